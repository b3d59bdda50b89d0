# SPDX-License-Identifier: GPL-2.0-or-later
"""One area of the made-up country: its plan, its aerial image and its Sentinel-2 year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from flair2_plugin.imagery.sentinel2.series import Series
from flair2_plugin.landscape.country import draw_country
from flair2_plugin.landscape.drawing import Frame, draw_pieces
from flair2_plugin.landscape.light import Sun
from flair2_plugin.landscape.plan import Plan
from flair2_plugin.landscape.satellite import PIXEL, observe
from flair2_plugin.landscape.sky import draw_weather
from flair2_plugin.landscape.surface import Picture, paint

AERIAL_PIXEL = 0.2


@dataclass(frozen=True)
class Place:
    """Where and when an area is: its upper left corner in Lambert-93 metres, its `side` in metres, the flight.

    `number` makes it a place of its own under a seed.
    """

    number: int
    left: float
    top: float
    side: int
    altitude: float
    flight: date
    hour: float


@dataclass(frozen=True)
class Area:
    """A place with its plan. What is drawn from it depends on `seed` and the place's number alone."""

    seed: int
    place: Place
    plan: Plan

    def photograph(self, side: int) -> Picture:
        """Return the aerial image of the middle of the area, `side` pixels of 0.2 m wide."""
        dice = self._random(1)
        corner = (self.place.side - side * AERIAL_PIXEL) / 2
        sun = Sun(dice.uniform(135, 185), dice.uniform(48, 58))
        return paint(dice, self.plan, Frame(corner, corner, side, AERIAL_PIXEL), sun)

    def truth(self) -> np.ndarray:
        """Return the topmost piece of each square metre of the area, shape (side, side), uint16."""
        return draw_pieces(self.plan, Frame(0.0, 0.0, self.place.side, 1.0))

    def series(self) -> Series:
        """Return the Sentinel-2 year of the whole area, on the 10 m grid of its own axes."""
        count = self.place.side // PIXEL
        samples = self.truth().reshape(count, PIXEL, count, PIXEL).swapaxes(1, 2).reshape(count * count, -1)
        return self.series_of(samples, (count, count))

    def series_of(self, samples: np.ndarray, shape: tuple[int, int]) -> Series:
        """Return the year over pixels of another grid; `samples` and `shape` as in `satellite.observe`."""
        dice = self._random(2)
        return observe(dice, self.plan, samples, shape, draw_weather(dice, self.place.flight.year))

    def _random(self, purpose: int) -> np.random.Generator:
        return np.random.default_rng([self.seed, self.place.number, purpose])


def make_area(seed: int, place: Place) -> Area:
    """Return the area of a place; the same seed and place give the same area."""
    dice = np.random.default_rng([seed, place.number, 0])
    return Area(seed, place, draw_country(dice, float(place.side)))
