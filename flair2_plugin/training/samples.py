# SPDX-License-Identifier: GPL-2.0-or-later
"""Patches as the network takes them, and batches of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.imagery.ortho import normalised
from flair2_plugin.imagery.series import NetworkSeries
from flair2_plugin.training.augmentation import Turn

IGNORED = 255
"""The target of pixels without a label: they count neither in the loss nor in the scores."""


@dataclass(frozen=True)
class Sample:
    """One patch, not scaled yet: `aerial` (5, H, W) uint8, `label` (H, W) uint8 target, `metadata` (45,)."""

    aerial: np.ndarray
    label: np.ndarray
    series: NetworkSeries | None = None
    metadata: np.ndarray | None = None

    def turned(self, turn: Turn) -> Sample:
        """Return the patch with its ortho, label and series turned alike."""
        series = self.series
        if series is not None:
            series = NetworkSeries(turn.apply(series.values), series.days)
        return replace(self, aerial=turn.apply(self.aerial), label=turn.apply(self.label), series=series)


class Batch(NamedTuple):
    """What a step takes: `label` is (B, H, W) int64, the rest goes to `AerialUnet.forward`."""

    aerial: Tensor
    label: Tensor
    satellite: Tensor | None
    dates: Tensor | None
    metadata: Tensor | None


@dataclass(frozen=True)
class BatchMaker:
    """Puts samples together: scales the orthos as the card says and pads the series with zeros to the longest one."""

    card: ModelCard

    def __call__(self, samples: Sequence[Sample]) -> Batch:
        """Return the batch."""
        series = [sample.series for sample in samples if sample.series is not None]
        metadata = [torch.from_numpy(sample.metadata) for sample in samples if sample.metadata is not None]
        return Batch(
            aerial=torch.from_numpy(np.stack([normalised(sample.aerial, self.card.aerial) for sample in samples])),
            label=torch.from_numpy(np.stack([sample.label for sample in samples])).long(),
            satellite=pad([torch.from_numpy(entry.values) for entry in series]) if series else None,
            dates=pad([torch.from_numpy(entry.days) for entry in series]) if series else None,
            metadata=torch.stack(metadata) if metadata else None,
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
