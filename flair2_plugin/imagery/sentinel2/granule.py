# SPDX-License-Identifier: GPL-2.0-or-later
"""One tile of one Sentinel-2 product, whoever made it: which files hold what, and what their numbers mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np


@dataclass(frozen=True)
class MaskFiles:
    """The files that tell snow and cloud. `probabilities` makes (2, H, W), snow and cloud in 0..100, of their bands.

    `smooth` masks may be interpolated between pixels, classes and flags may not.
    """

    files: tuple[str, ...]
    probabilities: Callable[[np.ndarray], np.ndarray]
    smooth: bool


@dataclass(frozen=True)
class Granule:
    """A tile of a product. `bands` are the files of the wanted bands in order, by the paths that GDAL opens.

    Reflectance × 10,000 is a stored number plus the band's entry of `offsets`; `nodata` stands where there is none.
    """

    product: str
    day: date
    producer: str
    tile: str
    orbit: str
    """The relative orbit, where it is told."""
    started: str
    """When the satellite began to see this part of the tile."""
    version: tuple[str, str]
    """The processing baseline and when it was processed, both so that later ones sort behind."""
    bands: tuple[str, ...]
    offsets: tuple[int, ...]
    nodata: int
    masks: MaskFiles | None

    @property
    def group(self) -> str:
        """What granules of one day have in common if they are parts of one picture."""
        return f"{self.producer} {self.orbit}"


@dataclass(frozen=True)
class Choice:
    """The granules to read, the best first where two show the same ground, and the products that newer ones replace."""

    granules: tuple[Granule, ...]
    replaced: tuple[tuple[str, str], ...]
    """Pairs of an older product and the newer one that is read instead."""


def choose_newest(granules: Sequence[Granule]) -> Choice:
    """Leave out what was processed anew: of one tile, day and orbit only the newest baseline is read.

    Of one baseline, two granules may be two parts of a tile, which a station's handover cut apart: those that began at
    different times are both read, of those that began together the one processed last.
    """
    newest_first = sorted(granules, key=lambda granule: granule.version, reverse=True)
    chosen: dict[tuple[date, str, str], list[Granule]] = {}
    replaced = []
    for granule in newest_first:
        others = chosen.setdefault((granule.day, granule.group, granule.tile), [])
        newer = next((other for other in others if _replaces(other, granule)), None)
        if newer is None:
            others.append(granule)
        else:
            replaced.append((granule.product, newer.product))
    places = sorted(chosen, key=lambda place: (place[0], place[1], place[2]))
    return Choice(tuple(granule for place in places for granule in chosen[place]), tuple(replaced))


def _replaces(newer: Granule, older: Granule) -> bool:
    return newer.version[0] != older.version[0] or newer.started == older.started
