# SPDX-License-Identifier: GPL-2.0-or-later
"""Which tiles a map is made of, and how much each pixel of a tile counts: pure geometry."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import numpy as np

from flair2_plugin.imagery.area import Area
from flair2_plugin.imagery.grid import Grid, Window


@dataclass(frozen=True)
class Axis:
    """The tiles along one axis: `starts` of tiles of `tile` pixels, `rim` of them trimmed at both ends.

    They are the tiles of something longer, `whole` pixels, a `step` from one to the next: those that have something to
    say of the map, its pixels `first` … `first` + `size` - 1. So a part of an ortho is mapped as in a map of all of it.
    The starts count from the map's first pixel. What the rims leave covers the map without a gap. A `part` of the axis
    has the tiles that have something to say of `size` pixels from the map's pixel `begin` on.
    """

    size: int
    tile: int
    step: int
    rim: int
    first: int
    whole: int
    begin: int = 0

    @property
    def end(self) -> int:
        """The first pixel of the map that lies behind the axis."""
        return self.begin + self.size

    @property
    def kept(self) -> int:
        """How many pixels of a tile are not rim."""
        return self.tile - 2 * self.rim

    @property
    def shared(self) -> int:
        """How many pixels a tile's kept part has in common with the next one's."""
        return self.kept - self.step

    @property
    def numbers(self) -> range:
        """The numbers of the tiles among those of the whole ortho, from 0 on."""
        last = max(0, math.ceil((self.whole - self.kept) / self.step))
        begin = max(0, (self.first + self.begin - self.kept) // self.step + 1)
        return range(min(begin, last), min(last, (self.first + self.end - 1) // self.step) + 1)

    @property
    def count(self) -> int:
        """How many tiles there are."""
        return len(self.numbers)

    @property
    def starts(self) -> range:
        """Where the tiles begin; on a whole ortho, the first begins a rim before the map."""
        numbers, origin = self.numbers, -self.rim - self.first
        return range(origin + numbers.start * self.step, origin + numbers.stop * self.step, self.step)

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
        """The sum of the tiles' weights at each pixel from `begin` on, (size,) float32, above 0 everywhere."""
        sums = np.zeros(self.size, dtype=np.float32)
        for start in self.starts:
            first, last = max(self.begin, start), min(self.end, start + self.tile)
            sums[first - self.begin : last - self.begin] += self.profile[first - start : last - start]
        return sums

    def finished(self, number: int) -> range:
        """Return the pixels of the map that are finished with a tile, counted from 0; there may be none."""
        start = self.starts[number] + self.rim
        end = self.end if number == self.count - 1 else min(self.end, start + self.step)
        return range(max(self.begin, start), max(self.begin, start, end))

    def part(self, begin: int, end: int) -> Axis:
        """Return the part of the axis from the map's pixel `begin` to the one before `end`."""
        return replace(self, begin=begin, size=end - begin)

    def cut(self, longest: int) -> list[Axis]:
        """Return the axis in equal parts of about `longest` pixels at most, each of which begins with a tile."""
        begins = [pixels.start for pixels in map(self.finished, range(self.count)) if pixels]
        parts = math.ceil(len(begins) / max(1, longest // self.step))
        edges = [*(begins[len(begins) * number // parts] for number in range(parts)), self.end]
        return [self.part(*ends) for ends in pairwise(edges)]


@dataclass(frozen=True)
class TilePlan:
    """The tiles over a map, row by row from the top. Windows count from the map's first pixel.

    Of the map only an `area` may be wanted, whose polygons count from there too.
    """

    columns: Axis
    rows: Axis
    area: Area | None = None

    @property
    def window(self) -> Window:
        """The part of the map that the tiles are for: all of it, or a lane."""
        return Window(self.columns.begin, self.rows.begin, self.columns.size, self.rows.size)

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
    def strips(self) -> list[int]:
        """The rows of tiles, from 0 on, that finish a strip; those before them only reach into it."""
        return [row for row in range(self.rows.count) if len(self.rows.finished(row))]

    @property
    def drawn(self) -> int:
        """How many tiles are wanted and finish a part of the map."""
        return int(self.wanted[self.strips].sum())

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

    def touched(self, tiles: Sequence[Window]) -> list[bool]:
        """Return of each tile whether the part of it that is not rim has a share in the area."""
        if self.area is None:
            return [True] * len(tiles)
        return self.area.touched([self.kept(tile).intersection(self.window) for tile in tiles])

    @cached_property
    def wanted(self) -> np.ndarray:
        """Which tiles have a share in the area, (rows, columns) bool; the others are skipped."""
        return np.array([self.touched(row) for row in self.tile_rows()])

    def wanted_rows(self) -> Iterator[list[Window]]:
        """Yield the wanted tiles, row after row, but for rows without any."""
        for number in np.flatnonzero(self.wanted.any(axis=1)):
            yield [tile for tile, wanted in zip(self.row(int(number)), self.wanted[number], strict=True) if wanted]

    def spread(self, count: int) -> list[Window]:
        """Return so many of the wanted tiles, evenly spread over them; fewer where there are no more."""
        places = np.argwhere(self.wanted)
        most = min(count, len(places))
        chosen = (places[(2 * number + 1) * len(places) // (2 * most)] for number in range(most))
        return [self.row(int(row))[int(column)] for row, column in chosen]

    def strip(self, number: int) -> Window:
        """Return the part of the map that is finished when a row of tiles, from 0 on, is computed."""
        rows = self.rows.finished(number)
        return Window(self.columns.begin, rows.start, self.columns.size, len(rows))

    def block(self, row: int, column: int) -> Window:
        """Return the pixels of the map that are finished when a tile, by its numbers from 0 on, is computed."""
        cols, strip = self.columns.finished(column), self.strip(row)
        return Window(cols.start, strip.row, len(cols), strip.height)

    def cut(self, widest: int) -> list[TilePlan]:
        """Return the plans of the map's lanes, from the left: columns of it of about `widest` pixels at most.

        Each pixel has the same tiles in them as here. Those at a lane's left edge are in the lane before it too.
        """
        return [replace(self, columns=columns) for columns in self.columns.cut(widest)]

    def kept(self, tile: Window) -> Window:
        """Return the part of a tile that is not rim."""
        rim = self.columns.rim
        return Window(tile.col + rim, tile.row + rim, tile.width - 2 * rim, tile.height - 2 * rim)


def plan_tiles(area: Window, tile: int, overlap: float, unit: float, whole: Window | None = None) -> TilePlan:
    """Return the tiles over the map of an `area` of the ortho, out of those that cover `whole` (None: the area)."""
    step, whole = tile_step(tile, overlap, unit), whole or area
    rim = tile_rim(tile, step)
    columns = Axis(area.width, tile, step, rim, area.col - whole.col, whole.width)
    return TilePlan(columns, Axis(area.height, tile, step, rim, area.row - whole.row, whole.height))


def tile_step(tile: int, overlap: float, unit: float) -> int:
    """Return how far tiles are from each other, in pixels of the ortho.

    It is `tile` × (1 - `overlap`), rounded to whole `unit`s (pixels of the ortho in one Sentinel-2 pixel), so that
    every tile sees the series in the same phase: 512, 0.25 and 50 make 400.
    """
    wanted = tile * (1 - overlap)
    return max(1, round(min(tile, max(1, round(wanted / unit)) * unit))) if overlap else tile


def is_whole(number: float) -> bool:
    """Whether a number of pixels is a whole one, but for what pixel sizes lose as binary fractions."""
    return abs(number - round(number)) < 1e-3


def tile_rim(tile: int, step: int) -> int:
    """Return how much of a tile is trimmed at each side: a quarter of what tiles share; the other half is blended."""
    return (tile - step) // 4


def lay_on_series(ortho: Grid, series: Grid, tile: int, rim: int) -> Window:
    """Return the ortho's window begun a little earlier, so that its first tile's centre is a series' pixel corner.

    A tile's window of the series is cut along pixels. Tiles that lie anywhere would see it up to half a pixel aside,
    each in its own way; a step of whole pixels keeps what the first one has.
    """
    middle, unit = tile / 2 - rim, series.pixel_size / ortho.pixel_size
    col, row = ~series.transform @ (ortho.transform @ (middle, middle))
    left, up = (round((place - math.floor(place)) * unit) for place in (col, row))
    left, up = (0 if shift >= unit else shift for shift in (left, up))
    return Window(-left, -up, ortho.width + left, ortho.height + up)
