# SPDX-License-Identifier: GPL-2.0-or-later
"""What goes wrong while a training runs."""

from __future__ import annotations

import errno
import signal
from pathlib import Path
from typing import Any

import pytest
import torch

from flair2_plugin.core.model_card import read_card
from flair2_plugin.training import checkpoints, fitting
from flair2_plugin.training.configuration import Configuration
from flair2_plugin.training.framework import CSVLogger
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


def test_a_run_is_not_overwritten_by_another(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(config, "num_epochs=1") == 0
    before = (config.parent / "runs/small/checkpoints/best.ckpt").read_bytes()
    assert run(config, "num_epochs=1", "seed=5") == 2
    assert "holds a training already" in said(capsys)
    assert (config.parent / "runs/small/checkpoints/best.ckpt").read_bytes() == before


def test_the_package_is_there_even_if_the_test_meets_a_damaged_patch(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cut_short(config, "IMG_000007.tif")  # of the test
    assert run(config, "num_epochs=1") == 2
    assert "IMG_000007.tif" in said(capsys)
    assert set(read_card(config.parent / "runs/small/package").scores) == {"val_miou"}


@pytest.mark.parametrize("place", ["runs", "runs/small"])
def test_an_output_folder_that_is_a_file_is_refused_at_once(
    config: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    path = config.parent / place
    path.parent.mkdir(exist_ok=True)
    path.write_text("mine")
    assert run(config) == 2
    assert "set another out_folder" in said(capsys)
    assert path.read_text() == "mine"


def test_other_files_in_the_packages_place_are_found_before_the_training(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (config.parent / "runs/small/package").mkdir(parents=True)
    (config.parent / "runs/small/package/notes.txt").write_text("mine")
    assert run(config) == 2
    assert "notes.txt" in said(capsys)
    assert not (config.parent / "runs/small/checkpoints").exists()


def test_a_full_disk_under_the_logs_is_one_sentence(
    config: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_the_disk(self: CSVLogger) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(CSVLogger, "save", fill_the_disk)
    assert run(config) == 2
    assert "No space left on device" in said(capsys)


@pytest.mark.parametrize("step", ["training_step", "test_step"])
def test_ctrl_c_is_answered_alike_in_training_and_test(
    config: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(LandCoverModule, step, interrupt)
    monkeypatch.setattr(signal, "signal", lambda *_: None)  # Lightning would leave the tests deaf to Ctrl-C
    assert run(config, "num_epochs=1") == 3
    assert "--resume" in said(capsys)
    assert (config.parent / "runs/small/package").exists() == (step == "test_step")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("encoder=resnet35", 'There is no encoder "resnet35"; did you mean "resnet'),
        ("encoder=tu-resnet35", 'There is no encoder "tu-resnet35"; did you mean "tu-resnet'),
        ("encoder=tu-swin_tiny_patch4_window7_224", "don't go together on patches of 512 pixels"),
        ("encoder_widths=[8, 8, 8, 8, 16]", "don't go together on patches of 512 pixels"),
        ("warmup_epochs=9", "are more than all num_epochs"),
        ("precision=16-mixed", "which is for GPUs"),
        ("strategy=deepspeed", "Lightning can't train so"),
    ],
)
@pytest.mark.parametrize("flag", ["", "--dry-run"])
def test_what_cannot_be_trained_is_said_before_it_starts(
    config: Path, capsys: pytest.CaptureFixture[str], change: str, sentence: str, flag: str
) -> None:
    changes = [change, *(["decoder_widths=[8, 8, 8, 8, 16]"] if "widths" in change else [])]
    changes += ["schedule=none"] if "warmup" in change else []
    assert run(config, *changes, *([flag] if flag else [])) == 2
    assert sentence in said(capsys)


def test_a_damaged_best_checkpoint_is_named(
    config: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    load = fitting.load_best

    def damage(configuration: Configuration, module: torch.nn.Module) -> float:
        path = config.parent / "runs/small/checkpoints/best.ckpt"
        path.write_bytes(path.read_bytes()[:2000])
        return load(configuration, module)

    monkeypatch.setattr(fitting, "load_best", damage)
    assert run(config, "num_epochs=1") == 2
    assert "best.ckpt" in said(capsys)
