# SPDX-License-Identifier: GPL-2.0-or-later
"""Monthly means of a Sentinel-2 series."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np


def monthly_means(images: np.ndarray, dates: Sequence[date]) -> tuple[np.ndarray, list[date]]:
    """Return one mean image per month that has any, in time order, dated on the 15th.

    `images` is (T, C, H, W), the result (M, C, H, W) float32. Dates may come in any order; January 2020 and January
    2021 are two months. Source: IGNF/FLAIR-2, dataset.py:75-85.
    """
    months = sorted({(d.year, d.month) for d in dates})
    members = [[i for i, d in enumerate(dates) if (d.year, d.month) == month] for month in months]
    means = [images[chosen].mean(axis=0, dtype=np.float64).astype(np.float32) for chosen in members]
    return np.stack(means), [date(year, month, 15) for year, month in months]
