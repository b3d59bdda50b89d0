# SPDX-License-Identifier: GPL-2.0-or-later
"""The samples of some patches, one by one."""

from __future__ import annotations

from collections.abc import Sequence

from torch.utils.data import Dataset

from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.training.augmentation import draw_turn
from flair2_plugin.training.patch_reader import PatchReader
from flair2_plugin.training.patches import Patch
from flair2_plugin.training.samples import Sample


class PatchDataset(Dataset[Sample]):
    """The samples of `patches`, as `card` wants them; `augment` turns each at random, `cache` keeps them in memory."""

    def __init__(self, patches: Sequence[Patch], card: ModelCard, augment: bool = False, cache: bool = False) -> None:
        self.patches, self.augment = list(patches), augment
        self._reader = PatchReader(card)
        self._kept: dict[int, Sample] | None = {} if cache else None

    def __len__(self) -> int:
        return len(self.patches)

    def __getitem__(self, index: int) -> Sample:
        sample = self._kept.get(index) if self._kept is not None else None
        if sample is None:
            sample = self._reader.read(self.patches[index])
            if self._kept is not None:
                self._kept[index] = sample
        return sample.turned(draw_turn()) if self.augment else sample
