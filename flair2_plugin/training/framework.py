# SPDX-License-Identifier: GPL-2.0-or-later
"""Lightning and torchmetrics, imported once torchvision can be (both ask for it, and its CPU build may be broken)."""

from __future__ import annotations

from flair2_plugin.network.torchvision_operators import declare_operators

declare_operators()

from lightning.fabric.plugins.io.torch_io import TorchCheckpointIO  # noqa: E402
from lightning.fabric.utilities.exceptions import MisconfigurationException  # noqa: E402
from lightning.pytorch import Callback, LightningDataModule, LightningModule, Trainer, seed_everything  # noqa: E402
from lightning.pytorch.callbacks import (  # noqa: E402
    EarlyStopping,
    EMAWeightAveraging,
    LearningRateMonitor,
    ModelCheckpoint,
    TQDMProgressBar,
)
from lightning.pytorch.loggers import CSVLogger, TensorBoardLogger  # noqa: E402
from torchmetrics.classification import MulticlassConfusionMatrix  # noqa: E402

__all__ = [
    "CSVLogger",
    "Callback",
    "EMAWeightAveraging",
    "EarlyStopping",
    "LearningRateMonitor",
    "LightningDataModule",
    "LightningModule",
    "MisconfigurationException",
    "ModelCheckpoint",
    "MulticlassConfusionMatrix",
    "TQDMProgressBar",
    "TensorBoardLogger",
    "TorchCheckpointIO",
    "Trainer",
    "seed_everything",
]
