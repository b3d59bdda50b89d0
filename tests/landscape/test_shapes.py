# SPDX-License-Identifier: GPL-2.0-or-later
"""Tests of the outlines the made-up country is cut from."""

from __future__ import annotations

import numpy as np
import pytest

from flair2_plugin.landscape.division import divide
from flair2_plugin.landscape.shapes import area, clip, densify, draw_bend, rectangle, ribbon, shrink

SQUARE = rectangle(np.array([50.0, 50.0]), 100, 100, 0.0)


def test_a_rectangle_has_its_area_at_any_angle() -> None:
    assert area(rectangle(np.array([3.0, 4.0]), 20, 5, 0.7)) == pytest.approx(100)


def test_clipping_leaves_the_side_that_the_normal_points_to() -> None:
    left = clip(SQUARE, np.array([30.0, 0.0]), np.array([-1.0, 0.0]))
    assert area(left) == pytest.approx(3000)
    assert left[:, 0].max() == pytest.approx(30)


def test_clipping_away_everything_leaves_nothing() -> None:
    assert clip(SQUARE, np.array([200.0, 0.0]), np.array([1.0, 0.0])).shape == (0, 2)


def test_shrinking_moves_every_edge_inwards() -> None:
    assert area(shrink(SQUARE, 10)) == pytest.approx(6400)


def test_dense_outlines_keep_their_area() -> None:
    dense = densify(SQUARE, 7.0)
    assert len(dense) > 50
    assert area(dense) == pytest.approx(10_000)


def test_a_ribbon_is_as_wide_as_asked() -> None:
    assert area(ribbon(np.array([[0.0, 0.0], [50.0, 0.0], [100.0, 0.0]]), 6.0)) == pytest.approx(600)


def test_dividing_loses_no_land_and_leaves_no_large_piece() -> None:
    division = divide(np.random.default_rng(1), SQUARE, 900)
    assert sum(area(piece) for piece in division.pieces) == pytest.approx(10_000)
    assert max(area(piece) for piece in division.pieces) < 900 * 1.3
    assert len(division.cuts) == len(division.pieces) - 1


def test_bending_moves_land_but_keeps_neighbours_together() -> None:
    bend = draw_bend(np.random.default_rng(1))
    moved = bend.apply(SQUARE)
    assert np.abs(moved - SQUARE).max() > 1
    near = bend.apply(SQUARE + 0.01) - moved
    assert np.abs(near - 0.01).max() < 0.01
