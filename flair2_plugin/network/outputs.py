# SPDX-License-Identifier: GPL-2.0-or-later
"""What the networks hand out."""

from __future__ import annotations

from typing import NamedTuple

from torch import Tensor


class SatelliteFeatures(NamedTuple):
    """What the satellite branch knows of one patch.

    `ground` is the feature map over the patch's own ground (B, 64, 10, 10), `vector` the mean over the whole
    Sentinel-2 crop (B, 64).
    """

    ground: Tensor
    vector: Tensor


class Logits(NamedTuple):
    """`aerial` is the result (B, classes, H, W); `satellite` the auxiliary head's, None without a satellite branch."""

    aerial: Tensor
    satellite: Tensor | None
