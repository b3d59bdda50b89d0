# SPDX-License-Identifier: GPL-2.0-or-later
"""A series of rasters read a few hundred rows at a time, for windows that follow each other downwards.

Tiles of an ortho are some rows of Sentinel-2 pixels apart. Read one row of tiles at a time, each raster's blocks are
decompressed again for every one of them.
"""

from __future__ import annotations

from datetime import date

import numpy as np

from flair2_plugin.imagery.grid import Grid, Window
from flair2_plugin.imagery.sentinel2.dated_series import DatedSeries
from flair2_plugin.imagery.sentinel2.series import Series, crop, cut

_MOST_BYTES = 16 << 20
_BYTES_OF_DATE = 10 * 2 + 2  # ten bands of 16 bits, two masks


class HeldRows:
    """The series of `source`, of which it holds the rows read last; its windows' pixels are the same."""

    def __init__(self, source: DatedSeries, most_bytes: int = _MOST_BYTES) -> None:
        """Hold nothing yet, and later about `most_bytes`, or what one window takes if that is more."""
        self._source, self._most_bytes = source, most_bytes
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
        if self._images is None or not _holds(self._images[0], window):
            self._images = None  # not two at a time
            around = self._around(window)
            self._images = around, self._source.read(around)
        held, series = self._images
        return crop(series, window.moved(-held.col, -held.row))

    def read_masks(self, window: Window) -> np.ndarray | None:
        """Return the masks of a window, (T, 2, h, w)."""
        if self._masks is None or not _holds(self._masks[0], window):
            around = self._around(window)
            self._masks = around, self._source.read_masks(around)
        held, masks = self._masks
        return None if masks is None else cut(masks, window.moved(-held.col, -held.row))

    def _around(self, window: Window) -> Window:
        """Return what to read for a window: with rows below it if it follows another one, else nothing but it."""
        last, self._last = self._last, window
        if last is None or (last.col, last.width) != (window.col, window.width) or last.row >= window.row:
            return window
        most = self._most_bytes // (len(self.dates) * _BYTES_OF_DATE * window.width)
        end = max(window.row_end, min(window.row + most, self._source.near.row_end))
        return Window(window.col, window.row, window.width, end - window.row)


def _holds(held: Window, window: Window) -> bool:
    return (
        held.col <= window.col
        and held.row <= window.row
        and window.col_end <= held.col_end
        and window.row_end <= held.row_end
    )
