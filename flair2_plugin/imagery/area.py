# SPDX-License-Identifier: GPL-2.0-or-later
"""The area of interest: polygons that say which pixels of a raster count."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from affine import Affine
from rasterio.features import rasterize

from flair2_plugin.imagery.grid import Grid, Window

_FRACTION = 2.0**20  # of a pixel: whole multiples of it are moved by whole pixels without rounding
_SLIVER = 1e-3  # pixels


@dataclass(frozen=True, eq=False)
class Area:
    """Valid polygons, (N,) of shapely's, in pixels of some raster: columns to the right, rows down, from its corner.

    A pixel belongs to the area when its centre lies in one of them.
    """

    polygons: np.ndarray

    def __post_init__(self) -> None:
        """Speed up the questions that are asked of each polygon again and again."""
        shapely.prepare(self.polygons)

    @cached_property
    def _tree(self) -> shapely.STRtree:
        return shapely.STRtree(self.polygons)

    @property
    def window(self) -> Window:
        """The smallest window around the polygons."""
        left, top, right, bottom = shapely.total_bounds(self.polygons)
        col, row = (int(np.floor(edge + _SLIVER)) for edge in (left, top))
        end, below = (int(np.ceil(edge - _SLIVER)) for edge in (right, bottom))
        return Window(col, row, max(0, end - col), max(0, below - row))

    @property
    def digest(self) -> str:
        """A short name for the polygons, by their corners in their order."""
        content = hashlib.sha256()
        for polygon in shapely.to_wkb(self.polygons):
            content.update(polygon)
        return content.hexdigest()[:16]

    def moved(self, cols: int, rows: int) -> Area:
        """Return the same polygons, counted from a corner elsewhere."""
        return Area(shapely.transform(self.polygons, lambda corners: corners + np.array([cols, rows])))

    def touches(self, window: Window) -> bool:
        """Whether a polygon reaches into a window as far as the centre of one of its pixels."""
        return self.touched([window])[0]

    def touched(self, windows: Sequence[Window]) -> list[bool]:
        """Return for each window whether the area touches it."""
        boxes = shapely.box(*_edges(windows, 0.5))
        places, near = self._tree.query(boxes)
        found = np.zeros(len(windows), dtype=bool)
        found[places[shapely.intersects(self.polygons[near], boxes[places])]] = True
        return [bool(one) and not window.is_empty for one, window in zip(found, windows, strict=True)]

    def mask(self, window: Window) -> np.ndarray:
        """Return which pixels of a window belong to the area, (H, W) bool."""
        left, top, right, bottom = (float(edge[0]) for edge in _edges([window], 0.0))
        box = shapely.box(left, top, right, bottom)
        near = self.polygons[self._tree.query(box)]
        if shapely.covers(near, box).any():
            return np.ones((window.height, window.width), dtype=bool)
        # Clipped: rasterio takes a polygon's corners one by one in Python, and a coastline has a million of them.
        parts = shapely.clip_by_rect(near, left - 1, top - 1, right + 1, bottom + 1)
        shapes = [(part, 1) for part in parts if not part.is_empty]
        if not shapes:
            return np.zeros((window.height, window.width), dtype=bool)
        place = Affine.translation(window.col, window.row)
        return rasterize(shapes, (window.height, window.width), transform=place, dtype=np.uint8).astype(bool)

    def count_pixels(self, window: Window) -> float:
        """Return how many pixels of a window the polygons cover, those that overlap counted once, parts as parts."""
        left, top, right, bottom = (float(edge[0]) for edge in _edges([window], 0.0))
        return float(
            shapely.clip_by_rect(shapely.disjoint_subset_union_all(self.polygons), left, top, right, bottom).area
        )


def area_on(grid: Grid, polygons: np.ndarray) -> Area:
    """Return the area of polygons in the CRS of a grid; those that cross themselves are repaired."""
    inverse = ~grid.transform

    def place(corners: np.ndarray) -> np.ndarray:
        cols, rows = inverse @ (corners[:, 0], corners[:, 1])
        return np.round(np.column_stack([cols, rows]) * _FRACTION) / _FRACTION

    placed = shapely.transform(polygons, place)
    broken = ~shapely.is_valid(placed)
    placed[broken] = shapely.make_valid(placed[broken])
    parts = shapely.get_parts(shapely.get_parts(placed))
    return Area(parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON])


def _edges(windows: Sequence[Window], inset: float) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return left, top, right and bottom of the windows, each moved inwards by `inset` pixels."""
    edges = np.array([(w.col, w.row, w.col_end, w.row_end) for w in windows], dtype=float).reshape(-1, 4)
    left, top, right, bottom = (edges + np.array([inset, inset, -inset, -inset])).T
    return left, top, right, bottom
