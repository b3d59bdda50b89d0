# SPDX-License-Identifier: GPL-2.0-or-later
"""What a patch goes through before training sees it: turned, in another light, without a band or the series.

The official code turns the ortho and its label but not the series (B2), so that the two branches see different ground.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import torch

from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.imagery.sentinel2.series import NetworkSeries
from flair2_plugin.network.turns import EIGHT_TURNS, Turn
from flair2_plugin.training.configuration import Configuration
from flair2_plugin.training.samples import Sample

_HEIGHT = "height"  # metres, not light: its values are never changed


@dataclass(frozen=True)
class Augmentation:
    """How samples are changed; `dropped` has the share of patches shown without it for each band."""

    turned: bool
    radiometric: float
    lit: tuple[bool, ...]
    dropped: tuple[float, ...]
    without_satellite: float

    def apply(self, sample: Sample, dice: np.random.Generator) -> Sample:
        """Return the sample as `dice` fall; they fall equally often whatever is switched on."""
        turn = EIGHT_TURNS[int(dice.integers(len(EIGHT_TURNS)))]
        light = draw_light(dice, self.radiometric, self.lit)
        absent = tuple(int(i) for i in np.flatnonzero(dice.random(len(self.dropped)) < self.dropped))
        alone = bool(dice.random() < self.without_satellite)
        changed = turn_sample(sample, turn) if self.turned else sample
        if self.radiometric:
            changed = replace(changed, aerial=relight(changed.aerial, light))
        return replace(changed, absent=absent, with_satellite=not alone)


def make_augmentation(configuration: Configuration, card: ModelCard) -> Augmentation:
    """Return the augmentation that a configuration asks for."""
    shares = {"nir": configuration.drop_nir, "height": configuration.drop_height}
    return Augmentation(
        turned=configuration.use_augmentation,
        radiometric=configuration.radiometric,
        lit=tuple(band != _HEIGHT for band in card.aerial.bands),
        dropped=tuple(shares.get(band, 0.0) for band in card.aerial.bands),
        without_satellite=configuration.drop_utae_modality,
    )


def turn_sample(sample: Sample, turn: Turn) -> Sample:
    """Return the patch with its ortho, label and series turned alike."""
    series = sample.series
    if series is not None:
        series = NetworkSeries(_turned(series.values, turn), series.days)
    return replace(sample, aerial=_turned(sample.aerial, turn), label=_turned(sample.label, turn), series=series)


def _turned(array: np.ndarray, turn: Turn) -> np.ndarray:
    return turn.apply(torch.from_numpy(array)).contiguous().numpy()


def draw_light(dice: np.random.Generator, strength: float, lit: tuple[bool, ...]) -> np.ndarray:
    """Return a table (bands, 256) uint8 that changes brightness, contrast and gamma; bands that are not `lit` stay.

    At strength 1 the light that all bands share varies by a factor of 2 in gamma, 40 % in contrast and 20 % of the
    range in brightness, and each band a quarter as much on its own.
    """
    shared, own = dice.normal(size=3), dice.normal(size=(len(lit), 3))
    exponent, contrast, brightness = (strength * np.clip(shared + own / 4, -2, 2) / 2).T[..., None]
    values = np.linspace(0.0, 1.0, 256) ** (2.0**exponent)
    changed = (values - 0.5) * (1 + 0.4 * contrast) + 0.5 + 0.2 * brightness
    table = np.rint(255 * np.clip(changed, 0.0, 1.0)).astype(np.uint8)
    table[~np.asarray(lit)] = np.arange(256)
    return table


def relight(aerial: np.ndarray, light: np.ndarray) -> np.ndarray:
    """Return (C, H, W) uint8 with each band's values looked up in its row of (C, 256)."""
    return np.stack([table[band] for table, band in zip(light, aerial, strict=True)])
