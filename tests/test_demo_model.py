# SPDX-License-Identifier: GPL-2.0-or-later
"""The demo model that comes along, on country that it was not trained on."""

from __future__ import annotations

from pathlib import Path

import pytest
import rasterio

from flair2_plugin import evaluate, predict
from flair2_plugin.core.locations import MODELS
from flair2_plugin.core.model_card import WEIGHTS_NAME, read_card
from flair2_plugin.landscape.scene import write_scene
from flair2_plugin.training.comparison import compare_files
from flair2_plugin.training.metrics import score, total
from flair2_plugin.training.pairs import pair_files

DEMO = MODELS / "demo"


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scene of another seed than the training data's, mapped in its middle."""
    folder = tmp_path_factory.mktemp("scene")
    write_scene(folder, seed=7, report=lambda line: None)
    with rasterio.open(folder / "ortho.tif") as ortho:
        x, y = ortho.xy(ortho.height // 2, ortho.width // 2)
    extent = [str(value) for value in (x - 160, y - 160, x + 160, y + 160)]
    inputs = ["--ortho", str(folder / "ortho.tif"), "--sentinel2", str(folder / "sentinel2")]
    outputs = ["--output", str(folder / "map.tif"), "--extent", *extent, "--device", "cpu"]
    assert predict.main([*inputs, "--model", "demo", *outputs]) == 0
    return folder


def test_its_map_of_unseen_country_is_good(scene: Path) -> None:
    comparison = compare_files(pair_files(scene / "map.tif", scene / "labels.tif").pairs)
    assert score(total(comparison.confusions)).mean_iou >= 0.75


def test_evaluate_scores_the_map(scene: Path) -> None:
    options = ["--predictions", str(scene / "map.tif"), "--truth", str(scene / "labels.tif")]
    assert evaluate.main([*options, "--output", str(scene / "scores")]) == 0
    assert (scene / "scores" / "metrics.json").is_file()


def test_it_is_small_and_says_that_it_is_for_a_made_up_landscape() -> None:
    card = read_card(DEMO)
    assert (DEMO / WEIGHTS_NAME).stat().st_size <= 10_000_000
    assert "made-up landscape" in card.description and "not for real" in card.description


def test_its_card_has_its_scores_and_how_it_was_trained() -> None:
    card = read_card(DEMO)
    assert card.scores["test_miou"] >= 0.75
    assert "flair2_plugin.train --config_file resources/configs/demo.yml" in card.training_command
