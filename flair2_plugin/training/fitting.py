# SPDX-License-Identifier: GPL-2.0-or-later
"""The whole training: data, network, Lightning's loop, the test, the model package."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from flair2_plugin.core.errors import Stopped
from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.network.package import save_package
from flair2_plugin.training.cards import make_card
from flair2_plugin.training.configuration import Configuration
from flair2_plugin.training.framework import Trainer, seed_everything
from flair2_plugin.training.loaders import Parts, find_parts, make_loader
from flair2_plugin.training.metrics import score
from flair2_plugin.training.module import LandCoverModule
from flair2_plugin.training.score_files import format_table, write_scores
from flair2_plugin.training.trainer import Say, check_accelerator, checkpoint_folder, last_checkpoint, make_trainer


@dataclass(frozen=True)
class Outcome:
    """What a training made: the package, its scores, and the test's confusion matrix (None without a test set)."""

    package: Path
    scores: dict[str, float]
    confusion: np.ndarray | None


def train(configuration: Configuration, command: str, resume: bool, say: Say) -> Outcome:
    """Train as `configuration` says and write the model package with the best epoch's weights.

    `command` goes into the package's card; `say` takes lines for the user.

    Raises:
        InvalidRequest: the machine has no such accelerator, there is nothing to resume, or a path is missing.
        InvalidDataset: the data set lacks something.
        Stopped: the user stopped it.
    """
    check_accelerator(configuration)
    last = last_checkpoint(configuration) if resume else None
    seed_everything(configuration.seed, workers=True, verbose=False)
    parts, card = find_parts(configuration), make_card(configuration)
    module = LandCoverModule(card, configuration)
    say(f"{parts.describe()}\n{_size(module)}")
    trainer = make_trainer(configuration, say)
    _fit(trainer, module, parts, last)
    best = load_best(configuration, module)
    confusion = _test(trainer, module, parts, configuration)
    scores = _scores(configuration.monitor, best, confusion)
    package = configuration.run_folder / "package"
    finished = _complete(card, parts, command, scores)
    if trainer.is_global_zero:
        _write(module, finished, configuration, confusion, say)
    return Outcome(package, scores, confusion)


def load_best(configuration: Configuration, module: LandCoverModule) -> float:
    """Give the module the weights of the epoch with the best validation score, and return that score.

    Where no epoch could be scored, the last one's are kept and the score is not a number.
    """
    path = checkpoint_folder(configuration) / "best.ckpt"
    if not path.is_file():
        return math.nan
    saved = torch.load(path, map_location="cpu", weights_only=True)
    module.load_state_dict(saved["state_dict"])
    states = (state for name, state in saved["callbacks"].items() if name.startswith("ModelCheckpoint"))
    return float(next(states)["best_model_score"])


def _fit(trainer: Trainer, module: LandCoverModule, parts: Parts, last: Path | None) -> None:
    wanted, card = module.configuration, module.card
    training = make_loader(parts.training, card, wanted, "training")
    validation = make_loader(parts.validation, card, wanted, "validation")
    try:
        trainer.fit(module, training, validation, ckpt_path=last, weights_only=True)
    except SystemExit as problem:
        if not trainer.interrupted:  # Lightning ends the process itself when Ctrl-C is pressed
            raise
        raise Stopped("Stopped: --resume goes on after the last complete epoch.") from problem


def _test(trainer: Trainer, module: LandCoverModule, parts: Parts, configuration: Configuration) -> np.ndarray | None:
    if not parts.test:
        return None
    trainer.test(module, make_loader(parts.test, module.card, configuration, "test"), verbose=False)
    return module.tested


def _scores(monitor: str, best: float, confusion: np.ndarray | None) -> dict[str, float]:
    found = {monitor: best}
    if confusion is not None:
        scores = score(confusion)
        found |= {"test_miou": scores.mean_iou, "test_accuracy": scores.accuracy}
    return {name: round(value, 4) for name, value in found.items() if not math.isnan(value)}


def _complete(card: ModelCard, parts: Parts, command: str, scores: dict[str, float]) -> ModelCard:
    domains = sorted({patch.area.domain for patch in parts.training})
    counted = f"{len(parts.training)} patches of {', '.join(domains)}"
    trained_on = f"{card.trained_on} ({counted})" if card.trained_on else counted
    return dataclasses.replace(card, trained_on=trained_on, training_command=command, scores=scores)


def _write(
    module: LandCoverModule, card: ModelCard, configuration: Configuration, confusion: np.ndarray | None, say: Say
) -> None:
    say(", ".join(f"{name} {value:.4f}" for name, value in card.scores.items()))
    if confusion is not None:
        write_scores(confusion, card.classes, configuration.run_folder)
        say(f"On the test set:\n{format_table(confusion, card.classes)}")
    package = configuration.run_folder / "package"
    save_package(module.network, card, package, half=configuration.half_weights)
    say(f"Model package: {package}")


def _size(module: LandCoverModule) -> str:
    count = sum(parameter.numel() for parameter in module.network.parameters())
    return f"{module.card.architecture.encoder}, {count:,} parameters in all"
