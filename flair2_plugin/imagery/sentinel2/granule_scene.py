# SPDX-License-Identifier: GPL-2.0-or-later
"""A tile of a product as a scene of the series."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date

import numpy as np
from rasterio.enums import Resampling
from rasterio.errors import TransformError
from rasterio.io import DatasetReader

from flair2_plugin.imagery.grid import Grid, Window, bounds_of, overlap, project
from flair2_plugin.imagery.model_grid import outline
from flair2_plugin.imagery.sentinel2.band_stack import BandStack, find_bands
from flair2_plugin.imagery.sentinel2.granule import Granule
from flair2_plugin.imagery.sentinel2.laid_raster import NamedRaster, SharedGrid
from flair2_plugin.imagery.sentinel2.laid_stack import LaidStack
from flair2_plugin.imagery.sentinel2.reflectance import undo_offset


@dataclass(frozen=True)
class GranuleScene:
    """A tile of a product on the grid, as reflectance × 10,000."""

    granule: Granule
    bands: LaidStack
    masks: LaidStack | None

    @property
    def dtype(self) -> np.dtype:
        """The type of reflectances × 10,000."""
        return np.dtype(np.uint16)

    @property
    def footprint(self) -> Window:
        """The part of the grid outside of which the tile has no data."""
        return self.bands.footprint

    @property
    def has_masks(self) -> bool:
        """Whether the product tells snow and cloud."""
        return self.masks is not None

    def read(self, window: Window) -> np.ndarray:
        """Return the bands of a window, (C, h, w), 0 in all of them where one has no data, as at the swath's edge."""
        stored = self.bands.read_stored(window, self.granule.nodata)
        values = undo_offset(stored, self.granule.offsets, self.granule.nodata)
        missing = (values == 0).any(axis=0)
        if missing.any():
            values = np.where(missing, 0, values)
        return values

    def read_masks(self, window: Window) -> np.ndarray:
        """Return snow and cloud probability of a window, (2, h, w), 0 where the tile has no data."""
        files = self.granule.masks
        if self.masks is None or files is None:
            return np.zeros((2, window.height, window.width), dtype=np.uint8)
        return files.probabilities(self.masks.read(window))


@dataclass(frozen=True)
class OpenStack:
    """Bands of a product, and the raster of all of them together."""

    bands: BandStack
    raster: DatasetReader

    def lay(self, grid: SharedGrid, method: Resampling | None = None) -> LaidStack:
        """Return the bands on the grid."""
        return LaidStack(self.bands, grid.lay(self.raster, self.bands.name, method, together=True), grid, method)


@dataclass(frozen=True)
class FoundGranule:
    """An opened tile of a product that has no place on a grid yet."""

    granule: Granule
    bands: OpenStack
    masks: OpenStack | None

    @property
    def day(self) -> date:
        """When it was taken."""
        return self.granule.day

    @property
    def group(self) -> str:
        """Tiles of one producer and orbit make one date."""
        return self.granule.group

    @property
    def name(self) -> str:
        """The product's path."""
        return self.granule.product

    @property
    def has_masks(self) -> bool:
        """Whether the product tells snow and cloud."""
        return self.masks is not None

    @property
    def rasters(self) -> tuple[NamedRaster, ...]:
        """The bands; the masks lie on the same pixels."""
        return (NamedRaster(self.name, self.bands.raster),)

    def lies_on(self, ortho: Grid) -> bool:
        """Return whether the tile's rectangle meets the ortho's."""
        raster = self.bands.raster
        try:
            extent = bounds_of(*project(*outline(raster), raster.crs, ortho.crs))
        except TransformError:  # so far away that the ortho's CRS has no coordinates for it
            return False
        return overlap(extent, ortho.extent) > 0

    def lay(self, grid: SharedGrid) -> GranuleScene:
        """Return the tile on the grid."""
        smooth = self.granule.masks is not None and self.granule.masks.smooth
        masks = self.masks.lay(grid, None if smooth else Resampling.nearest) if self.masks else None
        return GranuleScene(self.granule, self.bands.lay(grid), masks)


def open_granule(granule: Granule, stack: ExitStack) -> FoundGranule:
    """Open the files of a granule.

    Raises:
        InvalidImagery: one can't be opened, or they don't lie on each other.
    """
    bands = find_bands(granule.bands, granule.product, granule.nodata)
    opened = OpenStack(bands, bands.open(stack))
    if granule.masks is None:
        return FoundGranule(granule, opened, None)
    masks = find_bands(granule.masks.files, granule.product, None, like=bands.finest)
    return FoundGranule(granule, opened, OpenStack(masks, masks.open(stack)))
