# SPDX-License-Identifier: GPL-2.0-or-later
"""The eight turns and flips of the square, applied to everything that shows a patch.

The official code turns the ortho and its label but not the series (B2), so that the two branches see different ground.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch


@dataclass(frozen=True)
class Turn:
    """`quarters` counter-clockwise quarter turns, after a left-right flip where `flipped`."""

    quarters: int = 0
    flipped: bool = False

    def apply(self, array: np.ndarray) -> np.ndarray:
        """Return the array, (..., H, W), turned; H = W."""
        turned = np.flip(array, axis=-1) if self.flipped else array
        return np.ascontiguousarray(np.rot90(turned, self.quarters, axes=(-2, -1)))


def draw_turn() -> Turn:
    """Return one of the eight turns with equal chance, from torch's generator (each loading process has its own)."""
    drawn = int(torch.randint(8, ()))
    return Turn(drawn % 4, drawn >= 4)
