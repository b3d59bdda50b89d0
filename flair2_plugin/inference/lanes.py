# SPDX-License-Identifier: GPL-2.0-or-later
"""A wide map in lanes, which are drawn from top to bottom one after the other: memory does not grow with the width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from flair2_plugin.imagery.grid import Window
from flair2_plugin.inference.plan import TilePlan

WIDEST = 12_000
"""About how many pixels of the map a lane has across, at most; one column of tiles in thirty is then computed twice."""


@dataclass(frozen=True)
class Lane:
    """Some columns of a map: their tiles, and the number of the strip that their first row of tiles finishes."""

    plan: TilePlan
    first: int

    def number(self, row: int) -> int:
        """Return the number of a row's strip."""
        return self.first + row


@dataclass(frozen=True)
class Lanes:
    """The lanes of a map. Its strips, one per row of tiles of each lane, are numbered lane by lane, from the top."""

    plan: TilePlan
    widest: int = WIDEST

    @cached_property
    def each(self) -> list[Lane]:
        """The lanes, from the left."""
        plans = self.plan.cut(self.widest)
        return [Lane(plan, place * self.plan.rows.count) for place, plan in enumerate(plans)]

    @cached_property
    def strips(self) -> dict[int, Window]:
        """The strips by number: which part of the map each one is. Rows that only reach into a strip have none."""
        return {lane.number(row): lane.plan.strip(row) for lane in self.each for row in self.plan.strips}

    def tiles(self, numbers: Iterable[int]) -> int:
        """Return how many tiles the strips of these numbers have, those outside the map's area too."""
        return sum(self._lane(number).plan.columns.count for number in numbers)

    def wanted(self, numbers: Iterable[int]) -> int:
        """Return how many tiles of the strips of these numbers have a share in the map's area."""
        return sum(int(lane.plan.wanted[rows].sum()) for lane, rows in self.rows(numbers))

    def rows(self, numbers: Iterable[int]) -> Iterator[tuple[Lane, list[int]]]:
        """Yield the lanes of the strips of these numbers, each with its rows of tiles that finish them."""
        numbers = set(numbers)
        for lane in self.each:
            rows = [row for row in self.plan.strips if lane.number(row) in numbers]
            if rows:
                yield lane, rows

    def middle_tile(self, numbers: Iterable[int]) -> Window | None:
        """Return a tile out of the middle of the strips of these numbers; None where the area has no share in them."""
        tiles = [(lane.plan, row) for lane, rows in self.rows(numbers) for row in rows if lane.plan.wanted[row].any()]
        if not tiles:
            return None
        plan, row = tiles[len(tiles) // 2]
        columns = plan.wanted[row].nonzero()[0]
        return plan.row(row)[int(columns[len(columns) // 2])]

    def _lane(self, number: int) -> Lane:
        return self.each[number // self.plan.rows.count]
