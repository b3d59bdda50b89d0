# SPDX-License-Identifier: GPL-2.0-or-later
"""The aerial image of a plan: colours, textures, heights, sunlight; and its labels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.ndimage import gaussian_filter

from flair2_plugin.landscape.drawing import Frame, cover_table, draw_pieces
from flair2_plugin.landscape.light import Sun, cast_shadows, shade_slopes
from flair2_plugin.landscape.noise import octaves, smooth_field
from flair2_plugin.landscape.plan import Plan
from flair2_plugin.landscape.relief import Relief, raise_relief

METRES_PER_HEIGHT_STEP = 0.2
_BRUSHWOOD = 8
_SHADOW_DEPTH = 0.6
_GRAIN = 2.6  # the film's noise, in steps of 0..255
_DRIFT = (0.035, 0.01, 0.0, -0.03)  # of the colours over the land, by band


@dataclass(frozen=True)
class Picture:
    """`aerial`: red, green, blue, NIR, height (0.2 m a step), (5, side, side) uint8; `labels`: (side, side) uint8."""

    aerial: np.ndarray
    labels: np.ndarray


@dataclass(frozen=True)
class _Canvas:
    """What all four bands are painted from: the topmost piece, the share of its rows, patchiness, relief, light, drift.

    All (side, side).
    """

    index: np.ndarray
    rows: np.ndarray
    mottle: np.ndarray
    relief: Relief
    light: np.ndarray
    drift: np.ndarray


def paint(dice: np.random.Generator, plan: Plan, frame: Frame, sun: Sun) -> Picture:
    """Return what a camera sees of the plan through a window."""
    canvas = _prepare(dice, plan, frame, sun)
    bands = [_paint_band(dice, plan, canvas, band) for band in range(4)]
    height = np.clip(np.rint(canvas.relief.height / METRES_PER_HEIGHT_STEP), 0, 255).astype(np.uint8)
    labels = cover_table(plan, "label").astype(np.uint8)[canvas.index]
    return Picture(np.stack([*bands, height]), labels)


def _prepare(dice: np.random.Generator, plan: Plan, frame: Frame, sun: Sun) -> _Canvas:
    index = draw_pieces(plan, frame)
    rows = _row_cover(plan, frame, index)
    mottle = octaves(dice, frame.side, tuple(length / frame.pixel for length in (45.0, 9.0, 2.0, 0.6)))
    relief = raise_relief(plan, frame, index, _ground(plan, index, rows, mottle))
    drift = smooth_field(dice, frame.side, 30 / frame.pixel)
    return _Canvas(index, rows, mottle, relief, _light(relief, sun, frame), drift)


def _row_cover(plan: Plan, frame: Frame, index: np.ndarray) -> np.ndarray:
    """Return how much of each pixel a row of the crop (vine, furrow, tramline) takes, 0 to 1."""
    angle, period, share = (cover_table(plan, name) for name in ("angle", "period", "share"))
    density = np.where(period > 0, 1 / np.maximum(period, 0.1), 0).astype(np.float32)
    metres = (np.arange(frame.side, dtype=np.float32) + 0.5) * np.float32(frame.pixel)
    turns = -(np.sin(angle) * density)[index] * metres[None, :] + (np.cos(angle) * density)[index] * metres[:, None]
    turns -= np.floor(turns)
    half = share[index] / 2
    sharp = np.maximum(density[index] * np.float32(frame.pixel), 0.02)
    inside = np.clip((half - np.abs(turns - 0.5)) / sharp + 0.5, 0, 1)
    return np.where(density[index] > 0, inside, 0).astype(np.float32)


def _ground(plan: Plan, index: np.ndarray, rows: np.ndarray, mottle: np.ndarray) -> np.ndarray:
    base = cover_table(plan, "height")[index] * (1 + 0.25 * mottle)
    return np.maximum(base + rows * cover_table(plan, "stripe_height")[index] * (1 + 0.15 * mottle), 0)


def _light(relief: Relief, sun: Sun, frame: Frame) -> np.ndarray:
    shadow = gaussian_filter(cast_shadows(relief.height, sun, frame.pixel), 0.8)
    return shade_slopes(relief.height, sun, frame.pixel) * (1 - _SHADOW_DEPTH * shadow)


def _paint_band(dice: np.random.Generator, plan: Plan, canvas: _Canvas, band: int) -> np.ndarray:
    """Return one band, (side, side) uint8; the colours drift slowly over the land, red against near infrared."""
    colour, stripe = (cover_table(plan, name)[:, band] for name in ("colour", "stripe"))
    values = colour[canvas.index] + canvas.rows * (stripe - colour)[canvas.index]
    values *= 1 + cover_table(plan, "mottle")[canvas.index] * canvas.mottle
    crown = np.where(cover_table(plan, "label") == _BRUSHWOOD, stripe, colour)
    under = canvas.relief.crown >= 0
    values[under] = crown[canvas.relief.crown[under]] * (canvas.relief.tint * (1 + 0.08 * canvas.mottle))[under]
    values *= canvas.light * (1 + _DRIFT[band] * canvas.drift)
    values = gaussian_filter(values, 0.6) + dice.standard_normal(values.shape, dtype=np.float32) * _GRAIN
    return np.clip(np.rint(values), 1, 255).astype(np.uint8)
