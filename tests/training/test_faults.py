# SPDX-License-Identifier: GPL-2.0-or-later
"""What goes wrong while a training runs."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

import pytest
import torch

from flair2_plugin.training import checkpoints
from flair2_plugin.training.module import LandCoverModule
from tests.datasets import write_dataset
from tests.trainings import logged, run, write_config


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return write_config(write_dataset(tmp_path / "dataset"), tmp_path)


def said(capsys: pytest.CaptureFixture[str]) -> str:
    text = capsys.readouterr().err.strip()
    assert "\n" not in text and "Traceback" not in text
    return text


def cut_short(config: Path, name: str) -> None:
    path = next((config.parent / "dataset").rglob(name))
    path.write_bytes(path.read_bytes()[:3000])


@pytest.mark.parametrize("workers", [0, 1])
def test_a_damaged_patch_stops_the_training_by_name(
    config: Path, capsys: pytest.CaptureFixture[str], workers: int
) -> None:
    cut_short(config, "IMG_000003.tif")
    assert run(config, f"num_workers={workers}") == 2
    sentence = said(capsys)
    assert "IMG_000003.tif" in sentence and "damaged_patches" in sentence


def test_a_damaged_patch_is_named_and_left_out_if_that_is_wanted(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cut_short(config, "IMG_000003.tif")
    cut_short(config, "IMG_000006.tif")  # of the validation
    cut_short(config, "IMG_000007.tif")  # of the test
    assert run(config, "num_epochs=2", "damaged_patches=skip") == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("Left out")]
    assert [number for number in ("000003", "000006", "000007") if number in "".join(lines)] == [
        "000003",
        "000006",
        "000007",
    ]
    assert len(lines) == 3  # once each, not once an epoch


def poison(monkeypatch: pytest.MonkeyPatch, epoch: int) -> None:
    step = LandCoverModule.training_step

    def poisoned(self: LandCoverModule, batch: Any, batch_idx: int) -> torch.Tensor:
        loss = step(self, batch, batch_idx)
        return loss * float("nan") if self.current_epoch == epoch else loss

    monkeypatch.setattr(LandCoverModule, "training_step", poisoned)


def test_a_loss_that_is_no_number_stops_the_training_and_keeps_the_last_good_checkpoint(
    config: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    poison(monkeypatch, epoch=1)
    assert run(config) == 1
    sentence = said(capsys)
    assert "batch 1 in epoch 2 (IMG_" in sentence and "diverged" in sentence
    for name in ("best", "last"):
        saved = torch.load(config.parent / f"runs/small/checkpoints/{name}.ckpt", weights_only=True)
        assert saved["epoch"] == 0
        assert all(bool(torch.isfinite(weights).all()) for weights in saved["state_dict"].values())


def test_a_single_batch_per_epoch_is_guarded_too(
    config: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    poison(monkeypatch, epoch=1)
    assert run(config, "batch_size=4") == 1
    assert "batch 1 in epoch 2" in said(capsys)
    assert torch.load(config.parent / "runs/small/checkpoints/last.ckpt", weights_only=True)["epoch"] == 0


def test_a_full_disk_at_checkpoint_time_leaves_the_checkpoint_before(
    config: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    save = torch.save

    def fill_the_disk(checkpoint: dict[str, Any], file: Any) -> None:
        if checkpoint["epoch"] == 1:
            file.write(b"half a checkpoint")
            raise OSError(errno.ENOSPC, "No space left on device")
        save(checkpoint, file)

    monkeypatch.setattr(checkpoints.torch, "save", fill_the_disk)
    assert run(config) == 2
    assert "No space left on device" in said(capsys)
    folder = config.parent / "runs/small/checkpoints"
    assert torch.load(folder / "last.ckpt", weights_only=True)["epoch"] == 0
    assert sorted(path.name for path in folder.iterdir()) == ["best.ckpt", "last.ckpt"]
    monkeypatch.undo()
    assert run(config, "--resume") == 0
    assert len(logged(config, "val_miou")) == 3 or len(logged(config, "val_miou")) == 4
