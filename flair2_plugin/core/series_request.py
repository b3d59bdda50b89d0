# SPDX-License-Identifier: GPL-2.0-or-later
"""What a Sentinel-2 series from a catalogue is asked for, as one value that goes to JSON and back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, Optional, get_args

from flair2_plugin.core.errors import InvalidRequest
from flair2_plugin.core.records import read_json
from flair2_plugin.core.request import Extent
from flair2_plugin.core.wording import quote

Every = Literal["date", "month"]

FIRST_DAY = date(2015, 6, 23)
"""The launch of Sentinel-2A."""
MOST_DAYS = 3 * 366
_HUGE = 1e9  # map units; no place on Earth is so far away


@dataclass(frozen=True)
class SeriesRequest:
    """One series: what, where and when.

    `output` is the folder to make. The area is `extent`, in the coordinates of `crs`, or that of the raster `ortho`
    with a rim of 220 m. `first` and `last` are days ("2021-01-01"), both included. `catalog` is a name of the list or
    an address, `collection` one of its collections (None: its usual one). Products with more than `cloud_cover`
    percent of clouds are left out. `every` is "date", or "month" for monthly means of the clear pixels.
    """

    output: str
    catalog: str
    first: str
    last: str
    extent: Optional[Extent] = None
    crs: str = "EPSG:4326"
    ortho: Optional[str] = None
    collection: Optional[str] = None
    cloud_cover: float = 60.0
    every: Every = "date"

    def __post_init__(self) -> None:
        """Refuse what no catalogue could serve.

        Raises:
            InvalidRequest: a value is out of its range.
        """
        if not self.output or not self.catalog:
            raise InvalidRequest("A series needs a catalogue and a folder to be written to: give both.")
        if (self.extent is None) == (not self.ortho):
            raise InvalidRequest("The area is given by an extent or by an ortho: give one of the two.")
        self._check_extent()
        if not 0.0 <= self.cloud_cover <= 100.0:
            raise InvalidRequest(f"The cloud cover is {self.cloud_cover:g} percent; it must lie between 0 and 100.")
        if self.every not in get_args(Every):
            raise InvalidRequest(f'The series is wanted for every "{quote(self.every)}"; choose date or month.')
        self._check_days()

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day."""
        return _day(self.first), _day(self.last)

    def _check_extent(self) -> None:
        box = self.extent
        if box is None:
            return
        if not all(abs(number) < _HUGE for number in (box.xmin, box.ymin, box.xmax, box.ymax)):
            raise InvalidRequest("A number of the extent is not finite or far too large: give plain coordinates.")
        if not (box.xmin < box.xmax and box.ymin < box.ymax):
            raise InvalidRequest("The extent is empty: give XMIN YMIN XMAX YMAX with XMIN < XMAX and YMIN < YMAX.")

    def _check_days(self) -> None:
        first, last = self.days
        if first > last:
            raise InvalidRequest(f"The period ends on {last}, before it begins on {first}: exchange them.")
        if last < FIRST_DAY:
            raise InvalidRequest(f"The period ends on {last}; Sentinel-2 was launched on {FIRST_DAY}: ask for later.")
        if (last - first).days >= MOST_DAYS:
            raise InvalidRequest("The period is longer than three years: make a series of each year.")


def whole_year(year: int) -> tuple[str, str]:
    """Return the first and the last day of a year.

    Raises:
        InvalidRequest: there are no images of it.
    """
    if not FIRST_DAY.year <= year <= 9999:
        raise InvalidRequest(f"There are no Sentinel-2 images of {year}: they begin in {FIRST_DAY.year}.")
    return f"{year}-01-01", f"{year}-12-31"


def read_series_request(path: Path) -> SeriesRequest:
    """Read a request file (JSON).

    Raises:
        InvalidRequest: the file can't be read, or a key or value in it is wrong.
    """
    return read_json(SeriesRequest, path, InvalidRequest)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError) as problem:
        raise InvalidRequest(f'"{quote(str(text))}" is no day: write it as 2021-04-03.') from problem
