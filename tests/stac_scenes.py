# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentinel-2 as public catalogues hold it: cloud-optimised bands of two tiles and a few days, and the items about them.

The items are laid out as those of Earth Search (both collections), of the Planetary Computer, and in STAC 1.1's form.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from affine import Affine
from rasterio.crs import CRS
from rasterio.shutil import copy
from rasterio.warp import Resampling, reproject, transform_bounds

from tests.stac_server import Door, serve_catalogue, start_api

CRS_UTM = "EPSG:32631"
WEST, NORTH = 499_980.0, 5_150_040.0  # where a tile's 10, 20 and 60 m pixels have a corner
SIDE = 80  # pixels of 10 m of a tile; the second one begins 60 pixels further east
SHIFT = 60
ACROSS = SIDE + SHIFT
BANDS = ("B2", "B3", "B4", "B5", "B6", "B7", "B8", "B8A", "B11", "B12")
COARSE = ("B5", "B6", "B7", "B8A", "B11", "B12")  # 20 m
_NAMES = "blue green red rededge1 rededge2 rededge3 nir nir08 swir16 swir22"
COMMON = dict(zip(BANDS, _NAMES.split(" "), strict=True))
TILES = ("T31TDM", "T31TEM")
DAYS = ("2021-04-03", "2021-04-18", "2021-07-12", "2021-08-01", "2022-04-04")
CLOUDS = {"2021-04-03": 20.0, "2021-04-18": 35.5, "2021-07-12": 0.5, "2021-08-01": 95.0, "2022-04-04": 1.0}
_TIFF = "image/tiff; application=geotiff; profile=cloud-optimized"


@dataclass(frozen=True)
class Truth:
    """A day of both tiles' ground: `values` (10, 80, 140), 20 m bands in squares of four; `snow`, `cloud` (80, 140)."""

    values: np.ndarray
    snow: np.ndarray
    cloud: np.ndarray


