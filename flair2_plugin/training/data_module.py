# SPDX-License-Identifier: GPL-2.0-or-later
"""The loaders of a training, as Lightning asks for them in each of its processes."""

from __future__ import annotations

import torch
from torch.utils.data import DataLoader

from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.training.augmentation import make_augmentation
from flair2_plugin.training.configuration import Configuration
from flair2_plugin.training.dataset import PatchDataset
from flair2_plugin.training.framework import LightningDataModule
from flair2_plugin.training.order import PatchOrder
from flair2_plugin.training.parts import Parts
from flair2_plugin.training.samples import Sample, make_batch


class LandCoverData(LightningDataModule):
    """The three parts of the data; only training is shuffled and augmented, and no patch is ever left out."""

    def __init__(self, parts: Parts, card: ModelCard, configuration: Configuration) -> None:
        super().__init__()
        self.parts, self.card, self.configuration = parts, card, configuration

    def train_dataloader(self) -> DataLoader[Sample]:
        """Return the loader of training."""
        wanted = self.configuration
        augmentation = make_augmentation(wanted, self.card)
        patches = PatchDataset(self.parts.training, self.card, augmentation, wanted.seed, wanted.cache)
        return self._loader(patches, wanted.batch_size, shuffled=True)

    def val_dataloader(self) -> DataLoader[Sample]:
        """Return the loader of validation."""
        patches = PatchDataset(self.parts.validation, self.card, cache=self.configuration.cache)
        return self._loader(patches, self.configuration.batch_size)

    def test_dataloader(self) -> DataLoader[Sample]:
        """Return the loader of the test."""
        return self._loader(PatchDataset(self.parts.test, self.card), self.configuration.batch_size_inference)

    def _loader(self, patches: PatchDataset, batch_size: int, shuffled: bool = False) -> DataLoader[Sample]:
        wanted, workers = self.configuration, self.configuration.num_workers
        process, processes = (self.trainer.global_rank, self.trainer.world_size) if self.trainer else (0, 1)
        return DataLoader(
            patches,
            batch_size=batch_size,
            sampler=PatchOrder(len(patches), wanted.seed, shuffled, process, processes),
            num_workers=workers,
            persistent_workers=workers > 0,
            collate_fn=make_batch,
            pin_memory=torch.cuda.is_available() and wanted.accelerator != "cpu",
            generator=torch.Generator().manual_seed(wanted.seed),  # loading takes nothing from the network's chance
        )
