# SPDX-License-Identifier: GPL-2.0-or-later
"""What is to be said of the dates of a series, image by image: what lacks, and what looks like a misread one."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import List, Optional, Sequence

from flair2_plugin.desktop.algorithm import series_dates as origins
from flair2_plugin.desktop.translation import tr, write_number

TYPED = "typed"
_FIRST_IMAGE = date(2015, 6, 27)  # Sentinel-2A's


def find_remarks(days: Sequence[Optional[date]], today: date) -> List[str]:
    """Return a remark per image, empty where there is nothing to say."""
    known = Counter(day for day in days if day)
    remarks = []
    for place, day in enumerate(days):
        before = next((earlier for earlier in reversed(days[:place]) if earlier), None)
        if day is None:
            remarks.append(tr("date missing"))
        elif day > today:
            remarks.append(tr("in the future"))
        elif day < _FIRST_IMAGE:
            remarks.append(tr("before the first Sentinel-2 image"))
        elif known[day] > 1:
            remarks.append(tr("same date {count} times").format(count=known[day]))
        elif before and day < before:
            remarks.append(tr("earlier than the one above"))
        else:
            remarks.append("")
    return remarks


def name_origin(origin: str) -> str:
    """Return where a date comes from, in a word or two."""
    known = {
        origins.TABLE: tr("table of dates"),
        origins.NAME: tr("name"),
        origins.PERIOD: tr("layer's time range"),
        origins.LAYER: tr("layer's name"),
        origins.TAG: tr("TIFF tag"),
        origins.BAND: tr("band"),
        TYPED: tr("typed here"),
    }
    return known.get(origin, tr("not recognised"))


def describe_days(days: Sequence[Optional[date]]) -> str:
    """Return how many images have a date, and from when to when they are."""
    known = sorted(day for day in days if day)
    text = tr("{known} of {count} images have a date").format(
        known=write_number(len(known)), count=write_number(len(days))
    )
    if not known:
        return text
    return tr("{text}, from {first} to {last}").format(text=text, first=known[0], last=known[-1])
