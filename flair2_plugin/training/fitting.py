# SPDX-License-Identifier: GPL-2.0-or-later
"""The whole training: data, network, Lightning's loop, the test, the model package."""

from __future__ import annotations

import dataclasses
import errno
import math
import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from flair2_plugin.core.errors import InvalidRequest, OutputFailed
from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.network.package import refuse_other_files, save_package
from flair2_plugin.network.trial import check_runs
from flair2_plugin.training.cards import make_card
from flair2_plugin.training.checkpoints import has_checkpoints, last_checkpoint, load_best
from flair2_plugin.training.configuration import Configuration
from flair2_plugin.training.data_module import LandCoverData
from flair2_plugin.training.framework import Trainer, seed_everything
from flair2_plugin.training.metrics import score, total
from flair2_plugin.training.module import LandCoverModule
from flair2_plugin.training.parts import Parts, find_parts
from flair2_plugin.training.score_files import format_table, write_scores
from flair2_plugin.training.trainer import check_accelerator, in_sentences, make_trainer
from flair2_plugin.training.watch import Say


@dataclass(frozen=True)
class Outcome:
    """What a training made: the package, its scores, and the test's confusion matrices by domain (none without one)."""

    package: Path
    scores: dict[str, float]
    confusions: dict[str, np.ndarray]


def train(configuration: Configuration, command: str, resume: bool, say: Say) -> Outcome:
    """Train as `configuration` says, test the best epoch's weights, and write them as a model package.

    `command` goes into the package's card; `say` takes lines for the user.

    Raises:
        InvalidRequest: the machine has no such accelerator, there is nothing to resume, a path is missing, or the
            run's folder holds another training.
        InvalidModel: there can't be such a network.
        InvalidDataset: the data set lacks something.
        TrainingDiverged: the loss is no number any more.
        OutputFailed: the disk is full, or the run's folder can't be written.
        Stopped: the user stopped it.
    """
    check_accelerator(configuration)
    package = configuration.run_folder / "package"
    last = last_checkpoint(configuration) if resume else None
    prepare_folder(configuration, package, resume)
    parts, card = find_parts(configuration), make_card(configuration)
    trainer = make_trainer(configuration, parts, card, say)
    tell = say if trainer.is_global_zero else _be_silent
    seed_everything(configuration.seed, workers=True, verbose=False)
    module = LandCoverModule(card, configuration, parts)
    check_runs(module.network)
    tell(f"{parts.describe()}\n{module.describe()}")
    with in_sentences(trainer, configuration):
        data = LandCoverData(parts, card, configuration)
        trainer.fit(module, datamodule=data, ckpt_path=last, weights_only=True)
        finished = _complete(card, parts, command, {configuration.monitor: load_best(configuration, module)})
        _save(trainer, module, finished, package)  # before the test, which may meet a damaged patch
        _test(trainer, module, tell)
    finished = _with_scores(finished, _test_scores(module.tested))
    _save(trainer, module, finished, package)
    tell(", ".join(f"{name} {value:.4f}" for name, value in finished.scores.items()))
    tell(f"Model package: {package}")
    return Outcome(package, finished.scores, module.tested)


def prepare_folder(configuration: Configuration, package: Path, resume: bool) -> None:
    """Make the run's folder, before hours are spent that could not be written down.

    Raises:
        InvalidRequest: it holds another training, which is not to be resumed.
        OutputFailed: it can't be made or written, or something else lies where the package will be.
    """
    folder = configuration.run_folder
    if not resume and has_checkpoints(configuration):
        raise InvalidRequest(
            f"{folder} holds a training already: go on with it by --resume, or set another out_model_name."
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as problem:
        raise OutputFailed(f"{folder} can't be written ({problem.strerror}): set another out_folder.") from problem
    refuse_other_files(package)


def _save(trainer: Trainer, module: LandCoverModule, card: ModelCard, package: Path) -> None:
    if trainer.is_global_zero:
        save_package(module.network, card, package, half=module.configuration.half_weights)


def _test(trainer: Trainer, module: LandCoverModule, say: Say) -> None:
    wanted, parts = module.configuration, module.parts
    if not parts.test:
        return
    say(f"Testing the best epoch on {len(parts.test)} patches" + (", each in eight turns" if wanted.test_turns else ""))
    trainer.test(module, datamodule=LandCoverData(parts, module.card, wanted), verbose=False)
    if trainer.is_global_zero:
        write_scores(module.tested, module.card.classes, wanted.run_folder)
        say(f"On the test set:\n{format_table(total(module.tested), module.card.classes)}")


def _test_scores(tested: dict[str, np.ndarray]) -> dict[str, float]:
    if not tested:
        return {}
    scores = score(total(tested))
    return {"test_miou": scores.mean_iou, "test_accuracy": scores.accuracy}


def _complete(card: ModelCard, parts: Parts, command: str, scores: dict[str, float]) -> ModelCard:
    counted = f"{len(parts.training)} patches of {', '.join(parts.domains['training'])}"
    trained_on = f"{card.trained_on} ({counted})" if card.trained_on else counted
    return _with_scores(dataclasses.replace(card, trained_on=trained_on, training_command=command), scores)


def _with_scores(card: ModelCard, scores: dict[str, float]) -> ModelCard:
    known = {name: round(value, 4) for name, value in scores.items() if not math.isnan(value)}
    return dataclasses.replace(card, scores=card.scores | known)


def _be_silent(_: str) -> None:
    """Say nothing: several processes train, and one of them speaks."""
