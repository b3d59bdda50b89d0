# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from datetime import date

import numpy as np

from flair2_plugin.core.model_card import CloudFilter, SatelliteInput
from flair2_plugin.imagery.sentinel2.date_counts import DateCounts
from flair2_plugin.imagery.sentinel2.series import Series, prepare_series

DAYS = (date(2021, 1, 3), date(2021, 1, 28), date(2021, 5, 15), date(2021, 12, 2))
SIDE = 10
WANTED = SatelliteInput()


def series() -> Series:
    """Return four dates: a clear one, one under cloud, one that lacks a fifth, one that lacks most."""
    images = np.random.default_rng(0).integers(100, 9000, (4, 10, SIDE, SIDE)).astype(np.uint16)
    masks = np.zeros((4, 2, SIDE, SIDE), dtype=np.uint8)
    masks[1, 1, :7] = 90
    masks[1, 0, 6:] = 60  # snow, and a row of both
    images[2, :, :, :2] = 0
    images[3, :, :9] = 0
    return Series(images, DAYS, masks)


def counts_of(given: Series, wanted: SatelliteInput = WANTED) -> DateCounts:
    counts = prepare_series(given, wanted, counted=True).counts
    assert counts is not None
    return counts


def test_what_covers_a_date_is_counted_and_whether_it_is_used() -> None:
    counts = counts_of(series())
    assert (counts.tiles, counts.pixels, counts.used) == (1, 100, (1, 0, 1, 0))
    assert counts.missing == (0, 0, 20, 90)
    assert (counts.cloud, counts.snow) == ((0, 70, 0, 0), (0, 40, 0, 0))
    assert counts.clear == (100, 0, 80, 10)


def test_the_counts_are_of_the_dates_that_the_network_is_given() -> None:
    for rule in (None, CloudFilter(area=0.1), CloudFilter(area=1.2)):
        wanted = SatelliteInput(cloud_filter=rule, monthly_means=False)
        assert sum(counts_of(series(), wanted).used) == len(prepare_series(series(), wanted).days)


def test_counting_changes_nothing() -> None:
    plain, counted = (prepare_series(series(), SatelliteInput(), counted=flag) for flag in (False, True))
    assert plain.counts is None
    assert (plain.values == counted.values).all() and (plain.days == counted.days).all()


def test_counts_of_tiles_add_up_in_any_order() -> None:
    one, other = counts_of(series()), counts_of(Series(series().images[::-1], DAYS, series().masks))
    both = one + other
    assert (both.tiles, both.pixels, both.missing) == (2, 200, (90, 20, 20, 90))
    assert both == other + one == DateCounts() + both == both + DateCounts()


def test_the_report_tells_shares_of_the_pixels_and_counts_of_tiles() -> None:
    first, second, third, _ = (counts_of(series()) + counts_of(series())).report(DAYS).dates
    assert (first.date, first.used, first.clear) == ("2021-01-03", 2, 1.0)
    assert (second.used, second.clear, second.cloud, second.snow) == (0, 0.0, 0.7, 0.4)
    assert (third.missing, third.clear) == (0.2, 0.8)


def test_without_masks_it_is_not_known_how_clear_a_date_is() -> None:
    bare = series()
    report = counts_of(Series(bare.images, DAYS)).report(DAYS)
    assert not report.has_masks and report.used == 3
    assert {(one.clear, one.cloud, one.snow) for one in report.dates} == {(None, None, None)}
