# SPDX-License-Identifier: GPL-2.0-or-later
"""Every configuration file that comes along describes a network that can be built."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import torch

from flair2_plugin.core.model_card import ModelCard, read_card
from flair2_plugin.core.records import write_json
from flair2_plugin.network.build import expected_shapes
from flair2_plugin.network.torchvision_operators import declare_operators
from flair2_plugin.training.cards import make_card
from flair2_plugin.training.configuration import Configuration
from flair2_plugin.training.configuration_file import read_configuration

declare_operators()

CONFIGS = Path(__file__).parents[2] / "resources" / "configs"
FILES = sorted(CONFIGS.glob("*.yml"))


def read(name: str) -> tuple[Configuration, ModelCard]:
    configuration = read_configuration(CONFIGS / f"{name}.yml")
    return configuration, make_card(configuration)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_describes_a_network_that_can_be_built(path: Path, tmp_path: Path) -> None:
    card = make_card(read_configuration(path))
    write_json(card, tmp_path / "model.json")
    assert read_card(tmp_path) == card
    assert len(expected_shapes(card)) > 100


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_says_what_it_is_and_where_it_comes_from(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# ")
    configuration = read_configuration(path)
    assert path.stem in (configuration.out_model_name, "flair-2-config")
    assert not configuration.title or re.search(f'^title: "?{re.escape(configuration.title)}"?$', text, re.MULTILINE)


@pytest.mark.parametrize(
    ("name", "parameters"),
    [("u-net", 24_444_381), ("u-tt", 27_254_744), ("u-tt-filter-means-augmentation", 27_254_744)],
)
def test_the_official_networks_have_the_official_sizes(name: str, parameters: int) -> None:
    shapes = expected_shapes(read(name)[1])
    buffers = ("running_mean", "running_var", "num_batches_tracked")
    assert sum(torch.Size(shape).numel() for key, shape in shapes.items() if not key.endswith(buffers)) == parameters


@pytest.mark.parametrize("name", ["flair-1-unet", "flair-1-unet-metadata-augmentation"])
def test_flair_1_s_recipe_leaves_four_classes_out_of_the_loss(name: str) -> None:
    configuration, card = read(name)
    left_out = {
        entry.id for entry, weight in zip(card.classes, configuration.class_weights(0), strict=True) if not weight
    }
    assert left_out == {15, 16, 17, 19}
    assert card.aerial.mean[0] == pytest.approx(105.08 / 255)


def test_our_own_does_without_what_may_be_missing() -> None:
    _, card = read("maxvit-u-tae")
    assert card.aerial.optional == ("nir", "height")
    assert card.satellite is not None
    assert card.satellite.optional
