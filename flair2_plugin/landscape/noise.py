# SPDX-License-Identifier: GPL-2.0-or-later
"""Smooth random fields."""

from __future__ import annotations

import numpy as np


def smooth_field(dice: np.random.Generator, side: int, wavelength: float) -> np.ndarray:
    """Return a field of about unit variance that varies over `wavelength` pixels, shape (side, side), float32."""
    count = int(np.ceil(side / wavelength)) + 4
    knots = dice.standard_normal((count, count)).astype(np.float32)
    at = (np.arange(side, dtype=np.float32) / np.float32(wavelength)) + 1.5
    rows = _interpolated(knots, at)
    return _interpolated(np.ascontiguousarray(rows.T), at).T * np.float32(1.4)


def _interpolated(knots: np.ndarray, at: np.ndarray) -> np.ndarray:
    index = at.astype(int)
    part = (at - index)[:, None]
    part = part * part * (3 - 2 * part)
    return knots[index] * (1 - part) + knots[index + 1] * part


def octaves(dice: np.random.Generator, side: int, wavelengths: tuple[float, ...]) -> np.ndarray:
    """Return the mean of smooth fields, scaled back to about unit variance, shape (side, side), float32."""
    total = sum(smooth_field(dice, side, wavelength) for wavelength in wavelengths)
    return np.asarray(total, dtype=np.float32) / np.float32(np.sqrt(len(wavelengths)))
