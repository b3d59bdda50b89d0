# SPDX-License-Identifier: GPL-2.0-or-later
"""Which tiles a map is made of, and how much each pixel of a tile counts: pure geometry."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from flair2_plugin.imagery.grid import Window


@dataclass(frozen=True)
class Axis:
    """The tiles along one axis: `starts` of tiles of `tile` pixels, `rim` of them trimmed at both ends.

    The starts count from the map's first pixel. What the rims leave covers 0 … `size` - 1 without a gap.
    """

    size: int
    tile: int
    step: int
    rim: int

    @property
    def kept(self) -> int:
        """How many pixels of a tile are not rim."""
        return self.tile - 2 * self.rim

    @property
    def shared(self) -> int:
        """How many pixels a tile's kept part has in common with the next one's."""
        return self.kept - self.step

    @property
    def count(self) -> int:
        """How many tiles there are."""
        return max(1, math.ceil((self.size - self.kept) / self.step) + 1)

    @property
    def starts(self) -> range:
        """Where the tiles begin; the first begins a rim before the map."""
        return range(-self.rim, -self.rim + self.count * self.step, self.step)

    @property
    def profile(self) -> np.ndarray:
        """The weight of each pixel of a tile, (tile,) float32: 0 on the rim, then a linear ramp where tiles overlap.

        The ramps of two neighbours add up to 1.
        """
        distance = np.minimum(np.arange(self.tile), np.arange(self.tile)[::-1]) - self.rim
        ramp = (distance + 0.5) / self.shared if self.shared else distance + 1
        return np.clip(ramp, 0.0, 1.0).astype(np.float32)

    @cached_property
    def total(self) -> np.ndarray:
        """The sum of the tiles' weights at each pixel of the map, (size,) float32, above 0 everywhere."""
        sums = np.zeros(self.size, dtype=np.float32)
        for start in self.starts:
            first, last = max(0, start), min(self.size, start + self.tile)
            sums[first:last] += self.profile[first - start : last - start]
        return sums

    def finished(self, number: int) -> range:
        """Return the pixels of the map that no tile after number `number` (from 0) touches, but for those before."""
        first = number * self.step
        return range(first, self.size if number == self.count - 1 else first + self.step)


@dataclass(frozen=True)
class TilePlan:
    """The tiles over a map, row by row from the top. Windows count from the map's first pixel."""

    columns: Axis
    rows: Axis

    @property
    def count(self) -> int:
        """How many tiles there are."""
        return self.columns.count * self.rows.count

    @property
    def weights(self) -> np.ndarray:
        """The weight of each kept pixel of a tile, (kept, kept) float32."""
        rim = self.columns.rim
        return np.outer(*(axis.profile[rim : axis.tile - rim] for axis in (self.rows, self.columns)))

    @property
    def rows_before(self) -> int:
        """How many rows of tiles above a strip reach into it."""
        return math.ceil(self.rows.shared / self.rows.step)

    def row(self, number: int) -> list[Window]:
        """Return the tiles of a row, from 0 on."""
        top = self.rows.starts[number]
        return [Window(left, top, self.columns.tile, self.rows.tile) for left in self.columns.starts]

    def tile_rows(self) -> Iterator[list[Window]]:
        """Yield the tiles, row after row."""
        return (self.row(number) for number in range(self.rows.count))

    def strip(self, number: int) -> Window:
        """Return the rows of the map that are finished when a row of tiles, from 0 on, is computed."""
        rows = self.rows.finished(number)
        return Window(0, rows.start, self.columns.size, len(rows))

    def block(self, row: int, column: int) -> Window:
        """Return the pixels of the map that are finished when a tile, by its numbers from 0 on, is computed."""
        cols, strip = self.columns.finished(column), self.strip(row)
        return Window(cols.start, strip.row, len(cols), strip.height)

    def kept(self, tile: Window) -> Window:
        """Return the part of a tile that is not rim."""
        rim = self.columns.rim
        return Window(tile.col + rim, tile.row + rim, tile.width - 2 * rim, tile.height - 2 * rim)


def plan_tiles(map_window: Window, tile: int, overlap: float, unit: float) -> TilePlan:
    """Return the tiles over a map of the window's size.

    The step is `tile` × (1 - `overlap`), rounded to whole `unit`s (pixels of the ortho in one Sentinel-2 pixel), so
    that every tile sees the series in the same phase: 512, 0.25 and 50 make 400. A quarter of what tiles share is
    trimmed at each side, the other half is blended.
    """
    wanted = tile * (1 - overlap)
    step = int(min(tile, max(1, round(wanted / unit)) * unit)) if overlap else tile
    rim = (tile - step) // 4
    columns = Axis(map_window.width, tile, step, rim)
    return TilePlan(columns, Axis(map_window.height, tile, step, rim))
