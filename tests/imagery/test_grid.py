# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import numpy as np
import pytest
from affine import Affine
from hypothesis import given
from hypothesis import strategies as st
from rasterio.crs import CRS

from flair2_plugin.core.request import Extent
from flair2_plugin.imagery.grid import Grid, Point, Window, mirror, overlap, reflected

GRID = Grid(CRS.from_epsg(2154), Affine(10, 0, 1000, 0, -10, 5000), 80, 60)


@given(st.integers(-900, 900), st.integers(1, 700), st.integers(1, 90))
def test_reflected_indices_are_what_numpy_pads(start: int, length: int, size: int) -> None:
    padded = np.pad(np.arange(size), 2000, mode="reflect") if size > 1 else np.zeros(4001, dtype=int)
    assert (reflected(start, length, size) == padded[2000 + start : 2000 + start + length]).all()


@pytest.mark.parametrize("start", [(10, 20), (-19, 20), (10, 61), (0, 0)])
def test_a_window_is_a_copy_of_its_pixels_whether_mirrored_or_not(start: tuple[int, int]) -> None:
    picture = np.arange(60 * 80).reshape(60, 80)
    mirrored = mirror(Window(start[1], start[0], 20, 20), 80, 60)
    read = picture[mirrored.inside.row : mirrored.inside.row_end, mirrored.inside.col : mirrored.inside.col_end]
    picked = mirrored.pick(read)
    padded = np.pad(picture, 20, mode="reflect")
    assert (picked == padded[start[0] + 20 : start[0] + 40, start[1] + 20 : start[1] + 40]).all()
    assert picked.flags.c_contiguous and not np.shares_memory(picked, picture)


def test_a_mirrored_window_reads_only_inside_and_continues_the_picture() -> None:
    picture = np.arange(60 * 80).reshape(60, 80)
    mirrored = mirror(Window(-5, 50, 20, 20), 80, 60)
    read = picture[mirrored.inside.row : mirrored.inside.row_end, mirrored.inside.col : mirrored.inside.col_end]
    assert (mirrored.pick(read) == np.pad(picture, 20, mode="reflect")[70:90, 15:35]).all()


@given(st.floats(1100, 1700), st.floats(4500, 4900))
def test_the_window_around_a_point_is_centred_to_within_half_a_pixel(x: float, y: float) -> None:
    window = GRID.window_around(Point(x, y), 40)
    centre = GRID.centre(window)
    assert (window.width, window.height) == (40, 40)
    assert abs(centre.x - x) <= 5.001 and abs(centre.y - y) <= 5.001


def test_the_window_of_an_extent_covers_it_and_ignores_rounding_noise() -> None:
    assert GRID.window_of(Extent(1020.0000001, 4800, 1055, 4990)) == Window(2, 1, 4, 19)


def test_cropping_a_grid_keeps_its_pixels_where_they_are() -> None:
    crop = GRID.cropped(Window(3, 4, 10, 11))
    assert crop.transform @ (0, 0) == GRID.transform @ (3, 4)
    assert (crop.width, crop.height) == (10, 11)


def test_windows_apart_share_nothing() -> None:
    assert Window(0, 0, 5, 5).intersection(Window(5, 0, 5, 5)).is_empty
    assert overlap(Extent(0, 0, 1, 1), Extent(2, 0, 3, 1)) == 0
    assert overlap(Extent(0, 0, 2, 2), Extent(1, 1, 3, 3)) == pytest.approx(1)
