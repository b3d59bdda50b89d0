# SPDX-License-Identifier: GPL-2.0-or-later
"""A series read as a whole, or a few hundred rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import rasterio

from flair2_plugin.imagery.grid import Grid, Point, Window
from flair2_plugin.imagery.sentinel2.dated_rasters import find_images
from flair2_plugin.imagery.sentinel2.dated_series import DatedSeries, lay_scenes
from flair2_plugin.imagery.sentinel2.held_series import HeldSeries
from tests.rasters import random_series, write_series

NAMES = ("B2", "B3", "B4", "B5", "B6", "B7", "B8", "B8A", "B11", "B12")
ROW = 2 * 22 * 20  # bytes that a row of 20 pixels takes, of two dates


class Counting:
    """A series that counts the rows that are read of it."""

    def __init__(self, source: DatedSeries) -> None:
        self._source, self.windows = source, []  # type: ignore[var-annotated]
        self.grid, self.dates, self.has_masks = source.grid, source.dates, source.has_masks
        self.near, self.dtype = source.near, source.dtype

    def read(self, window: Window) -> object:
        self.windows.append(window)
        return self._source.read(window)

    def read_masks(self, window: Window) -> object:
        self.windows.append(window)
        return self._source.read_masks(window)


@pytest.fixture
def source(tmp_path: Path) -> Iterator[Counting]:
    masks = np.random.default_rng(1).integers(0, 100, (2, 2, 60, 60), dtype=np.uint8)
    write_series(tmp_path, random_series(2), [date(2021, 4, 3), date(2021, 7, 22)], masks)
    paths = sorted(path for path in tmp_path.glob("*.tif") if "masks" not in path.name)
    with ExitStack() as stack:
        with rasterio.open(paths[0]) as first:
            grid = Grid(first.crs, first.transform, first.width, first.height)
        found = [image for path in paths for image in find_images(path, NAMES, None, stack)]
        yield Counting(lay_scenes(found, grid, Point(0, 0), stack, 20))


WINDOWS = [Window(column, row, 20, 20) for row in range(-10, 50, 8) for column in (-7, 3, 45)]


@pytest.mark.parametrize("limits", [(0, 0), (25 * ROW, 0), (1 << 30, 0), (0, 1 << 30)])
@pytest.mark.parametrize("near", [Window(0, 0, 60, 60), Window(10, 5, 40, 50)])
def test_windows_are_those_of_the_rasters_themselves(source: Counting, limits: tuple[int, int], near: Window) -> None:
    source.near = near
    held = HeldSeries(source, *limits)  # type: ignore[arg-type]
    for window in WINDOWS:
        wanted = source._source.read(window)
        given = held.read(window)
        assert np.array_equal(given.images, wanted.images) and given.dates == wanted.dates
        assert given.masks is not None and np.array_equal(given.masks, wanted.masks)
        assert np.array_equal(held.read_masks(window), wanted.masks)


def test_what_lies_below_is_read_along_as_far_as_it_may(source: Counting) -> None:
    held = HeldSeries(source, 36 * ROW, 0)  # type: ignore[arg-type]
    for row in range(0, 40, 8):
        held.read(Window(0, row, 20, 20))
    assert [(window.row, window.height) for window in source.windows] == [(0, 20), (8, 36), (32, 28)]


def test_of_scattered_windows_nothing_more_is_read(source: Counting) -> None:
    held = HeldSeries(source, most_of_whole=0)  # type: ignore[arg-type]
    windows = [Window(0, 0, 20, 20), Window(30, 30, 20, 20), Window(5, 10, 20, 20)]
    for window in windows:
        held.read(window)
    assert source.windows == windows


def test_what_is_near_is_read_at_once_if_it_is_little(source: Counting) -> None:
    source.near = Window(5, 5, 40, 40)
    held = HeldSeries(source, most_of_whole=40 * 2 * ROW)  # type: ignore[arg-type]
    for window in (Window(30, 5, 10, 10), Window(5, 30, 10, 10), Window(6, 6, 10, 10)):
        held.read(window)
    assert source.windows == [source.near]
    held.read(Window(3, 6, 10, 10))
    held.read(Window(20, 20, 10, 10))
    assert source.windows == [source.near, Window(3, 6, 10, 10)]


def test_what_is_little_depends_on_the_type_of_the_values(source: Counting) -> None:
    source.dtype = np.dtype("float64")
    held = HeldSeries(source, 0, 60 * 60 * 2 * 22)  # type: ignore[arg-type]
    held.read(Window(30, 5, 10, 10))
    assert source.windows == [Window(30, 5, 10, 10)]


def test_a_window_too_large_for_that_is_read_alone(source: Counting) -> None:
    held = HeldSeries(source, 3 * ROW, 0)  # type: ignore[arg-type]
    assert held.read(Window(0, 5, 20, 20)).images.shape[2:] == (20, 20)
    assert source.windows == [Window(0, 5, 20, 20)]
