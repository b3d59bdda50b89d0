# SPDX-License-Identifier: GPL-2.0-or-later
"""One training, validation and test step, for Lightning."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor

from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.network.build import build_network
from flair2_plugin.network.outputs import Logits
from flair2_plugin.network.scaling import scale_picture
from flair2_plugin.network.turns import classify_turned
from flair2_plugin.training.configuration import Configuration
from flair2_plugin.training.confusions import Confusions
from flair2_plugin.training.framework import LightningModule
from flair2_plugin.training.losses import HeadLoss
from flair2_plugin.training.metrics import score, total
from flair2_plugin.training.optimisation import make_optimizer, make_schedule
from flair2_plugin.training.parts import Parts
from flair2_plugin.training.patches import Patch
from flair2_plugin.training.resumption import describe_run, refuse_changes, rescale_rates
from flair2_plugin.training.samples import Batch


class LandCoverModule(LightningModule):
    """Trains the card's network on the losses of both heads.

    It logs train_loss, val_loss, val_miou (over 12 classes) and val_iou/CLASS. `tested` has the confusion matrices of
    the last test by domain, none before it.
    """

    def __init__(self, card: ModelCard, configuration: Configuration, parts: Parts) -> None:
        super().__init__()
        self.card, self.configuration, self.parts = card, configuration, parts
        self.tested: dict[str, np.ndarray] = {}
        self.network = build_network(card, configuration.encoder_weights)
        self.network.lay_channels_last()
        if configuration.compile:
            self.network.compile()
        wanted = configuration
        self.aerial_loss = HeadLoss(wanted.class_weights(0), wanted.label_smoothing, wanted.dice, wanted.lovasz)
        self.satellite_loss = HeadLoss(wanted.class_weights(1))
        if wanted.w_unet_utae[1] == 0:
            self._freeze("satellite_head")
        self.validated = Confusions(parts.domains["validation"], len(card.classes))
        self.confusions = Confusions(parts.domains["test"], len(card.classes))

    def forward(self, batch: Batch) -> Logits:
        """Return both heads' logits, (B, classes, H, W)."""
        aerial = scale_picture(batch.aerial, self.card.aerial, batch.shown)
        aerial = aerial.contiguous(memory_format=torch.channels_last)
        return self.network(aerial, batch.satellite, batch.dates, batch.metadata, batch.with_satellite)

    def on_train_epoch_start(self) -> None:
        """Make the network's own chance (dropout) a function of the epoch, so that a resumed training repeats it."""
        place = (self.configuration.seed, self.current_epoch, self.global_rank)
        torch.manual_seed(int(np.random.SeedSequence(place).generate_state(1)[0]))

    def training_step(self, batch: Batch, batch_idx: int) -> Tensor:
        """Return the loss of one batch."""
        loss = self.loss(self(batch), batch.label)
        self.log("train_loss", loss, on_step=False, on_epoch=True, prog_bar=True, **_shared(batch))
        return loss

    def validation_step(self, batch: Batch, batch_idx: int) -> None:
        """Add one batch to the validation's loss and confusion matrices."""
        logits = self(batch)
        loss = self.loss(logits, batch.label)
        self.log("val_loss", loss, on_epoch=True, prog_bar=True, **_shared(batch))
        self.validated.add(logits.aerial.argmax(1), batch.label, _domains(self.parts.validation, batch))

    def on_validation_epoch_end(self) -> None:
        """Log the IoU over the whole validation set, not the mean of the batches' means."""
        scores = score(total(self.validated.matrices()))
        self.log("val_miou", scores.mean_iou, prog_bar=True)
        named = zip(self.card.classes, scores.iou, strict=True)
        self.log_dict({f"val_iou/{entry.name}": float(iou) for entry, iou in named if not np.isnan(iou)})

    def test_step(self, batch: Batch, batch_idx: int) -> Tensor:
        """Add one batch to the test's confusion matrices and return its classes, (B, H, W)."""
        predicted = self._turned(batch) if self.configuration.test_turns else self(batch).aerial.argmax(1)
        self.confusions.add(predicted, batch.label, _domains(self.parts.test, batch))
        return predicted

    def _turned(self, batch: Batch) -> Tensor:
        aerial = scale_picture(batch.aerial, self.card.aerial, batch.shown)
        return classify_turned(self.network, aerial, batch.satellite, batch.dates, batch.metadata).argmax(1)

    def on_test_epoch_end(self) -> None:
        """Keep the confusion matrices of the whole test set."""
        self.tested = self.confusions.matrices()

    def on_save_checkpoint(self, checkpoint: dict[str, Any]) -> None:
        """Keep what a resumption is compared with."""
        checkpoint["run"] = describe_run(self.configuration)

    def on_load_checkpoint(self, checkpoint: dict[str, Any]) -> None:
        """Go on with the configuration's learning rate, but with no other network, optimizer or schedule.

        Raises:
            InvalidRequest: the sentence names what has changed.
        """
        started = checkpoint.get("run", {})
        refuse_changes(started, self.configuration)
        rescale_rates(checkpoint, self.configuration.lr / started.get("lr", self.configuration.lr))

    def loss(self, logits: Logits, label: Tensor) -> Tensor:
        """Return the weighted sum of both heads' losses."""
        aerial, satellite = self.configuration.w_unet_utae
        loss = aerial * self.aerial_loss(logits.aerial, label)
        if logits.satellite is not None and satellite > 0:
            loss = loss + satellite * self.satellite_loss(logits.satellite, label)
        return loss

    def describe(self) -> str:
        """Return which encoder and how many parameters there are."""
        count = sum(parameter.numel() for parameter in self.network.parameters())
        return f"{self.card.architecture.kind} on {self.card.architecture.encoder}, {count:,} parameters in all"

    def _freeze(self, part: str) -> None:
        """Let a part that no loss reaches not learn: distributed training stops at weights without a gradient."""
        for name, parameter in self.network.named_parameters():
            if name.startswith(f"{part}."):
                parameter.requires_grad_(False)

    def configure_optimizers(self) -> Any:
        """Return the optimizer, and the schedule if there is one, as Lightning wants them."""
        optimizer = make_optimizer(self.network.parameters(), self.configuration)
        schedule = make_schedule(optimizer, self.configuration, int(self.trainer.estimated_stepping_batches))
        return {"optimizer": optimizer, "lr_scheduler": schedule} if schedule else {"optimizer": optimizer}


def _shared(batch: Batch) -> dict[str, Any]:
    """Return how a batch's loss enters the mean over all batches of all processes: by the patches that count."""
    return {"batch_size": sum(index >= 0 for index in batch.indices), "sync_dist": True}


def _domains(patches: list[Patch], batch: Batch) -> list[str]:
    return [patches[max(index, 0)].area.domain for index in batch.indices]  # what doesn't count has no label anyway
