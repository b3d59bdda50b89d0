# SPDX-License-Identifier: GPL-2.0-or-later
"""The strips of a map, one per row of tiles of a lane: made of blocks, and kept as files until the map is made."""

from __future__ import annotations

import os
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import rasterio
from rasterio._err import CPLE_BaseError  # as in imagery/raster_files.py
from rasterio.errors import RasterioError
from rasterio.windows import Window as RasterWindow

from flair2_plugin.core.errors import OutputFailed
from flair2_plugin.core.nomenclature import NODATA
from flair2_plugin.imagery.grid import Grid, Window
from flair2_plugin.inference.blending import Block

CLASSES, CONFIDENCE = "classes", "confidence"
CONFIDENCE_NODATA = 255
_ROWS_OF_A_BLOCK = 16


@dataclass(frozen=True)
class Strip:
    """Finished rows of a lane of the map; `rasters` are class ids, and perhaps percent, (H, W) uint8."""

    number: int
    window: Window
    rasters: Mapping[str, np.ndarray]

    def fill(self, block: Block, valid: np.ndarray, ids: np.ndarray) -> None:
        """Put a block in its place; pixels that are not `valid`, (H, W) bool, stay without data."""
        inside = block.window.moved(-self.window.col, 0)
        columns = slice(inside.col, inside.col_end)
        self.rasters[CLASSES][:, columns] = np.where(valid, ids[block.places], NODATA)
        if block.percent is not None:
            self.rasters[CONFIDENCE][:, columns] = np.where(valid, block.percent, CONFIDENCE_NODATA)

    def count(self) -> dict[str, int]:
        """Return how many pixels each class id has."""
        counts = np.zeros(256, dtype=np.int64)
        for line in self.rasters[CLASSES]:  # which is eight times as large where it is counted
            counts += np.bincount(line, minlength=256)
        return {str(value): int(counts[value]) for value in np.flatnonzero(counts)}


def empty_strip(number: int, window: Window, with_confidence: bool) -> Strip:
    """Return a strip without data."""
    shape = (window.height, window.width)
    rasters = {CLASSES: np.full(shape, NODATA, dtype=np.uint8)}
    if with_confidence:
        rasters[CONFIDENCE] = np.full(shape, CONFIDENCE_NODATA, dtype=np.uint8)
    return Strip(number, window, rasters)


def strip_path(folder: Path, kind: str, number: int) -> Path:
    """Return the file of a strip in a run's folder."""
    return folder / f"{kind}_{number:06d}.tif"


def is_whole(folder: Path, number: int, kinds: tuple[str, ...], checksum: int) -> bool:
    """Whether a strip's files are all there, as they were written."""
    try:
        return _checksum([strip_path(folder, kind, number) for kind in kinds]) == checksum
    except OSError:
        return False


@dataclass(frozen=True)
class StripFiles:
    """The strips of a run in its folder; each is a GeoTIFF in its place on the map's `grid`."""

    folder: Path
    grid: Grid

    def path(self, kind: str, number: int) -> Path:
        """Return a strip's file."""
        return strip_path(self.folder, kind, number)

    def write(self, strip: Strip) -> int:
        """Write a strip's files, see them to the disk, and return their checksum.

        Raises:
            OutputFailed: they can't be written (folder gone, disk full).
        """
        try:
            for kind, values in strip.rasters.items():
                self._write(self.path(kind, strip.number), strip.window, values)
            _sync(self.folder)
            return _checksum([self.path(kind, strip.number) for kind in strip.rasters])
        except (RasterioError, CPLE_BaseError, OSError) as problem:
            raise OutputFailed(
                f"{self.folder} can't be written to ({problem}): see to free space and rights there."
            ) from problem

    def read(self, kind: str, strips: Mapping[int, Window], window: Window) -> np.ndarray:
        """Return a window of the map, (H, W) uint8, from those of its strips, by number, that it lies on.

        Raises:
            OutputFailed: a strip can't be read back.
        """
        values = np.empty((window.height, window.width), dtype=np.uint8)
        for number, strip in strips.items():
            shared = strip.intersection(window)
            if not shared.is_empty:
                rows, columns = (slice(*ends) for ends in shared.moved(-window.col, -window.row).bounds)
                values[rows, columns] = self._read(self.path(kind, number), shared.moved(-strip.col, -strip.row))
        return values

    @staticmethod
    def _read(path: Path, window: Window) -> np.ndarray:
        wanted = RasterWindow(window.col, window.row, window.width, window.height)
        try:
            with rasterio.open(path) as dataset:
                return np.asarray(dataset.read(1, window=wanted))
        except (RasterioError, CPLE_BaseError) as problem:
            raise OutputFailed(
                f"{path} can't be read back ({problem}): see to its drive, then go on with --resume."
            ) from problem

    def _write(self, path: Path, window: Window, values: np.ndarray) -> None:
        place = self.grid.cropped(window)
        path.unlink(missing_ok=True)  # GDAL looks into what it overwrites, and stumbles where that is damaged
        with rasterio.open(
            path,
            "w",
            driver="GTiff",
            dtype="uint8",
            count=1,
            width=window.width,
            height=window.height,
            crs=place.crs,
            transform=place.transform,
            compress="deflate",
            blockysize=min(_ROWS_OF_A_BLOCK, window.height),
        ) as dataset:
            dataset.write(values, 1)
        _sync(path)
        with rasterio.open(path) as dataset:  # on a full disk GDAL may lose the last bytes without a word
            for _, block in dataset.block_windows(1):
                if not np.array_equal(dataset.read(1, window=block), values[block.toslices()]):
                    raise OSError(f"{path.name} was not written whole")


def _checksum(paths: list[Path]) -> int:
    checksum = 0
    for path in paths:
        checksum = zlib.crc32(path.read_bytes(), checksum)
    return checksum


def _sync(path: Path) -> None:
    if os.name == "nt" and path.is_dir():
        return  # Windows writes a folder's entries by itself
    handle = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
