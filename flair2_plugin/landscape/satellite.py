# SPDX-License-Identifier: GPL-2.0-or-later
"""A plan as Sentinel-2 sees it through a year: ten bands on 10 m pixels, with clouds, snow and their masks."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from flair2_plugin.imagery.sentinel2.series import Series
from flair2_plugin.landscape.plan import Plan
from flair2_plugin.landscape.seasons import reflectances
from flair2_plugin.landscape.sky import Weather, draw_sky

PIXEL = 10  # metres
_NOISE = 0.015


def observe(
    dice: np.random.Generator, plan: Plan, samples: np.ndarray, shape: tuple[int, int], weather: Sequence[Weather]
) -> Series:
    """Return the year over a grid of (H, W) pixels of 10 m.

    `samples` are the pieces of the plan at 100 places in each pixel, (H × W, 100). Images are (T, 10, H, W) uint16,
    reflectance × 10,000; masks (T, 2, H, W) uint8, snow and cloud probability, 0 to 100.
    """
    covers = [piece.cover for piece in plan.pieces]
    images, masks = [], []
    for one in weather:
        table = reflectances(covers, one.day.timetuple().tm_yday)
        ground = np.stack([table[:, band][samples].mean(axis=1).reshape(shape) for band in range(table.shape[1])])
        sky = draw_sky(dice, one, shape)
        seen = sky.veil(ground) * (1 + dice.normal(0, _NOISE, ground.shape))
        images.append(np.clip(np.rint(seen), 1, 15_000).astype(np.uint16))
        masks.append(sky.masks())
    return Series(np.stack(images), tuple(one.day for one in weather), np.stack(masks))
