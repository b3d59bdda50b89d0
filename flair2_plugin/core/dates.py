# SPDX-License-Identifier: GPL-2.0-or-later
"""Dates in the names of products, files, layers and bands: written in many ways, read only where there is one reading.

Whatever is found by an earlier pattern goes before what a later one would find: full dates with the year first, those
with the day first or a month's name, and last those that say less.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from typing import Callable, Iterator, List, Optional, Tuple

MIDDLE_OF_MONTH = 15
"""The day of an image that stands for a month, as in THEIA's monthly syntheses and FLAIR's monthly means."""

# As they look in lower case and without accents.
_MONTHS = (
    ("janvier", "january", "janv", "jan"),
    ("fevrier", "february", "fevr", "feb", "fev"),
    ("mars", "march", "mar"),
    ("avril", "april", "avr", "apr"),
    ("mai", "may"),
    ("juin", "june", "jun"),
    ("juillet", "july", "juil", "jul"),
    ("aout", "august", "aou", "aug"),
    ("septembre", "september", "sept", "sep"),
    ("octobre", "october", "oct"),
    ("novembre", "november", "nov"),
    ("decembre", "december", "dec"),
)
_NUMBER_OF_MONTH = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}

_Y = r"(?P<y>(?:19|20)\d{2})"
_MM, _DD = r"(?P<m>0[1-9]|1[0-2])", r"(?P<d>[0-3]\d)"
_NAME = rf"(?<![a-z])(?P<name>{'|'.join(sorted(_NUMBER_OF_MONTH, key=len, reverse=True))})(?![a-z])"
_D = r"(?P<d>\d{1,2})"
_GAP = r"[\s._-]{0,3}"
_ORDINAL = r"(?:er|st|nd|rd|th)?"
_YEAR_DAY = r"(?P<j>[0-3]\d{2})"

_Reading = Callable[[re.Match[str]], Optional[date]]


def find_date(text: str) -> Optional[date]:
    """Return the date in a product's name, a file's, a layer's or a band's description; None if there is none.

    Read are 20210403 and 2021-04-03, with or without a time, 03-04-2021 (the day first, as in French), 3 avril 2021,
    April 3, 2021, and 2021093 (the day of the year) where no other number may be meant. Of several dates with the year
    first, the first one counts, which in the names of Sentinel-2's, THEIA's and Landsat's products is the
    acquisition's. "avril 2021" is its 15th. What may be two dates (03042021, 03-04-21) is none.
    """
    plain = _plain(text)
    taken: List[Tuple[int, int]] = []
    for patterns, read in _WAYS:
        for match in _matches(patterns, plain):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            found = read(match)
            if found is not None:
                return found
            taken.append(match.span())  # "31 avril 2021" is a mistake, and not the month that is a part of it
    return None


def find_year(text: str) -> Optional[int]:
    """Return the year in a name: a date's, or one that stands by itself."""
    day = find_date(text)
    match = re.search(rf"(?<!\d){_Y}(?!\d)", text)
    return day.year if day else int(match["y"]) if match else None


def _plain(text: str) -> str:
    """Return a text in lower case and without accents."""
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign)).lower()


def _matches(patterns: Tuple[re.Pattern[str], ...], text: str) -> Iterator[re.Match[str]]:
    """Yield what any of the patterns finds, from left to right."""
    found = (match for pattern in patterns for match in pattern.finditer(text))
    return iter(sorted(found, key=lambda match: match.start()))


def _read_numbers(match: re.Match[str]) -> Optional[date]:
    return _day(int(match["y"]), int(match["m"]), int(match["d"]))


def _read_name(match: re.Match[str]) -> Optional[date]:
    return _day(int(match["y"]), _NUMBER_OF_MONTH[match["name"]], int(match["d"]))


def _read_month(match: re.Match[str]) -> Optional[date]:
    return _day(int(match["y"]), _NUMBER_OF_MONTH[match["name"]], MIDDLE_OF_MONTH)


def _read_year_day(match: re.Match[str]) -> Optional[date]:
    year, number = int(match["y"]), int(match["j"])
    if not number:
        return None
    found = date(year, 1, 1) + timedelta(days=number - 1)
    return found if found.year == year else None


def _read_lone_year_day(match: re.Match[str]) -> Optional[date]:
    """Read 2021093 where no other number of the text is as long: northings and tiles have seven digits too."""
    return _read_year_day(match) if len(re.findall(r"\d{5,}", match.string)) == 1 else None


def _read_day_first(match: re.Match[str]) -> Optional[date]:
    """Read 13042021, but not 03042021, which an American means for the 4th of March."""
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    return _day(year, month, day) if month == day or _day(year, day, month) is None else None


def _day(year: int, month: int, day: int) -> Optional[date]:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _compiled(*patterns: str) -> Tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in patterns)


_WAYS: Tuple[Tuple[Tuple[re.Pattern[str], ...], _Reading], ...] = (
    # Sentinel-2's names before December 2016: the date of the product's making, and later the acquisition's after a V.
    (_compiled(rf"(?<![a-z\d])s2[a-d]_(?:oper|user)_[^/\\]*_v{_Y}{_MM}{_DD}t\d{{6}}(?!\d)"), _read_numbers),
    (
        _compiled(
            rf"(?<!\d){_Y}{_MM}{_DD}(?!\d)",
            rf"(?<!\d){_Y}{_MM}{_DD}(?:[01]\d|2[0-3])[0-5]\d[0-5]\d(?!\d)",
            rf"(?<!\d){_Y}[-_]{_MM}[-_]{_DD}(?!\d)",
            rf"(?<!\d){_Y}(?P<sign>[.:/ ]){_MM}(?P=sign){_DD}(?!\d)",
        ),
        _read_numbers,
    ),
    # Landsat's names before the collections (LC81980292021093LGN00), and MODIS's.
    (
        _compiled(
            rf"(?<![a-z\d])l[cotem]\d{{7}}{_Y}{_YEAR_DAY}[a-z]{{3}}\d{{2}}",
            rf"(?<![a-z\d])a{_Y}{_YEAR_DAY}(?![a-z\d])",
        ),
        _read_year_day,
    ),
    (
        _compiled(
            rf"(?<![a-z\d]){_D}{_ORDINAL}{_GAP}(?:de |of )?{_NAME}{_GAP}{_Y}(?!\d)",
            rf"(?<!\d)(?P<d>\d{{2}}){_NAME}{_GAP}{_Y}(?!\d)",
            rf"(?<!\d){_Y}{_GAP}{_NAME}{_GAP}{_D}(?!\d)",
            rf"{_NAME}{_GAP}{_D}{_ORDINAL}[\s._,-]{{1,3}}{_Y}(?!\d)",
        ),
        _read_name,
    ),
    (
        _compiled(
            rf"(?<![a-z\d]){_D}(?P<sign>[-./ ])(?P<m>\d{{1,2}})(?P=sign){_Y}(?!\d)",
            rf"(?<![a-z\d])(?P<d>\d{{2}})_(?P<m>\d{{2}})_{_Y}(?!\d)",
        ),
        _read_numbers,
    ),
    (_compiled(rf"(?<![a-z\d])(?P<d>\d{{2}})(?P<m>\d{{2}}){_Y}(?!\d)"), _read_day_first),
    (_compiled(rf"(?<!\d){_NAME}{_GAP}{_Y}(?!\d)", rf"(?<!\d){_Y}{_GAP}{_NAME}"), _read_month),
    (_compiled(rf"(?<!\d){_Y}{_YEAR_DAY}(?!\d)"), _read_lone_year_day),
)
