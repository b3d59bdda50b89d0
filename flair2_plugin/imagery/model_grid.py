# SPDX-License-Identifier: GPL-2.0-or-later
"""The grid a raster is read on: its own where that fits the wanted pixel size, else one made for it."""

from __future__ import annotations

import math

import numpy as np
from affine import Affine
from rasterio.crs import CRS
from rasterio.enums import Resampling
from rasterio.errors import TransformError
from rasterio.io import DatasetReader

from flair2_plugin.imagery.grid import Grid, Point, bounds_of, project

_LARGEST_STRETCH = 0.01
_LONGEST_SIDE = 10_000_000  # pixels; 2,000 km at 0.2 m
_SAME_SIZE = 1e-3  # relative; over a tile of 512 pixels it adds up to half a pixel


def ortho_grid(dataset: DatasetReader, pixel_size: float) -> Grid:
    """Return the north-up grid with pixels of `pixel_size` metres that the ortho is read on.

    It is the raster's own where its pixels have that size (to 0.1 %) and it is north-up. Otherwise it starts at the
    raster's upper left corner, in its own CRS, or in the UTM zone of its centre where that does not measure the ground.

    Raises:
        TransformError: the raster lies where its CRS, or the UTM zone, has no coordinates, or is far too large.
    """
    own = Grid(dataset.crs, dataset.transform, dataset.width, dataset.height)
    crs = metric_crs(dataset)
    size = pixel_size / metres(crs)
    if crs == dataset.crs and _fits(dataset.transform, size):
        return refuse_giant(own)
    xs, ys = project(*outline(dataset), dataset.crs, crs)
    extent = bounds_of(xs, ys)
    width = max(1, math.ceil((extent.xmax - extent.xmin) / size - 1e-3))
    height = max(1, math.ceil((extent.ymax - extent.ymin) / size - 1e-3))
    return refuse_giant(Grid(crs, Affine(size, 0.0, extent.xmin, 0.0, -size, extent.ymax), width, height))


def refuse_giant(grid: Grid) -> Grid:
    """Return the grid if its sides are of a length that some place on Earth can have.

    Raises:
        TransformError: they are not; then the pixel size or the CRS is wrong.
    """
    if max(grid.width, grid.height) > _LONGEST_SIDE:
        raise TransformError(f"it would have {grid.width:.4g} × {grid.height:.4g} pixels of {grid.pixel_size:g}")
    return grid


def metric_crs(dataset: DatasetReader) -> CRS:
    """Return the raster's CRS, or the UTM zone (WGS 84) of its centre where its units are no metres on the ground.

    That is so of degrees, and of projections that stretch the ground by more than 1 %, as web Mercator does.
    """
    middle_x, middle_y = dataset.transform @ (dataset.width / 2, dataset.height / 2)
    lon, lat = project(np.array([middle_x]), np.array([middle_y]), dataset.crs, CRS.from_epsg(4326))
    zone = int((lon[0] + 180) // 6) % 60 + 1
    utm = CRS.from_epsg((32600 if lat[0] >= 0 else 32700) + zone)
    if dataset.crs.is_geographic:
        return utm
    xs, ys = project(middle_x + np.array([0.0, 100.0]), middle_y + np.zeros(2), dataset.crs, utm)
    ground = float(np.hypot(xs[1] - xs[0], ys[1] - ys[0]))
    return dataset.crs if abs(100 * metres(dataset.crs) - ground) < _LARGEST_STRETCH * ground else utm


def lattice(crs: CRS, corner: Point, size: float, extent_xs: np.ndarray, extent_ys: np.ndarray) -> Grid:
    """Return the grid of pixels of `size` that has a pixel corner at `corner` and covers all the given points.

    Raises:
        TransformError: it is far too large.
    """
    west = math.floor((extent_xs.min() - corner.x) / size + 1e-6)
    east = math.ceil((extent_xs.max() - corner.x) / size - 1e-6)
    north = math.floor((corner.y - extent_ys.max()) / size + 1e-6)
    south = math.ceil((corner.y - extent_ys.min()) / size - 1e-6)
    transform = Affine(size, 0.0, corner.x + west * size, 0.0, -size, corner.y - north * size)
    return refuse_giant(Grid(crs, transform, max(1, east - west), max(1, south - north)))


def resampling(dataset: DatasetReader, grid: Grid) -> Resampling:
    """Return how to resample: not at all (nearest) on the grid's own pixels, else average down or bilinear."""
    xs, ys = project(*outline(dataset), dataset.crs, grid.crs)
    extent = bounds_of(xs, ys)
    size = math.sqrt((extent.xmax - extent.xmin) * (extent.ymax - extent.ymin) / (dataset.width * dataset.height))
    if size < 0.75 * grid.pixel_size:
        return Resampling.average
    return Resampling.nearest if same_pixels(dataset, grid) else Resampling.bilinear


def same_pixels(dataset: DatasetReader, grid: Grid) -> bool:
    """Return whether the raster's pixels are pixels of `grid`: CRS, size and phase agree (it may be south-up)."""
    own = dataset.transform
    corner = own @ (0, 0 if own.e < 0 else dataset.height)
    upright = Affine(own.a, own.b, corner[0], own.d, -abs(own.e), corner[1])
    col, row = ~grid.transform @ corner
    whole = abs(col - round(col)) < 1e-2 and abs(row - round(row)) < 1e-2
    return dataset.crs == grid.crs and _fits(upright, grid.pixel_size) and whole


def outline(dataset: DatasetReader, steps: int = 21) -> tuple[np.ndarray, np.ndarray]:
    """Return points along the raster's four sides in its own CRS, also where it is rotated or south-up."""
    along = np.linspace(0.0, 1.0, steps)
    cols = np.concatenate([along, along, np.zeros(steps), np.ones(steps)]) * dataset.width
    rows = np.concatenate([np.zeros(steps), np.ones(steps), along, along]) * dataset.height
    xs, ys = dataset.transform @ (cols, rows)
    return np.asarray(xs), np.asarray(ys)


def _fits(transform: Affine, size: float) -> bool:
    north_up = transform.b == 0 and transform.d == 0 and transform.a > 0 and transform.e < 0
    return north_up and abs(transform.a / size - 1) < _SAME_SIZE and abs(-transform.e / size - 1) < _SAME_SIZE


def metres(crs: CRS) -> float:
    """Return the length of the CRS's map unit in metres."""
    return crs.linear_units_factor[1] if crs.is_projected else 1.0
