# SPDX-License-Identifier: GPL-2.0-or-later
"""How clear a series is at each date, and whether the date is used: counted tile by tile, so that counts add up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from flair2_plugin.core.series_report import SeriesDate, SeriesReport


@dataclass(frozen=True)
class DateCounts:
    """Counts over `tiles` tiles of together `pixels` pixels of the series; each tuple has an entry per date.

    Of the pixels `missing` hold no data, `snow` and `cloud` are covered (a pixel may be both), and `clear` are none of
    that; the three are empty where the series has no masks. `used` counts tiles.
    """

    tiles: int = 0
    pixels: int = 0
    used: tuple[int, ...] = ()
    missing: tuple[int, ...] = ()
    clear: tuple[int, ...] = ()
    cloud: tuple[int, ...] = ()
    snow: tuple[int, ...] = ()

    def __add__(self, other: DateCounts) -> DateCounts:
        """Return the counts over the tiles of both; they have the same dates."""
        if not (self.tiles and other.tiles):
            return self if self.tiles else other
        return DateCounts(
            self.tiles + other.tiles,
            self.pixels + other.pixels,
            _add(self.used, other.used),
            _add(self.missing, other.missing),
            _add(self.clear, other.clear),
            _add(self.cloud, other.cloud),
            _add(self.snow, other.snow),
        )

    def report(self, dates: Sequence[date]) -> SeriesReport:
        """Return what is told of the dates."""
        return SeriesReport(self.tiles, tuple(map(self._date, range(len(self.used)), dates)))

    def _date(self, place: int, day: date) -> SeriesDate:
        clear, cloud, snow = (
            round(counts[place] / self.pixels, 4) if counts else None for counts in (self.clear, self.cloud, self.snow)
        )
        return SeriesDate(
            day.isoformat(), self.used[place], round(self.missing[place] / self.pixels, 4), clear, cloud, snow
        )


def count_dates(missing: np.ndarray, covered: np.ndarray | None, used: np.ndarray) -> DateCounts:
    """Return the counts of one tile.

    `missing` (T, H, W) says which pixels hold no data, `covered` (T, 2, H, W) which are under snow, then under cloud,
    `used` (T,) which dates the network is given.
    """
    pixels = missing.shape[1] * missing.shape[2]
    seen = DateCounts(1, pixels, _whole(used), _whole(missing))
    if covered is None:
        return seen
    snow, cloud = covered[:, 0], covered[:, 1]
    clear = pixels - np.asarray(_whole(missing | snow | cloud))
    return DateCounts(1, pixels, seen.used, seen.missing, tuple(clear.tolist()), _whole(cloud), _whole(snow))


def _whole(flags: np.ndarray) -> tuple[int, ...]:
    return tuple(np.count_nonzero(flags.reshape(len(flags), -1), axis=1).tolist())


def _add(mine: tuple[int, ...], theirs: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(a + b for a, b in zip(mine, theirs, strict=True))
