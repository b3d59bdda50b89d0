# SPDX-License-Identifier: GPL-2.0-or-later
"""The samples of some patches, draw by draw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from torch.utils.data import Dataset

from flair2_plugin.core.errors import InvalidDataset, InvalidImagery
from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.training.augmentation import Augmentation
from flair2_plugin.training.order import Draw
from flair2_plugin.training.patch_reader import PatchReader
from flair2_plugin.training.patches import Patch
from flair2_plugin.training.samples import IGNORED, Sample, blank_sample


class PatchDataset(Dataset[Sample]):
    """The samples of `patches`, as `card` wants them; `cache` keeps what was read in memory.

    `augmentation`'s dice are seeded by `seed`, epoch and patch. A patch that can't be read becomes a blank sample that
    says why: an exception out of a loading process would reach the user as a traceback.
    """

    def __init__(
        self,
        patches: Sequence[Patch],
        card: ModelCard,
        augmentation: Augmentation | None = None,
        seed: int = 0,
        cache: bool = False,
    ) -> None:
        self.patches, self.card = list(patches), card
        self._augmentation, self._seed = augmentation, seed
        self._reader = PatchReader(card)
        self._kept: dict[int, Sample] | None = {} if cache else None

    def __len__(self) -> int:
        return len(self.patches)

    def __getitem__(self, draw: Draw) -> Sample:
        sample = self._sample(draw.index)
        if self._augmentation and not sample.problem:
            dice = np.random.default_rng([self._seed, draw.epoch, draw.index])
            sample = self._augmentation.apply(sample, dice)
        if not draw.counted:
            return replace(sample, label=np.full_like(sample.label, IGNORED))
        return replace(sample, index=draw.index)

    def _sample(self, index: int) -> Sample:
        if self._kept is None:
            return self._read(index)
        if index not in self._kept:
            self._kept[index] = self._read(index)
        return self._kept[index]

    def _read(self, index: int) -> Sample:
        try:
            return self._reader.read(self.patches[index])
        except (InvalidDataset, InvalidImagery) as problem:
            return blank_sample(self.card, str(problem))
