# SPDX-License-Identifier: GPL-2.0-or-later
"""Stored numbers of Sentinel-2 as reflectance × 10,000, whatever was added to them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def undo_offset(stored: np.ndarray, offsets: int | Sequence[int]) -> np.ndarray:
    """Return what the stored numbers, (..., C, H, W), mean without the producer's offset, in the same type.

    `offsets` is what has to be added, one for all bands or one for each of C: −1000 in Sentinel-2 L2A products since
    processing baseline 04.00 (January 2022), as their BOA_ADD_OFFSET says, else 0. 0 is no data and stays 0; what was
    valid stays valid, so that it is at least 1 (dark water may have come out at or below 0).
    """
    added = np.asarray(offsets, dtype=np.int64).reshape(-1, 1, 1)
    if not added.any():
        return stored
    most = np.iinfo(stored.dtype).max
    moved = np.clip(stored.astype(np.int64) + added, 1, most)
    return np.where(stored == 0, 0, moved).astype(stored.dtype)
