# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from dataclasses import replace

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from flair2_plugin.imagery.area import Area
from flair2_plugin.imagery.grid import Window
from flair2_plugin.inference.plan import Axis, is_whole, plan_tiles, tile_step


def plan(width: int, height: int, overlap: float, tile: int = 512):  # noqa: ANN201
    return plan_tiles(Window(0, 0, width, height), tile, overlap, unit=50)


@given(st.integers(1, 3000), st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.75]))
def test_every_pixel_is_covered_and_every_tile_is_needed(size: int, overlap: float) -> None:
    axis = plan(size, size, overlap).columns
    assert (axis.total > 0).all()
    assert axis.starts[-1] + axis.rim < size or len(axis.starts) == 1


@given(st.integers(600, 3000), st.sampled_from([0.1, 0.25, 0.5]))
def test_away_from_the_edges_the_weights_add_up_to_one(size: int, overlap: float) -> None:
    axis = plan(size, size, overlap).columns
    if len(axis.starts) > 1:
        ramp = axis.tile - axis.step - 2 * axis.rim
        assert axis.total[ramp : axis.starts[-1] + axis.tile // 2] == pytest.approx(1, abs=1e-6)


def test_a_quarter_of_overlap_is_eight_sentinel2_pixels_a_step() -> None:
    axis = plan(5000, 5000, 0.25).columns
    assert (axis.step, axis.rim) == (400, 28)
    assert axis.starts[0] == -28


@pytest.mark.parametrize(("pixel", "step"), [(0.15, 400), (0.2, 400), (0.25, 400), (0.3, 400), (0.1, 400)])
def test_steps_are_whole_sentinel2_pixels_whatever_pixel_sizes_lose_as_binary_fractions(
    pixel: float, step: int
) -> None:
    unit = 10 / pixel
    assert tile_step(512, 0.25, unit) == step
    assert is_whole(step / unit)


def test_only_wanted_tiles_are_drawn() -> None:
    whole = plan(5000, 5000, 0.25)
    corners = Area(shapely.box([10, 4900], [10, 4900], [20, 4910], [20, 4910]))
    assert whole.drawn == whole.count
    assert replace(whole, area=corners).drawn == 2


def test_without_overlap_tiles_stand_side_by_side() -> None:
    axis = plan(1024, 1024, 0.0).columns
    assert list(axis.starts) == [0, 512]
    assert (axis.profile == 1).all()


def test_the_rim_counts_nothing() -> None:
    axis = Axis(2000, 512, 400, 28, first=0, whole=2000)
    assert (axis.profile[:28] == 0).all() and (axis.profile[-28:] == 0).all()
    assert axis.profile[28] > 0 and axis.profile.max() == 1


@given(st.integers(1, 3000), st.integers(1, 3000), st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.75]))
def test_the_tiles_blocks_cover_the_map_once(width: int, height: int, overlap: float) -> None:
    tiles = plan(width, height, overlap)
    for axis in (tiles.columns, tiles.rows):
        pixels = [pixel for number in range(axis.count) for pixel in axis.finished(number)]
        assert pixels == list(range(axis.size))


@given(st.integers(1, 3000), st.sampled_from([0.1, 0.25, 0.5, 0.75]))
def test_a_block_lies_within_the_kept_part_of_its_tile(size: int, overlap: float) -> None:
    axis = plan(size, size, overlap).columns
    for number, start in enumerate(axis.starts):
        block = axis.finished(number)
        assert block.start == start + axis.rim and block.stop <= start + axis.rim + axis.kept


def test_with_much_overlap_two_rows_of_tiles_reach_into_a_strip() -> None:
    assert plan(5000, 5000, 0.0).rows_before == 0
    assert plan(5000, 5000, 0.25).rows_before == 1
    assert plan(5000, 5000, 0.75).rows_before == 2


@given(st.integers(1, 3000), st.data(), st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.75]))
def test_a_part_of_an_ortho_has_the_tiles_of_the_whole_that_reach_into_it(
    whole: int, data: st.DataObject, overlap: float
) -> None:
    first = data.draw(st.integers(0, whole - 1))
    size = data.draw(st.integers(1, whole - first))
    area = Window(first, first, size, size)
    part = plan_tiles(area, 512, overlap, 50, Window(0, 0, whole, whole)).columns
    all_of_it = plan(whole, whole, overlap).columns
    kept = [start + part.rim for start in all_of_it.starts]
    expected = [start for start in kept if start < first + size and start + part.kept > first]
    assert [start + part.rim + first for start in part.starts] == expected
    pixels = [pixel for number in range(part.count) for pixel in part.finished(number)]
    assert pixels == list(range(size))
    assert part.total == pytest.approx(all_of_it.total[first : first + size], abs=1e-6)
