# SPDX-License-Identifier: GPL-2.0-or-later
"""Writing a raster of bytes strip by strip: tiled, compressed, with overviews."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import rasterio
from rasterio.enums import Resampling
from rasterio.errors import RasterioError
from rasterio.io import DatasetWriter

from flair2_plugin.core.errors import OutputFailed
from flair2_plugin.imagery.grid import Grid

_BLOCK = 512


@dataclass(frozen=True)
class MapFile:
    """What a raster holds besides its pixels."""

    description: str
    nodata: int
    tags: dict[str, str]
    colours: dict[int, tuple[int, int, int, int]] | None
    overviews: Resampling


class StripWriter:
    """Takes strips of any height from the top down and writes whole rows of blocks, so that none is written twice."""

    def __init__(self, dataset: DatasetWriter) -> None:
        """Begin at the top of an open raster."""
        self._dataset = dataset
        self._row = 0
        self._waiting = np.empty((0, dataset.width), dtype=np.uint8)

    def write(self, rows: np.ndarray) -> None:
        """Append rows, (rows, width) uint8."""
        self._waiting = np.concatenate([self._waiting, rows])
        whole = len(self._waiting) // _BLOCK * _BLOCK
        self._flush(whole if self._row + len(self._waiting) < self._dataset.height else len(self._waiting))

    def _flush(self, count: int) -> None:
        if count:
            window = ((self._row, self._row + count), (0, self._dataset.width))
            self._dataset.write(self._waiting[:count], 1, window=window)
            self._row += count
            self._waiting = self._waiting[count:]


@contextmanager
def writing(path: Path, grid: Grid, contents: MapFile) -> Iterator[StripWriter]:
    """Create a raster on `grid`; overviews are made when the last strip is written.

    Raises:
        OutputFailed: it can't be written (folder gone, disk full).
    """
    try:
        with rasterio.open(path, "w", **_profile(grid, contents)) as dataset:
            dataset.set_band_description(1, contents.description)
            dataset.update_tags(**contents.tags)
            if contents.colours:
                dataset.write_colormap(1, contents.colours)
            yield StripWriter(dataset)
            dataset.build_overviews(_factors(grid), contents.overviews)
    except (RasterioError, OSError) as problem:
        raise OutputFailed(
            f"{path} can't be written ({problem}): see to free space and rights in its folder."
        ) from problem


def _profile(grid: Grid, contents: MapFile) -> dict[str, object]:
    return {
        "driver": "GTiff",
        "dtype": "uint8",
        "count": 1,
        "crs": grid.crs,
        "transform": grid.transform,
        "width": grid.width,
        "height": grid.height,
        "nodata": contents.nodata,
        "tiled": True,
        "blockxsize": _BLOCK,
        "blockysize": _BLOCK,
        "compress": "deflate",
        "bigtiff": "if_safer",
    }


def _factors(grid: Grid) -> list[int]:
    sizes = (2**level for level in range(1, 16))
    return [factor for factor in sizes if max(grid.width, grid.height) / factor > _BLOCK / 2]
