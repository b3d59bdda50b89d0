# SPDX-License-Identifier: GPL-2.0-or-later
"""One picture of many: the tiles of a date side by side, the clear pixels of a month averaged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from flair2_plugin.imagery.grid import Window
from flair2_plugin.stac.bands import BANDS
from flair2_plugin.stac.pixels import Pixels
from flair2_plugin.stac.scenes import Scene

COVERED = 60  # percent; what FLAIR's filter counts as snow or cloud
_HAZY = 20  # percent; a mean that is kept for good takes no thin clouds in
_SURE = 100


def lay_side_by_side(
    scenes: Sequence[Scene], read: Callable[[Scene, Window], Pixels], window: Window, with_masks: bool
) -> Pixels:
    """Return a window of a date: each pixel from the first scene that has most of its bands.

    No more scenes are read than it takes: where a tile comes twice, the second one only fills what the first lacks.
    """
    shape = (window.height, window.width)
    values = np.zeros((len(BANDS), *shape), dtype=np.uint16)
    masks = np.zeros((2, *shape), dtype=np.uint8)
    most = np.zeros(shape, dtype=np.uint8)
    for scene in scenes:
        pixels = read(scene, window)
        there = (pixels.values != 0).sum(axis=0, dtype=np.uint8)
        better = there > most
        values[:, better] = pixels.values[:, better]
        if pixels.masks is not None:
            masks[:, better] = pixels.masks[:, better]
        most = np.maximum(most, there)
        if most.min() == len(BANDS):
            break
    return Pixels(values, masks if with_masks else None)


def average_clear(dates: Iterable[Pixels], window: Window) -> Pixels:
    """Return the mean of each pixel over the dates on which it is clear: neither snow nor cloud reaches 20 %.

    A pixel that is clear on no date is 0 in all bands and cloud 100 in the masks, so that the engine's filter counts
    it; all others are clear, by their making.
    """
    sums = np.zeros((len(BANDS), window.height, window.width), dtype=np.float64)
    counts = np.zeros((window.height, window.width), dtype=np.int32)
    for pixels in dates:
        clear = (pixels.values != 0).any(axis=0)
        if pixels.masks is not None:
            clear &= (pixels.masks < _HAZY).all(axis=0)
        sums[:, clear] += pixels.values[:, clear]
        counts[clear] += 1
    means = np.where(counts > 0, np.maximum(np.rint(sums / np.maximum(counts, 1)), 1), 0).astype(np.uint16)
    masks = np.zeros((2, window.height, window.width), dtype=np.uint8)
    masks[1, counts == 0] = _SURE
    return Pixels(means, masks)
