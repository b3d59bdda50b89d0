# SPDX-License-Identifier: GPL-2.0-or-later
"""A few steps of a training, from which its time, memory and disk are foreseen."""

from __future__ import annotations

import math
import shutil
import statistics
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch

from flair2_plugin.network.trial import check_runs
from flair2_plugin.training.cards import make_card
from flair2_plugin.training.configuration import Configuration
from flair2_plugin.training.data_module import LandCoverData
from flair2_plugin.training.framework import Callback, LightningModule, Trainer, seed_everything
from flair2_plugin.training.module import LandCoverModule
from flair2_plugin.training.parts import Parts, find_parts
from flair2_plugin.training.trainer import check_accelerator, in_sentences, make_rehearsal_trainer
from flair2_plugin.training.watch import Say, clock

_WARM_UP, _MEASURED = 2, 6  # batches; the first ones pay for start and compilation


@dataclass(frozen=True)
class Forecast:
    """Seconds of a training batch (of which `waiting` for data) and of a validation batch, and what follows.

    `memory` and `checkpoints` are bytes, memory None where the system doesn't tell; `steps` and `validations` are the
    batches of an epoch.
    """

    step: float
    waiting: float
    validation: float
    steps: int
    validations: int
    memory: int | None
    checkpoints: int

    @property
    def epoch(self) -> float:
        """Seconds of an epoch with its validation."""
        return self.step * self.steps + self.validation * self.validations


@dataclass
class Stopwatch(Callback):
    """Times the batches of a rehearsal; `averaged` says whether a moving average of the weights is kept."""

    averaged: bool = False
    steps: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    validations: list[float] = field(default_factory=list)
    state_bytes: int = 0
    _last: float = 0.0

    def on_train_epoch_start(self, trainer: Trainer, pl_module: LightningModule) -> None:
        """Start the clock."""
        self._last = time.perf_counter()

    def on_train_batch_start(self, trainer: Trainer, pl_module: LightningModule, batch: Any, batch_idx: int) -> None:
        """Note how long the batch was waited for."""
        self.waits.append(time.perf_counter() - self._last)

    def on_train_batch_end(self, trainer: Trainer, *_: Any) -> None:
        """Note how long the batch took, and what a checkpoint will hold."""
        self.steps.append(self._elapsed())
        self.state_bytes = _state_bytes(trainer, self.averaged)

    def on_validation_start(self, trainer: Trainer, pl_module: LightningModule) -> None:
        """Start the clock."""
        self._last = time.perf_counter()

    def on_validation_batch_end(self, *_: Any) -> None:
        """Note how long the batch took."""
        self.validations.append(self._elapsed())

    def _elapsed(self) -> float:
        if torch.cuda.is_available():
            torch.cuda.synchronize()
        before, self._last = self._last, time.perf_counter()
        return self._last - before


def rehearse(configuration: Configuration, say: Say) -> Forecast:
    """Train for a few batches, keep nothing, and say what the whole training will take.

    Raises:
        Flair2Error: the training could not run either.
    """
    check_accelerator(configuration)
    seed_everything(configuration.seed, workers=True, verbose=False)
    parts, card = find_parts(configuration), make_card(configuration)
    module, watch = LandCoverModule(card, configuration, parts), Stopwatch(configuration.ema_decay is not None)
    trainer = make_rehearsal_trainer(configuration, parts, _WARM_UP + _MEASURED, watch)
    check_runs(module.network)
    if trainer.is_global_zero:
        say(f"{parts.describe()}\n{module.describe()}")
    with in_sentences(trainer, configuration):
        trainer.fit(module, datamodule=LandCoverData(parts, card, configuration))
    forecast = _foresee(watch, configuration, parts)
    if trainer.is_global_zero:
        say(_describe(forecast, configuration))
    return forecast


def _foresee(watch: Stopwatch, configuration: Configuration, parts: Parts) -> Forecast:
    processes = configuration.gpus_per_node * configuration.num_nodes
    batches = configuration.batch_size * processes
    copies = 3  # best, last, and the one that is being written
    return Forecast(
        step=_typical(watch.steps),
        waiting=_typical(watch.waits),
        validation=_typical(watch.validations),
        steps=math.ceil(len(parts.training) / batches),
        validations=math.ceil(len(parts.validation) / batches),
        memory=_memory(),
        checkpoints=copies * watch.state_bytes,
    )


def _typical(seconds: list[float]) -> float:
    return statistics.median(seconds[_WARM_UP:] or seconds)


def _state_bytes(trainer: Trainer, averaged: bool) -> int:
    weights = list(trainer.lightning_module.state_dict().values()) * (2 if averaged else 1)
    states = [
        value for optimizer in trainer.optimizers for entry in optimizer.state.values() for value in entry.values()
    ]
    return sum(tensor.nbytes for tensor in (*weights, *states) if isinstance(tensor, torch.Tensor))


def _memory() -> int | None:
    """Return the most memory taken so far: the GPU's, else the process's."""
    if torch.cuda.is_available():
        return torch.cuda.max_memory_reserved()
    if sys.platform == "win32":
        return None
    import resource  # Unix only

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _describe(forecast: Forecast, configuration: Configuration) -> str:
    where = "GPU memory" if torch.cuda.is_available() else "memory"
    memory = "" if forecast.memory is None else f", at most {forecast.memory / 2**30:.1f} GiB of {where} so far"
    whole = forecast.epoch * configuration.num_epochs
    share = forecast.waiting / forecast.step
    free = shutil.disk_usage(_existing(configuration.run_folder)).free
    return (
        f"A training batch takes {forecast.step:.2f} s ({share:.0%} of it waiting for data){memory}\n"
        f"An epoch: {forecast.steps} batches and {forecast.validations} of validation, {clock(forecast.epoch)}\n"
        f"{configuration.num_epochs} epochs: {clock(whole)}, unless no better epoch ends it earlier\n"
        f"The checkpoints take {forecast.checkpoints / 2**20:.0f} MiB; {free / 2**20:,.0f} MiB are free in "
        f"{configuration.run_folder}"
    )


def _existing(folder: Path) -> Path:
    return next(parent for parent in (folder.absolute(), *folder.absolute().parents) if parent.exists())
