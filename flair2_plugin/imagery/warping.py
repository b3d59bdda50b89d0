# SPDX-License-Identifier: GPL-2.0-or-later
"""A raster seen on another grid."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Protocol, TypeVar

from rasterio.enums import MaskFlags, Resampling
from rasterio.io import DatasetReader
from rasterio.vrt import WarpedVRT

from flair2_plugin.imagery.grid import Grid
from flair2_plugin.imagery.model_grid import resampling


class Closable(Protocol):
    """What is closed when it is no longer needed."""

    def close(self) -> None:
        """Close it."""


Opened = TypeVar("Opened", bound=Closable)


def closed_with(stack: ExitStack, opened: Opened) -> Opened:
    """Return what was opened; it is closed with `stack`, on whatever thread that is.

    Entered as contexts, rasterio's data sets would take their thread's settings of GDAL along: a thread that closes
    what another one opened would lose its own.
    """
    stack.callback(opened.close)
    return opened


def grid_of(dataset: DatasetReader) -> Grid:
    """Return the raster's own grid."""
    return Grid(dataset.crs, dataset.transform, dataset.width, dataset.height)


def warped(dataset: DatasetReader, grid: Grid, method: Resampling | None = None, together: bool = False) -> WarpedVRT:
    """Return the raster as seen on `grid`, its nodata kept; where it has none, pixels outside it are masked.

    A pixel is no data if all bands say so, and none of them is resampled from it. With bands that belong `together`, it
    is enough that one says so: where they end at different pixels, nodata values would mix with their neighbours.
    """
    flagged = any(MaskFlags.nodata in flags or MaskFlags.alpha in flags for flags in dataset.mask_flag_enums)
    return WarpedVRT(
        dataset,
        crs=grid.crs,
        transform=grid.transform,
        width=grid.width,
        height=grid.height,
        resampling=method or resampling(dataset, grid),
        add_alpha=not flagged,
        **({"UNIFIED_SRC_NODATA": "PARTIAL"} if together else {}),
    )
