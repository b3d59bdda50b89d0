# SPDX-License-Identifier: GPL-2.0-or-later
"""Which band is which, told by names, colours and places."""

from __future__ import annotations

import pytest

from flair2_plugin.core.model_card import FLAIR_BANDS
from flair2_plugin.desktop.dock.band_guess import OrthoBand, guess_bands, name_thing


def bands(*names, colours=()):
    """Return bands with these descriptions, and these colours as GDAL names them."""
    padded = [*colours, *["Undefined"] * (len(names) - len(colours))]
    return [OrthoBand(number, name, colour) for number, (name, colour) in enumerate(zip(names, padded), start=1)]


def guess(ortho, title="", optional=("nir", "height"), wanted=FLAIR_BANDS):
    return guess_bands(wanted, optional, ortho, title)


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Red", "red"),
        ("rouge", "red"),
        ("Infra-rouge", "nir"),
        ("proche infrarouge", "nir"),
        ("Proche Infra Rouge", "nir"),
        ("near_infrared", "nir"),
        ("NIR (842 nm)", "nir"),
        ("PIR", "nir"),
        ("Vert", "green"),
        ("Grün", "green"),
        ("BLEU", "blue"),
        ("hauteur (0.2 m)", "height"),
        ("MNH", "height"),
        ("nDSM", "height"),
        ("MNS", "surface"),
        ("élévation", "surface"),
        ("red edge", "red edge"),
        ("bord rouge", "red edge"),
        ("B4", None),
        ("coastal aerosol", None),
        ("", None),
    ],
)
def test_names_in_several_languages_are_known(text, thing):
    assert name_thing(text) == thing


def test_names_beat_the_order_and_the_colours():
    ortho = bands("hauteur", "PIR", "bleu", "vert", "rouge", colours=("Red", "Green", "Blue"))
    assert guess(ortho) == type(guess(ortho))((5, 4, 3, 2, 1), ())


def test_one_band_is_never_taken_twice():
    found = guess(bands("red", "", "", "", ""), optional=())
    assert sorted(found.bands) == [1, 2, 3, 4, 5]
    assert found.doubtful == ("green", "blue", "nir", "height")


def test_colours_name_the_bands_of_a_plain_photograph():
    found = guess(bands("", "", "", colours=("Blue", "Green", "Red")))
    assert found.bands == (3, 2, 1, 0, 0)
    assert found.doubtful == ()


@pytest.mark.parametrize("title", ["33-2021-0415-6425-LA93-0M20-IRC", "ortho_CIR_2019", "bdortho irc"])
def test_a_false_colour_ortho_is_known_by_its_name_whatever_its_colours_claim(title):
    found = guess(bands("", "", "", colours=("Red", "Green", "Blue")), title, optional=("blue", "height"))
    assert found.bands == (2, 3, 0, 1, 0)


@pytest.mark.parametrize("title", ["ortho_RGBI_2021", "ORTHO-RVB-PIR", "rgbn", "BDORTHO_RVBIR"])
def test_four_bands_named_in_the_title_are_sure(title):
    found = guess(bands("", "", "", "", colours=("Red", "Green", "Blue", "Alpha")), title)
    assert found.bands == (1, 2, 3, 4, 0)
    assert found.doubtful == ()


def test_without_any_sign_the_order_is_taken_and_doubted():
    found = guess(bands("", "", "", "", ""))
    assert found.bands == (1, 2, 3, 4, 5)
    assert found.doubtful == FLAIR_BANDS


def test_numbers_for_names_say_nothing():
    assert guess(bands("B1", "B2", "B3", "B4", "B5")).doubtful == FLAIR_BANDS


def test_transparency_is_no_near_infrared_where_that_may_be_absent():
    assert guess(bands("", "", "", "", colours=("Red", "Green", "Blue", "Alpha"))).bands == (1, 2, 3, 0, 0)


def test_a_band_flagged_as_transparency_is_taken_where_a_fourth_is_needed():
    found = guess(bands("", "", "", "", colours=("Red", "Green", "Blue", "Alpha")), optional=("height",))
    assert found.bands == (1, 2, 3, 4, 0)
    assert found.doubtful == ("nir",)


def test_what_is_needed_and_not_there_is_absent():
    assert guess(bands("red", "green", "blue"), optional=()).bands == (1, 2, 3, 0, 0)


def test_heights_above_the_sea_stand_in_for_those_above_the_ground_and_are_doubted():
    found = guess(bands("rouge", "vert", "bleu", "pir", "MNS"))
    assert found.bands == (1, 2, 3, 4, 5)
    assert found.doubtful == ("height",)


def test_heights_above_the_ground_are_preferred():
    assert guess(bands("r", "v", "b", "pir", "MNS", "MNH")).bands == (1, 2, 3, 4, 6)


def test_the_red_edge_is_not_the_red():
    assert guess(bands("blue", "green", "red edge", "red", "nir")).bands == (4, 2, 1, 5, 0)


def test_a_models_own_names_are_found_as_they_stand():
    assert guess(bands("thermal", "sar vv"), wanted=("SAR_VV", "thermal"), optional=()).bands == (2, 1)
