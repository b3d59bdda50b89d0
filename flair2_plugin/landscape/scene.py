# SPDX-License-Identifier: GPL-2.0-or-later
"""The scene to try the plugin on: an ortho, its truth and a Sentinel-2 year in another reference system."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
from rasterio.transform import from_origin
from rasterio.warp import transform as transform_points

from flair2_plugin.core.model_card import FLAIR_BANDS, SENTINEL2_BANDS
from flair2_plugin.core.nomenclature import BASELINE, NODATA
from flair2_plugin.core.symbology import colour_table
from flair2_plugin.imagery.sentinel2.series import Series
from flair2_plugin.landscape.area import AERIAL_PIXEL, Area, Place, make_area
from flair2_plugin.landscape.rasters import remove_earlier, write_raster
from flair2_plugin.landscape.satellite import PIXEL

SCENE_NUMBER = 0
"""No area of the data set has this number: the scene is country that no network was trained on."""

_ORTHO_CRS, _SERIES_CRS = "EPSG:2154", "EPSG:32631"
_SIDE = 3000  # pixels of the ortho
_BEYOND = 205.0  # metres that Sentinel-2 reaches beyond the ortho at least
_PLACE = Place(SCENE_NUMBER, 652_340.0, 6_641_270.0, 1100, 171.0, date(2021, 7, 4), 11.2)


def write_scene(folder: Path, seed: int, report: Callable[[str], None]) -> None:
    """Write ortho.tif, labels.tif and sentinel2/ into `folder`; `report` is told what is being made.

    Raises:
        OutputFailed: a file can't be written.
    """
    area = make_area(seed, _PLACE)
    report("scene: ortho.tif and labels.tif")
    _write_ortho(folder, area)
    report("scene: sentinel2/")
    remove_earlier(folder / "sentinel2", "SENTINEL2_*.tif")
    _write_series(folder / "sentinel2", area)


def _write_ortho(folder: Path, area: Area) -> None:
    picture = area.photograph(_SIDE)
    margin = _margin(area.place)
    transform = from_origin(area.place.left + margin, area.place.top - margin, AERIAL_PIXEL, AERIAL_PIXEL)
    write_raster(folder / "ortho.tif", picture.aerial, transform, _ORTHO_CRS, bands=FLAIR_BANDS)
    labels = np.minimum(picture.labels, BASELINE[-1].id)[None]
    colours = colour_table(BASELINE)
    write_raster(folder / "labels.tif", labels, transform, _ORTHO_CRS, NODATA, ("class",), colours)


def _write_series(folder: Path, area: Area) -> None:
    left, bottom, right, top = _grid(area.place)
    shape = round((top - bottom) / PIXEL), round((right - left) / PIXEL)
    series: Series = area.series_of(_samples(area, left, top, shape), shape)
    transform = from_origin(left, top, PIXEL, PIXEL)
    for i, day in enumerate(series.dates):
        stem = f"SENTINEL2_{day:%Y%m%d}"
        write_raster(folder / f"{stem}.tif", series.images[i], transform, _SERIES_CRS, 0, SENTINEL2_BANDS)
        if series.masks is not None:
            masks = series.masks[i]
            write_raster(folder / f"{stem}_masks.tif", masks, transform, _SERIES_CRS, bands=("snow", "cloud"))


def _margin(place: Place) -> float:
    return (place.side - _SIDE * AERIAL_PIXEL) / 2


def _grid(place: Place) -> tuple[float, float, float, float]:
    """Return the series' left, bottom, right and top in its own system, whole multiples of the pixel."""
    reach = _margin(place) - _BEYOND
    xs = [place.left + reach, place.left + place.side - reach]
    ys = [place.top - reach, place.top - place.side + reach]
    east, north = transform_points(_ORTHO_CRS, _SERIES_CRS, [xs[0], xs[1], xs[0], xs[1]], [ys[0], ys[0], ys[1], ys[1]])
    low = [PIXEL * int(np.floor(min(values) / PIXEL)) for values in (east, north)]
    high = [PIXEL * int(np.ceil(max(values) / PIXEL)) for values in (east, north)]
    return low[0], low[1], high[0], high[1]


def _samples(area: Area, left: float, top: float, shape: tuple[int, int]) -> np.ndarray:
    """Return the pieces at every metre of each 10 m pixel of the series' grid, shape (H x W, 100)."""
    truth = area.truth()
    east = left + np.arange(shape[1] * PIXEL) + 0.5
    north = top - np.arange(shape[0] * PIXEL) - 0.5
    points = np.meshgrid(east, north)
    x, y = transform_points(_SERIES_CRS, _ORTHO_CRS, *(part.ravel() for part in points))
    last = area.place.side - 1
    columns = np.clip(np.floor(np.array(x) - area.place.left), 0, last).astype(int)
    rows = np.clip(np.floor(area.place.top - np.array(y)), 0, last).astype(int)
    found = truth[rows, columns].reshape(shape[0], PIXEL, shape[1], PIXEL)
    return found.swapaxes(1, 2).reshape(shape[0] * shape[1], -1)
