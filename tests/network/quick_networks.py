# SPDX-License-Identifier: GPL-2.0-or-later
"""Samples for small networks, alike as the tiles of a run are."""

from __future__ import annotations

import torch
from torch.nn.functional import interpolate

from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.network.aerial import AerialNetwork
from flair2_plugin.network.folding import NORMS
from flair2_plugin.network.samples import Sample
from tests.network.small_networks import draw


def make_samples(card: ModelCard, count: int, dates: int = 4, first: int = 0) -> list[Sample]:
    return [_make_sample(card, dates, first + number) for number in range(count)]


def settle_on(network: AerialNetwork, samples: list[Sample]) -> AerialNetwork:
    """Let the batch norms learn what the samples give, so that the logits are of the size of a trained network's."""
    for module in network.modules():
        if isinstance(module, NORMS):
            module.momentum = None
    network.train()
    with torch.no_grad():
        for pair in zip(samples[::2], samples[1::2], strict=True):
            network(
                *(torch.cat(parts) if parts[0] is not None else None for parts in zip(*map(_parts, pair), strict=True))
            )
    return network.eval()


def _parts(sample: Sample) -> tuple[torch.Tensor | None, ...]:
    return sample.ortho, sample.series, sample.days, sample.metadata


def _make_sample(card: ModelCard, dates: int, seed: int) -> Sample:
    side = card.aerial.patch
    coarse = draw(1, len(card.aerial.bands), side // 8, side // 8, seed=seed)
    ortho = interpolate(coarse, size=(side, side), mode="bilinear") + 0.1 * draw(1, 1, side, side, seed=seed + 500)
    metadata = draw(1, 45, seed=seed) if card.architecture.metadata else None
    if card.satellite is None:
        return Sample(ortho, metadata=metadata)
    series = draw(1, dates, 10, card.satellite.patch, card.satellite.patch, seed=seed + 1000) + 0.01
    return Sample(ortho, series, torch.linspace(-130, 200, dates)[None], metadata)
