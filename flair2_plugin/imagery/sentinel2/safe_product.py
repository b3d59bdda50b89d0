# SPDX-License-Identifier: GPL-2.0-or-later
"""ESA's Sentinel-2 L2A products: the .SAFE folders of the Copernicus hubs.

Source: Sentinel-2 Products Specification Document (S2-PDGS-TAS-DI-PSD), versions 14 and 15.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

import numpy as np

from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.core.wording import quote
from flair2_plugin.imagery.sentinel2.granule import Granule, MaskFiles
from flair2_plugin.imagery.sentinel2.product_folder import SAFE_METADATA, ProductFolder
from flair2_plugin.imagery.sentinel2.product_metadata import ProductMetadata, read_metadata
from flair2_plugin.imagery.sentinel2.scene_classification import masks_of_scene_classification

_IMAGE = re.compile(
    r"GRANULE/(?P<granule>[^/]+)/IMG_DATA/(?:R\d0m/)?(?:L2A_)?T(?P<tile>\d\d[A-Z]{3})_(?P<start>\d{8}T\d{6})"
    r"_(?P<name>B\d[\dA]|SCL)_(?P<size>\d0)m\.jp2"
)
_SNOW = r"GRANULE/{granule}/QI_DATA/(?:MSK_SNWPRB|\w+_SNW)_{size}m\.jp2"
_CLOUD = r"GRANULE/{granule}/QI_DATA/(?:MSK_CLDPRB|\w+_CLD)_{size}m\.jp2"
_STARTED = re.compile(r"_(\d{8}T\d{6})$")
_BAND_IDS = ("B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8", "B8A", "B9", "B10", "B11", "B12")
_SIZES = {"B1": "60", "B2": "10", "B3": "10", "B4": "10", "B8": "10", "B9": "60"}  # metres; the others' are 20
_OFFSETS_SINCE, _ONES_OWN = "04.00", "99"  # baselines; what users make with Sen2Cor is 99.99


@dataclass
class _Tile:
    """The images of one granule by band and pixel size."""

    tile: str
    start: str
    images: dict[tuple[str, str], str] = field(default_factory=dict)


def read_safe(product: ProductFolder, names: Sequence[str]) -> list[Granule]:
    """Return the tiles of a product, with the files of the named bands.

    Raises:
        InvalidImagery: it is of Level-1C, or lacks metadata, images or a band.
    """
    if product.metadata and "MSIL1C" in product.metadata:
        raise InvalidImagery(
            f"{product} is a Level-1C product, as seen through the air: give Level-2A ones (S2?_MSIL2A_…), or make "
            "them with Sen2Cor."
        )
    if SAFE_METADATA not in product.files:
        raise InvalidImagery(f"{product} lacks {SAFE_METADATA}, which tells what its values mean: copy it anew.")
    metadata = read_metadata(product, SAFE_METADATA)
    tiles = _find_tiles(product)
    if not tiles:
        raise InvalidImagery(f"{product} holds no images (GRANULE/…/IMG_DATA/…_B02_10m.jp2): copy it anew.")
    offsets = _offsets(metadata, names)
    return [_granule(product, metadata, granule, tile, names, offsets) for granule, tile in tiles.items()]


def _find_tiles(product: ProductFolder) -> dict[str, _Tile]:
    tiles: dict[str, _Tile] = {}
    for file in product.files:
        match = _IMAGE.fullmatch(file)
        if match:
            tile = tiles.setdefault(match["granule"], _Tile(match["tile"], match["start"]))
            tile.images[match["name"], match["size"]] = file
    return tiles


def _granule(
    product: ProductFolder,
    metadata: ProductMetadata,
    granule: str,
    tile: _Tile,
    names: Sequence[str],
    offsets: tuple[int, ...],
) -> Granule:
    started = _STARTED.search(granule)
    return Granule(
        product=str(product),
        day=_day(product, tile.start),
        producer="ESA",
        tile=tile.tile,
        orbit=metadata.text("SENSING_ORBIT_NUMBER"),
        started=started[1] if started else tile.start,
        version=(metadata.text("PROCESSING_BASELINE"), metadata.text("GENERATION_TIME")),
        bands=tuple(product.raster_path(_band_file(product, tile, name)) for name in names),
        offsets=offsets,
        nodata=0,
        masks=_masks(product, granule, tile),
    )


def _day(product: ProductFolder, start: str) -> date:
    try:
        return datetime.strptime(start[:8], "%Y%m%d").date()  # noqa: DTZ007  a day, as in the product's name
    except ValueError as problem:
        raise InvalidImagery(f"{product} holds images of {start[:8]}, which is no date: copy it anew.") from problem


def _band_file(product: ProductFolder, tile: _Tile, name: str) -> str:
    size = _SIZES.get(name, "20")
    label = name if name == "B8A" else f"B{name[1:]:0>2}"
    if (label, size) not in tile.images:
        raise InvalidImagery(f"{product} lacks the band {name} (…_{label}_{size}m.jp2): copy it anew.")
    return tile.images[label, size]


def _masks(product: ProductFolder, granule: str, tile: _Tile) -> MaskFiles | None:
    """Return probabilities of 20 or 60 m, else the scene classification, else nothing."""
    for size in ("20", "60"):
        patterns = (pattern.format(granule=re.escape(granule), size=size) for pattern in (_SNOW, _CLOUD))
        found = [next((file for file in product.files if re.fullmatch(p, file)), None) for p in patterns]
        if all(found):
            return MaskFiles(tuple(product.raster_path(file) for file in found if file), _as_they_are, smooth=True)
    classes = tile.images.get(("SCL", "20")) or tile.images.get(("SCL", "60"))
    return MaskFiles((product.raster_path(classes),), _of_classes, smooth=False) if classes else None


def _as_they_are(stored: np.ndarray) -> np.ndarray:
    return stored


def _of_classes(stored: np.ndarray) -> np.ndarray:
    return masks_of_scene_classification(stored[0])


def _offsets(metadata: ProductMetadata, names: Sequence[str]) -> tuple[int, ...]:
    """Return what has to be added to the stored numbers of each band, 0 where nothing is said of it.

    Raises:
        InvalidImagery: the values are no reflectance × 10,000.
    """
    quantification = metadata.text("BOA_QUANTIFICATION_VALUE") or metadata.text("L2A_BOA_QUANTIFICATION_VALUE")
    if quantification not in ("10000", "10000.0"):
        raise InvalidImagery(
            f"{metadata.path} does not say that values are reflectance × 10,000 (BOA_QUANTIFICATION_VALUE): give an "
            "unchanged Level-2A product."
        )
    told = {entry.attributes.get("band_id", ""): metadata.number(entry) for entry in metadata.all("BOA_ADD_OFFSET")}
    baseline = metadata.text("PROCESSING_BASELINE")
    if not told and _OFFSETS_SINCE <= baseline < _ONES_OWN:
        raise InvalidImagery(
            f"{metadata.path} is of processing baseline {quote(baseline)}, but does not tell the offset of its values "
            "(BOA_ADD_OFFSET): copy the product anew."
        )
    return tuple(told.get(str(_BAND_IDS.index(name)), 0) if name in _BAND_IDS else 0 for name in names)
