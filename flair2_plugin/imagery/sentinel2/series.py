# SPDX-License-Identifier: GPL-2.0-or-later
"""A Sentinel-2 series over one patch, and what the network is given of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from flair2_plugin.core.model_card import CloudFilter, SatelliteInput
from flair2_plugin.imagery.grid import Window, mirror
from flair2_plugin.imagery.sentinel2.clouds import clear_dates, covered_shares
from flair2_plugin.imagery.sentinel2.date_counts import DateCounts, count_dates
from flair2_plugin.imagery.sentinel2.dates import encode_dates
from flair2_plugin.imagery.sentinel2.months import monthly_means

_LARGEST = 1e9  # reflectance × 10,000 is about 10,000


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
        if np.array_equal(indices, np.arange(len(self.dates))):
            return self
        masks = None if self.masks is None else self.masks[indices]
        return Series(self.images[indices], tuple(self.dates[i] for i in indices), masks)


@dataclass(frozen=True)
class NetworkSeries:
    """The satellite branch's input for one patch: `values` (T, 10, H, W) float32 and `days` (T,) float32.

    `counts` are of the dates that it was made of, where they were asked for.
    """

    values: np.ndarray
    days: np.ndarray
    counts: DateCounts | None = None


def crop(series: Series, window: Window) -> Series:
    """Cut a window out of a series, mirrored where it reaches beyond."""
    masks = None if series.masks is None else cut(series.masks, window)
    return Series(cut(series.images, window), series.dates, masks)


def cut(planes: np.ndarray, window: Window) -> np.ndarray:
    """Cut a window out of (T, C, H, W), mirrored at the edges where it reaches beyond."""
    mirrored = mirror(window, planes.shape[3], planes.shape[2])
    rows, cols = (slice(*ends) for ends in mirrored.inside.bounds)
    return mirrored.pick(planes[:, :, rows, cols])


def prepare_series(series: Series, wanted: SatelliteInput, counted: bool = False) -> NetworkSeries:
    """Filter, average, scale and date a patch's series as the model was trained to see it.

    Dates that lack more than half of the pixels (0 in all bands) are left out, the others' gaps are filled with their
    mean; where every date lacks that much, those that lack least are kept. Where no date passes the cloud filter, the
    least covered ones are kept instead (the official code crashes, B12).
    With `counted` the result says how clear each date was, and which are used.
    """
    sound = _without_odd_values(series)
    missing = _missing(sound)
    chosen = _whole_enough(missing)
    kept = _filled(sound.take(chosen), missing[chosen])
    if wanted.cloud_filter and kept.masks is not None:
        usable = usable_dates(kept.masks, wanted.cloud_filter)
        kept, chosen = kept.take(usable), chosen[usable]
    images, dates = kept.images, list(kept.dates)
    if wanted.monthly_means:
        images, dates = monthly_means(images, dates)
    values = images.astype(np.float32) / np.float32(wanted.scale)
    counts = _count(missing, series.masks, chosen, wanted.cloud_filter or CloudFilter()) if counted else None
    return NetworkSeries(values, encode_dates(dates, wanted.dates), counts)


def _missing(series: Series) -> np.ndarray:
    """Return which pixels hold no data, (T, H, W)."""
    return np.asarray((series.images == 0).all(axis=1))


def _whole_enough(missing: np.ndarray) -> np.ndarray:
    """Return the places of the dates that lack half of their pixels at most, or as few as any."""
    shares = missing.mean(axis=(1, 2))
    return np.flatnonzero(shares <= max(0.5, shares.min()))


def _filled(series: Series, missing: np.ndarray) -> Series:
    images = series.images.copy() if missing.any() else series.images
    for image, gaps in zip(images, missing, strict=True):
        if gaps.any() and not gaps.all():
            image[:, gaps] = image[:, ~gaps].mean(axis=1, keepdims=True)
    return Series(images, series.dates, series.masks)


def _count(missing: np.ndarray, masks: np.ndarray | None, chosen: np.ndarray, rule: CloudFilter) -> DateCounts:
    used = np.zeros(len(missing), dtype=bool)
    used[chosen] = True
    return count_dates(missing, None if masks is None else masks >= rule.probability, used)


def _without_odd_values(series: Series) -> Series:
    """Return the series with 0 in all bands where one is no number, or none that a reflectance can be."""
    if series.images.dtype.kind != "f":
        return series
    odd = ~(np.abs(series.images) < _LARGEST).all(axis=1, keepdims=True)  # NaN is below nothing
    return Series(np.where(odd, 0, series.images), series.dates, series.masks) if odd.any() else series


def usable_dates(masks: np.ndarray, rule: CloudFilter) -> np.ndarray:
    """Return the clear dates, or where there is none the least covered ones; shape (T,), bool, never all False."""
    clear = clear_dates(masks, rule)
    if clear.any():
        return clear
    covered = covered_shares(masks, rule.probability)
    return np.asarray(covered == covered.min())
