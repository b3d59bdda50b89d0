# SPDX-License-Identifier: GPL-2.0-or-later
"""One training and one validation step, for Lightning."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from flair2_plugin.core.errors import InvalidRequest
from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.network.build import build_network
from flair2_plugin.network.outputs import Logits
from flair2_plugin.training.configuration import Configuration
from flair2_plugin.training.framework import LightningModule, MulticlassConfusionMatrix
from flair2_plugin.training.metrics import score
from flair2_plugin.training.samples import IGNORED, Batch


class LandCoverModule(LightningModule):
    """Trains the card's network on the losses of both heads; logs train_loss, val_loss and val_miou (12 classes).

    `tested` is the confusion matrix of the last test, None before it.
    """

    def __init__(self, card: ModelCard, configuration: Configuration) -> None:
        super().__init__()
        self.card, self.configuration = card, configuration
        self.tested: np.ndarray | None = None
        self.network = build_network(card, configuration.encoder_weights)
        self.network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # torch lacks this one
        self.confusion = MulticlassConfusionMatrix(len(card.classes), ignore_index=IGNORED)

    def forward(self, batch: Batch, use_satellite: bool = True) -> Logits:
        """Return both heads' logits, (B, classes, H, W)."""
        aerial = batch.aerial.contiguous(memory_format=torch.channels_last)
        return self.network(aerial, batch.satellite, batch.dates, batch.metadata, use_satellite)

    def training_step(self, batch: Batch, batch_idx: int) -> Tensor:
        """Return the loss of one batch; in a share of the batches the aerial head does without the satellite."""
        dropped = float(torch.rand(())) < self.configuration.drop_utae_modality
        loss = self.loss(self(batch, use_satellite=not dropped), batch.label)
        self.log("train_loss", loss, on_step=False, on_epoch=True, prog_bar=True, batch_size=len(batch.label))
        return loss

    def validation_step(self, batch: Batch, batch_idx: int) -> None:
        """Add one batch to the validation's loss and confusion matrix."""
        logits = self(batch)
        loss = self.loss(logits, batch.label)
        self.log("val_loss", loss, on_epoch=True, prog_bar=True, batch_size=len(batch.label), sync_dist=True)
        self.confusion.update(logits.aerial.argmax(1), batch.label)

    def on_validation_epoch_end(self) -> None:
        """Log the mean IoU over the whole validation set, not the mean of the batches' means."""
        self.log("val_miou", score(self.confusion.compute().cpu().numpy()).mean_iou, prog_bar=True)
        self.confusion.reset()

    def test_step(self, batch: Batch, batch_idx: int) -> None:
        """Add one batch to the test's confusion matrix."""
        self.confusion.update(self(batch).aerial.argmax(1), batch.label)

    def on_test_epoch_end(self) -> None:
        """Keep the confusion matrix of the whole test set."""
        self.tested = self.confusion.compute().cpu().numpy()
        self.confusion.reset()

    def on_save_checkpoint(self, checkpoint: dict[str, Any]) -> None:
        """Keep over how many epochs the schedule was spread."""
        checkpoint["num_epochs"] = self.configuration.num_epochs

    def on_load_checkpoint(self, checkpoint: dict[str, Any]) -> None:
        """Refuse to go on with a schedule that was spread over another number of epochs.

        Raises:
            InvalidRequest: the sentence names that number.
        """
        wanted = self.configuration
        started = checkpoint.get("num_epochs", wanted.num_epochs)
        if wanted.schedule == "onecycle" and started != wanted.num_epochs:
            raise InvalidRequest(
                f"The run to resume was started for {started} epochs, over which its learning rate rises and falls: "
                f'set "num_epochs" to {started}, or start without --resume.'
            )

    def loss(self, logits: Logits, label: Tensor) -> Tensor:
        """Return the weighted sum of both heads' cross-entropies."""
        aerial, satellite = self.configuration.w_unet_utae
        loss = aerial * weighted_cross_entropy(logits.aerial, label, self._weights(0))
        if logits.satellite is not None and satellite > 0:
            loss = loss + satellite * weighted_cross_entropy(logits.satellite, label, self._weights(1))
        return loss

    def _weights(self, head: Literal[0, 1]) -> Tensor:
        return torch.tensor(self.configuration.class_weights(head), device=self.device)

    def configure_optimizers(self) -> Any:
        """Return the optimizer, and the schedule if there is one, as Lightning wants them."""
        wanted = self.configuration
        learnt = [parameter for parameter in self.network.parameters() if parameter.requires_grad]
        if wanted.optimizer == "sgd":
            optimizer: torch.optim.Optimizer = torch.optim.SGD(
                learnt, wanted.lr, momentum=0.9, weight_decay=wanted.weight_decay
            )
        else:
            optimizer = torch.optim.AdamW(learnt, wanted.lr, weight_decay=wanted.weight_decay)
        if wanted.schedule == "none":
            return {"optimizer": optimizer}
        steps = int(self.trainer.estimated_stepping_batches)
        schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, wanted.lr, total_steps=steps, pct_start=0.2)
        return {"optimizer": optimizer, "lr_scheduler": {"scheduler": schedule, "interval": "step"}}


def weighted_cross_entropy(logits: Tensor, label: Tensor, weights: Tensor) -> Tensor:
    """Return the mean cross-entropy of (B, classes, H, W) against (B, H, W), each pixel weighted by its class.

    A batch whose pixels all weigh nothing has the loss 0; torch's own mean is not a number there.
    """
    total = cross_entropy(logits.float(), label, weights, ignore_index=IGNORED, reduction="sum")
    weight = weights[label[label != IGNORED]].sum()
    return total / weight.clamp(min=1e-6)
