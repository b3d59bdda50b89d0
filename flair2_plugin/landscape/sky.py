# SPDX-License-Identifier: GPL-2.0-or-later
"""What stands between the ground and Sentinel-2: clouds, and the snow that lies on it; and the dates of a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from scipy.special import expit

from flair2_plugin.landscape.noise import octaves

_REVISIT = 5  # days between two passes of the pair of satellites
_CLOUD = np.array([6200, 6100, 6000, 6000, 6100, 6150, 6200, 6250, 4700, 3600], dtype=np.float32)
_SNOW = np.array([8200, 8200, 8100, 8000, 7900, 7800, 7700, 7500, 1300, 1000], dtype=np.float32)
_ODDS = {"clear": 0.52, "scattered": 0.23, "overcast": 0.25}
_THRESHOLDS = {"clear": 3.4, "scattered": 1.9, "overcast": -0.9}  # in standard deviations of the field


@dataclass(frozen=True)
class Weather:
    """One date: how cloudy (a key of the thresholds), and whether snow lies."""

    day: date
    kind: str
    snow: bool


@dataclass(frozen=True)
class Sky:
    """`cloud` and `snow` cover of each pixel, (H, W), 0 to 1, and the `light` of the day."""

    cloud: np.ndarray
    snow: np.ndarray
    light: float

    def veil(self, ground: np.ndarray) -> np.ndarray:
        """Return the reflectance seen of (10, H, W): snow on the ground, clouds before it."""
        snowy = ground + (_SNOW[:, None, None] - ground) * (0.85 * self.snow)
        return snowy * self.light + (_CLOUD[:, None, None] - snowy) * self.cloud

    def masks(self) -> np.ndarray:
        """Return snow and cloud probability, (2, H, W) uint8, 0 to 100."""
        return np.rint(100 * np.stack([self.snow * (1 - self.cloud), self.cloud])).astype(np.uint8)


def draw_weather(dice: np.random.Generator, year: int) -> list[Weather]:
    """Return 24 to 36 passes of the satellites in one year, in order; snow lies in the three winter months only."""
    passes = np.arange(dice.integers(_REVISIT), 365, _REVISIT)
    chosen = np.sort(dice.choice(passes, dice.integers(24, 37), replace=False))
    return [_draw_pass(dice, date(year, 1, 1) + timedelta(days=int(day))) for day in chosen]


def draw_sky(dice: np.random.Generator, weather: Weather, shape: tuple[int, int]) -> Sky:
    """Return the sky over (H, W) pixels of 10 m on a date."""
    height, width = shape
    side = max(shape)
    cloud = expit(5 * (octaves(dice, side, (45.0, 18.0, 7.0)) - _THRESHOLDS[weather.kind] - dice.normal(0, 0.15)))
    snow = expit(6 * (octaves(dice, side, (30.0, 9.0)) + 1.0)) if weather.snow else np.zeros((side, side))
    light = float(dice.normal(1, 0.03))
    return Sky(cloud[:height, :width].astype(np.float32), snow[:height, :width].astype(np.float32), light)


def _draw_pass(dice: np.random.Generator, day: date) -> Weather:
    kind = str(dice.choice(list(_ODDS), p=list(_ODDS.values())))
    return Weather(day, kind, day.month in (12, 1, 2) and dice.random() < 0.35)
