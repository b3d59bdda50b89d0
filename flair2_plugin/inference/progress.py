# SPDX-License-Identifier: GPL-2.0-or-later
"""How far a run is, and how long it will take."""

from __future__ import annotations

import time

from flair2_plugin.core.messages import Progress

_WARM_UP = 2  # tiles: the first ones take longer, and say little of the others


class TileClock:
    """Counts tiles, and reckons with the time of those that were computed: empty ones cost next to nothing."""

    def __init__(self, total: int, done: int, wanted: int) -> None:
        """Start, with `done` of the tiles made by an earlier run, and `wanted` ones of the others in the area."""
        self._total, self._done, self._wanted, self._computed = total, done, wanted, 0
        self._began = time.monotonic()
        self._warm: tuple[float, int] | None = None
        self._last = (self._began, 0)

    def tick(self, computed: bool, wanted: bool) -> Progress:
        """Count a tile, and return where the run stands; the wanted ones to come are taken to be none of them empty."""
        self._done += 1
        self._wanted -= wanted
        self._computed += computed
        return Progress("tiles", self._done, self._total, self._seconds_left())

    def measure(self) -> None:
        """Take the time: a batch is through; between two batches all tiles are counted in no time."""
        self._last = (time.monotonic(), self._computed)
        if self._warm is None and self._computed >= _WARM_UP:
            self._warm = self._last

    def _seconds_left(self) -> float | None:
        if self._wanted == 0:
            return 0.0
        now, computed = self._last
        if computed == 0:
            return None
        since, before = self._warm if self._warm and computed > self._warm[1] else (self._began, 0)
        return round((now - since) / (computed - before) * self._wanted, 1)
