# SPDX-License-Identifier: GPL-2.0-or-later
"""A raster seen on another grid."""

from __future__ import annotations

from rasterio.enums import MaskFlags, Resampling
from rasterio.io import DatasetReader
from rasterio.vrt import WarpedVRT

from flair2_plugin.imagery.grid import Grid
from flair2_plugin.imagery.model_grid import resampling


def grid_of(dataset: DatasetReader) -> Grid:
    """Return the raster's own grid."""
    return Grid(dataset.crs, dataset.transform, dataset.width, dataset.height)


def warped(dataset: DatasetReader, grid: Grid, method: Resampling | None = None) -> WarpedVRT:
    """Return the raster as seen on `grid`, its nodata kept; where it has none, pixels outside it are masked."""
    flagged = any(MaskFlags.nodata in flags or MaskFlags.alpha in flags for flags in dataset.mask_flag_enums)
    return WarpedVRT(
        dataset,
        crs=grid.crs,
        transform=grid.transform,
        width=grid.width,
        height=grid.height,
        resampling=method or resampling(dataset, grid),
        add_alpha=not flagged,
    )
