# SPDX-License-Identifier: GPL-2.0-or-later
"""Lightning's trainer as a configuration wants it: device, loggers, checkpoints, what is said meanwhile."""

from __future__ import annotations

import logging
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import torch

from flair2_plugin.core.errors import InvalidRequest
from flair2_plugin.training.configuration import Configuration
from flair2_plugin.training.framework import (
    Callback,
    CSVLogger,
    EarlyStopping,
    LightningModule,
    ModelCheckpoint,
    TensorBoardLogger,
    TQDMProgressBar,
    Trainer,
)

Say = Callable[[str], None]


class EpochReport(Callback):
    """Says after each epoch how it went and how long the rest will take."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._started = time.monotonic()
        self._first = 0

    def on_train_start(self, trainer: Trainer, pl_module: LightningModule) -> None:
        """Start the clock; a resumed training starts at a later epoch."""
        self._started, self._first = time.monotonic(), trainer.current_epoch

    def on_train_epoch_end(self, trainer: Trainer, pl_module: LightningModule) -> None:
        """Say the epoch's losses and mean IoU; Lightning has validated before."""
        done, total = trainer.current_epoch + 1, trainer.max_epochs or 0
        each = (time.monotonic() - self._started) / max(1, done - self._first)
        values = {name: float(value) for name, value in trainer.callback_metrics.items()}
        scores = ", ".join(f"{name} {values[name]:.4f}" for name in ("train_loss", "val_loss", "val_miou"))
        self._say(f"Epoch {done} of {total}: {scores}; {_clock(each)} an epoch, {_clock(each * (total - done))} left")


def check_accelerator(configuration: Configuration) -> None:
    """Refuse a GPU where there is none, before any work is done.

    Raises:
        InvalidRequest: the sentence says what to set instead.
    """
    wanted = configuration.accelerator
    cuda, mps = torch.cuda.is_available(), torch.backends.mps.is_available()
    if not {"cuda": cuda, "mps": mps, "gpu": cuda or mps}.get(wanted, True):
        raise InvalidRequest(f'"accelerator" is {wanted}, but this machine has none: set it to cpu, or to auto.')


def checkpoint_folder(configuration: Configuration) -> Path:
    """Return where best.ckpt and last.ckpt are kept."""
    return configuration.run_folder / "checkpoints"


def last_checkpoint(configuration: Configuration) -> Path:
    """Return the checkpoint to resume from.

    Raises:
        InvalidRequest: there is none.
    """
    path = checkpoint_folder(configuration) / "last.ckpt"
    if not path.is_file():
        raise InvalidRequest(f"There is nothing to resume: {path} is not there. Start without --resume.")
    return path


def make_trainer(configuration: Configuration, say: Say) -> Trainer:
    """Return the trainer; on a terminal it shows a progress bar, elsewhere a line per epoch."""
    _silence()
    bar = configuration.enable_progress_bar and sys.stderr.isatty()
    on_gpu = configuration.accelerator in ("gpu", "cuda") or (
        configuration.accelerator == "auto" and torch.cuda.is_available()
    )
    return Trainer(
        accelerator=configuration.accelerator,
        devices=configuration.gpus_per_node if on_gpu else 1,
        num_nodes=configuration.num_nodes,
        strategy=configuration.strategy or "auto",
        precision=configuration.precision,
        max_epochs=configuration.num_epochs,
        logger=[
            CSVLogger(configuration.run_folder, "log"),  # a version for each start: a resumed one keeps the earlier
            TensorBoardLogger(configuration.run_folder, "tensorboard", version=""),
        ],
        callbacks=[*_checkpoints(configuration), EpochReport(say), *_progress(configuration, bar)],
        enable_progress_bar=bar,
        enable_model_summary=False,
        num_sanity_val_steps=0,
        log_every_n_steps=1,
    )


def _checkpoints(configuration: Configuration) -> list[Callback]:
    monitor = configuration.monitor
    mode = "max" if monitor == "val_miou" else "min"
    keep = ModelCheckpoint(
        dirpath=checkpoint_folder(configuration),
        filename="best",
        monitor=monitor,
        mode=mode,
        save_last=True,
        enable_version_counter=False,
    )
    return [keep, EarlyStopping(monitor, mode=mode, patience=configuration.patience, check_finite=False)]


def _progress(configuration: Configuration, bar: bool) -> list[Callback]:
    return [TQDMProgressBar(refresh_rate=configuration.progress_rate)] if bar else []


def _silence() -> None:
    """Drop Lightning's advertisements and its advice on how many processes should load the data."""
    for name in ("lightning.pytorch", "lightning.fabric"):
        logging.getLogger(name).setLevel(logging.ERROR)
    warnings.filterwarnings("ignore", module=r"lightning\.")


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02d} s" if minutes else f"{rest} s"
