# SPDX-License-Identifier: GPL-2.0-or-later
"""Which asset of an item holds which band: by what the catalogue itself says of its bands, then by the assets' names.

Sources: the STAC extensions eo 1.1 and 2.0 (names, common names, centre wavelengths), raster 1.1 and 2.0, STAC 1.1
(`bands`), and the assets of Earth Search and the Planetary Computer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

BANDS = ("B2", "B3", "B4", "B5", "B6", "B7", "B8", "B8A", "B11", "B12")
"""FLAIR's ten, in its order."""
SCENE_CLASSES, CLOUD, SNOW = "scl", "cloud", "snow"
MASKS = (SCENE_CLASSES, CLOUD, SNOW)

_NAME = re.compile(r"b0?([1-9]|8a|1[0-2])(?:[_-]\d+m)?")
_COMMON = {
    "blue": "B2",
    "green": "B3",
    "red": "B4",
    "rededge071": "B5",
    "rededge075": "B6",
    "rededge078": "B7",
    "rededge1": "B5",
    "rededge2": "B6",
    "rededge3": "B7",
    "nir": "B8",
    "nir08": "B8A",
    "swir16": "B11",
    "swir22": "B12",
}
_RED_EDGES = {0.704: "B5", 0.740: "B6", 0.782: "B7"}  # µm; three bands share the common name "rededge"
_NEAR = 0.01
_MASK_NAMES = {
    "scl": SCENE_CLASSES,
    "scl_20m": SCENE_CLASSES,
    "cloud": CLOUD,
    "cld_20m": CLOUD,
    "snow": SNOW,
    "snw_20m": SNOW,
}
_FORMATS = {"geotiff": 0, "tiff": 0, "jp2": 1, "jpeg2000": 1}
_FINEST = 1.0  # metres; a size below is none


def find_assets(assets: Mapping[str, Any], item_assets: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the best asset of each band and mask, completed by what the collection says of such assets.

    Where a band is there several times, GeoTIFFs go before JPEG 2000 and small pixels before large ones.
    """
    found: dict[str, tuple[tuple[int, float, str], dict[str, Any]]] = {}
    for key, said in assets.items():
        asset = {**_known(item_assets.get(key)), **_known(said)}
        name, format_rank = _band(key, asset), _format_rank(asset)
        if name is None or format_rank is None:
            continue
        rank = (format_rank, _pixel_size(asset), key)
        if name not in found or rank < found[name][0]:
            found[name] = (rank, asset)
    return {name: asset for name, (_, asset) in found.items()}


def raster_values(asset: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what is said of an asset's numbers (scale, offset, nodata), by whichever version of the extension."""
    for said in (*_list(asset.get("raster:bands")), *_list(asset.get("bands")), asset):
        if isinstance(said, dict):
            values = {key.removeprefix("raster:"): value for key, value in said.items()}
            if "scale" in values or "offset" in values:
                return values
    return {}


def _band(key: str, asset: Mapping[str, Any]) -> str | None:
    bands = [band for name in ("bands", "eo:bands") for band in _list(asset.get(name)) if isinstance(band, dict)]
    named = {name for band in bands for name in _names(band)}
    lower = key.lower()
    if lower in _MASK_NAMES and len(named) <= 1:
        return _MASK_NAMES[lower]
    if len(named) > 1:  # a picture of several bands
        return None
    return next(iter(named), None) or _by_name(lower)


def _names(band: Mapping[str, Any]) -> Iterator[str]:
    """Yield the band that an entry stands for, once, if it is known."""
    common = str(band.get("common_name") or band.get("eo:common_name") or "").lower()
    name = str(band.get("name") or "").lower()
    wavelength = band.get("center_wavelength") or band.get("eo:center_wavelength")
    if found := _by_name(name) or _by_name(common):
        yield found
    elif common == "rededge" and isinstance(wavelength, (int, float)):
        yield from (edge for centre, edge in _RED_EDGES.items() if abs(wavelength - centre) < _NEAR)


def _by_name(text: str) -> str | None:
    match = _NAME.fullmatch(text)
    return f"B{match[1].upper()}" if match else _COMMON.get(text)


def _format_rank(asset: Mapping[str, Any]) -> int | None:
    """Return 0 for a GeoTIFF, 1 for JPEG 2000, None for what is neither."""
    said = str(asset.get("type") or "").lower()
    ranks = [rank for name, rank in _FORMATS.items() if name in said]
    if ranks:
        return min(ranks)
    end = str(asset.get("href") or "").split("?", 1)[0].lower().rsplit(".", 1)[-1]
    return None if said else {"tif": 0, "tiff": 0, "jp2": 1}.get(end)


def _pixel_size(asset: Mapping[str, Any]) -> float:
    for said in (asset, *_list(asset.get("raster:bands")), *_list(asset.get("bands"))):
        for key in ("gsd", "spatial_resolution", "raster:spatial_resolution") if isinstance(said, dict) else ():
            size = said.get(key)
            if isinstance(size, (int, float)) and size >= _FINEST:
                return float(size)
    return float("inf")


def _known(said: Any) -> dict[str, Any]:
    return said if isinstance(said, dict) else {}


def _list(said: Any) -> list[Any]:
    return said if isinstance(said, list) else []
