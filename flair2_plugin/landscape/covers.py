# SPDX-License-Identifier: GPL-2.0-or-later
"""What the ground is covered with: its class, its look on a summer's day from the air, and its year.

Pairs of classes share one family of summer colours on purpose (the two kinds of wood; crops and meadows; tilled and
bare soil), so that only the seasons tell them apart.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

Colour = tuple[float, float, float, float]
"""Red, green, blue and near infrared, 0 to 255."""


@dataclass(frozen=True)
class Cover:
    """One parcel's cover.

    `label` is the FLAIR id, `season` a name of `seasons.CURVES`. `stripe` is the colour of the rows, which are `period`
    metres apart, take `share` of it, run along `angle` (radians) and are `stripe_height` metres high. `mottle` is the
    strength of the patchiness. `gain` and `shift` are the parcel's own brightness and delay in days.
    """

    label: int
    season: str
    colour: Colour
    mottle: float = 0.1
    stripe: Colour = (0.0, 0.0, 0.0, 0.0)
    period: float = 0.0
    share: float = 0.0
    angle: float = 0.0
    height: float = 0.0
    stripe_height: float = 0.0
    gain: float = 1.0
    shift: float = 0.0


_LUSH: Colour = (92, 116, 74, 178)
_DRY: Colour = (158, 154, 108, 146)
_GOLD: Colour = (198, 176, 124, 140)
_DARK_SOIL: Colour = (122, 98, 80, 92)
_LIGHT_SOIL: Colour = (184, 160, 132, 142)
_DARK_WOOD: Colour = (52, 72, 50, 128)
_BRIGHT_WOOD: Colour = (84, 106, 66, 164)
_CROPS = ("wheat", "maize", "rape")


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """Return the colour `share` of the way from one to the other."""
    return tuple(a + (b - a) * share for a, b in zip(one, other, strict=True))  # type: ignore[return-value]


def scaled(colour: Colour, factor: float) -> Colour:
    """Return the colour made darker or brighter."""
    return tuple(value * factor for value in colour)  # type: ignore[return-value]


def draw_cover(dice: np.random.Generator, kind: str, angle: float = 0.0) -> Cover:
    """Return a parcel's cover of a kind (a key of `KINDS`); rows run along `angle`."""
    made = KINDS[kind](dice, angle)
    return replace(made, gain=float(dice.normal(1, 0.05)), shift=float(dice.normal(0, 6)))


def _green(dice: np.random.Generator, angle: float, label: int, season: str) -> Cover:
    colour = mix(_LUSH, _DRY, dice.beta(1.3, 1.6))
    stripe = scaled(colour, dice.uniform(0.9, 0.96))
    period = dice.choice([0.0, 2.5, 6.0])
    return Cover(label, season, colour, dice.uniform(0.06, 0.14), stripe, period, 0.5, angle, 0.3)


def _herbaceous(dice: np.random.Generator, angle: float) -> Cover:
    return _green(dice, angle, 10, "meadow")


def _agricultural(dice: np.random.Generator, angle: float) -> Cover:
    season = str(dice.choice(_CROPS))
    if dice.random() > 0.3:
        return _green(dice, angle, 11, season)
    colour = scaled(_GOLD, dice.uniform(0.93, 1.05))
    return Cover(11, "wheat", colour, 0.05, scaled(colour, 0.82), dice.uniform(15, 21), 0.06, angle, 0.7)


def _soil(dice: np.random.Generator, angle: float, label: int, season: str) -> Cover:
    colour = mix(_DARK_SOIL, _LIGHT_SOIL, dice.random())
    stripe = scaled(colour, dice.uniform(0.86, 0.95))
    return Cover(label, season, colour, dice.uniform(0.06, 0.14), stripe, dice.choice([0.0, 1.4, 3.0]), 0.5, angle)


def _plowed(dice: np.random.Generator, angle: float) -> Cover:
    return _soil(dice, angle, 12, "plowed")


def _bare(dice: np.random.Generator, angle: float) -> Cover:
    return _soil(dice, angle, 4, "bare")


def _vineyard(dice: np.random.Generator, angle: float) -> Cover:
    ground = mix(_LIGHT_SOIL, _DRY, dice.uniform(0, 0.6))
    vine = scaled((84, 108, 68, 165), dice.uniform(0.9, 1.1))
    return Cover(9, "vineyard", ground, 0.06, vine, dice.uniform(2.0, 2.8), 0.45, angle, 0.0, 1.6)


def _brushwood(dice: np.random.Generator, angle: float) -> Cover:
    return Cover(8, "brush", mix(_LUSH, _DRY, dice.uniform(0.5, 1.0)), 0.2, (82, 98, 64, 146), height=0.4)


def _wood(label: int, season: str) -> Callable[[np.random.Generator, float], Cover]:
    def draw(dice: np.random.Generator, angle: float) -> Cover:
        return Cover(label, season, mix(_DARK_WOOD, _BRIGHT_WOOD, dice.random()), 0.08, height=3.0)

    return draw


def _plain(label: int, season: str, colour: Colour, mottle: float) -> Callable[[np.random.Generator, float], Cover]:
    def draw(dice: np.random.Generator, angle: float) -> Cover:
        return Cover(label, season, scaled(colour, dice.uniform(0.92, 1.08)), mottle)

    return draw


_ROOFS: tuple[tuple[str, Colour], ...] = (
    ("tiles", (182, 116, 90, 112)),
    ("tiles", (164, 100, 80, 100)),
    ("tiles", (196, 142, 112, 124)),
    ("slate", (88, 90, 98, 62)),
    ("slate", (112, 112, 116, 78)),
)


def _roof(dice: np.random.Generator, angle: float) -> Cover:
    season, colour = _ROOFS[dice.integers(len(_ROOFS))]
    colour = scaled(colour, dice.uniform(0.9, 1.1))
    return Cover(1, season, colour, 0.05, scaled(colour, 0.93), 0.9, 0.4, angle)


def _hall(dice: np.random.Generator, angle: float) -> Cover:
    colour = mix((196, 198, 198, 150), (140, 148, 152, 100), dice.random())
    return Cover(1, "slate", colour, 0.03, scaled(colour, 0.94), 2.0, 0.3, angle)


def _greenhouse(dice: np.random.Generator, angle: float) -> Cover:
    return Cover(18, "greenhouse", (206, 216, 218, 184), 0.04, (168, 182, 180, 160), 4.0, 0.2, angle)


KINDS: dict[str, Callable[[np.random.Generator, float], Cover]] = {
    "herbaceous": _herbaceous,
    "agricultural": _agricultural,
    "plowed": _plowed,
    "bare": _bare,
    "vineyard": _vineyard,
    "brushwood": _brushwood,
    "coniferous": _wood(6, "coniferous"),
    "deciduous": _wood(7, "deciduous"),
    "water": _plain(5, "water", (54, 76, 74, 24), 0.06),
    "pervious": _plain(2, "gravel", (198, 188, 170, 156), 0.07),
    "impervious": _plain(3, "asphalt", (132, 133, 135, 96), 0.05),
    "roof": _roof,
    "hall": _hall,
    "greenhouse": _greenhouse,
    "pool": _plain(13, "water", (96, 190, 206, 60), 0.03),
}
