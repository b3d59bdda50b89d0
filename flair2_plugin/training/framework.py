# SPDX-License-Identifier: GPL-2.0-or-later
"""Lightning and torchmetrics, imported once torchvision can be (both ask for it, and its CPU build may be broken)."""

from __future__ import annotations

from flair2_plugin.network.torchvision_operators import declare_operators

declare_operators()

from lightning.pytorch import Callback, LightningModule, Trainer, seed_everything  # noqa: E402
from lightning.pytorch.callbacks import EarlyStopping, ModelCheckpoint, TQDMProgressBar  # noqa: E402
from lightning.pytorch.loggers import CSVLogger, TensorBoardLogger  # noqa: E402
from torchmetrics.classification import MulticlassConfusionMatrix  # noqa: E402

__all__ = [
    "CSVLogger",
    "Callback",
    "EarlyStopping",
    "LightningModule",
    "ModelCheckpoint",
    "MulticlassConfusionMatrix",
    "TQDMProgressBar",
    "TensorBoardLogger",
    "Trainer",
    "seed_everything",
]
