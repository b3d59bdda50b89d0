# SPDX-License-Identifier: GPL-2.0-or-later
"""Rasters on the one grid of a series: their own pixels where they fit it, else resampled to it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field

import numpy as np
from rasterio.enums import Resampling
from rasterio.io import DatasetReader

from flair2_plugin.imagery.grid import Grid, Point, Window, bounds_of, project
from flair2_plugin.imagery.model_grid import lattice, metres, outline, same_pixels
from flair2_plugin.imagery.raster_files import placing, reading
from flair2_plugin.imagery.sentinel2.cut_out import CutOuts
from flair2_plugin.imagery.validity import read_validity
from flair2_plugin.imagery.warping import closed_with, warped


@dataclass(frozen=True)
class LaidRaster:
    """A raster whose pixels are pixels of the series' grid; its first one lies at `col` and `row` there.

    `footprint` is the part of the grid outside of which it has no data.
    """

    name: str
    source: DatasetReader
    col: int
    row: int
    footprint: Window

    def dtype(self, bands: tuple[int, ...]) -> np.dtype:
        """Return the type that holds the values of these bands."""
        return np.result_type(*(self.source.dtypes[band - 1] for band in bands))

    def read(self, bands: tuple[int, ...], window: Window) -> np.ndarray:
        """Return a window of the grid, (C, H, W), 0 in all bands where the raster has no data."""
        own, inside = self._inside(window)
        values = np.zeros((len(bands), window.height, window.width), dtype=self.dtype(bands))
        if not inside.is_empty:
            with reading(self.name):
                part = self._read(bands, inside)
                part[:, ~read_validity(self.source, bands, inside)] = 0
            _place(part, inside, own, values)
        return values

    def read_stored(self, bands: tuple[int, ...], window: Window, outside: int) -> np.ndarray:
        """Return a window of the grid, (C, H, W), as the raster stores it, and `outside` beyond the raster."""
        own, inside = self._inside(window)
        values = np.full((len(bands), window.height, window.width), outside, dtype=self.dtype(bands))
        if not inside.is_empty:
            with reading(self.name):
                part = self._read(bands, inside)
            _place(part, inside, own, values)
        return values

    def _read(self, bands: tuple[int, ...], window: Window) -> np.ndarray:
        """Return a window of the raster, the same values of a pixel in each.

        What is larger than a block both ways, GDAL would resample as a whole: what it approximates, to an eighth of a
        pixel, would depend on the window. So it would a whole raster, and once more to say where that has data: of
        those it keeps nothing but blocks.
        """
        height, width = self.source.block_shapes[bands[0] - 1]
        by_itself = window.width <= width and window.height < self.source.height
        step = window.height if by_itself else height
        tops = range(window.row, window.row_end, step)
        rows = [(top, min(top + step, window.row_end)) for top in tops]
        parts = [self.source.read(list(bands), window=(part, window.bounds[1])) for part in rows]
        return parts[0] if len(parts) == 1 else np.concatenate(parts, axis=1)

    def _inside(self, window: Window) -> tuple[Window, Window]:
        own = window.moved(-self.col, -self.row)
        return own, own.intersection(Window(0, 0, self.source.width, self.source.height))


@dataclass(frozen=True)
class SharedGrid:
    """The grid on which the rasters of a series are laid; each is laid once, and closed with `stack`.

    Of products, what lies around the map is kept in `cuts`, if there is room for it.
    """

    grid: Grid
    stack: ExitStack
    cuts: CutOuts | None = None
    _laid: dict[str, LaidRaster] = field(default_factory=dict, repr=False, compare=False)

    def lay(
        self, raster: DatasetReader, name: str, method: Resampling | None = None, together: bool = False
    ) -> LaidRaster:
        """Return the raster on the grid; `name` is what a sentence about it calls it.

        Of bands that belong `together`, a pixel that one lacks is not resampled from in any of them.
        """
        if raster.name not in self._laid:
            with placing(name):
                self._laid[raster.name] = self._lay(raster, name, method, together)
        return self._laid[raster.name]

    def _lay(self, raster: DatasetReader, name: str, method: Resampling | None, together: bool) -> LaidRaster:
        own = raster.transform
        if own.a > 0 > own.e and same_pixels(raster, self.grid):
            col, row = (round(number) for number in ~self.grid.transform @ (own.c, own.f))
            return LaidRaster(name, raster, col, row, Window(col, row, raster.width, raster.height))
        footprint = self.grid.window_of(bounds_of(*project(*outline(raster), raster.crs, self.grid.crs)))
        around = Window(footprint.col - 1, footprint.row - 1, footprint.width + 2, footprint.height + 2)
        on_grid = closed_with(self.stack, warped(raster, self.grid, method, together))
        return LaidRaster(name, on_grid, 0, 0, around)


@dataclass(frozen=True)
class NamedRaster:
    """An open raster, and what a sentence about it calls it."""

    name: str
    source: DatasetReader


def common_grid(rasters: Sequence[NamedRaster], target: Grid, corner: Point) -> Grid:
    """Return a grid in the CRS of `target`, with 10 m pixels, that covers all the rasters.

    Where all share that CRS, pixel size and phase, their own pixels are the grid's; otherwise it has a pixel corner at
    `corner`.

    Raises:
        InvalidImagery: a raster lies where the CRS has no coordinates.
    """
    size = 10.0 / metres(target.crs)
    outlines = [_outline_in(raster, target, size) for raster in rasters]
    xs, ys = (np.concatenate(parts) for parts in zip(*outlines, strict=True))
    first = rasters[0].source.transform
    with placing(rasters[0].name):
        own = lattice(target.crs, Point(first.c, first.f), size, xs, ys)
    if all(same_pixels(raster.source, own) for raster in rasters):
        return own
    return lattice(target.crs, corner, size, xs, ys)


def _outline_in(raster: NamedRaster, target: Grid, size: float) -> tuple[np.ndarray, np.ndarray]:
    with placing(raster.name):
        xs, ys = project(*outline(raster.source), raster.source.crs, target.crs)
        lattice(target.crs, Point(xs[0], ys[0]), size, xs, ys)  # refuses a giant one while its name is known
    return xs, ys


def _place(part: np.ndarray, inside: Window, own: Window, values: np.ndarray) -> None:
    place = inside.moved(-own.col, -own.row)
    values[:, place.row : place.row_end, place.col : place.col_end] = part
