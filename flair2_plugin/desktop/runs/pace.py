# SPDX-License-Identifier: GPL-2.0-or-later
"""How fast a run goes, measured: seconds per tile that was computed."""

from __future__ import annotations

from typing import Optional, Tuple

from flair2_plugin.core.messages import Foreseen, Message, Progress

_ENOUGH = 8  # tiles; the first of them take longer, and few say little


class Pace:
    """Hears the messages of one run. Tiles that are skipped are taken to be spread evenly among the others."""

    def __init__(self) -> None:
        """Begin with nothing measured."""
        self._first: Optional[Tuple[float, int]] = None
        self._last: Tuple[float, int] = (0.0, 0)
        self._computed = 1.0  # share of the tiles

    @property
    def seconds_per_tile(self) -> Optional[float]:
        """The measured time, None where there were too few tiles."""
        if self._first is None:
            return None
        tiles = (self._last[1] - self._first[1]) * self._computed
        return round((self._last[0] - self._first[0]) / tiles, 4) if tiles >= _ENOUGH else None

    def hear(self, message: Message, now: float) -> None:
        """Take a message that came `now`, in seconds of a monotonic clock."""
        if isinstance(message, Foreseen) and message.tiles:
            self._computed = message.tiles / (message.tiles + message.skipped)
        elif isinstance(message, Progress) and message.stage == "tiles":
            self._first = self._first or (now, message.done)
            self._last = (now, message.done)
