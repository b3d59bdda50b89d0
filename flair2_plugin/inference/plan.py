# SPDX-License-Identifier: GPL-2.0-or-later
"""Which tiles a map is made of, and how much each pixel of a tile counts: pure geometry."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

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
    def starts(self) -> range:
        """Where the tiles begin; the first begins a rim before the map."""
        count = max(1, math.ceil((self.size - (self.tile - 2 * self.rim)) / self.step) + 1)
        return range(-self.rim, -self.rim + count * self.step, self.step)

    @property
    def profile(self) -> np.ndarray:
        """The weight of each pixel of a tile, (tile,) float32: 0 on the rim, then a linear ramp where tiles overlap.

        The ramps of two neighbours add up to 1.
        """
        shared = self.tile - self.step - 2 * self.rim
        distance = np.minimum(np.arange(self.tile), np.arange(self.tile)[::-1]) - self.rim
        ramp = (distance + 0.5) / shared if shared else distance + 1
        return np.clip(ramp, 0.0, 1.0).astype(np.float32)

    @property
    def total(self) -> np.ndarray:
        """The sum of the tiles' weights at each pixel of the map, (size,) float32, above 0 everywhere."""
        sums = np.zeros(self.size, dtype=np.float32)
        for start in self.starts:
            first, last = max(0, start), min(self.size, start + self.tile)
            sums[first:last] += self.profile[first - start : last - start]
        return sums


@dataclass(frozen=True)
class TilePlan:
    """The tiles over a map, row by row from the top. Windows count from the map's first pixel."""

    columns: Axis
    rows: Axis

    @property
    def count(self) -> int:
        """How many tiles there are."""
        return len(self.columns.starts) * len(self.rows.starts)

    @property
    def weights(self) -> np.ndarray:
        """The weight of each pixel of a tile, (tile, tile) float32."""
        return np.outer(self.rows.profile, self.columns.profile)

    def tile_rows(self) -> Iterator[list[Window]]:
        """Yield the tiles of one row after the other."""
        for top in self.rows.starts:
            yield [Window(left, top, self.columns.tile, self.rows.tile) for left in self.columns.starts]

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
