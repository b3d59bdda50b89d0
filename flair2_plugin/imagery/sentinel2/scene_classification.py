# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentinel-2's scene classification (SCL) as the snow and cloud probabilities that FLAIR's filter reads."""

from __future__ import annotations

import numpy as np

_SNOW = {11: 100}
_CLOUD = {8: 60, 9: 100, 10: 30}


def masks_of_scene_classification(scl: np.ndarray) -> np.ndarray:
    """Return snow and cloud probability, (2, H, W) uint8, 0..100, for scene classes, (H, W), 0..11.

    It stands in for MSK_SNWPRB and MSK_CLDPRB where those lack; FLAIR's filter asks of each pixel whether it has 60 or
    more. What Sen2Cor's scene classification (L2A_SceneClass.py, step 7) does decides what becomes of a class:

    - 11, snow or ice: snow 100.
    - 9, cloud of high probability (from 65 % on): cloud 100.
    - 8, cloud of medium probability (35 to 65 %, and thick cirrus): cloud 60. It counts as cloud: within the class 60
      can't be told from 40, and a date too many left out costs less than one that shows clouds.
    - 10, thin cirrus: cloud 30. Sen2Cor names a pixel so only if its cloud probability is below that of class 8, and
      the ground is seen through it: in the series FLAIR was trained with, such pixels did not count.
    - 3, cloud shadow, and 2, dark: 0. FLAIR's filter does not look at shadows.
    - 0, no data, and 1, saturated or defective: 0. Pixels without data are told by the bands.
    - 4 to 7, vegetation, bare, water, unclassified, and numbers that are no class: 0.
    """
    return np.stack([_table(_SNOW)[scl], _table(_CLOUD)[scl]])


def _table(values: dict[int, int]) -> np.ndarray:
    table = np.zeros(256, dtype=np.uint8)
    table[list(values)] = list(values.values())
    return table
