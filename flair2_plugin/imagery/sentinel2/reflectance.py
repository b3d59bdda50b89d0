# SPDX-License-Identifier: GPL-2.0-or-later
"""Stored numbers of Sentinel-2 as reflectance × 10,000, whatever was added to them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def undo_offset(stored: np.ndarray, offsets: int | Sequence[int], nodata: int = 0) -> np.ndarray:
    """Return what the stored numbers, (..., C, H, W), mean without the producer's offset: uint16, 0 where no data is.

    `offsets` is what has to be added, one for all bands or one for each of C: −1000 in Sentinel-2 L2A products since
    processing baseline 04.00 (January 2022), as their BOA_ADD_OFFSET says, else 0. What was valid stays valid, so that
    it is at least 1 (dark water may come out at or below 0).
    """
    added = np.asarray(offsets, dtype=np.int32).reshape(-1, 1, 1)
    if not added.any() and nodata == 0 and stored.dtype == np.uint16:
        return stored
    moved = np.clip(stored.astype(np.int32) + added, 1, np.iinfo(np.uint16).max)
    return np.where(stored == nodata, 0, moved).astype(np.uint16)
