# SPDX-License-Identifier: GPL-2.0-or-later
"""A series of rasters read once for many windows: as a whole if it is small, else a few hundred rows at a time.

Tiles of an ortho are some rows of Sentinel-2 pixels apart. Read one row of tiles at a time, each raster's blocks are
decompressed again for every one of them; read tile by tile here and there, for every tile.
"""

from __future__ import annotations

from datetime import date

import numpy as np

from flair2_plugin.imagery.grid import Grid, Mirrored, Window, mirror
from flair2_plugin.imagery.sentinel2.dated_series import DatedSeries
from flair2_plugin.imagery.sentinel2.series import Series

_MOST_BYTES = 16 << 20
_MOST_BYTES_OF_WHOLE = 48 << 20
_BANDS, _MASKS = 10, 2


class HeldSeries:
    """The series of `source`, of which it holds all or the rows read last; its windows' pixels are the same."""

    def __init__(
        self, source: DatedSeries, most_bytes: int = _MOST_BYTES, most_of_whole: int = _MOST_BYTES_OF_WHOLE
    ) -> None:
        """Hold nothing yet.

        Later it holds all that is near, if that takes `most_of_whole` bytes or less; else rows of about `most_bytes`,
        or what one window takes if that is more.
        """
        self._source, self._most_bytes = source, most_bytes
        self._small = self._bytes_of_row(source.near.width) * source.near.height <= most_of_whole
        self._images: tuple[Window, Series] | None = None
        self._masks: tuple[Window, np.ndarray | None] | None = None
        self._last: Window | None = None

    @property
    def grid(self) -> Grid:
        """The grid that covers every raster."""
        return self._source.grid

    @property
    def dates(self) -> tuple[date, ...]:
        """The dates, in time order."""
        return self._source.dates

    @property
    def has_masks(self) -> bool:
        """Whether every date has its snow and cloud masks."""
        return self._source.has_masks

    def read(self, window: Window) -> Series:
        """Return a window of the series, mirrored beyond the grid; pixels a date lacks are 0 in all bands."""
        mirrored = self._mirror(window)
        held, series = self._hold(mirrored.inside)
        masks = None if series.masks is None else _pick(series.masks, held, mirrored)
        return Series(_pick(series.images, held, mirrored), series.dates, masks)

    def read_masks(self, window: Window) -> np.ndarray | None:
        """Return the masks of a window, (T, 2, h, w)."""
        mirrored = self._mirror(window)
        if self._masks is None or not mirrored.inside.lies_in(self._masks[0]):
            around = self._around(mirrored.inside)
            self._masks = around, self._source.read_masks(around)
        held, masks = self._masks
        return None if masks is None else _pick(masks, held, mirrored)

    def _mirror(self, window: Window) -> Mirrored:
        return mirror(window, self.grid.width, self.grid.height)

    def _hold(self, window: Window) -> tuple[Window, Series]:
        """Return what holds a window of the grid, and where that lies."""
        if self._images and window.lies_in(self._images[0]):
            return self._images
        around = self._around(window)
        if self._small and around != self._source.near:
            return around, self._source.read(around)  # what is near is worth more than this
        self._images = None  # not two at a time
        self._images = around, self._source.read(around)
        return self._images

    def _around(self, window: Window) -> Window:
        """Return what to read for a window of the grid: all that is near if that is little, or nothing but the window.

        If it is much, rows below the window are read along where it follows another one.
        """
        near = self._source.near
        if self._small:
            return near if window.lies_in(near) else window
        last, self._last = self._last, window
        if last is None or (last.col, last.width) != (window.col, window.width) or last.row >= window.row:
            return window
        end = max(window.row_end, min(window.row + self._most_bytes // self._bytes_of_row(window.width), near.row_end))
        return Window(window.col, window.row, window.width, end - window.row)

    def _bytes_of_row(self, width: int) -> int:
        return len(self.dates) * (_BANDS * self._source.dtype.itemsize + _MASKS) * width


def _pick(planes: np.ndarray, held: Window, mirrored: Mirrored) -> np.ndarray:
    """Return a window of the grid, (T, C, h, w), out of planes that hold more of it than what it takes of the grid."""
    rows, cols = (slice(*ends) for ends in mirrored.inside.moved(-held.col, -held.row).bounds)
    return mirrored.pick(planes[:, :, rows, cols])
