# SPDX-License-Identifier: GPL-2.0-or-later
"""What years a series spans and which months it lacks, as the model reads its dates."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from flair2_plugin.core.messages import Log
from flair2_plugin.core.model_card import DateEncoding, SatelliteInput

_LONG = 3  # months in a row; clouds alone make shorter gaps
_OLDEST = 2000  # smaller numbers in an ortho's name are rather no years
_FAR = timedelta(366)  # from the reference: training saw a year of dates around it

_Gap = tuple[int, int]  # the first empty month, counted from January of the year 0, and how many follow it with itself


def describe_span(dates: Sequence[date], wanted: SatelliteInput, ortho_year: int | None = None) -> Iterator[Log]:
    """Yield a sentence for each thing that is unusual about the dates; none for a year of images, the ortho's own."""
    years = sorted({day.year for day in dates})
    if ortho_year is not None and ortho_year >= _OLDEST and ortho_year not in years:
        text = (
            f"The ortho seems to be of {ortho_year}, but no Sentinel-2 image is: images of that year would tell more."
        )
        yield Log(text, "warning")
    if wanted.dates.ignore_year and len(years) > 1:
        thing = "months" if wanted.monthly_means else "days of the year"
        yield Log(f"The Sentinel-2 series spans {years[0]} to {years[-1]}; the model reads {thing}, whatever the year.")
    if not wanted.dates.ignore_year:
        yield from _describe_distance(dates, wanted.dates)
    yield from _describe_gap(dates, wanted.dates.ignore_year)


def _describe_distance(dates: Sequence[date], encoding: DateEncoding) -> Iterator[Log]:
    month, day = map(int, encoding.reference_month_day.split("-"))
    reference = date(encoding.reference_year, month, day)
    far = sum(abs(day - reference) > _FAR for day in dates)
    if far:
        some = f"All {far}" if far == len(dates) else f"{far} of {len(dates)}"
        yield Log(
            f"{some} Sentinel-2 dates are more than a year from {reference}, from which the model counts the days: "
            "images nearer to it would tell it more.",
            "warning",
        )


def _describe_gap(dates: Sequence[date], fold: bool) -> Iterator[Log]:
    """Tell of the longest run of empty months; all years are one where the model reads them so, or there is but one."""
    months = sorted({12 * day.year + day.month - 1 for day in dates})
    inner = [(before + 1, after - before - 1) for before, after in pairwise(months)]
    count = months[-1] - months[0] + 1
    gaps, present = inner, len(months)
    if fold or count <= 12:
        slots = sorted({month % 12 for month in months})
        around = [(before + 1, after - before - 1) for before, after in pairwise([*slots, slots[0] + 12])]
        gaps, present, count = [_of_years(gap, inner) for gap in around], len(slots), 12
    begin, length = max(gaps, key=lambda gap: gap[1])
    if length < _LONG:
        return
    with_year = begin >= 24 and months[0] // 12 != months[-1] // 12
    first, last = (_name(month, with_year) for month in (begin, begin + length - 1))
    empty = count - present
    text = f"No Sentinel-2 image from {first} to {last}: {empty} of {count} months are empty."
    yield Log(text, "warning" if 2 * empty >= count else "info")


def _of_years(gap: _Gap, inner: Sequence[_Gap]) -> _Gap:
    """Return a gap of the year as the one gap between two dates that it is, if it is one."""
    begin, length = gap
    return next(((first, same) for first, same in inner if same == length and first % 12 == begin % 12), gap)


def _name(month: int, with_year: bool) -> str:
    name = month_name[month % 12 + 1]
    return f"{name} {month // 12}" if with_year else name
