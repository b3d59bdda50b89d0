# SPDX-License-Identifier: GPL-2.0-or-later
"""Samples of what a network will be given, and how often two networks say the same of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol

import torch
from torch import Tensor

from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.network.outputs import SatelliteFeatures


@dataclass(frozen=True)
class Sample:
    """One patch as the network takes it: `ortho` (1, C, H, W), `series` (1, T, 10, h, w), `days` (1, T).

    `metadata` is (1, 45); what the model isn't given is None.
    """

    ortho: Tensor
    series: Tensor | None = None
    days: Tensor | None = None
    metadata: Tensor | None = None


class TwoHalves(Protocol):
    """What is compared: an `AerialNetwork`, or what does its work in another way."""

    @property
    def card(self) -> ModelCard:
        """The model card."""

    def satellite_map(self, series: Tensor | None, dates: Tensor | None) -> Tensor | None:
        """Return the satellite branch's map of a series, also of one of wider ground than a patch's."""

    def satellite(self, series: Tensor | None, dates: Tensor | None) -> SatelliteFeatures | None:
        """Return what the satellite branch knows of a series."""

    def probabilities(self, ortho: Tensor, features: SatelliteFeatures | None, metadata: Tensor | None) -> Tensor:
        """Return the classes' probabilities, (B, K, H, W)."""


def classify_sample(network: TwoHalves, sample: Sample) -> Tensor:
    """Return the classes of a sample, (1, H, W), as indices."""
    with torch.inference_mode():
        features = network.satellite(sample.series, sample.days)
        return network.probabilities(sample.ortho, features, sample.metadata).max(dim=1).indices  # argmax is slow


def agreement(
    exact: TwoHalves,
    quick: TwoHalves,
    samples: Sequence[Sample],
    pulse: Callable[[], None] = lambda: None,
    streams: int = 1,
) -> float:
    """Return the share of the samples' pixels that both networks put in the same class; `pulse` may stop it.

    So many as there are `streams` are computed side by side.
    """

    def share(sample: Sample) -> float:
        pulse()
        same = classify_sample(exact, sample) == classify_sample(quick, sample)
        return same.float().mean().item()

    with ThreadPoolExecutor(streams) as threads:
        shares = list(threads.map(share, samples))
    return sum(shares) / len(shares)
