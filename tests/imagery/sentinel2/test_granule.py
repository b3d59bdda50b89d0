# SPDX-License-Identifier: GPL-2.0-or-later
"""Which of several products of one place and day are read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from flair2_plugin.imagery.sentinel2.granule import Granule, choose_newest

ONE = Granule("one", date(2021, 4, 3), "ESA", "31TFJ", "51", "T105023", ("03.00", "2021"), (), (), 0, None)
NEWER = replace(ONE, product="newer", version=("05.00", "2023"))
LATER = replace(ONE, product="later", version=("03.00", "2022"))
PART = replace(ONE, product="part", started="T105031")


@pytest.mark.parametrize("order", list(permutations([ONE, NEWER, LATER])))
def test_whatever_the_order_the_newest_baseline_wins(order: tuple[Granule, ...]) -> None:
    choice = choose_newest(order)
    assert choice.granules == (NEWER,)
    assert set(choice.replaced) == {("one", "newer"), ("later", "newer")}


def test_of_one_baseline_the_last_processing_wins_and_parts_stay() -> None:
    choice = choose_newest([PART, ONE, LATER])
    assert set(choice.granules) == {LATER, PART} and choice.replaced == (("one", "later"),)


def test_parts_of_an_older_baseline_go_together() -> None:
    assert choose_newest([ONE, PART, NEWER]).granules == (NEWER,)


@pytest.mark.parametrize(
    "other",
    [
        replace(NEWER, tile="31TGJ"),
        replace(NEWER, day=date(2021, 4, 5)),
        replace(NEWER, orbit="94"),
        replace(NEWER, producer="THEIA"),
    ],
)
def test_what_is_of_another_tile_day_orbit_or_producer_stays(other: Granule) -> None:
    assert set(choose_newest([ONE, other]).granules) == {ONE, other}
