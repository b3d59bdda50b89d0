# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes the test's class maps while Lightning tests."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from flair2_plugin.core.nomenclature import ClassTable
from flair2_plugin.training.framework import Callback, LightningModule, Trainer
from flair2_plugin.training.patches import Patch
from flair2_plugin.training.predictions import predictions_folder, write_prediction
from flair2_plugin.training.samples import Batch


class PredictionWriter(Callback):
    """Writes the classes of each of the test's `patches` below the run's folder."""

    def __init__(self, run_folder: Path, patches: Sequence[Patch], classes: ClassTable) -> None:
        self._folder, self._patches, self._classes = predictions_folder(run_folder), patches, classes

    def on_test_batch_end(
        self, trainer: Trainer, pl_module: LightningModule, outputs: Any, batch: Batch, *_: int
    ) -> None:
        """Write a batch's."""
        for index, classes in zip(batch.indices, outputs.cpu().numpy(), strict=True):
            if index >= 0:
                write_prediction(self._folder, self._patches[index], classes, self._classes)
