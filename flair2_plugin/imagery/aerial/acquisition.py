# SPDX-License-Identifier: GPL-2.0-or-later
"""The acquisition metadata of a patch as the 45 numbers that FLAIR's metadata branch takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from flair2_plugin.core.cameras import ULTRACAM_EAGLE, recognise_camera
from flair2_plugin.core.model_card import Quirks

VECTOR_LENGTH = 45
_HIGHEST = 3164.9099121094  # metres: FLAIR's highest patch, by which the official code divides
_YEARS = (2018, 2019, 2020, 2021)
_COORDINATE_SIZE = 32


@dataclass(frozen=True)
class PatchAcquisition:
    """Where a patch's centre is (`x`, `y`: Lambert-93 metres, `altitude`: metres), when and by what it was taken."""

    x: float
    y: float
    altitude: float
    day: date
    hour: float
    camera: str


def metadata_vector(patch: PatchAcquisition, quirks: Quirks) -> np.ndarray:
    """Return the vector, shape (45,), float32.

    32 sinusoids of the coordinates, altitude, camera (UCE or other), year 2018..2021 (none of them for other years,
    where the official code fails, B6), then sine and cosine of month, day and time, each mapped to 0..1.
    Source: IGNF/FLAIR-2, load_data.py:75-126.
    """
    camera = (1.0, 0.0) if recognise_camera(patch.camera) == ULTRACAM_EAGLE else (0.0, 1.0)
    years = tuple(float(patch.day.year == year) for year in _YEARS)
    month = (patch.day.month - 1) / 12
    if quirks.constant_month:
        month = patch.day.month - 1 / 12
    cycles = [_on_circle(turn) for turn in (month, patch.day.day / 31, patch.hour / 24)]
    middle = np.array([patch.altitude / _HIGHEST, *camera, *years])
    return np.concatenate([_coordinates(patch, quirks), middle, *cycles]).astype(np.float32)


def _coordinates(patch: PatchAcquisition, quirks: Quirks) -> np.ndarray:
    half = _COORDINATE_SIZE // 2
    frequencies = 1 / 10e7 ** (2 * np.arange(half / 2) / half)
    sinusoids = np.zeros(_COORDINATE_SIZE)
    for start, value in ((0, patch.x), (half, patch.y)):
        angles = value / quirks.coordinate_divisor * frequencies
        sinusoids[start : start + half : 2] = np.sin(angles)
        sinusoids[start + 1 : start + half : 2] = np.cos(angles)
    return sinusoids


def _on_circle(turn: float) -> np.ndarray:
    angle = 2 * np.pi * turn
    return (np.array([np.sin(angle), np.cos(angle)]) + 1) / 2
