# SPDX-License-Identifier: GPL-2.0-or-later
"""The pixels of a scene: windows of its cloud-optimised bands, read over the network with odc-stac."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timezone
from datetime import time as clock
from itertools import repeat
from typing import TypeVar
from urllib.parse import urlsplit

import numpy as np
import odc.stac
import pystac
import rasterio
from odc.geo.geobox import GeoBox
from rasterio._err import CPLE_BaseError
from rasterio.errors import CRSError, RasterioError
from rasterio.io import DatasetReader

from flair2_plugin.core.errors import InvalidImagery, Stopped
from flair2_plugin.core.wording import first_line, quote
from flair2_plugin.imagery.grid import Grid, Window, overlap
from flair2_plugin.imagery.sentinel2.reflectance import undo_offset
from flair2_plugin.imagery.sentinel2.scene_classification import masks_of_scene_classification
from flair2_plugin.stac.bands import BANDS, CLOUD, SCENE_CLASSES, SNOW
from flair2_plugin.stac.ground import degrees_of
from flair2_plugin.stac.scenes import Scene

T = TypeVar("T")

_GDAL = {
    "GDAL_DISABLE_READDIR_ON_OPEN": "EMPTY_DIR",  # no look for files beside
    "GDAL_HTTP_MAX_RETRY": "4",
    "GDAL_HTTP_RETRY_DELAY": "1",  # seconds, doubled each time
    "GDAL_HTTP_CONNECTTIMEOUT": "15",
    "GDAL_HTTP_TIMEOUT": "60",
    "GDAL_INGESTED_BYTES_AT_OPEN": "32768",  # a cloud-optimised header in one request
    "CPL_VSIL_CURL_USE_HEAD": "NO",  # the same request tells the size
}
_ANEW = {"CPL_VSIL_CURL_NON_CACHED": "/vsicurl/"}  # else a failure is remembered, and trying again is of no use
_FORMATS = {"jp2": "JP2OpenJPEG"}  # by ending; all else is a GeoTIFF. Other drivers' files may name further files
_FAILURES = (RasterioError, CPLE_BaseError, CRSError)
_WAITS = (2.0, 8.0, 20.0)  # seconds between tries, GDAL's own apart
_POLL = 0.2
_THREADS = 8  # bands read at a time
_LONGEST_SIDE = 40_000  # pixels; a tile of 10 m has 10,980
_SLIVER = 1e-3  # pixels
_LARGEST_BLOCK = 64 << 20  # bytes
_WHOLE = {"uint16": ("uint16", "int16"), "uint8": ("uint8", "uint16", "int16")}  # what may hold such numbers
_KINDS = {**dict.fromkeys(BANDS, "uint16"), **dict.fromkeys((SCENE_CLASSES, CLOUD, SNOW), "uint8")}


@dataclass(frozen=True)
class Pixels:
    """A window of a date: `values` (10, H, W) uint16, reflectance × 10,000, and `masks` (2, H, W) uint8 or None."""

    values: np.ndarray
    masks: np.ndarray | None


class SceneReader:
    """Reads windows of scenes on the grid of a series."""

    def __init__(self, grid: Grid, sign: Callable[[str], str], stopped: Callable[[], bool]) -> None:
        """Hold what all scenes share; `sign` gives an address as it can be read."""
        self._grid = grid
        self._sign = sign
        self._stopped = stopped
        self._aligned: dict[str, dict[str, bool]] = {}

    def read(self, scene: Scene, window: Window) -> Pixels:
        """Return a window of the grid, 0 where the scene has no data.

        Raises:
            InvalidImagery: it can't be read, or is no such picture as it should be.
            Stopped: the user doesn't want to wait any longer.
        """
        if not self._meets(scene, window):
            return Pixels(np.zeros((len(BANDS), window.height, window.width), dtype=np.uint16), None)
        hrefs = {name: scene.hrefs[name] for name in (*BANDS, *mask_assets(scene))}
        loaded = self._patiently(lambda settings: self._load(scene, hrefs, window, settings), scene)
        values = undo_offset(np.stack([loaded[band] for band in BANDS]), scene.offsets)
        if SCENE_CLASSES in loaded:
            return Pixels(values, masks_of_scene_classification(loaded[SCENE_CLASSES]))
        if CLOUD in loaded:
            masks = np.stack([loaded[SNOW], loaded[CLOUD]])
            return Pixels(values, np.where(masks > 100, 0, masks).astype(np.uint8))
        return Pixels(values, None)

    def _meets(self, scene: Scene, window: Window) -> bool:
        box, wanted = scene.box, degrees_of(self._grid.cropped(window))
        if box.xmin > box.xmax:  # across the 180th meridian
            return True
        return overlap(box, wanted) > 0

    def _load(
        self, scene: Scene, hrefs: dict[str, str], window: Window, settings: dict[str, str]
    ) -> dict[str, np.ndarray]:
        signed = {name: self._sign(href) for name, href in hrefs.items()}
        with rasterio.Env(**settings):
            if scene.id not in self._aligned:
                with ThreadPoolExecutor(_THREADS) as pool:
                    looks = pool.map(self._look_at, signed, signed.values(), repeat(settings))
                    self._aligned[scene.id] = dict(zip(signed, looks, strict=True))
            grid = self._grid.cropped(window)
            sharp = {name for name, aligned in self._aligned[scene.id].items() if aligned or name not in BANDS}
            data = odc.stac.load(
                [_item(scene, signed)],
                bands=list(hrefs),
                geobox=GeoBox((grid.height, grid.width), grid.transform, grid.crs.to_wkt()),
                resampling={name: "nearest" if name in sharp else "bilinear" for name in hrefs},
                pool=_THREADS,
                stac_cfg={"*": {"warnings": "ignore"}},
            )
        return {name: data[name].values[0] for name in hrefs}

    def _look_at(self, name: str, href: str, settings: dict[str, str]) -> bool:
        """Return whether a band's pixels are pixels of the grid, or four or more of them.

        Raises:
            InvalidImagery: it is no raster that a band can be, or too large to be decoded.
        """
        driver = _FORMATS.get(urlsplit(href).path.lower().rsplit(".", 1)[-1], "GTiff")
        with rasterio.Env(**settings), rasterio.open(href, driver=driver) as dataset:
            _check(dataset, name, quote(href.split("?", 1)[0], 200))
            own, size = dataset.transform, self._grid.pixel_size
            col, row = ~self._grid.transform @ (own.c, own.f)
            steps = (col, row, own.a / size, own.e / size)
            upright = own.b == own.d == 0 and own.a > 0 > own.e
            whole = all(abs(step - round(step)) < _SLIVER for step in steps)
            return dataset.crs == self._grid.crs and upright and whole and own.a >= size * (1 - _SLIVER)

    def _patiently(self, read: Callable[[dict[str, str]], T], scene: Scene) -> T:
        settings, waits = dict(_GDAL), list(_WAITS)
        while True:
            try:
                return read(settings)
            except _FAILURES as problem:
                if not waits:
                    raise InvalidImagery(_sentence(scene, problem)) from problem
            settings.update(_ANEW)
            self._wait(waits.pop(0))

    def _wait(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self._stopped():
                raise Stopped("The series was stopped; its finished dates are kept.")
            time.sleep(_POLL)


def mask_assets(scene: Scene) -> tuple[str, ...]:
    """Return the assets that a scene's masks are made of: probabilities, else scene classes, else none."""
    if CLOUD in scene.hrefs and SNOW in scene.hrefs:
        return (CLOUD, SNOW)
    return (SCENE_CLASSES,) if SCENE_CLASSES in scene.hrefs else ()


