# SPDX-License-Identifier: GPL-2.0-or-later
"""Patches as the network takes them, and batches of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.imagery.aerial.acquisition import VECTOR_LENGTH
from flair2_plugin.imagery.sentinel2.series import NetworkSeries

IGNORED = 255
"""The target of pixels without a label: they count neither in the loss nor in the scores."""


@dataclass(frozen=True)
class Sample:
    """One patch, not scaled yet: `aerial` (C, H, W) uint8, `label` (H, W) uint8 target, `metadata` (45,).

    `index` is its place among the patches, -1 where it does not count. `absent` bands are not shown, `with_satellite`
    says whether the aerial branch sees the series. `problem` is why the patch could not be read.
    """

    aerial: np.ndarray
    label: np.ndarray
    series: NetworkSeries | None = None
    metadata: np.ndarray | None = None
    index: int = -1
    absent: tuple[int, ...] = ()
    with_satellite: bool = True
    problem: str = ""


class Batch(NamedTuple):
    """What a step takes: `aerial` is (B, C, H, W) uint8, `shown` (B, C) bool its bands that are not hidden.

    `label` is (B, H, W) int64, `with_satellite` (B,) bool, `indices` and `problems` are as in the samples; the rest
    goes to the network's `forward`.
    """

    aerial: Tensor
    shown: Tensor
    label: Tensor
    satellite: Tensor | None
    dates: Tensor | None
    metadata: Tensor | None
    with_satellite: Tensor
    indices: tuple[int, ...]
    problems: tuple[str, ...]


def make_batch(samples: Sequence[Sample]) -> Batch:
    """Put samples together, the series padded with zeros to the longest one.

    Samples with a problem are left out, but for one where nothing else is left.
    """
    sound = [sample for sample in samples if not sample.problem] or list(samples[:1])
    series = [sample.series for sample in sound if sample.series is not None]
    metadata = [torch.from_numpy(sample.metadata) for sample in sound if sample.metadata is not None]
    return Batch(
        aerial=torch.from_numpy(np.stack([sample.aerial for sample in sound])),
        shown=torch.from_numpy(np.stack([_shown(sample) for sample in sound])),
        label=torch.from_numpy(np.stack([sample.label for sample in sound])).long(),
        satellite=pad([torch.from_numpy(entry.values) for entry in series]) if series else None,
        dates=pad([torch.from_numpy(entry.days) for entry in series]) if series else None,
        metadata=torch.stack(metadata) if metadata else None,
        with_satellite=torch.tensor([sample.with_satellite for sample in sound]),
        indices=tuple(sample.index for sample in sound),
        problems=tuple(sample.problem for sample in samples if sample.problem),
    )


def _shown(sample: Sample) -> np.ndarray:
    return ~np.isin(np.arange(len(sample.aerial)), sample.absent)


def blank_sample(card: ModelCard, problem: str = "") -> Sample:
    """Return a sample without any labelled pixel, for a patch that can't be read."""
    side, series = card.aerial.patch, None
    if card.satellite:
        shape = (1, len(card.satellite.bands), card.satellite.patch, card.satellite.patch)
        series = NetworkSeries(np.full(shape, 0.1, dtype=np.float32), np.zeros(1, dtype=np.float32))
    return Sample(
        aerial=np.zeros((len(card.aerial.bands), side, side), dtype=np.uint8),
        label=np.full((side, side), IGNORED, dtype=np.uint8),
        series=series,
        metadata=np.zeros(VECTOR_LENGTH, dtype=np.float32) if card.architecture.metadata else None,
        problem=problem,
    )


def pad(tensors: Sequence[Tensor]) -> Tensor:
    """Return (B, T, ...) of tensors (T_i, ...), the shorter ones filled up with zeros: no date for the network."""
    return torch.nn.utils.rnn.pad_sequence(list(tensors), batch_first=True)


def to_targets(label: np.ndarray, classes: int) -> np.ndarray:
    """Return the network's targets 0 … classes-1 of label ids 1 … 19, as uint8.

    Ids beyond the classes join the last one (dataset.py:48-53). Id 0, no label, is ignored; the official code makes it
    "other" (B17).
    """
    return np.where(label == 0, IGNORED, np.minimum(label, classes) - 1).astype(np.uint8)
