# SPDX-License-Identifier: GPL-2.0-or-later
"""The part of a product around the map, taken out of its files once and kept uncompressed while a run lasts.

A row of JPEG 2000 can't be had without the thousand around it: read row by row, as tiles of an ortho come, a product's
files would be decoded dozens of times.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import rasterio
from affine import Affine
from rasterio.errors import RasterioError
from rasterio.io import DatasetWriter

from flair2_plugin.core.errors import OutputFailed
from flair2_plugin.imagery.grid import Grid, Window, bounds_of, project
from flair2_plugin.imagery.raster_files import open_raster, reading
from flair2_plugin.imagery.sentinel2.band_stack import BandFile, BandStack

_ROWS = 1024  # that are decoded at a time; as high as ESA's blocks
_AT_ONCE = 4  # files that are decoded at a time
_BYTES_A_PIXEL = 11 + 2  # ten bands at their own pixel sizes, two masks


@dataclass(frozen=True)
class CutOuts:
    """Where cuts are kept, and the part of a series' grid that they cover."""

    folder: Path
    grid: Grid
    window: Window

    def cut(self, stack: BandStack) -> BandStack | None:
        """Return the bands around the map, or None where there are none.

        Raises:
            InvalidImagery: a file is damaged.
            OutputFailed: there is no room left.
        """
        coarsest = max(stack.bands, key=lambda band: band.transform.a)
        window = _window(coarsest, self.grid.cropped(self.window))
        if window.is_empty:
            return None
        try:
            folder = Path(tempfile.mkdtemp(dir=self.folder))
        except OSError as problem:
            raise _no_room(self.folder) from problem
        names = [str(folder / f"{number}.tif") for number in range(len(stack.bands))]
        parts = tuple(_part(band, coarsest, window, name) for band, name in zip(stack.bands, names, strict=True))
        with ThreadPoolExecutor(min(_AT_ONCE, os.cpu_count() or 1)) as pool:
            list(pool.map(lambda band, part: _cut(stack.name, band, part), stack.bands, parts))
        return replace(stack, bands=parts, finest=_part(stack.finest, coarsest, window, ""))


def make_cut_outs(grid: Grid, window: Window, products: int, stack: ExitStack) -> CutOuts | None:
    """Return a place for cuts of so many products, which goes with `stack`, or None where the disk has no room."""
    needed = products * window.width * window.height * _BYTES_A_PIXEL
    try:
        if shutil.disk_usage(tempfile.gettempdir()).free < 2 * needed:
            return None
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="flair2", ignore_cleanup_errors=True))
    except OSError:  # there is no folder for temporary files
        return None
    return CutOuts(Path(folder), grid, window)


def _window(band: BandFile, ground: Grid) -> Window:
    """Return the part of a band that covers the ground, and a pixel more for what is interpolated."""
    own = Grid(band.crs, band.transform, band.width, band.height)
    around = own.window_of(bounds_of(*project(*_points(ground), ground.crs, band.crs)))
    return Window(around.col - 1, around.row - 1, around.width + 2, around.height + 2).intersection(own.window)


def _points(ground: Grid) -> tuple[np.ndarray, np.ndarray]:
    """Return points all over a grid in map units: between them, another CRS is as good as straight."""
    cols, rows = np.meshgrid(np.linspace(0, ground.width, 9), np.linspace(0, ground.height, 9))
    own = ground.transform
    return (own.c + own.a * cols).ravel(), (own.f + own.e * rows).ravel()


def _part(band: BandFile, coarsest: BandFile, window: Window, path: str) -> BandFile:
    """Return a part of a band, given in pixels of the coarsest one, as the file `path` holds it."""
    ratio = round(coarsest.transform.a / band.transform.a)
    transform = band.transform @ Affine.translation(window.col * ratio, window.row * ratio)
    width, height = window.width * ratio, window.height * ratio
    return BandFile(path, band.crs, transform, width, height, band.dtype, (1, width))


def _cut(name: str, band: BandFile, part: BandFile) -> None:
    """Copy a part of a band to the file that it names."""
    col, row = (round(number) for number in ~band.transform @ (part.transform.c, part.transform.f))
    with open_raster(band.path, placed=False) as source, _writing(part) as target:
        for top in _tops(row, row + part.height):
            rows = min(top + _ROWS - top % _ROWS, row + part.height) - top
            with reading(name):
                values = source.read(1, window=((top, top + rows), (col, col + part.width)))
            target.write(values, 1, window=((top - row, top - row + rows), (0, part.width)))


@contextmanager
def _writing(part: BandFile) -> Iterator[DatasetWriter]:
    profile = {"driver": "GTiff", "count": 1, "dtype": part.dtype, "width": part.width, "height": part.height}
    try:
        with rasterio.open(part.path, "w", crs=part.crs, transform=part.transform, blockysize=1, **profile) as target:
            yield target
    except RasterioError as problem:
        raise _no_room(Path(part.path).parent) from problem


def _tops(start: int, end: int) -> list[int]:
    """Return where runs of rows begin that end where the file's blocks do."""
    return [start, *range(start - start % _ROWS + _ROWS, end, _ROWS)]


def _no_room(folder: Path) -> OutputFailed:
    return OutputFailed(f"{folder} can't be written to: see to free space there, or set TMPDIR.")
