# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
import shapely
from affine import Affine
from rasterio.features import rasterize, shapes
from scipy.ndimage import gaussian_filter

from flair2_plugin.inference.polygons import find_polygons


def class_map(seed: int, height: int = 130, width: int = 90, smooth: float = 2.0) -> np.ndarray:
    """Return classes 0 to 4 in patches, or as noise."""
    noise = np.random.default_rng(seed).normal(size=(height, width))
    ranks = gaussian_filter(noise, smooth).ravel().argsort().argsort().reshape(height, width)
    return (ranks * 5 // (height * width)).astype(np.uint8)


def spiral() -> np.ndarray:
    """Return two classes that wind around each other, so that pieces meet again and again."""
    rows, cols = np.indices((120, 120)) - 60
    turns = np.hypot(rows, cols) / 6 + np.arctan2(rows, cols) / np.pi
    return (np.floor(turns).astype(int) % 2 + 1).astype(np.uint8)


def collect(values: np.ndarray, heights: list[int]) -> tuple[list[shapely.Polygon], list[int]]:
    """Return the polygons of a map that comes in strips, from the largest on."""
    strips = np.split(values, np.cumsum(heights)[:-1])
    parts = list(find_polygons(strips))
    found = [(shape, int(value)) for part in parts for shape, value in zip(part.shapes, part.ids, strict=True)]
    found.sort(key=lambda pair: (pair[1], pair[0].bounds, pair[0].area))
    return [shape for shape, _ in found], [value for _, value in found]


@pytest.mark.parametrize("heights", [[130], [1] * 130, [7] * 18 + [4], [50, 50, 30]])
@pytest.mark.parametrize("smooth", [0.0, 0.8, 3.0])
def test_strips_leave_no_trace(heights: list[int], smooth: float) -> None:
    values = class_map(1, smooth=smooth)
    found = shapes(values, mask=values != 0, connectivity=4)
    whole = [(shapely.geometry.shape(outline), int(value)) for outline, value in found]
    whole.sort(key=lambda pair: (pair[1], pair[0].bounds, pair[0].area))
    polygons, ids = collect(values, heights)
    assert ids == [value for _, value in whole]
    assert shapely.equals(polygons, [polygon for polygon, _ in whole]).all()
    corners = [len(shapely.get_coordinates(polygon)) for polygon in polygons]
    assert sum(corners) <= 1.02 * sum(len(shapely.get_coordinates(polygon)) for polygon, _ in whole)


@pytest.mark.parametrize("values", [class_map(2), class_map(3, smooth=0.0), spiral()])
def test_polygons_give_the_map_back_to_the_pixel(values: np.ndarray) -> None:
    polygons, ids = collect(values, [40, 40, len(values) - 80])
    assert shapely.is_valid(polygons).all() and {polygon.geom_type for polygon in polygons} == {"Polygon"}
    burnt = rasterize(zip(polygons, ids, strict=True), values.shape, transform=Affine.identity(), dtype=np.uint8)
    assert (burnt == values).all()
    areas: Counter[int] = Counter()
    for polygon, value in zip(polygons, ids, strict=True):
        areas[value] += int(polygon.area)
    assert areas == {value: int((values == value).sum()) for value in range(1, 5) if (values == value).any()}


def test_arms_that_meet_further_down_are_one_polygon() -> None:
    values = np.ones((9, 9), dtype=np.uint8)
    values[:6, 4] = 2
    values[0, 4] = 0
    polygons, ids = collect(values, [3, 3, 3])
    assert ids == [1, 2] and [polygon.area for polygon in polygons] == [75, 5]


def test_without_data_there_is_no_polygon() -> None:
    assert collect(np.zeros((6, 5), dtype=np.uint8), [2, 4]) == ([], [])
