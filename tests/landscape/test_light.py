# SPDX-License-Identifier: GPL-2.0-or-later
"""Tests of sunlight: how long shadows are, where they fall, what they leave bright."""

from __future__ import annotations

import numpy as np

from flair2_plugin.landscape.light import Sun, cast_shadows, shade_slopes

PIXEL = 0.5
SOUTH = Sun(180.0, 45.0)


def tower() -> np.ndarray:
    height = np.zeros((80, 80), np.float32)
    height[50:54, 38:42] = 10.0
    return height


def test_a_shadow_falls_away_from_the_sun() -> None:
    shadow = cast_shadows(tower(), SOUTH, PIXEL)
    assert shadow[45, 40] == 1.0 and shadow[60, 40] == 0.0


def test_a_shadow_is_as_long_as_the_sun_is_low() -> None:
    lengths = [(cast_shadows(tower(), Sun(180.0, height), PIXEL)[:50, 40] > 0.5).sum() for height in (45.0, 60.0)]
    assert abs(lengths[0] * PIXEL - 10.0) <= 1.5
    assert abs(lengths[1] * PIXEL - 10.0 / np.sqrt(3)) <= 1.5


def test_flat_ground_is_neither_shaded_nor_brightened() -> None:
    flat = np.zeros((20, 20), np.float32)
    assert np.all(shade_slopes(flat, SOUTH, PIXEL) == 1.0)
    assert np.all(cast_shadows(flat, SOUTH, PIXEL) == 0.0)


def test_the_slope_towards_the_sun_is_the_brighter_one() -> None:
    ridge = np.repeat(10.0 - np.abs(np.arange(40) - 20.0)[:, None] / 4, 40, axis=1).astype(np.float32)
    shade = shade_slopes(ridge, SOUTH, PIXEL)
    assert shade[30, 20] > 1.1 and shade[10, 20] < 0.9


def test_ground_beside_a_wall_is_no_bright_slope() -> None:
    shade = shade_slopes(tower(), SOUTH, PIXEL)
    assert shade[54:56, 38:42].max() <= 1.0  # its southern foot
