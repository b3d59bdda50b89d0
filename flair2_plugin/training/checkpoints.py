# SPDX-License-Identifier: GPL-2.0-or-later
"""The checkpoints of a training: best.ckpt and last.ckpt, written whole or not at all."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import torch

from flair2_plugin.core.errors import InvalidRequest, OutputFailed
from flair2_plugin.network.checkpoint import read_checkpoint
from flair2_plugin.training.configuration import Configuration
from flair2_plugin.training.framework import ModelCheckpoint, TorchCheckpointIO

_PATHS = ("best_model_path", "kth_best_model_path", "last_model_path")


class WholeCheckpoints(TorchCheckpointIO):
    """Writes a checkpoint beside its place and then puts it there, so that a full disk leaves the one before.

    Lightning's own goes over the system's temporary folder, from which a move to another disk is a copy.
    """

    def save_checkpoint(self, checkpoint: dict[str, Any], path: str | Path, storage_options: Any | None = None) -> None:
        """Write a checkpoint.

        Raises:
            OutputFailed: there is no room, or the folder can't be written.
        """
        place = Path(path)
        new = place.with_name(f".{place.name}.new")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with new.open("wb") as file:
                torch.save(checkpoint, file)
            new.replace(place)
        except (OSError, RuntimeError) as problem:  # torch answers a full disk with a RuntimeError
            new.unlink(missing_ok=True)
            reason = problem.strerror if isinstance(problem, OSError) else "the disk may be full"
            raise OutputFailed(
                f"The checkpoint {place} can't be written ({reason}); the one before it is kept: make room and go on "
                "with --resume."
            ) from problem


def checkpoint_folder(configuration: Configuration) -> Path:
    """Return where best.ckpt and last.ckpt are kept."""
    return configuration.run_folder / "checkpoints"


def has_checkpoints(configuration: Configuration) -> bool:
    """Return whether the run's folder holds a training."""
    return (checkpoint_folder(configuration) / "last.ckpt").is_file()


def last_checkpoint(configuration: Configuration) -> Path:
    """Return the checkpoint to resume from.

    Raises:
        InvalidRequest: there is none.
        InvalidModel: it is damaged.
    """
    path = checkpoint_folder(configuration) / "last.ckpt"
    if not has_checkpoints(configuration):
        raise InvalidRequest(f"There is nothing to resume: {path} is not there. Start without --resume.")
    read_checkpoint(path)
    return path


class RunCheckpoints(ModelCheckpoint):
    """Lightning's, but a run whose folder has been moved keeps its best epoch when it is resumed.

    Lightning's own forgets it there without a word, and lets the next epoch, however bad, take its place.
    """

    def load_state_dict(self, state_dict: dict[str, Any]) -> None:
        """Take over what the checkpoint says, with the folder that the run has now."""
        folder = Path(str(self.dirpath))
        paths = {name: str(folder / Path(state_dict[name]).name) for name in _PATHS if state_dict.get(name)}
        best = {str(folder / Path(path).name): score for path, score in state_dict["best_k_models"].items()}
        super().load_state_dict({**state_dict, **paths, "best_k_models": best, "dirpath": self.dirpath})


def keep_checkpoints(configuration: Configuration) -> RunCheckpoints:
    """Return what keeps the best and the last epoch's."""
    return RunCheckpoints(
        dirpath=checkpoint_folder(configuration),
        filename="best",
        monitor=configuration.monitor,
        mode="max" if configuration.monitor == "val_miou" else "min",
        save_last=True,
        enable_version_counter=False,
    )


def load_best(configuration: Configuration, module: torch.nn.Module) -> float:
    """Give the module the weights of the epoch with the best validation score, and return that score.

    Where no epoch could be scored, the last one's are kept and the score is not a number.

    Raises:
        InvalidModel: the checkpoint is damaged.
    """
    path = checkpoint_folder(configuration) / "best.ckpt"
    if not path.is_file():
        return math.nan
    module.load_state_dict(read_checkpoint(path))
    saved = torch.load(path, map_location="cpu", weights_only=True, mmap=True)
    states = (state for name, state in saved["callbacks"].items() if name.startswith(RunCheckpoints.__name__))
    return float(next(states)["best_model_score"])
