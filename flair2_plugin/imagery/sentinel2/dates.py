# SPDX-License-Identifier: GPL-2.0-or-later
"""Dates of Sentinel-2 images: read out of texts that must hold one, encoded for the network."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from flair2_plugin.core.dates import find_date
from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.core.model_card import DateEncoding
from flair2_plugin.core.wording import quote

__all__ = ["encode_dates", "find_date", "read_date"]


def read_date(text: str, where: str) -> date:
    """Return the date in `text`.

    Raises:
        InvalidImagery: there is none; the sentence names `where`.
    """
    found = find_date(text)
    if found is None:
        raise InvalidImagery(
            f'{where}: no date can be read in "{quote(text.strip())}"; write it as 2021-04-03 or 20210403.'
        )
    return found


def encode_dates(dates: Sequence[date], encoding: DateEncoding) -> np.ndarray:
    """Return the positions of the dates in days, shape (T,), float32.

    Source: IGNF/FLAIR-2, dataset.py:67-71: days(reference) − days(date), the date's year replaced by the reference's.
    """
    month, day = map(int, encoding.reference_month_day.split("-"))
    reference = date(encoding.reference_year, month, day)
    moved = [_in_year(d, encoding.reference_year) if encoding.ignore_year else d for d in dates]
    return np.array([encoding.sign * (d - reference).days for d in moved], dtype=np.float32)


def _in_year(day: date, year: int) -> date:
    if (day.month, day.day) == (2, 29):  # the reference's year may have none
        return date(year, 2, 28)
    return day.replace(year=year)
