# SPDX-License-Identifier: GPL-2.0-or-later
"""The bands of a product on the grid of a series: around the map from a cut, elsewhere from the product itself."""

from __future__ import annotations

import numpy as np
from rasterio.enums import Resampling

from flair2_plugin.imagery.grid import Window
from flair2_plugin.imagery.sentinel2.band_stack import BandStack
from flair2_plugin.imagery.sentinel2.cut_out import CutOuts
from flair2_plugin.imagery.sentinel2.laid_raster import LaidRaster, SharedGrid


class LaidStack:
    """Bands on a grid, seen as a `LaidRaster` is; what has been laid is closed with the grid's stack."""

    def __init__(self, bands: BandStack, whole: LaidRaster, grid: SharedGrid, method: Resampling | None = None) -> None:
        """Take `whole`, all of the bands on the grid, which is read beyond what the grid's cuts cover."""
        self._bands, self._whole, self._grid, self._method = bands, whole, grid, method
        self._numbers = tuple(range(1, len(bands.bands) + 1))
        self._cut: LaidRaster | None = None

    @property
    def footprint(self) -> Window:
        """The part of the grid outside of which the product has no data."""
        return self._whole.footprint

    def read(self, window: Window) -> np.ndarray:
        """Return a window of the grid, (C, H, W), 0 in all bands where the product has no data."""
        return self._raster(window).read(self._numbers, window)

    def read_stored(self, window: Window, outside: int) -> np.ndarray:
        """Return a window of the grid, (C, H, W), as the product stores it, and `outside` beyond it."""
        return self._raster(window).read_stored(self._numbers, window, outside)

    def _raster(self, window: Window) -> LaidRaster:
        cuts, wanted = self._grid.cuts, window.intersection(self.footprint)
        if cuts is None or wanted.is_empty or not wanted.lies_in(cuts.window):
            return self._whole
        if self._cut is None:
            self._cut = self._lay_cut(cuts)
        return self._cut

    def _lay_cut(self, cuts: CutOuts) -> LaidRaster:
        cut = cuts.cut(self._bands)
        if cut is None:
            return self._whole
        return self._grid.lay(cut.open(self._grid.stack), self._bands.name, self._method, together=True)
