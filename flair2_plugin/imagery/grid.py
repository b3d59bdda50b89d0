# SPDX-License-Identifier: GPL-2.0-or-later
"""Pixel windows and georeferenced grids: pure geometry."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from affine import Affine
from rasterio._err import CPLE_BaseError  # what rasterio.warp raises; rasterio.errors doesn't name it
from rasterio.crs import CRS
from rasterio.errors import CRSError, TransformError
from rasterio.warp import transform as transform_points

from flair2_plugin.core.request import Extent


@dataclass(frozen=True)
class Window:
    """A rectangle of whole pixels; it may reach beyond the raster it is meant for."""

    col: int
    row: int
    width: int
    height: int

    @property
    def col_end(self) -> int:
        """The first column to the right of the window."""
        return self.col + self.width

    @property
    def row_end(self) -> int:
        """The first row below the window."""
        return self.row + self.height

    def intersection(self, other: Window) -> Window:
        """Return the pixels in both windows; width or height is 0 where there are none."""
        col, row = max(self.col, other.col), max(self.row, other.row)
        width = max(0, min(self.col_end, other.col_end) - col)
        height = max(0, min(self.row_end, other.row_end) - row)
        return Window(col, row, width, height)

    def lies_in(self, other: Window) -> bool:
        """Return whether all pixels of the window are in the other one."""
        return self.intersection(other) == self

    def moved(self, cols: int, rows: int) -> Window:
        """Return the same rectangle, shifted."""
        return Window(self.col + cols, self.row + rows, self.width, self.height)

    @property
    def bounds(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """First and end row, first and end column, as rasterio takes a window."""
        return (self.row, self.row_end), (self.col, self.col_end)

    @property
    def is_empty(self) -> bool:
        """Whether the window holds no pixel."""
        return self.width == 0 or self.height == 0


@dataclass(frozen=True)
class Point:
    """A place in map units of some CRS."""

    x: float
    y: float


@dataclass(frozen=True)
class Grid:
    """A north-up raster's georeference: CRS, pixel-to-map transform, size in pixels."""

    crs: CRS
    transform: Affine
    width: int
    height: int

    @property
    def window(self) -> Window:
        """The window of all pixels."""
        return Window(0, 0, self.width, self.height)

    @property
    def pixel_size(self) -> float:
        """The side of a pixel in map units."""
        return float(self.transform.a)

    @property
    def extent(self) -> Extent:
        """The outer bounds in map units."""
        xmin, ymax = self.transform @ (0, 0)
        xmax, ymin = self.transform @ (self.width, self.height)
        return Extent(xmin, ymin, xmax, ymax)

    def centre(self, window: Window) -> Point:
        """Return the middle of a window in map units."""
        return Point(*(self.transform @ (window.col + window.width / 2, window.row + window.height / 2)))

    def window_around(self, centre: Point, side: int) -> Window:
        """Return the square of `side` pixels whose centre is nearest to `centre`; `side` is even."""
        col, row = ~self.transform @ (centre.x, centre.y)
        half = side // 2
        return Window(math.floor(col + 0.5) - half, math.floor(row + 0.5) - half, side, side)

    def window_of(self, extent: Extent) -> Window:
        """Return the smallest window that covers `extent` (in this grid's CRS), to a thousandth of a pixel."""
        left, top = ~self.transform @ (extent.xmin, extent.ymax)
        right, bottom = ~self.transform @ (extent.xmax, extent.ymin)
        col, row = math.floor(left + 1e-3), math.floor(top + 1e-3)
        return Window(col, row, math.ceil(right - 1e-3) - col, math.ceil(bottom - 1e-3) - row)

    def cropped(self, window: Window) -> Grid:
        """Return the georeference of a window of this grid."""
        moved = self.transform @ Affine.translation(window.col, window.row)
        return Grid(self.crs, moved, window.width, window.height)


def reflected(start: int, length: int, size: int) -> np.ndarray:
    """Return the indices start … start+length-1 folded into 0 … size-1 by mirroring at the first and last pixel.

    The edge pixel itself is not repeated (NumPy's "reflect"), unless it is the only one.
    """
    period = max(1, 2 * (size - 1))
    folded = np.arange(start, start + length) % period
    return np.minimum(folded, period - folded) if size > 1 else np.zeros(length, dtype=int)


@dataclass(frozen=True)
class Mirrored:
    """A window that may reach beyond a raster: the part to read, and which of its pixels come where."""

    inside: Window
    rows: np.ndarray
    cols: np.ndarray

    def pick(self, read: np.ndarray) -> np.ndarray:
        """Return the whole window, (..., H, W), from what was read of `inside`."""
        rows, cols = read.shape[-2:]
        if np.array_equal(self.rows, np.arange(rows)) and np.array_equal(self.cols, np.arange(cols)):
            return np.ascontiguousarray(read)  # nothing is mirrored: in most cases not even a copy is needed
        return np.ascontiguousarray(read[..., self.rows[:, None], self.cols])


def mirror(window: Window, width: int, height: int) -> Mirrored:
    """Fold a window into a raster of `width` × `height` pixels by mirroring at its edges."""
    cols, rows = reflected(window.col, window.width, width), reflected(window.row, window.height, height)
    inside = Window(int(cols.min()), int(rows.min()), int(np.ptp(cols)) + 1, int(np.ptp(rows)) + 1)
    return Mirrored(inside, rows - inside.row, cols - inside.col)


def project(xs: np.ndarray, ys: np.ndarray, source: CRS, target: CRS) -> tuple[np.ndarray, np.ndarray]:
    """Return the points' coordinates in `target`.

    Raises:
        TransformError: a point lies where one of the two systems has no coordinates.
    """
    if source == target:
        return xs, ys
    try:
        moved = np.array(transform_points(source, target, xs.tolist(), ys.tolist())[:2])
    except (CPLE_BaseError, CRSError) as problem:
        raise TransformError(str(problem)) from problem
    if not np.isfinite(moved).all():
        raise TransformError(f"a point has no coordinates in {target.to_string()[:40]}")
    return moved[0], moved[1]


def bounds_of(xs: np.ndarray, ys: np.ndarray) -> Extent:
    """Return the smallest rectangle around the points."""
    return Extent(float(xs.min()), float(ys.min()), float(xs.max()), float(ys.max()))


def overlap(a: Extent, b: Extent) -> float:
    """Return the area, in square map units, that two rectangles share."""
    width = min(a.xmax, b.xmax) - max(a.xmin, b.xmin)
    height = min(a.ymax, b.ymax) - max(a.ymin, b.ymin)
    return max(0.0, width) * max(0.0, height)
