# SPDX-License-Identifier: GPL-2.0-or-later
"""Trainings on several processes, compiled, foreseen, and ended early."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
import torch

from flair2_plugin.core.model_card import read_card
from flair2_plugin.network import load
from flair2_plugin.training.module import LandCoverModule
from tests.datasets import write_dataset
from tests.trainings import logged, run, start, write_config


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_dataset(tmp_path_factory.mktemp("dataset"))


def test_two_processes_train_one_network_and_test_each_patch_once(root: Path, tmp_path: Path) -> None:
    config = write_config(root, tmp_path, num_epochs=2, batch_size=1, gpus_per_node=2, strategy="ddp")
    process = start(config)
    said, errors = process.communicate()
    assert process.returncode == 0, errors
    assert len(re.findall(r"^Epoch \d of 2:", said, flags=re.MULTILINE)) == 2
    folder = tmp_path / "runs/small"
    assert sum(map(sum, json.loads((folder / "metrics.json").read_text())["confusion"])) == 2 * 512 * 512
    assert len(list((folder / "predictions_small").iterdir())) == 2
    assert load(folder / "package")


@pytest.mark.skipif(shutil.which("g++") is None, reason="torch.compile needs a C++ compiler on a CPU")
def test_a_compiled_training_makes_an_ordinary_package(root: Path, tmp_path: Path) -> None:
    config = write_config(root, tmp_path, num_epochs=1, architecture="unet", aerial_metadata=False, compile=True)
    assert run(config) == 0
    assert load(tmp_path / "runs/small/package").card.architecture.kind == "unet"


def test_training_ends_when_no_epoch_is_better(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def worsen(self: LandCoverModule) -> None:
        self.log("val_miou", 1.0 / (1 + self.current_epoch))

    monkeypatch.setattr(LandCoverModule, "on_validation_epoch_end", worsen)
    config = write_config(root, tmp_path, num_epochs=9, patience=2)
    assert run(config) == 0
    assert len(logged(config, "val_miou")) == 3
    assert read_card(tmp_path / "runs/small/package").scores["val_miou"] == 1.0


def test_a_dry_run_foresees_and_leaves_nothing(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = write_config(root, tmp_path, num_epochs=100)
    assert run(config, "--dry-run") == 0
    said = capsys.readouterr().out
    assert "An epoch: 2 batches and 1 of validation" in said
    assert "100 epochs:" in said and "MiB are free" in said
    assert re.search(r"at most \d+\.\d GiB", said)
    assert not (tmp_path / "runs").exists()


def test_an_unknown_strategy_is_answered_by_one_sentence(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(write_config(root, tmp_path, strategy="teamwork")) == 2
    said = capsys.readouterr().err.strip()
    assert "teamwork" in said and "\n" not in said


@pytest.mark.parametrize("precision", ["bf16-mixed", "32-true"])
def test_losses_fall_in_every_precision(root: Path, tmp_path: Path, precision: str) -> None:
    config = write_config(
        root, tmp_path, num_epochs=4, lr=0.01, schedule="none", precision=precision, dice=0.5, deterministic=True
    )
    try:
        assert run(config) == 0
    finally:
        torch.use_deterministic_algorithms(mode=False)
    losses = logged(config, "train_loss")
    assert losses[-1] < losses[0]
