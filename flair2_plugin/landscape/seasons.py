# SPDX-License-Identifier: GPL-2.0-or-later
"""The year of each cover as Sentinel-2 sees it: a mixture of spectra whose shares change with the day.

The spectra are round numbers in the range of measured ones; they are made up, as the landscape is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from flair2_plugin.landscape.covers import Cover

_YEAR = 365

# Reflectance × 10,000 in B2, B3, B4, B5, B6, B7, B8, B8A, B11, B12.
SPECTRA: dict[str, tuple[int, ...]] = {
    "soil": (900, 1200, 1600, 1850, 2050, 2200, 2350, 2500, 3200, 2800),
    "leaf": (300, 650, 350, 900, 2700, 3500, 3800, 4000, 1900, 950),
    "straw": (850, 1250, 1600, 1950, 2400, 2650, 2850, 3000, 3300, 2300),
    "needles": (200, 400, 250, 550, 1500, 1850, 2000, 2100, 1000, 480),
    "branches": (430, 610, 720, 920, 1260, 1450, 1600, 1750, 2050, 1350),
    "canopy": (250, 550, 280, 800, 2500, 3300, 3550, 3700, 1700, 780),
    "water": (500, 480, 330, 270, 220, 200, 180, 160, 90, 60),
    "asphalt": (1000, 1150, 1250, 1330, 1400, 1450, 1500, 1550, 1750, 1650),
    "gravel": (1600, 1900, 2150, 2300, 2400, 2480, 2550, 2650, 3100, 2900),
    "tiles": (900, 1200, 1800, 2100, 2250, 2350, 2450, 2550, 2900, 2600),
    "slate": (800, 850, 900, 950, 980, 1000, 1020, 1050, 1150, 1100),
    "glass": (1900, 2050, 2050, 2200, 2700, 2900, 3000, 3050, 2500, 2000),
}


@dataclass(frozen=True)
class Season:
    """`ground` shows wherever neither `leaf` nor straw does; `knots` are (day of the year, leaf share, straw share)."""

    ground: str
    leaf: str = "leaf"
    knots: tuple[tuple[int, float, float], ...] = ((1, 0.0, 0.0),)

    def reflectance(self, day: float) -> np.ndarray:
        """Return the ten bands on a day of the year, (10,)."""
        days, leaves, straws = (np.array(column) for column in zip(*self.knots, strict=True))
        leaf, straw = (np.interp(day, days, shares, period=_YEAR) for shares in (leaves, straws))
        parts = [(self.ground, 1 - leaf - straw), (self.leaf, leaf), ("straw", straw)]
        return sum((share * np.array(SPECTRA[name], dtype=float) for name, share in parts), np.zeros(10))


CURVES: dict[str, Season] = {
    "meadow": Season("soil", knots=(
        (15, 0.6, 0.15), (120, 0.9, 0.0), (190, 0.7, 0.2), (260, 0.75, 0.1), (330, 0.65, 0.1))),
    "wheat": Season("soil", knots=(
        (20, 0.3, 0), (80, 0.6, 0), (135, 0.95, 0), (175, 0.3, 0.6), (200, 0, 0.9), (225, 0.05, 0.1),
        (290, 0.05, 0), (340, 0.2, 0))),
    "maize": Season("soil", knots=(
        (10, 0.0, 0.1), (135, 0.03, 0), (180, 0.6, 0), (215, 0.95, 0), (260, 0.5, 0.4), (285, 0, 0.25),
        (330, 0, 0.1))),
    "rape": Season("soil", knots=(
        (20, 0.5, 0), (100, 0.85, 0), (150, 0.7, 0.2), (185, 0.05, 0.85), (205, 0, 0.2), (255, 0.1, 0),
        (330, 0.5, 0))),
    "plowed": Season("soil", knots=(
        (20, 0.5, 0), (75, 0.75, 0), (115, 0.6, 0.1), (140, 0.05, 0), (265, 0.03, 0), (320, 0.35, 0))),
    "bare": Season("soil", knots=((15, 0.02, 0.02), (130, 0.07, 0.02), (200, 0.03, 0.04))),
    "vineyard": Season("soil", knots=(
        (15, 0.12, 0.03), (110, 0.15, 0), (170, 0.5, 0), (240, 0.5, 0.03), (310, 0.12, 0.1))),
    "brush": Season("branches", knots=((20, 0.3, 0.1), (135, 0.55, 0.05), (200, 0.5, 0.15), (300, 0.4, 0.15))),
    "coniferous": Season("branches", "needles", ((15, 0.92, 0), (180, 0.97, 0))),
    "deciduous": Season("branches", "canopy", (
        (80, 0.03, 0), (130, 0.9, 0), (180, 0.97, 0), (275, 0.85, 0), (315, 0.05, 0))),
    "water": Season("water"),
    "gravel": Season("gravel", knots=((1, 0.03, 0), (150, 0.07, 0))),
    "asphalt": Season("asphalt"),
    "tiles": Season("tiles"),
    "slate": Season("slate"),
    "greenhouse": Season("glass", knots=((1, 0.1, 0), (150, 0.3, 0))),
}  # fmt: skip
"""What `Cover.season` names."""


def reflectances(covers: Sequence[Cover], day: int) -> np.ndarray:
    """Return each cover's ten bands on a day of the year, × 10,000, (N, 10) float32; late parcels lag behind."""
    rows = [CURVES[cover.season].reflectance(day - cover.shift) * cover.gain for cover in covers]
    return np.array(rows, dtype=np.float32)
