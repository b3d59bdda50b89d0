# SPDX-License-Identifier: GPL-2.0-or-later
"""A training that is killed and resumed ends with the bytes of one that was not."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.datasets import write_dataset
from tests.trainings import ROOT, logged, run, start, write_config

# Whatever has a state between epochs: schedule, moments, moving average, augmentation, dropout, accumulated batches.
STATEFUL = {
    "num_epochs": 4,
    "schedule": "cosine",
    "warmup_epochs": 0.5,
    "ema_decay": 0.9,
    "radiometric": 0.4,
    "drop_utae_modality": 0.3,
    "drop_nir": 0.3,
    "accumulate_batches": 2,
    "batch_size": 1,
    "gradient_clip": 1.0,
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_dataset(tmp_path_factory.mktemp("dataset"))


@pytest.fixture(scope="module")
def short(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished run of one epoch, to resume from."""
    config = write_config(root, tmp_path_factory.mktemp("short"), num_epochs=1)
    assert run(config) == 0
    return config


def weights(config: Path) -> bytes:
    return (config.parent / "runs/small/package/weights.safetensors").read_bytes()


KILLED = """
import os, signal, sys
from flair2_plugin.train import main
from flair2_plugin.training.module import LandCoverModule
step = LandCoverModule.training_step
def killed(module, batch, number):
    if (module.current_epoch, number) == (int(sys.argv[1]), 1):
        os.kill(os.getpid(), signal.SIGKILL)
    return step(module, batch, number)
LandCoverModule.training_step = killed
sys.exit(main(sys.argv[2:]))
"""


def kill_after(config: Path, epochs: int) -> None:
    """Have a training killed in the second batch after so many epochs."""
    command = [sys.executable, "-c", KILLED, str(epochs), "--config_file", str(config)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert f"Epoch {epochs} of" in done.stdout


def finish(process: subprocess.Popen[str]) -> None:
    # In a process of its own like the killed one: the last bits depend on the number of threads, which tests limit.
    errors = process.communicate()[1]
    assert process.returncode == 0, errors


def test_a_killed_training_resumes_to_the_bytes_of_an_unbroken_one(root: Path, tmp_path: Path) -> None:
    unbroken = write_config(root, tmp_path / "unbroken", **STATEFUL)
    killed = write_config(root, tmp_path / "killed", **STATEFUL)
    finish(start(unbroken))
    kill_after(killed, 1)
    assert not (killed.parent / "runs/small/package").exists()
    finish(start(killed, "--resume"))
    assert weights(killed) == weights(unbroken)
    assert logged(killed, "val_miou")[-1] == logged(unbroken, "val_miou")[-1]


def test_loading_in_other_processes_changes_no_byte(root: Path, tmp_path: Path) -> None:
    configs = [write_config(root, tmp_path / str(count), num_epochs=1, num_workers=count) for count in (0, 2)]
    for config in configs:
        assert run(config) == 0
    assert weights(configs[0]) == weights(configs[1])


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        (("architecture=unet",), '"architecture" utt, not unet'),
        (("encoder=resnet18",), '"encoder" tu-mobilenetv3_small_050'),
        (("optimizer=sgd",), '"optimizer" adamw'),
        (("monitor=val_loss",), '"monitor" val_miou'),
        (("batch_size=1",), '"batch_size" 2, not 1, over which'),
        (("num_epochs=5",), '"num_epochs" 1, not 5, over which'),
    ],
)
def test_a_run_is_not_resumed_as_another(
    short: Path, capsys: pytest.CaptureFixture[str], changes: tuple[str, ...], named: str
) -> None:
    assert run(short, "--resume", *changes) == 2
    errors = capsys.readouterr().err
    assert named in errors and errors.count("\n") == 1


def test_a_damaged_checkpoint_is_named(short: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "runs"
    shutil.copytree(short.parent / "runs", copy)
    last = copy / "small/checkpoints/last.ckpt"
    last.write_bytes(last.read_bytes()[:5000])
    assert run(short, "--resume", f"out_folder={copy}") == 2
    assert "last.ckpt is cut short" in capsys.readouterr().err


def test_a_resumed_run_takes_the_new_learning_rate(root: Path, tmp_path: Path) -> None:
    config = write_config(root, tmp_path, num_epochs=1, schedule="none", lr=0.01)
    assert run(config) == 0
    assert run(config, "--resume", "num_epochs=2", "lr=0.0001") == 0
    assert logged(config, "lr-AdamW/pg1") == pytest.approx([0.01, 0.0001])


def test_a_run_that_was_moved_keeps_its_best_epoch(root: Path, tmp_path: Path) -> None:
    config = write_config(root, tmp_path, num_epochs=2, schedule="none", monitor="val_loss")
    assert run(config) == 0
    best = min(logged(config, "val_loss"))
    (tmp_path / "runs").rename(tmp_path / "moved")
    # A rate that spoils the weights: no later epoch is better.
    assert run(config, "--resume", f"out_folder={tmp_path / 'moved'}", "num_epochs=3", "lr=1.0") == 0
    card = json.loads((tmp_path / "moved/small/package/model.json").read_text())
    assert card["scores"]["val_loss"] == pytest.approx(best, abs=1e-4)
