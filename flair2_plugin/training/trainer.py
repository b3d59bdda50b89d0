# SPDX-License-Identifier: GPL-2.0-or-later
"""Lightning's trainer as a configuration wants it: devices, loggers, what is watched meanwhile."""

from __future__ import annotations

import errno
import logging
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch

from flair2_plugin.core.errors import InvalidRequest, OutputFailed, Stopped
from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.training.checkpoints import WholeCheckpoints, keep_checkpoints
from flair2_plugin.training.configuration import Configuration
from flair2_plugin.training.framework import (
    Callback,
    CSVLogger,
    EarlyStopping,
    EMAWeightAveraging,
    LearningRateMonitor,
    MisconfigurationException,
    TensorBoardLogger,
    TQDMProgressBar,
    Trainer,
)
from flair2_plugin.training.parts import Parts
from flair2_plugin.training.prediction_writer import PredictionWriter
from flair2_plugin.training.watch import DamageReport, DivergenceGuard, EpochReport, Say

_UNWRITABLE = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES)


def check_accelerator(configuration: Configuration) -> None:
    """Refuse a GPU where there is none, before any work is done.

    Raises:
        InvalidRequest: the sentence says what to set instead.
    """
    wanted = configuration.accelerator
    cuda, mps = torch.cuda.is_available(), torch.backends.mps.is_available()
    if configuration.precision == "16-mixed" and not uses_gpu(configuration):
        raise InvalidRequest('"precision" is 16-mixed, which is for GPUs: set it to bf16-mixed or 32-true.')
    if not {"cuda": cuda, "mps": mps, "gpu": cuda or mps}.get(wanted, True):
        raise InvalidRequest(f'"accelerator" is {wanted}, but this machine has none: set it to cpu, or to auto.')
    there = torch.cuda.device_count()
    if uses_gpu(configuration) and cuda and configuration.gpus_per_node > there:
        raise InvalidRequest(f'"gpus_per_node" is {configuration.gpus_per_node}, but this machine has {there}.')


def uses_gpu(configuration: Configuration) -> bool:
    """Return whether the training will run on a GPU."""
    return configuration.accelerator in ("gpu", "cuda", "mps") or (
        configuration.accelerator == "auto" and (torch.cuda.is_available() or torch.backends.mps.is_available())
    )


def make_trainer(configuration: Configuration, parts: Parts, card: ModelCard, say: Say) -> Trainer:
    """Return the trainer; on a terminal it shows a progress bar, elsewhere it speaks every minute and epoch.

    Raises:
        InvalidRequest: Lightning knows no such strategy.
    """
    bar = configuration.enable_progress_bar and sys.stderr.isatty()
    return _start(
        configuration,
        max_epochs=configuration.num_epochs,
        logger=[
            CSVLogger(configuration.run_folder, "log"),  # a version for each start: a resumed one keeps the earlier
            TensorBoardLogger(configuration.run_folder, "tensorboard", version=""),
        ],
        callbacks=[
            *_course(configuration),
            *_watch(configuration, parts, say, bar),
            *_written(configuration, parts, card),
        ],
        plugins=[WholeCheckpoints()],
        enable_progress_bar=bar,
        log_every_n_steps=1,
    )


def make_rehearsal_trainer(configuration: Configuration, parts: Parts, batches: int, watch: Callback) -> Trainer:
    """Return a trainer that runs at most so many batches and keeps nothing.

    Raises:
        InvalidRequest: Lightning knows no such strategy.
    """
    averaged = [EMAWeightAveraging(decay=configuration.ema_decay)] if configuration.ema_decay else []
    return _start(
        configuration,
        max_epochs=1,
        limit_train_batches=batches,
        limit_val_batches=batches,
        logger=False,
        callbacks=[watch, DivergenceGuard(parts.training), DamageReport(_ignore, skip=True), *averaged],
        enable_checkpointing=False,
        enable_progress_bar=False,
    )


def _start(configuration: Configuration, **settings: Any) -> Trainer:
    _silence()
    several = configuration.gpus_per_node * configuration.num_nodes > 1
    try:
        return Trainer(
            accelerator=configuration.accelerator,
            devices=configuration.gpus_per_node,
            num_nodes=configuration.num_nodes,
            strategy=configuration.strategy or "auto",
            precision=configuration.precision,
            deterministic=configuration.deterministic,
            accumulate_grad_batches=configuration.accumulate_batches,
            gradient_clip_val=configuration.gradient_clip,
            sync_batchnorm=several and uses_gpu(configuration),
            use_distributed_sampler=False,  # PatchOrder shares the patches out, and counts none twice
            enable_model_summary=False,
            num_sanity_val_steps=0,
            **settings,
        )
    except (ValueError, ImportError, MisconfigurationException) as problem:
        raise InvalidRequest(f"Lightning can't train so: {' '.join(str(problem).split())}") from problem


@contextmanager
def in_sentences(trainer: Trainer, configuration: Configuration) -> Iterator[None]:
    """Turn what ends Lightning's loops from outside into errors of ours.

    Raises:
        Stopped: Ctrl-C was pressed, at which Lightning would end the process itself.
        OutputFailed: the run's folder can't be written any more.
    """
    try:
        yield
    except SystemExit as problem:
        if not trainer.interrupted:
            raise
        raise Stopped("Stopped: --resume goes on after the last complete epoch.") from problem
    except OSError as problem:
        if problem.errno not in _UNWRITABLE:
            raise
        raise OutputFailed(
            f"{configuration.run_folder} can't be written ({problem.strerror}): make room and go on with --resume."
        ) from problem


def _ignore(_: str) -> None:
    """Say nothing of damaged patches: a training names them, a rehearsal looks at a few only."""


def _course(configuration: Configuration) -> list[Callback]:
    mode = "max" if configuration.monitor == "val_miou" else "min"
    course: list[Callback] = [
        keep_checkpoints(configuration),
        EarlyStopping(configuration.monitor, mode=mode, patience=configuration.patience, check_finite=False),
        LearningRateMonitor("epoch"),
    ]
    if configuration.ema_decay:
        course.append(EMAWeightAveraging(decay=configuration.ema_decay))
    return course


def _watch(configuration: Configuration, parts: Parts, say: Say, bar: bool) -> list[Callback]:
    watch: list[Callback] = [
        DivergenceGuard(parts.training),
        DamageReport(say, configuration.damaged_patches == "skip"),
        EpochReport(say, bar),
    ]
    return [*watch, TQDMProgressBar(refresh_rate=configuration.progress_rate)] if bar else watch


def _written(configuration: Configuration, parts: Parts, card: ModelCard) -> list[Callback]:
    wanted = configuration.save_predictions
    return [PredictionWriter(configuration.run_folder, parts.test, card.classes)] if wanted else []


def _silence() -> None:
    """Drop Lightning's advertisements and its advice on how many processes should load the data."""
    for name in ("lightning.pytorch", "lightning.fabric"):
        logging.getLogger(name).setLevel(logging.ERROR)
    warnings.filterwarnings("ignore", module=r"lightning\.")