def _check(dataset: DatasetReader, name: str, where: str) -> None:
    width, height, kind = dataset.width, dataset.height, dataset.dtypes[0]
    if (
        dataset.crs is None
        or dataset.count != 1
        or kind not in _WHOLE[_KINDS[name]]
        or max(width, height) > _LONGEST_SIDE
    ):
        raise InvalidImagery(
            f"{where} is no band of Sentinel-2: it has {dataset.count} bands of {kind}, {width} × {height} pixels and "
            f"{'a' if dataset.crs else 'no'} CRS. Take another collection."
        )
    if max(rows * cols for rows, cols in dataset.block_shapes) * np.dtype(kind).itemsize > _LARGEST_BLOCK:
        raise InvalidImagery(f"{where} can only be read in giant blocks: take another collection.")


def _item(scene: Scene, hrefs: dict[str, str]) -> pystac.Item:
    """Return a scene as an item of nothing but what is read: who wrote the catalogue can't slip in more."""
    box = scene.box
    corners = [(box.xmin, box.ymin), (box.xmax, box.ymin), (box.xmax, box.ymax), (box.xmin, box.ymax)]
    item = pystac.Item(
        id=scene.id,
        geometry={"type": "Polygon", "coordinates": [[*corners, corners[0]]]},
        bbox=[box.xmin, box.ymin, box.xmax, box.ymax],
        datetime=datetime.combine(scene.day, clock(), timezone.utc),
        properties={},
    )
    for name, href in hrefs.items():
        values = {"data_type": _KINDS[name], "nodata": 0}
        item.add_asset(
            name, pystac.Asset(href, media_type=pystac.MediaType.COG, extra_fields={"raster:bands": [values]})
        )
    return item


def _sentence(scene: Scene, problem: BaseException) -> str:
    text = first_line(problem.__cause__ or problem).split("?", 1)[0].rstrip(".")
    host = urlsplit(next(iter(scene.hrefs.values()))).netloc
    return (
        f"{scene.id} can't be read from {quote(host)} ({quote(text, 160)}): try again later; what is finished is kept."
    )
