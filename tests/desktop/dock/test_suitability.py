# SPDX-License-Identifier: GPL-2.0-or-later
"""What looks wrong with imagery, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from flair2_plugin.core.model_card import Architecture, ModelCard
from flair2_plugin.desktop.dock.suitability import (
    BandSample,
    Case,
    OrthoFacts,
    SeriesFacts,
    find_date,
    find_warnings,
    find_year,
)

CARD = ModelCard("a", "a", "", "none", Architecture("unet"))
YEAR = tuple(f"S2_2021{month:02d}15" for month in range(1, 13))
GOOD = Case(
    CARD,
    OrthoFacts("ortho_2021", pixel=0.2, samples=(BandSample(1, 3, 250, 0.0), BandSample(2, 0, 255, 0.1))),
    bands=(1, 2),
    series=SeriesFacts(YEAR, overlaps=True, highest=6_000),
)


def of_ortho(**facts):
    return find_warnings(replace(GOOD, ortho=replace(GOOD.ortho, **facts)))


def of_series(**facts):
    return find_warnings(replace(GOOD, series=replace(GOOD.series, **facts)))


def test_good_imagery_gives_no_warning():
    assert find_warnings(GOOD) == ()
    assert find_warnings(replace(GOOD, series=None)) == ()


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"has_crs": False}, "no coordinate reference system"),
        ({"geographic": True}, "coordinates are degrees"),
        ({"pixel": 0.5}, "pixels are 0.5 m, the model's 0.2 m: expect a poor map"),
        ({"pixel": 0.04}, "they are averaged"),
        ({"data_type": "Float32"}, "holds Float32 values: black and white are found from its pixels"),
        ({"data_type": "UInt16"}, "16 bits, but no value above 255"),
        ({"samples": (BandSample(1, 0, 0, 1.0), BandSample(2, 0, 255, 0.0))}, "Band 1 of the ortho has one value"),
        ({"samples": (BandSample(1, 0, 1, 0.5),)}, "0 and 1 only"),
    ],
)
def test_an_odd_ortho_gives_one_warning(facts, words):
    (sentence,) = of_ortho(**facts)
    assert words in sentence and sentence.endswith(".")


@pytest.mark.parametrize("facts", [{"pixel": 0.3}, {"pixel": 0.1}, {"pixel": None}, {"samples": ()}])
def test_what_is_near_enough_or_unknown_gives_none(facts):
    assert of_ortho(**facts) == ()


def test_a_band_that_is_not_chosen_may_be_empty():
    assert of_ortho(samples=(*GOOD.ortho.samples, BandSample(3, 0, 0, 1.0))) == ()


def test_a_range_that_is_given_ends_the_doubts_about_it():
    for kind in ("Float32", "UInt16"):
        case = replace(GOOD, ortho=replace(GOOD.ortho, data_type=kind), range_given=True)
        assert find_warnings(case) == ()


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"overlaps": False}, "do not cover the ortho"),
        ({"highest": 0.9}, "reflectance from 0 to 1"),
        ({"names": ("S2_20210101", "summer")}, 'No date in "summer"'),
        ({"names": ("S2_20210101", "S2_20210601")}, "Only 2 Sentinel-2 dates"),
        ({"names": tuple(name.replace("2021", "2019") for name in YEAR)}, "The ortho seems to be of 2021"),
    ],
)
def test_an_odd_series_gives_one_warning(facts, words):
    (sentence,) = of_series(**facts)
    assert words in sentence and sentence.endswith(".")


def test_a_table_of_dates_stands_for_names():
    assert of_series(names=("summer", "autumn"), dates_given=True) == ()


def test_no_names_are_no_missing_dates():
    assert of_series(names=()) == ()


def test_an_ortho_without_a_year_fits_every_series():
    case = replace(GOOD, ortho=replace(GOOD.ortho, name="ortho"), series=replace(GOOD.series, names=YEAR))
    assert find_warnings(case) == ()


def test_dates_are_found_as_the_engine_finds_them():
    assert find_date("S2A_MSIL2A_20210403T105021_N0300") == date(2021, 4, 3)
    assert find_date("2021-04-03 B2") == date(2021, 4, 3)
    assert find_date("20211399") is None
    assert find_year("ortho 2021 20cm") == 2021
    assert find_year("33-0415-6425") is None
