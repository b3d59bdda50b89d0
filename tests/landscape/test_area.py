# SPDX-License-Identifier: GPL-2.0-or-later
"""Tests of one area of the made-up country: what it holds, and what only its seasons tell."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from flair2_plugin.core.model_card import CloudFilter
from flair2_plugin.imagery.sentinel2.clouds import clear_dates
from flair2_plugin.imagery.sentinel2.series import Series
from flair2_plugin.landscape.area import Area, Place, make_area
from flair2_plugin.landscape.surface import Picture

SIDE = 710  # metres
PHOTOGRAPHED = 1536  # pixels of 0.2 m
NIR, RED = 6, 2  # bands of the series


def place(number: int = 1) -> Place:
    return Place(number, 600_000.0, 6_600_000.0, SIDE, 120.0, date(2021, 7, 1), 11.0)


@pytest.fixture(scope="module")
def area() -> Area:
    return make_area(5, place())


@pytest.fixture(scope="module")
def picture(area: Area) -> Picture:
    return area.photograph(PHOTOGRAPHED)


@pytest.fixture(scope="module")
def series(area: Area) -> Series:
    return area.series()


def pure_pixels(area: Area) -> np.ndarray:
    """Return the class of each 10 m pixel that holds one class alone, 0 elsewhere."""
    labels = np.array([piece.cover.label for piece in area.plan.pieces])[area.truth()]
    count = SIDE // 10
    blocks = labels.reshape(count, 10, count, 10).swapaxes(1, 2).reshape(count, count, 100)
    return np.where((blocks == blocks[..., :1]).all(axis=2), blocks[..., 0], 0)


def ndvi_in(series: Series, where: np.ndarray, months: tuple[int, ...]) -> float:
    clear = clear_dates(series.masks, CloudFilter(50, 0.1))
    images = series.images[[i for i, day in enumerate(series.dates) if clear[i] and day.month in months]]
    nir, red = images[:, NIR][:, where].astype(float), images[:, RED][:, where].astype(float)
    return float(((nir - red) / (nir + red)).mean())


def mean_colour(picture: Picture, label: int) -> np.ndarray:
    return picture.aerial[:4, picture.labels == label].mean(axis=1)


def test_the_same_seed_draws_the_same_country(area: Area, picture: Picture, series: Series) -> None:
    again = make_area(5, place())
    assert np.array_equal(again.photograph(PHOTOGRAPHED).aerial, picture.aerial)
    assert np.array_equal(again.series().images, series.images)


def test_another_seed_or_another_place_is_another_country(area: Area) -> None:
    assert not np.array_equal(make_area(6, place()).truth(), area.truth())
    assert not np.array_equal(make_area(5, place(2)).truth(), area.truth())


def test_labels_are_ids_of_flair(picture: Picture) -> None:
    assert set(np.unique(picture.labels)) <= {*range(1, 14), 18}


@pytest.mark.parametrize("number", [1, 2, 3])
def test_the_middle_of_an_area_holds_nearly_every_class(number: int) -> None:
    truth = make_area(5, place(number)).plan
    area = Area(5, place(number), truth)
    middle = np.array([piece.cover.label for piece in truth.pieces])[area.truth()[100:-100, 100:-100]]
    shares = np.bincount(middle.ravel(), minlength=20)[1:13] / middle.size
    assert (shares > 0.002).sum() >= 11


def test_every_place_is_covered(area: Area) -> None:
    labels = np.array([piece.cover.label for piece in area.plan.pieces])[area.truth()]
    assert labels.min() > 0
    assert np.bincount(labels.ravel()).max() < 0.5 * labels.size


def test_woods_stand_high_and_fields_lie_low(picture: Picture) -> None:
    height = picture.aerial[4] * 0.2
    assert height[(picture.labels == 6) | (picture.labels == 7)].mean() > 6
    assert height[picture.labels == 1].mean() > 3
    assert height[picture.labels == 12].mean() < 0.5


def test_plants_are_bright_in_near_infrared_and_water_is_dark(picture: Picture) -> None:
    assert mean_colour(picture, 7)[3] > 1.5 * mean_colour(picture, 7)[0]
    assert mean_colour(picture, 5)[3] < 40


@pytest.mark.parametrize(("one", "other"), [(6, 7), (4, 12)])
def test_pairs_share_their_summer_colours(one: int, other: int) -> None:
    pictures = [make_area(seed, place()).photograph(1024) for seed in range(3)]
    colours = [[mean_colour(p, label) for p in pictures if (p.labels == label).any()] for label in (one, other)]
    assert np.abs(np.mean(colours[0], axis=0) - np.mean(colours[1], axis=0)).max() < 25


def test_winter_tells_the_woods_apart(area: Area, series: Series) -> None:
    pure = pure_pixels(area)
    conifers, leaves = (ndvi_in(series, pure == label, (12, 1, 2)) for label in (6, 7))
    assert conifers - leaves > 0.2
    assert abs(ndvi_in(series, pure == 6, (6, 7, 8)) - ndvi_in(series, pure == 7, (6, 7, 8))) < 0.15


def test_spring_tells_tilled_from_bare_soil(area: Area, series: Series) -> None:
    pure = pure_pixels(area)
    assert ndvi_in(series, pure == 12, (2, 3, 4)) - ndvi_in(series, pure == 4, (2, 3, 4)) > 0.2


def test_autumn_tells_crops_from_meadows(area: Area, series: Series) -> None:
    pure = pure_pixels(area)
    assert ndvi_in(series, pure == 10, (9, 10)) - ndvi_in(series, pure == 11, (9, 10)) > 0.2


def test_the_year_has_its_dates_in_order(series: Series) -> None:
    assert 20 <= len(series.dates) <= 40
    assert list(series.dates) == sorted(set(series.dates))


def test_images_and_masks_are_what_flair_stores(series: Series) -> None:
    count = len(series.dates)
    assert series.images.shape == (count, 10, SIDE // 10, SIDE // 10) and series.images.dtype == np.uint16
    assert series.masks is not None
    assert series.masks.shape == (count, 2, SIDE // 10, SIDE // 10) and series.masks.dtype == np.uint8
    assert series.masks.max() <= 100 and series.images.min() > 0


def test_clouds_are_bright_where_the_mask_says(series: Series) -> None:
    cloudy = series.masks[:, 1] >= 90
    clear = series.masks.max(axis=1) < 5
    assert cloudy.any() and clear.any()
    assert series.images[:, 0][cloudy].mean() > 3 * series.images[:, 0][clear].mean()
