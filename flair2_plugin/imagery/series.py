# SPDX-License-Identifier: GPL-2.0-or-later
"""A Sentinel-2 series over one patch, and what the network is given of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from flair2_plugin.core.model_card import CloudFilter, SatelliteInput
from flair2_plugin.imagery.clouds import clear_dates, covered_shares
from flair2_plugin.imagery.dates import encode_dates
from flair2_plugin.imagery.months import monthly_means


@dataclass(frozen=True)
class Series:
    """Dated images of one place.

    `images` is (T, 10, H, W), reflectance × 10,000; `masks` (T, 2, H, W), snow and cloud probability in 0..100, or None
    where none came along; `dates` has T entries.
    """

    images: np.ndarray
    dates: tuple[date, ...]
    masks: np.ndarray | None = None

    def take(self, chosen: np.ndarray) -> Series:
        """Return the series of the chosen dates, an index or boolean array of shape (T,)."""
        indices = np.arange(len(self.dates))[chosen]
        masks = None if self.masks is None else self.masks[indices]
        return Series(self.images[indices], tuple(self.dates[i] for i in indices), masks)


@dataclass(frozen=True)
class NetworkSeries:
    """The satellite branch's input for one patch: `values` (T, 10, H, W) float32 and `days` (T,) float32."""

    values: np.ndarray
    days: np.ndarray


def prepare_series(series: Series, wanted: SatelliteInput) -> NetworkSeries:
    """Filter, average, scale and date a patch's series as the model was trained to see it.

    Where no date passes the cloud filter, the least covered ones are kept instead (the official code crashes, B12).
    """
    kept = series
    if wanted.cloud_filter and series.masks is not None:
        kept = series.take(usable_dates(series.masks, wanted.cloud_filter))
    images, dates = kept.images, list(kept.dates)
    if wanted.monthly_means:
        images, dates = monthly_means(images, dates)
    values = images.astype(np.float32) / np.float32(wanted.scale)
    return NetworkSeries(values, encode_dates(dates, wanted.dates))


def usable_dates(masks: np.ndarray, rule: CloudFilter) -> np.ndarray:
    """Return the clear dates, or where there is none the least covered ones; shape (T,), bool, never all False."""
    clear = clear_dates(masks, rule)
    if clear.any():
        return clear
    covered = covered_shares(masks, rule.probability)
    return covered == covered.min()
