# SPDX-License-Identifier: GPL-2.0-or-later
"""Sunlight on a height model: cast shadows and shaded slopes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.ndimage import gaussian_filter

_LONGEST_SHADOW = 30.0  # metres


@dataclass(frozen=True)
class Sun:
    """Where the sun stands: degrees clockwise from north, degrees above the horizon."""

    azimuth: float
    elevation: float

    @property
    def direction(self) -> tuple[float, float]:
        """The unit vector towards the sun: to the right, downwards."""
        angle = np.radians(self.azimuth)
        return float(np.sin(angle)), float(-np.cos(angle))


def cast_shadows(height: np.ndarray, sun: Sun, pixel: float) -> np.ndarray:
    """Return how deep each pixel lies in shadow, 0 to 1; `height` is (H, W) in metres, `pixel` in metres.

    The height that blocks the sun is found by doubling: over 1, 2, 4, … pixels towards the sun.
    """
    blocked = height.copy()
    drop = np.tan(np.radians(sun.elevation)) * pixel
    step = 1
    while step * pixel < _LONGEST_SHADOW:
        blocked = np.maximum(blocked, _moved(blocked, sun, step) - np.float32(drop * step))
        step *= 2
    return np.clip((blocked - height - 0.1) / 0.6, 0, 1)


def _moved(values: np.ndarray, sun: Sun, step: int) -> np.ndarray:
    right, down = (round(step * part) for part in sun.direction)
    padded = np.pad(values, step, mode="edge")
    return padded[step + down : step + down + values.shape[0], step + right : step + right + values.shape[1]]


def shade_slopes(height: np.ndarray, sun: Sun, pixel: float) -> np.ndarray:
    """Return the brightness of each pixel's slope against flat ground, about 0.55 to 1.45, shape (H, W)."""
    smooth = gaussian_filter(height, 1.2)
    down, right = np.gradient(smooth, pixel)
    towards = right * sun.direction[0] + down * sun.direction[1]
    shade = 1 - 0.36 * np.clip(towards, -1.1, 1.3)
    beside = height < smooth - 0.2  # flat ground beside a wall or a crown, which smoothing made a slope of
    return np.where(beside, np.minimum(shade, 1), shade)
