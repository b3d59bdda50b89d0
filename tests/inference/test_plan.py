# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flair2_plugin.imagery.grid import Window
from flair2_plugin.inference.blending import StripBlender
from flair2_plugin.inference.plan import Axis, plan_tiles


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


def test_without_overlap_tiles_stand_side_by_side() -> None:
    axis = plan(1024, 1024, 0.0).columns
    assert list(axis.starts) == [0, 512]
    assert (axis.profile == 1).all()


def test_the_rim_counts_nothing() -> None:
    axis = Axis(2000, 512, 400, 28)
    assert (axis.profile[:28] == 0).all() and (axis.profile[-28:] == 0).all()
    assert axis.profile[28] > 0 and axis.profile.max() == 1


@pytest.mark.parametrize(
    ("width", "height", "overlap"), [(130, 90, 0.25), (40, 50, 0.25), (64, 64, 0.0), (150, 170, 0.5)]
)
def test_blending_tiles_of_one_field_gives_that_field_back(width: int, height: int, overlap: float) -> None:
    field = np.random.default_rng(3).random((4, height + 200, width + 200)).astype(np.float32)
    tiles = plan_tiles(Window(0, 0, width, height), 64, overlap, unit=1)
    blender = StripBlender(tiles, 4)
    strips = []
    for top, row in zip(tiles.rows.starts, tiles.tile_rows(), strict=True):
        for tile in row:
            rows, cols = slice(tile.row + 100, tile.row + 164), slice(tile.col + 100, tile.col + 164)
            blender.add(tile.col, field[:, rows, cols])
        strips.append(blender.finish_row(top, top == tiles.rows.starts[-1]).probabilities)
    assert np.concatenate(strips, axis=1) == pytest.approx(field[:, 100 : 100 + height, 100 : 100 + width], abs=1e-5)
