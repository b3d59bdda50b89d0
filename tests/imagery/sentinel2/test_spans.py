# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from flair2_plugin.core.messages import Log
from flair2_plugin.core.model_card import DateEncoding, SatelliteInput
from flair2_plugin.imagery.sentinel2.spans import describe_span

MONTHLY = SatelliteInput()
DATED = SatelliteInput(dates=DateEncoding(ignore_year=False))
YEAR = [date(2021, month, 7) for month in range(1, 13)]


def said(dates: list[date], wanted: SatelliteInput = MONTHLY) -> list[Log]:
    return list(describe_span(dates, wanted))


def months(year: int, *numbers: int) -> list[date]:
    return [date(year, number, 20) for number in numbers]


def test_of_a_year_of_images_there_is_nothing_to_say() -> None:
    assert said(YEAR) == said(YEAR, DATED) == []
    assert said([day for day in YEAR if day.month not in (1, 2)]) == []  # a cloudy winter


def test_several_years_are_read_as_one() -> None:
    assert said(months(2019, *range(1, 13)) + YEAR) == [
        Log("The Sentinel-2 series spans 2019 to 2021; the model reads months, whatever the year.")
    ]
    daily = SatelliteInput(monthly_means=False)
    assert said([*months(2020, 12), *YEAR], daily) == [
        Log("The Sentinel-2 series spans 2020 to 2021; the model reads days of the year, whatever the year.")
    ]


def test_a_gap_is_named_with_its_years_where_it_lies_between_two() -> None:
    _, gap = said(months(2020, 7, 8, 9, 10) + months(2021, 4, 5, 6))
    assert gap == Log("No Sentinel-2 image from November 2020 to March 2021: 5 of 12 months are empty.")


def test_another_year_fills_the_gap_of_one() -> None:
    _, *gaps = said(months(2019, 1, 2, 3, 11, 12) + months(2021, *range(4, 11)))
    assert gaps == []


def test_what_lies_around_a_short_series_is_a_gap_too() -> None:
    assert said(months(2021, 5, 6, 7, 8)) == [
        Log("No Sentinel-2 image from September to April: 8 of 12 months are empty.", "warning")
    ]
    assert said(months(2021, 1)) == [
        Log("No Sentinel-2 image from February to December: 11 of 12 months are empty.", "warning")
    ]


def test_a_model_that_counts_days_is_told_of_the_gaps_of_all_years_and_of_far_ones() -> None:
    far, gap = said(months(2018, *range(1, 13)) + months(2021, *range(1, 13)), DATED)
    assert far.level == "warning" and far.text.startswith("12 of 24 Sentinel-2 dates are more than a year from 2021-05")
    assert gap.text == "No Sentinel-2 image from January 2019 to December 2020: 24 of 48 months are empty."
    assert said(months(2015, 5), DATED)[0].text.startswith("All 1 ")


def test_a_series_without_the_orthos_year_is_warned_of() -> None:
    (warning,) = describe_span(YEAR, MONTHLY, 2019)
    assert warning.level == "warning" and warning.text.startswith("The ortho seems to be of 2019, but no Sentinel-2")
    assert list(describe_span(YEAR, MONTHLY, 2021)) == list(describe_span(YEAR, MONTHLY, 1950)) == []


@given(st.lists(st.dates(date(2015, 7, 1), date(2026, 12, 31)), min_size=1, max_size=40), st.booleans())
def test_any_dates_are_described_by_two_sentences_at_most(dates: list[date], ignore: bool) -> None:
    found = said(dates, SatelliteInput(dates=DateEncoding(ignore_year=ignore)))
    assert len(found) <= 2 and all(log.text.endswith(".") for log in found)
