# SPDX-License-Identifier: GPL-2.0-or-later
"""A training that is killed and resumed ends with the bytes of one that was not."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import pytest

from tests.datasets import write_dataset
from tests.trainings import logged, run, start, write_config

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


def weights(config: Path) -> bytes:
    return (config.parent / "runs/small/package/weights.safetensors").read_bytes()


def kill_after(config: Path, epoch: int) -> None:
    """Kill a training some way into the epoch after `epoch`."""
    process = start(config)
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith(f"Epoch {epoch} of"):
            break
    time.sleep(0.15)
    process.kill()
    process.communicate()


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
