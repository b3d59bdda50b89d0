# SPDX-License-Identifier: GPL-2.0-or-later
"""What a run tells of its Sentinel-2 dates: how clear each was over the tiles, and in how many it was used."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Optional


@dataclass(frozen=True)
class SeriesDate:
    """One date, an ISO text. Shares are of the pixels under the run's tiles, 0 to 1, None where no masks came along.

    A pixel is `missing`, clear, or covered by `cloud`, `snow` or both. `used` counts tiles.
    """

    date: str
    used: int
    missing: float = 0.0
    clear: Optional[float] = None
    cloud: Optional[float] = None
    snow: Optional[float] = None

    @property
    def day(self) -> dt.date:
        """The date.

        Raises:
            ValueError: the text is none.
        """
        return dt.date.fromisoformat(self.date)


@dataclass(frozen=True)
class SeriesReport:
    """The dates in time order, and how many `tiles` saw them; `picture` is the name of a file beside the report."""

    tiles: int
    dates: tuple[SeriesDate, ...] = ()
    picture: Optional[str] = None

    @property
    def has_masks(self) -> bool:
        """Whether it is known how clear the dates were."""
        return all(one.clear is not None for one in self.dates)

    @property
    def used(self) -> int:
        """How many dates were used in a tile at least."""
        return sum(one.used > 0 for one in self.dates)
