# SPDX-License-Identifier: GPL-2.0-or-later
"""What is looked at while a training runs: its numbers, its patches, its clock."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch import Tensor

from flair2_plugin.core.errors import InvalidDataset, TrainingDiverged
from flair2_plugin.training.framework import Callback, LightningModule, Trainer
from flair2_plugin.training.patches import Patch
from flair2_plugin.training.samples import Batch

Say = Callable[[str], None]

_ADVICE = 'The checkpoints before are kept; go on with --resume and a lower "lr", or set "gradient_clip".'
_SPEAK_EVERY = 60.0  # seconds, where no progress bar moves


class DivergenceGuard(Callback):
    """Stops a training on `patches` whose loss is no number, before its checkpoint takes the place of a good one.

    A step's loss is looked at when the next one begins: to wait for a GPU at once would leave it idle.
    """

    def __init__(self, patches: Sequence[Patch]) -> None:
        self._patches = patches
        self._pending: tuple[Tensor, Batch, int] | None = None

    def on_train_batch_end(
        self, trainer: Trainer, pl_module: LightningModule, outputs: Any, batch: Batch, batch_idx: int
    ) -> None:
        """Remember the step's loss."""
        self._pending = (outputs["loss"].detach(), batch, batch_idx)

    def on_train_batch_start(self, trainer: Trainer, pl_module: LightningModule, batch: Batch, batch_idx: int) -> None:
        """Look at the loss of the step before."""
        self._check(trainer)

    def on_validation_start(self, trainer: Trainer, pl_module: LightningModule) -> None:
        """Look at the loss of the epoch's last step."""
        self._check(trainer)

    def on_validation_end(self, trainer: Trainer, pl_module: LightningModule) -> None:
        """Look at the validation's loss: the last step may have spoilt the weights.

        Raises:
            TrainingDiverged: it is no number.
        """
        if not torch.isfinite(trainer.callback_metrics.get("val_loss", torch.zeros(()))):
            where = f"The validation loss of epoch {trainer.current_epoch + 1}"
            raise TrainingDiverged(f"{where} is no number: the training has diverged. {_ADVICE}")

    def _check(self, trainer: Trainer) -> None:
        if self._pending is None:
            return
        loss, batch, step = self._pending
        self._pending = None
        if not torch.isfinite(loss):
            names = ", ".join(self._patches[index].name for index in batch.indices if index >= 0)
            raise TrainingDiverged(
                f"The loss of batch {step + 1} in epoch {trainer.current_epoch + 1} ({names}) is no number: "
                f"the training has diverged. {_ADVICE}"
            )


class DamageReport(Callback):
    """Names each patch that could not be read: the training stops there, or goes on without it if `skip`."""

    def __init__(self, say: Say, skip: bool) -> None:
        self._say, self._skip = say, skip
        self._named: set[str] = set()

    def on_train_batch_start(self, trainer: Trainer, pl_module: LightningModule, batch: Batch, batch_idx: int) -> None:
        """Look through a training batch."""
        self._name(batch)

    def on_validation_batch_start(self, trainer: Trainer, pl_module: LightningModule, batch: Batch, *_: int) -> None:
        """Look through a validation batch."""
        self._name(batch)

    def on_test_batch_start(self, trainer: Trainer, pl_module: LightningModule, batch: Batch, *_: int) -> None:
        """Look through a test batch."""
        self._name(batch)

    def _name(self, batch: Batch) -> None:
        for problem in batch.problems:
            if not self._skip:
                raise InvalidDataset(f'{problem} To train without it, set "damaged_patches" to skip.')
            if problem not in self._named:
                self._named.add(problem)
                self._say(f"Left out: {problem}")


class EpochReport(Callback):
    """Says how each epoch goes and how long the rest will take; within an epoch only where no bar does.

    Of several processes that train, one speaks.
    """

    def __init__(self, say: Say, bar: bool) -> None:
        self._say, self._bar = say, bar
        self._began = self._epoch_began = self._spoke = time.monotonic()
        self._first = 0

    def on_train_start(self, trainer: Trainer, pl_module: LightningModule) -> None:
        """Start the clock; a resumed training starts at a later epoch."""
        self._began, self._first = time.monotonic(), trainer.current_epoch

    def on_train_epoch_start(self, trainer: Trainer, pl_module: LightningModule) -> None:
        """Start the epoch's clock."""
        self._epoch_began = self._spoke = time.monotonic()

    def on_train_batch_end(self, trainer: Trainer, pl_module: LightningModule, *_: Any) -> None:
        """Say how far the epoch is, once a minute."""
        now, batches = time.monotonic(), trainer.num_training_batches
        done = trainer.fit_loop.batch_idx + 1
        if not trainer.is_global_zero or self._bar or now - self._spoke < _SPEAK_EVERY or done == batches:
            return
        self._spoke = now
        left = (now - self._epoch_began) / done * (batches - done)
        self._say(f"Epoch {trainer.current_epoch + 1}: batch {done} of {batches}, {clock(left)} left of its training")

    def on_train_epoch_end(self, trainer: Trainer, pl_module: LightningModule) -> None:
        """Say the epoch's losses and mean IoU; Lightning has validated before."""
        if not trainer.is_global_zero:
            return
        done, total = trainer.current_epoch + 1, trainer.max_epochs or 0
        each = (time.monotonic() - self._began) / max(1, done - self._first)
        values = {name: float(value) for name, value in trainer.callback_metrics.items()}
        scores = ", ".join(f"{name} {values[name]:.4f}" for name in ("train_loss", "val_loss", "val_miou"))
        self._say(f"Epoch {done} of {total}: {scores}; {clock(each)} an epoch, {clock(each * (total - done))} left")


def clock(seconds: float) -> str:
    """Return a duration for a person."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes:02d} min"
    return f"{minutes} min {rest:02d} s" if minutes else f"{rest} s"
