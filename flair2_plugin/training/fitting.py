# SPDX-License-Identifier: GPL-2.0-or-later
"""The whole training: data, network, Lightning's loop, the test, the model package."""

from __future__ import annotations

import dataclasses
import math
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch.utils.data import DataLoader

from flair2_plugin.core.errors import InvalidDataset, InvalidRequest
from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.network.package import save_package
from flair2_plugin.training.cards import make_card
from flair2_plugin.training.configuration import Configuration, DataPaths
from flair2_plugin.training.dataset import IGNORED, Batch, BatchMaker, PatchDataset, Sample
from flair2_plugin.training.metrics import count_pairs
from flair2_plugin.training.module import LandCoverModule
from flair2_plugin.training.patches import Patch, Sources, find_patches
from flair2_plugin.training.score_files import format_table, write_scores
from flair2_plugin.training.splits import split_patches

from lightning.pytorch import Callback, Trainer, seed_everything  # noqa: E402,I001  (after the network: see module.py)
from lightning.pytorch.callbacks import EarlyStopping, ModelCheckpoint, TQDMProgressBar  # noqa: E402
from lightning.pytorch.loggers import CSVLogger, TensorBoardLogger  # noqa: E402


@dataclass(frozen=True)
class Outcome:
    """What a training made: the best validation score, the test's confusion matrix (None without test), the package."""

    best: float
    confusion: np.ndarray | None
    package: Path


def train(configuration: Configuration, command: str, resume: bool, say: Callable[[str], None]) -> Outcome:
    """Train as `configuration` says and write the model package with the best epoch's weights.

    Raises:
        InvalidDataset: the data set lacks something.
        InvalidRequest: the machine has no such accelerator, or there is nothing to resume.
    """
    check_accelerator(configuration)
    last = _last_checkpoint(configuration) if resume else None
    seed_everything(configuration.seed, workers=True, verbose=False)
    _silence()
    card = make_card(configuration)
    training, validation = split_patches(find_patches(_training_sources(configuration)), configuration)
    test = find_test_patches(configuration)
    module = LandCoverModule(card, configuration)
    say(_opening(configuration, module, (len(training), len(validation), len(test))))
    trainer = make_trainer(configuration)
    loaders = [
        make_loader(PatchDataset(training, card, configuration.use_augmentation, configuration.cache), configuration),
        make_loader(PatchDataset(validation, card, cache=configuration.cache), configuration),
    ]
    trainer.fit(module, *loaders, ckpt_path=last, weights_only=True)
    best = load_best(trainer, module)
    say(f"Best {configuration.monitor}: {best:.4f}")
    confusion = test_network(module, test, card, configuration) if test else None
    if confusion is not None:
        write_scores(confusion, card.classes, configuration.run_folder)
        say("On the test set:\n" + format_table(confusion, card.classes))
    finished = dataclasses.replace(
        card, training_command=command, scores=_scores(configuration, best, confusion, card)
    )
    package = Path(configuration.package) if configuration.package else configuration.run_folder / "package"
    save_package(module.network, finished, package, half=configuration.half_package)
    say(f"Model package: {package}")
    return Outcome(best, confusion, package)


def check_accelerator(configuration: Configuration) -> None:
    """Refuse a GPU where there is none, before any work is done.

    Raises:
        InvalidRequest: the sentence says what to set instead.
    """
    wanted = configuration.accelerator
    mps = torch.backends.mps.is_available()
    there = {"cuda": torch.cuda.is_available(), "mps": mps, "gpu": torch.cuda.is_available() or mps}
    if not there.get(wanted, True):
        raise InvalidRequest(f'"accelerator" is {wanted}, but this machine has none: set it to cpu, or to auto.')


def make_trainer(configuration: Configuration) -> Trainer:
    """Return Lightning's trainer with its loggers, checkpoints and progress bar."""
    on_cpu = configuration.accelerator == "cpu"
    bar = configuration.enable_progress_bar
    return Trainer(
        accelerator=configuration.accelerator,
        devices=1 if on_cpu else configuration.gpus_per_node,
        num_nodes=configuration.num_nodes,
        strategy=configuration.strategy or "auto",
        precision=configuration.precision,
        max_epochs=configuration.num_epochs,
        logger=[_csv_logger(configuration), TensorBoardLogger(configuration.run_folder, "tensorboard", version="")],
        callbacks=_callbacks(configuration),
        enable_progress_bar=bar,
        enable_model_summary=False,
        num_sanity_val_steps=0,
        log_every_n_steps=1,
    )


def make_loader(dataset: PatchDataset, configuration: Configuration, test: bool = False) -> DataLoader[Sample]:
    """Return the loader of a data set; only what is trained on is shuffled, and no patch is ever left out."""
    workers = configuration.num_workers
    return DataLoader(
        dataset,
        batch_size=configuration.batch_size_inference if test else configuration.batch_size,
        shuffle=dataset.augment or dataset.shuffled,
        num_workers=workers,
        persistent_workers=workers > 0,
        collate_fn=BatchMaker(dataset.card),
        pin_memory=torch.cuda.is_available(),
    )
