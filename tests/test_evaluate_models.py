# SPDX-License-Identifier: GPL-2.0-or-later
"""The command that scores model packages on a data set."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import rasterio
import torch
import yaml

from flair2_plugin.core.model_card import ModelCard, SatelliteInput
from flair2_plugin.core.nomenclature import FULL
from flair2_plugin.evaluate import main
from flair2_plugin.network import load
from flair2_plugin.network.preparation import prepare
from flair2_plugin.network.scaling import scale_picture
from flair2_plugin.network.turns import EIGHT_TURNS, classify_turned
from flair2_plugin.training.official_keys import DataPaths
from flair2_plugin.training.package_test import find_test_patches
from flair2_plugin.training.patch_reader import PatchReader
from flair2_plugin.training.samples import make_batch
from tests.datasets import paths, write_dataset
from tests.packages import RGB_UNET, SMALL_UNET, SMALL_UTT, write_package

FREE_UTT = replace(SMALL_UTT, name="free", satellite=SatelliteInput(optional=True))
CARDS = (SMALL_UTT, SMALL_UNET, RGB_UNET, FREE_UTT)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with data/, config.yml and the models small/, aerial/, rgb/, free/ and full/."""
    torch.set_num_threads(1)
    folder = tmp_path_factory.mktemp("place")
    data = paths(write_dataset(folder / "data"))
    (folder / "config.yml").write_text(yaml.safe_dump({"data": data, "num_workers": 0}))
    for seed, card in enumerate(CARDS):
        write_package(folder / card.name, card, seed)
    write_package(folder / "full", replace(SMALL_UNET, name="full", classes=FULL))
    return folder


def evaluate(place: Path, output: Path, *models: str, options: tuple[str, ...] = ()) -> dict:
    models = tuple(str(place / name) for name in models)
    usual = ["--config_file", str(place / "config.yml"), "--output", str(output), "--device", "cpu"]
    assert main(["--model", *models, *usual, *options]) == 0
    return json.loads((output / "metrics.json").read_text())


def probabilities(place: Path, name: str, turned: bool = False) -> list[torch.Tensor]:
    """What a model's network says of each test patch, asked by hand."""
    network = prepare(load(place / name))
    reader, answers = PatchReader(network.card), []
    for patch in patches(place, network.card):
        batch = make_batch([reader.read(patch)])
        aerial = scale_picture(batch.aerial, network.card.aerial, batch.shown)
        given = (aerial, batch.satellite, batch.dates)
        with torch.inference_mode():
            plain = network(*given).aerial.softmax(1)
            answers.append((classify_turned(network, *given, turns=EIGHT_TURNS) if turned else plain)[0])
    return answers


def patches(place: Path, card: ModelCard) -> list:
    return find_test_patches(DataPaths(**paths(place / "data")), [card])


def written(output: Path) -> list[np.ndarray]:
    found = []
    for path in sorted((output / "predictions").iterdir()):
        with rasterio.open(path) as raster:
            found.append(raster.read(1))
    return found


def test_one_models_predictions_and_scores(place: Path, tmp_path: Path) -> None:
    found = evaluate(place, tmp_path, "small")
    wanted = [answer.argmax(0).numpy() for answer in probabilities(place, "small")]
    assert all((a == b).all() for a, b in zip(written(tmp_path), wanted, strict=True))
    truth = np.where(np.arange(512) < 256, 4, 10)  # water in the west, agricultural land in the east
    assert found["accuracy"] == pytest.approx(np.mean([(answer == truth).mean() for answer in wanted]), abs=1e-6)
    assert list(found["domains"]) == ["D004_2021"] and found["pixels"] == 2 * 512 * 512
    assert (tmp_path / "confusion.png").is_file() and (tmp_path / "metrics-by-domain.csv").is_file()


def test_the_same_figures_come_out_of_the_predictions_it_wrote(place: Path, tmp_path: Path) -> None:
    found = evaluate(place, tmp_path / "models", "small")
    truth = paths(place / "data")["path_labels_test"]
    maps = ["--predictions", str(tmp_path / "models/predictions"), "--truth", truth, "--output", str(tmp_path / "maps")]
    assert main(maps) == 0
    assert json.loads((tmp_path / "maps/metrics.json").read_text()) == found


def test_several_models_and_turns_are_averaged_on_their_probabilities(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    evaluate(place, tmp_path, "small", "rgb", options=("--tta", "d4"))
    pairs = zip(probabilities(place, "small", turned=True), probabilities(place, "rgb", turned=True), strict=True)
    means = [torch.stack(pair).mean(0) for pair in pairs]
    for found, mean in zip(written(tmp_path), means, strict=True):
        chosen = mean.gather(0, torch.from_numpy(found.astype(np.int64))[None])[0]
        assert (mean.amax(0) - chosen).max() < 1e-6  # equal but for the order of summing
    assert "8 turns × 2 models: 16 passes of a network per patch" in capsys.readouterr().out


def test_a_model_that_can_do_without_a_series_is_scored_where_there_is_none(place: Path, tmp_path: Path) -> None:
    evaluate(place, tmp_path, "free", options=("--set", "data.path_sen_test=", "--set", "data.path_sp_centroids="))
    assert len(written(tmp_path)) == 2


@pytest.mark.parametrize(
    ("models", "options", "sentence"),
    [
        (("small",), ("--set", "data.path_sen_test="), '"data.path_sen_test" is empty'),
        (("aerial", "full"), (), 'The models "aerial" and "full" can\'t be averaged: they have 13 and 19 classes'),
        (("absent",), (), "There is no model"),
        (("aerial",), ("--truth", "x"), "Give either --predictions and --truth, or --model and --config_file"),
        (("aerial",), ("--tta", "d8"), "invalid choice"),
    ],
)
def test_what_can_not_be_scored_is_answered_by_one_sentence(
    place: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture,
    models: tuple[str, ...],
    options: tuple[str, ...],
    sentence: str,
) -> None:
    usual = ["--config_file", str(place / "config.yml"), "--output", str(tmp_path / "out")]
    assert main(["--model", *(str(place / name) for name in models), *usual, *options]) == 2
    assert sentence in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_damaged_patch_stops_the_evaluation_by_name(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    data = write_dataset(tmp_path / "data")
    image = sorted((data / "aerial_test").rglob("IMG_*.tif"))[1]
    image.write_bytes(image.read_bytes()[:4000])
    (tmp_path / "config.yml").write_text(yaml.safe_dump({"data": paths(data), "num_workers": 0}))
    given = ["--model", str(place / "aerial"), "--config_file", str(tmp_path / "config.yml")]
    assert main([*given, "--output", str(tmp_path / "out")]) == 2
    assert f"{image} can't be read" in capsys.readouterr().err
