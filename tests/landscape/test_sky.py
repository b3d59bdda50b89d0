# SPDX-License-Identifier: GPL-2.0-or-later
"""Tests of the sky over a year."""

from __future__ import annotations

from datetime import date

import numpy as np

from flair2_plugin.landscape.sky import Weather, draw_sky, draw_weather

SUMMER = date(2021, 7, 1)


def sky_of(kind: str, snow: bool = False) -> np.ndarray:
    return draw_sky(np.random.default_rng(3), Weather(SUMMER, kind, snow), (60, 80)).masks()


def test_a_clear_day_is_clear_and_an_overcast_one_is_not() -> None:
    assert (sky_of("clear")[1] >= 60).mean() < 0.02
    assert (sky_of("overcast")[1] >= 60).mean() > 0.6


def test_snow_lies_only_where_the_weather_brought_it() -> None:
    assert sky_of("clear")[0].max() == 0
    assert (sky_of("clear", snow=True)[0] >= 60).mean() > 0.4


def test_snow_is_bright_in_the_visible_and_dark_in_the_shortwave_infrared() -> None:
    sky = draw_sky(np.random.default_rng(3), Weather(date(2021, 1, 4), "clear", snow=True), (60, 60))
    seen = sky.veil(np.full((10, 60, 60), 1500.0))
    white = sky.snow > 0.9
    assert seen[0][white].mean() > 5000
    assert seen[8][white].mean() < 2000


def test_it_snows_in_winter_alone() -> None:
    years = [draw_weather(np.random.default_rng(seed), 2020) for seed in range(20)]
    snowy = {weather.day.month for year in years for weather in year if weather.snow}
    assert snowy == {12, 1, 2}


def test_a_mask_has_the_shape_of_its_image() -> None:
    assert sky_of("scattered").shape == (2, 60, 80)
