# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from flair2_plugin.core.model_card import CloudFilter, DateEncoding, SatelliteInput
from flair2_plugin.imagery.grid import Window
from flair2_plugin.imagery.sentinel2.clouds import clear_dates
from flair2_plugin.imagery.sentinel2.dates import encode_dates, find_date
from flair2_plugin.imagery.sentinel2.months import monthly_means
from flair2_plugin.imagery.sentinel2.series import Series, crop, prepare_series, usable_dates

DAYS = (date(2021, 1, 3), date(2021, 1, 28), date(2021, 5, 15), date(2021, 12, 2))


def series(seed: int = 0) -> Series:
    images = np.random.default_rng(seed).integers(100, 9000, (4, 10, 40, 40)).astype(np.uint16)
    return Series(images, DAYS, np.zeros((4, 2, 40, 40), dtype=np.uint8))


def test_a_cloudy_date_is_dropped() -> None:
    given = series()
    given.masks[1, 1, :, :21] = 80  # type: ignore[index]
    plain = SatelliteInput(monthly_means=False)
    assert prepare_series(given, plain).days.tolist() == [132, 0, -201]


def test_snow_and_cloud_add_up() -> None:
    masks = np.zeros((1, 2, 40, 40))
    masks[0, :, :10] = 60
    assert not clear_dates(masks, CloudFilter(probability=60, area=0.5))[0]
    assert clear_dates(masks, CloudFilter(probability=61, area=0.5))[0]


def test_without_a_clear_date_the_least_covered_one_is_kept() -> None:
    masks = np.full((3, 2, 4, 4), 100)
    masks[1, 0, :2] = 0
    assert usable_dates(masks, CloudFilter()).tolist() == [False, True, False]


def test_months_are_averaged_and_dated_on_the_15th() -> None:
    given = series()
    means, days = monthly_means(given.images, given.dates)
    assert days == [date(2021, 1, 15), date(2021, 5, 15), date(2021, 12, 15)]
    assert means[0] == pytest.approx(given.images[:2].mean(axis=0))


def test_the_same_month_of_two_years_is_two_months() -> None:
    images = np.ones((2, 10, 4, 4))
    assert len(monthly_means(images, [date(2020, 1, 1), date(2021, 1, 1)])[1]) == 2


def test_official_positions_of_the_months() -> None:
    months = [date(2021, month, 15) for month in range(1, 13)]
    expected = [120, 89, 61, 30, 0, -31, -61, -92, -123, -153, -184, -214]
    assert encode_dates(months, DateEncoding()).tolist() == expected


def test_the_year_counts_only_where_the_model_says_so() -> None:
    day = [date(2020, 5, 15)]
    assert encode_dates(day, DateEncoding())[0] == 0
    assert encode_dates(day, DateEncoding(ignore_year=False))[0] == 365
    assert encode_dates(day, DateEncoding(ignore_year=False, sign=1))[0] == -365


def test_a_leap_day_has_a_position() -> None:
    assert encode_dates([date(2020, 2, 29)], DateEncoding())[0] == 76


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("S2A_MSIL2A_20210403T105021_N0300_R051_T31TDF_20210403T140000", date(2021, 4, 3)),
        ("scene_2019-07-31_b.tif", date(2019, 7, 31)),
        ("2021_02_03", date(2021, 2, 3)),
        ("patch_20213540", None),
        ("L93_6543210_20211301", None),
    ],
)
def test_dates_are_read_from_names(text: str, day: date | None) -> None:
    assert find_date(text) == day


def test_reflectance_is_scaled_as_the_card_says() -> None:
    given = series()
    raw = prepare_series(given, SatelliteInput(scale=1.0, monthly_means=False)).values
    assert (raw == given.images).all()
    assert prepare_series(given, SatelliteInput(monthly_means=False)).values == pytest.approx(raw / 10_000)


def test_a_date_that_lacks_most_pixels_is_left_out_and_small_gaps_are_filled() -> None:
    given = series()
    given.images[0, :, :30] = 0
    given.images[2, :, 0, 0] = 0
    prepared = prepare_series(given, SatelliteInput(scale=1.0, monthly_means=False))
    assert prepared.days.tolist() == encode_dates(list(DAYS[1:]), DateEncoding()).tolist()
    assert prepared.values[1, :, 0, 0] == pytest.approx(given.images[2, :, 1:].mean(axis=(1, 2)), rel=0.05)
    assert (given.images[2, :, 0, 0] == 0).all()


def test_where_every_date_lacks_most_pixels_those_that_lack_least_are_kept() -> None:
    given = series()
    for image, rows in zip(given.images, (30, 25, 39, 25), strict=True):
        image[:, :rows] = 0
    prepared = prepare_series(given, SatelliteInput(monthly_means=False))
    assert prepared.days.tolist() == encode_dates([DAYS[1], DAYS[3]], DateEncoding()).tolist()


def test_a_crop_beyond_the_edge_is_mirrored() -> None:
    given = series()
    beyond = crop(given, Window(-3, 0, 40, 40))
    assert (beyond.images[:, :, :, :3] == given.images[:, :, :, 3:0:-1]).all()
    assert beyond.masks is not None and beyond.masks.shape == (4, 2, 40, 40)
