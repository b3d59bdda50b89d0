# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a Sentinel-2 series lies, on whatever grid it is stored: measured on waves whose height is known everywhere."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from affine import Affine
from rasterio.crs import CRS

from flair2_plugin.core.request import Request
from flair2_plugin.imagery.grid import project
from flair2_plugin.inference.inputs import InputOpener
from tests.packages import SMALL_UTT
from tests.rasters import LEFT, TOP, write_ortho, write_raster

LAMBERT = CRS.from_epsg(2154)
MIDDLE = (LEFT + 70.0, TOP - 60.0)
ACROSS, DOWN = 130.0, 170.0  # metres of a wave
SIDE = 70  # pixels of 10 m


def waves(xs: np.ndarray, ys: np.ndarray) -> np.ndarray:
    """Return the reflectance at places in Lambert-93."""
    return 3000 + 1200 * np.sin(2 * np.pi * xs / ACROSS) + 900 * np.cos(2 * np.pi * ys / DOWN)


@dataclass(frozen=True)
class Storage:
    """A grid that a series is stored on: its CRS, its origin's move in metres, and whether its first row is south."""

    epsg: int = 2154
    east: float = 0.0
    north: float = 0.0
    south_up: bool = False

    def write(self, path: Path) -> Path:
        """Write one date, each pixel with the waves' height at its centre."""
        crs = CRS.from_epsg(self.epsg)
        (x,), (y,) = project(np.array([MIDDLE[0]]), np.array([MIDDLE[1]]), LAMBERT, crs)
        left = 10 * np.floor(x / 10) - 10 * SIDE / 2 + self.east
        top = 10 * np.floor(y / 10) + 10 * SIDE / 2 + self.north
        transform = Affine(10, 0, left, 0, -10, top)
        if self.south_up:
            transform = Affine(10, 0, left, 0, 10, top - 10 * SIDE)
        values = heights_on(crs, transform, SIDE, SIDE)
        bands = np.repeat(np.round(values)[None], 10, axis=0).astype(np.uint16)
        return write_raster(path, bands, transform, crs.to_string(), nodata=0)


def heights_on(crs: CRS, transform: Affine, width: int, height: int) -> np.ndarray:
    cols, rows = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
    xs, ys = transform @ (cols.ravel(), rows.ravel())
    return waves(*project(np.asarray(xs), np.asarray(ys), crs, LAMBERT)).reshape(height, width)


def offset(seen: np.ndarray, xs: np.ndarray, ys: np.ndarray) -> np.ndarray:
    """Return by how many metres, eastwards and northwards, what is seen lies beside the waves: least squares."""
    step = 0.5
    slope_x = (waves(xs + step, ys) - waves(xs - step, ys)) / (2 * step)
    slope_y = (waves(xs, ys + step) - waves(xs, ys - step)) / (2 * step)
    found, *_ = np.linalg.lstsq(np.stack([-slope_x, -slope_y], axis=1), seen - waves(xs, ys), rcond=None)
    return np.asarray(found)


@pytest.mark.parametrize(
    "storage",
    [
        Storage(),
        Storage(east=3.7, north=-3.7),
        Storage(south_up=True),
        Storage(32630),
        Storage(32631, east=2.0, north=7.3),
        Storage(32632),
        Storage(32632, south_up=True),
    ],
    ids=str,
)
def test_a_series_lies_where_it_lies_on_any_grid_and_under_its_tile(tmp_path: Path, storage: Storage) -> None:
    ortho = write_ortho(tmp_path / "ortho.tif")
    series = storage.write(tmp_path / "S2_20210403.tif")
    request = Request(str(ortho), "m", "out.tif", (str(series),))
    with ExitStack() as stack:
        inputs = InputOpener(request, [SMALL_UTT], stack, lambda message: None).open()
        reader = inputs.readers[0]
        satellite = reader.satellite
        assert satellite is not None
        for tile in (tile.moved(reader.area.col, reader.area.row) for row in inputs.plan.tile_rows() for tile in row):
            window, grid = satellite.window(tile), satellite.source.grid
            here, there = reader.ortho.grid.centre(tile), grid.centre(window)
            (x,), (y,) = project(np.array([there.x]), np.array([there.y]), grid.crs, LAMBERT)
            assert np.hypot(x - here.x, y - here.y) < 0.2
            seen = np.asarray(satellite.source.read(window).images, dtype=float)[0, 4, 6:-6, 6:-6]
            cols, rows = np.meshgrid(np.arange(28) + 6.5 + window.col, np.arange(28) + 6.5 + window.row)
            xs, ys = project(*map(np.asarray, grid.transform @ (cols.ravel(), rows.ravel())), grid.crs, LAMBERT)
            assert np.abs(offset(seen.ravel(), xs, ys)).max() < 0.15
            assert np.abs(seen.ravel() - waves(xs, ys)).max() < 100


def test_the_measure_sees_a_move_of_a_metre() -> None:
    xs, ys = (axis.ravel() for axis in np.meshgrid(LEFT + 10.0 * np.arange(30), TOP - 10.0 * np.arange(30)))
    assert offset(waves(xs - 1.0, ys + 0.5), xs, ys) == pytest.approx([1.0, -0.5], abs=0.05)
