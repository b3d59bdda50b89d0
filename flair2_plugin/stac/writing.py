# SPDX-License-Identifier: GPL-2.0-or-later
"""A date of the series as GeoTIFFs that the engine reads: the bands, and the masks beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import rasterio
from rasterio.errors import RasterioError
from rasterio.io import DatasetWriter

from flair2_plugin.core.errors import OutputFailed
from flair2_plugin.imagery.grid import Grid, Window
from flair2_plugin.imagery.sentinel2.dated_rasters import MASKS_SUFFIX
from flair2_plugin.stac.bands import BANDS
from flair2_plugin.stac.mosaic import COVERED
from flair2_plugin.stac.pixels import Pixels
from flair2_plugin.stac.record import PART, MadeDate, checksum_of

_BLOCK = 256
_AT_A_TIME = 1024  # pixels a side; ten bands of it and their sums take some 150 MB
_MASK_NAMES = ("snow probability (percent)", "cloud probability (percent)")


class _Shares:
    """Counts what of an area is covered, and of that what is snow or cloud."""

    def __init__(self) -> None:
        self._pixels = self._there = 0
        self._hidden = np.zeros(2, dtype=np.int64)

    def add(self, pixels: Pixels) -> None:
        there = (pixels.values != 0).any(axis=0)
        self._pixels += there.size
        self._there += int(there.sum())
        if pixels.masks is not None:
            self._hidden += ((pixels.masks >= COVERED) & there).sum(axis=(1, 2))

    @property
    def covered(self) -> float:
        return round(self._there / max(self._pixels, 1), 4)

    @property
    def hidden(self) -> tuple[float, float]:
        snow, cloud = (round(float(count) / max(self._there, 1), 4) for count in self._hidden)
        return snow, cloud


def write_date(
    folder: Path, grid: Grid, day: date, items: tuple[str, ...], with_masks: bool, read: Callable[[Window], Pixels]
) -> MadeDate | None:
    """Write a date window by window and return its record, or None where there was no pixel of it.

    The files get their names only when both are whole.

    Raises:
        OutputFailed: they can't be written.
    """
    image = f"S2_{day:%Y%m%d}.tif"
    masks = f"S2_{day:%Y%m%d}{MASKS_SUFFIX}.tif" if with_masks else None
    parts = [folder / f".{name}{PART}" for name in (image, masks) if name]
    shares = _Shares()
    try:
        with ExitStack() as stack:
            bands = stack.enter_context(_create(parts[0], grid, "uint16", BANDS, day))
            beside = stack.enter_context(_create(parts[1], grid, "uint8", _MASK_NAMES, day)) if masks else None
            for window in windows(grid):
                pixels = read(window)
                shares.add(pixels)
                bands.write(pixels.values, window=window.bounds)
                if beside and pixels.masks is not None:
                    beside.write(pixels.masks, window=window.bounds)
        return _finish(folder, parts, MadeDate(day.isoformat(), image, "", items, shares.covered, masks=masks), shares)
    except (OSError, RasterioError) as problem:
        raise OutputFailed(f"{folder / image} can't be written ({problem}): see whether the disk is full.") from problem
    finally:
        for part in parts:
            part.unlink(missing_ok=True)


def windows(grid: Grid) -> Iterator[Window]:
    """Yield the windows that a grid is worked through by, row by row."""
    for row in range(0, grid.height, _AT_A_TIME):
        for col in range(0, grid.width, _AT_A_TIME):
            yield Window(col, row, min(_AT_A_TIME, grid.width - col), min(_AT_A_TIME, grid.height - row))


def _create(path: Path, grid: Grid, kind: str, names: tuple[str, ...], day: date) -> DatasetWriter:
    raster = rasterio.open(
        path,
        "w",
        driver="GTiff",
        width=grid.width,
        height=grid.height,
        count=len(names),
        dtype=kind,
        crs=grid.crs,
        transform=grid.transform,
        nodata=0 if kind == "uint16" else None,
        tiled=True,
        blockxsize=_BLOCK,
        blockysize=_BLOCK,
        interleave="band",
        compress="deflate",
        predictor=2,
        bigtiff="if_safer",
    )
    raster.descriptions = names
    raster.update_tags(TIFFTAG_DATETIME=f"{day:%Y:%m:%d} 00:00:00")
    return raster


def _finish(folder: Path, parts: list[Path], made: MadeDate, shares: _Shares) -> MadeDate | None:
    if not shares.covered:
        return None
    sums = [checksum_of(part) for part in parts]
    for part, name in reversed(list(zip(parts, (made.file, made.masks), strict=False))):  # the image comes last
        part.replace(folder / str(name))
    made = replace(made, sha256=sums[0] or "")
    if made.masks:
        snow, cloud = shares.hidden
        made = replace(made, masks_sha256=sums[1], snow=snow, cloud=cloud)
    return made
