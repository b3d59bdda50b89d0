# SPDX-License-Identifier: GPL-2.0-or-later
"""Tests of the covers' years."""

from __future__ import annotations

import numpy as np
import pytest

from flair2_plugin.landscape.covers import KINDS, draw_cover
from flair2_plugin.landscape.seasons import CURVES, reflectances


@pytest.mark.parametrize("kind", KINDS)
def test_every_cover_has_a_year(kind: str) -> None:
    dice = np.random.default_rng(0)
    covers = [draw_cover(dice, kind) for _ in range(10)]
    assert {cover.season for cover in covers} <= set(CURVES)


@pytest.mark.parametrize("name", CURVES)
def test_reflectance_is_possible_on_every_day(name: str) -> None:
    year = np.stack([CURVES[name].reflectance(day) for day in range(1, 366)])
    assert year.shape == (365, 10)
    assert year.min() > 0 and year.max() < 6000


@pytest.mark.parametrize("name", CURVES)
def test_the_year_closes_without_a_jump(name: str) -> None:
    before, after = CURVES[name].reflectance(365), CURVES[name].reflectance(366)
    assert np.abs(after - before).max() < 100


def test_parcels_differ_in_brightness_and_timing() -> None:
    dice = np.random.default_rng(0)
    covers = [draw_cover(dice, "vineyard") for _ in range(30)]
    assert reflectances(covers, 150)[:, 6].std() > 50