def truth(day: str) -> Truth:
    """Return a day, always the same."""
    rng = np.random.default_rng(int(day.replace("-", "")))
    values = rng.integers(1, 6000, (10, SIDE, ACROSS)).astype(np.uint16)
    for band in COARSE:
        place = BANDS.index(band)
        values[place] = _coarse(values[place]).repeat(2, 0).repeat(2, 1)
    cloud = (rng.integers(0, 4, (SIDE // 10, ACROSS // 10)) // 3 * 100).repeat(10, 0).repeat(10, 1).astype(np.uint8)
    snow = np.zeros_like(cloud)
    snow[:20, :20] = 80
    cloud[:20, :20] = 0
    return Truth(values, snow, cloud)


def window(extent: tuple[float, float, float, float]) -> tuple[slice, slice]:
    """Return the rows and columns of the truth in an extent of whole pixels (UTM)."""
    west, south, east, north = extent
    rows = slice(round((NORTH - north) / 10), round((NORTH - south) / 10))
    return rows, slice(round((west - WEST) / 10), round((east - WEST) / 10))


class Shop:
    """Writes scenes and the items about them."""

    def __init__(self, door: Door) -> None:
        self.door = door
        self.items: dict[str, list[dict[str, Any]]] = {}
        self.collections: dict[str, dict[str, Any]] = {}

    def write_files(self, folder: Path) -> list[Path]:
        """Write what rustac reads."""
        paths = []
        for name, items in self.items.items():
            about = {
                "type": "Collection",
                "stac_version": "1.0.0",
                "id": name,
                "description": name,
                "license": "proprietary",
                "extent": {"spatial": {"bbox": [[-180, -90, 180, 90]]}, "temporal": {"interval": [[None, None]]}},
                "links": [],
                **self.collections.get(name, {}),
            }
            paths += [folder / f"{name}.collection.json", folder / f"{name}.items.json"]
            paths[-2].write_text(json.dumps(about), encoding="utf-8")
            paths[-1].write_text(json.dumps({"type": "FeatureCollection", "features": items}), encoding="utf-8")
        return paths

    def put(self, collection: str, name: str, tile: int, day: str, **more: Any) -> dict[str, Any]:
        """Write the item of a scene, without assets."""
        west = WEST + 10 * SHIFT * tile
        box = transform_bounds(CRS_UTM, "EPSG:4326", west, NORTH - 10 * SIDE, west + 10 * SIDE, NORTH)
        corners = [[box[i], box[j]] for i, j in ((0, 1), (2, 1), (2, 3), (0, 3), (0, 1))]
        item = {
            "type": "Feature",
            "stac_version": "1.0.0",
            "id": name,
            "collection": collection,
            "geometry": {"type": "Polygon", "coordinates": [corners]},
            "bbox": list(box),
            "properties": {
                "datetime": f"{day}T10:50:31.024000Z",
                "platform": "sentinel-2a",
                "eo:cloud_cover": CLOUDS.get(day, 0.0),
                **more,
            },
            "assets": {},
            "links": [],
        }
        self.items.setdefault(collection, []).append(item)
        return item

    def write(self, path: str, values: np.ndarray, tile: int, pixel: int, crs: str = CRS_UTM) -> str:
        """Write (H, W) as a cloud-optimised GeoTIFF and return its address."""
        file = self.door.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            place = Affine(pixel, 0, WEST + 10 * SHIFT * tile, 0, -pixel, NORTH)
            write_cog(file, values, place, crs)
        return f"{self.door.address}/cogs/{path}"

    def bands(self, folder: str, tile: int, day: str, added: int) -> dict[str, str]:
        """Write the bands of a scene, `added` to its numbers, and return their addresses."""
        part = truth(day).values[:, :, SHIFT * tile : SHIFT * tile + SIDE]
        found = {}
        for band, values in zip(BANDS, part, strict=True):
            stored = np.where(values == 0, 0, values.astype(int) + added).astype(np.uint16)
            fine = band not in COARSE
            stored = stored if fine else _coarse(stored)
            found[band] = self.write(f"{folder}/{band}.tif", stored, tile, 10 if fine else 20)
        return found

    def masks(self, folder: str, tile: int, day: str) -> dict[str, str]:
        """Write snow and cloud probability and scene classes, 20 m, and return their addresses."""
        cut = slice(SHIFT * tile, SHIFT * tile + SIDE)
        whole = truth(day)
        snow, cloud = (_coarse(mask[:, cut]) for mask in (whole.snow, whole.cloud))
        classes = np.where(cloud >= 60, 9, np.where(snow >= 60, 11, 4)).astype(np.uint8)
        made = {"snow": snow, "cloud": cloud, "scl": classes}
        return {name: self.write(f"{folder}/{name}.tif", values, tile, 20) for name, values in made.items()}


@contextmanager
def open_shop(folder: Path) -> Iterator[Door]:
    """Open the door to a catalogue of all that `fill_shop` puts into it; its rasters lie in `folder`."""
    with serve_catalogue(folder) as door:
        shop = Shop(door)
        fill_shop(shop)
        with start_api(door, shop.write_files(folder)):
            yield door


def fill_shop(shop: Shop) -> None:
    """Write all collections."""
    for day in DAYS:
        for tile, name in enumerate(TILES):
            if (day, tile) != ("2021-04-18", 1):
                _put_collection_1(shop, f"S2A_{name}_{day.replace('-', '')}T105031_L2A", tile, day, "05.10", 1000)
    _put_collection_1(shop, "S2A_T31TDM_20210403T105031_L2A_older", 0, "2021-04-03", "05.00", 1500)
    _put_earth_search(shop)
    _put_planetary_computer(shop)
    _put_stac_1_1(shop)


def _put_collection_1(shop: Shop, name: str, tile: int, day: str, baseline: str, added: int) -> None:
    item = shop.put("sentinel-2-c1-l2a", name, tile, day, **{"s2:processing_baseline": baseline})
    for band, href in shop.bands(f"c1/{name}", tile, day, added).items():
        common = {"name": COMMON[band], "common_name": COMMON[band].rstrip("123") if band < "B8" else COMMON[band]}
        numbers = {"nodata": 0, "data_type": "uint16", "scale": 0.0001, "offset": -0.1}
        item["assets"][COMMON[band]] = {"href": href, "type": _TIFF, "eo:bands": [common], "raster:bands": [numbers]}
    for mask, href in shop.masks(f"c1/{name}", tile, day).items():
        item["assets"][mask] = {"href": href, "type": _TIFF}
    three = [{"name": color, "common_name": color} for color in ("red", "green", "blue")]
    item["assets"]["visual"] = {"href": item["assets"]["red"]["href"], "type": _TIFF, "eo:bands": three}
    item["assets"]["thumbnail"] = {"href": f"{shop.door.address}/cogs/preview.jpg", "type": "image/jpeg"}


def _put_earth_search(shop: Shop) -> None:
    """The older collection: 1000 was taken away from the pixels, and the metadata still say -0.1."""
    day = "2021-07-12"
    item = shop.put("earth-search-l2a", "S2A_31TDM_20210712_0_L2A", 0, day)
    item["properties"] |= {"s2:processing_baseline": "05.00", "earthsearch:boa_offset_applied": True}
    for band, href in shop.bands("l2a", 0, day, 0).items():
        said = {"eo:bands": [{"name": COMMON[band]}], "raster:bands": [{"scale": 0.0001, "offset": -0.1}]}
        item["assets"][COMMON[band]] = {"href": href, "type": _TIFF, **said}
        item["assets"][f"{COMMON[band]}-jp2"] = {"href": f"s3://sentinel/{band}.jp2", "type": "image/jp2", **said}
    item["assets"]["scl"] = {"href": shop.masks("l2a", 0, day)["scl"], "type": _TIFF}


def _put_planetary_computer(shop: Shop) -> None:
    """Assets under the bands' names; of the offset nothing but the processing baseline."""
    for collection, baseline, added in (("sentinel-2-l2a", "04.00", 1000), ("before-2022", "03.01", 0)):
        day = "2021-07-12"
        name = f"S2A_MSIL2A_20210712T105031_R051_T31TDM_{baseline.replace('.', '')}"
        item = shop.put(collection, name, 0, day, **{"s2:processing_baseline": baseline})
        for band, href in shop.bands(f"pc-{baseline}", 0, day, added).items():
            key = f"B0{band[1:]}" if len(band) == 2 else band
            item["assets"][key] = {"href": href, "type": _TIFF, "eo:bands": [{"name": key}]}
        item["assets"]["SCL"] = {"href": shop.masks(f"pc-{baseline}", 0, day)["scl"], "type": _TIFF}


def _put_stac_1_1(shop: Shop) -> None:
    """What the bands are is said by the collection, as STAC 1.1 has it; there are no masks."""
    day, centres = "2021-07-12", {"B5": 0.704, "B6": 0.74, "B7": 0.783}
    item = shop.put("stac-1.1", "scene-1", 0, day)
    said = {}
    for number, (band, href) in enumerate(shop.bands("pc-04.00", 0, day, 1000).items()):
        item["assets"][f"image{number}"] = {"href": href}
        names = {"eo:common_name": "rededge", "eo:center_wavelength": centres[band]} if band in centres else {}
        entry = {"name": COMMON[band] if band not in centres else f"edge{number}", **names}
        said[f"image{number}"] = {"type": _TIFF, "bands": [entry], "raster:scale": 0.0001, "raster:offset": -0.1}
    shop.collections["stac-1.1"] = {"stac_version": "1.1.0", "item_assets": said}


def reproject_tile(values: np.ndarray, crs: str) -> tuple[np.ndarray, Affine]:
    """Return (H, W), whose corner is (WEST, NORTH), in another CRS, on pixels of 10 m there."""
    rows, cols = values.shape
    box = transform_bounds(CRS_UTM, crs, WEST, NORTH - 10 * rows, WEST + 10 * cols, NORTH)
    west, north = np.floor(box[0] / 10) * 10, np.ceil(box[3] / 10) * 10
    height, width = int(np.ceil((north - box[1]) / 10)), int(np.ceil((box[2] - west) / 10))
    place, moved = Affine(10, 0, west, 0, -10, north), np.zeros((height, width), dtype=values.dtype)
    own = Affine(10, 0, WEST, 0, -10, NORTH)
    reproject(
        values, moved, src_transform=own, src_crs=CRS_UTM, dst_transform=place, dst_crs=crs, src_nodata=0,
        dst_nodata=0, resampling=Resampling.bilinear,
    )  # fmt: skip
    return moved, place


def _coarse(values: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(values[::2, ::2])


def write_cog(file: Path, values: np.ndarray, place: Affine, crs: str) -> None:
    """Write (H, W) as a cloud-optimised GeoTIFF."""
    height, width = values.shape
    profile = {"driver": "GTiff", "height": height, "width": width, "count": 1, "dtype": values.dtype, "nodata": 0}
    with rasterio.MemoryFile() as memory:
        with memory.open(crs=CRS.from_user_input(crs), transform=place, **profile) as dataset:
            dataset.write(values, 1)
        copy(memory.name, str(file), driver="COG", compress="deflate", blocksize=128)
