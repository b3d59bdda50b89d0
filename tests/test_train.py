# SPDX-License-Identifier: GPL-2.0-or-later
"""The command that trains, on a tiny data set that two numbers tell apart."""

from __future__ import annotations

import json
import signal
from pathlib import Path

import pytest
import torch

from flair2_plugin.core.model_card import read_card
from flair2_plugin.network import load
from tests.datasets import write_dataset
from tests.trainings import logged, run, write_config


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_dataset(tmp_path_factory.mktemp("dataset"))


@pytest.fixture
def config(root: Path, tmp_path: Path) -> Path:
    return write_config(root, tmp_path)


def test_a_training_lowers_the_loss_and_makes_a_package_that_maps(config: Path) -> None:
    assert run(config, "num_epochs=5", "lr=0.01", "schedule=none") == 0
    losses = logged(config, "train_loss")
    assert len(losses) == 5
    assert losses[-1] < 0.75 * losses[0]
    folder = config.parent / "runs/small"
    scores = json.loads((folder / "metrics.json").read_text())
    card = read_card(folder / "package")
    assert card.scores["test_miou"] == pytest.approx(scores["mean_iou"], abs=1e-4)
    assert len(list((folder / "predictions_small").glob("PRED_*.tif"))) == 2
    assert len(logged(config, "val_iou/water")) == 5
    assert "D001_2020" in card.trained_on and "D003_2019" not in card.trained_on
    assert card.training_command.startswith("python -m flair2_plugin.train --config_file")
    network = load(folder / "package")
    logits = network(torch.rand(1, 5, 512, 512), torch.rand(1, 2, 10, 40, 40), torch.tensor([[5.0, 9.0]]),
                     torch.rand(1, 45))  # fmt: skip
    assert logits.aerial.shape == (1, 13, 512, 512)


def test_the_package_holds_the_best_epochs_weights(config: Path) -> None:
    assert run(config, "num_epochs=2") == 0
    folder = config.parent / "runs/small"
    saved = torch.load(folder / "checkpoints/best.ckpt", map_location="cpu", weights_only=True)["state_dict"]
    for name, weights in load(folder / "package").state_dict().items():
        assert torch.equal(weights, saved[f"network.{name}"]), name


def test_a_stopped_training_resumes_after_its_last_epoch(config: Path) -> None:
    assert run(config, "num_epochs=1", "schedule=none") == 0
    assert run(config, "num_epochs=3", "schedule=none", "--resume") == 0
    assert len(logged(config, "train_loss")) == 3
    last = torch.load(config.parent / "runs/small/checkpoints/last.ckpt", weights_only=True)
    assert last["epoch"] == 2


def test_a_schedule_over_other_epochs_is_not_resumed(config: Path, capsys: pytest.CaptureFixture) -> None:
    assert run(config, "num_epochs=1") == 0
    assert run(config, "num_epochs=2", "--resume") == 2
    assert '"num_epochs" 1, not 2' in capsys.readouterr().err


def test_stopping_by_hand_is_answered_as_such(
    config: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    from flair2_plugin.training.module import LandCoverModule

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(LandCoverModule, "validation_step", interrupt)
    monkeypatch.setattr(signal, "signal", lambda *_: None)  # Lightning would leave the tests deaf to Ctrl-C
    assert run(config) == 3
    assert "--resume" in capsys.readouterr().err
    assert not (config.parent / "runs/small/package").exists()


def test_the_aerial_network_needs_no_series(config: Path) -> None:
    without = [f"data.path_sen_{part}=" for part in ("train", "test")]
    assert run(config, "architecture=unet", "aerial_metadata=false", "num_epochs=1", *without) == 0
    assert read_card(config.parent / "runs/small/package").satellite is None


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("accelerator=gpu", "set it to cpu, or to auto"),
        ("data.path_sen_train=", '"data.path_sen_train" is empty'),
        ("data.path_aerial_train=/nowhere", "/nowhere"),
        ("encoder=resnet35", "resnet35"),
        ("batchsize=2", 'did you mean "batch_size"?'),
    ],
)
def test_what_cannot_be_trained_is_answered_by_one_sentence(
    config: Path, capsys: pytest.CaptureFixture, change: str, sentence: str
) -> None:
    if change == "accelerator=gpu" and (torch.cuda.is_available() or torch.backends.mps.is_available()):
        pytest.skip("this machine has a GPU")
    assert run(config, change) == 2
    said = capsys.readouterr().err.strip()
    assert sentence in said
    assert "\n" not in said


def test_there_must_be_something_to_resume(config: Path, capsys: pytest.CaptureFixture) -> None:
    assert run(config, "--resume") == 2
    assert "nothing to resume" in capsys.readouterr().err


def test_a_check_says_what_there_is_and_trains_nothing(config: Path, capsys: pytest.CaptureFixture) -> None:
    assert run(config, "--check") == 0
    assert "D003_2019" in capsys.readouterr().out
    assert not (config.parent / "runs").exists()


def test_a_check_ends_with_2_where_training_would_stop(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    config = write_config(write_dataset(tmp_path / "dataset"), tmp_path)
    image = next((tmp_path / "dataset").rglob("IMG_000002.tif"))
    image.write_bytes(image.read_bytes()[:-2000])
    assert run(config, "--check") == 0  # its beginning is sound
    assert run(config, "--check", "--thorough") == 2
    said = capsys.readouterr()
    assert "IMG_000002" in said.out and "\n" not in said.err.strip()
