# SPDX-License-Identifier: GPL-2.0-or-later
"""Model packages are written whole and read strictly."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from flair2_plugin.core.errors import InvalidModel, OutputFailed
from flair2_plugin.core.model_card import CARD_NAME, WEIGHTS_NAME, ModelCard
from flair2_plugin.network import load
from flair2_plugin.network.build import build_network
from flair2_plugin.network.package import save_package
from tests.network.small_networks import draw, make_card, make_unet_card, settle


@pytest.fixture
def package(tmp_path: Path) -> Path:
    save_package(settle(build_network(make_unet_card())), make_unet_card(), tmp_path / "model")
    return tmp_path / "model"


@pytest.mark.parametrize("card", [make_card(metadata=True), make_unet_card()])
def test_a_saved_network_loads_as_it_was(tmp_path: Path, card: ModelCard) -> None:
    network = settle(build_network(card))
    save_package(network, card, tmp_path / "model")
    loaded = load(tmp_path / "model")
    assert loaded.card == card
    assert not loaded.training
    for name, weight in network.state_dict().items():
        assert torch.equal(loaded.state_dict()[name], weight)


def test_half_the_bits_give_nearly_the_same_logits(package: Path) -> None:
    network = load(package)
    save_package(network, network.card, package.parent / "half", half=True)
    sizes = [(folder / WEIGHTS_NAME).stat().st_size for folder in (package, package.parent / "half")]
    assert sizes[1] < 0.51 * sizes[0]
    with torch.no_grad():
        logits = [net(draw(1, 3, 64, 64)).aerial for net in (network, load(package.parent / "half"))]
    assert logits[1].dtype == torch.float32
    torch.testing.assert_close(logits[1], logits[0], atol=0.02, rtol=0)


def test_others_on_the_machine_may_read_the_weights(package: Path) -> None:
    modes = [(package / name).stat().st_mode for name in (CARD_NAME, WEIGHTS_NAME)]
    assert modes[0] == modes[1]


def test_a_new_package_replaces_an_old_one_and_leaves_nothing_beside_it(package: Path) -> None:
    card = replace(make_unet_card(), title="Second")
    save_package(build_network(card), card, package)
    assert load(package).card.title == "Second"
    assert [entry.name for entry in package.parent.iterdir()] == ["model"]


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(OutputFailed, match=r"thesis\.txt"):
        save_package(build_network(make_unet_card()), make_unet_card(), tmp_path)
    assert (tmp_path / "thesis.txt").read_text() == "mine"


def test_a_place_that_can_not_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputFailed, match="can't be written"):
        save_package(build_network(make_unet_card()), make_unet_card(), tmp_path / "file" / "model")


def test_weights_that_are_cut_short_are_refused(package: Path) -> None:
    path = package / WEIGHTS_NAME
    path.write_bytes(path.read_bytes()[:100_000])
    with pytest.raises(InvalidModel, match="cut short"):
        load(package)


def test_missing_weights_are_named(package: Path) -> None:
    (package / WEIGHTS_NAME).unlink()
    with pytest.raises(InvalidModel, match="is missing"):
        load(package)


def test_a_lacking_weight_is_counted_and_named(package: Path) -> None:
    weights = load_file(package / WEIGHTS_NAME)
    del weights["unet.encoder.conv1.weight"], weights["unet.segmentation_head.0.bias"]
    save_file(weights, package / WEIGHTS_NAME)
    with pytest.raises(InvalidModel, match=r'lacks 2 of \d+ weights, the first is "unet\.encoder\.conv1\.weight"'):
        load(package)


def test_a_weight_too_many_is_named(package: Path) -> None:
    save_file({**load_file(package / WEIGHTS_NAME), "stray": torch.zeros(1)}, package / WEIGHTS_NAME)
    with pytest.raises(InvalidModel, match='1 weights too many, the first is "stray"'):
        load(package)


def test_weights_that_are_no_numbers_are_refused(package: Path) -> None:
    weights = load_file(package / WEIGHTS_NAME)
    weights["unet.encoder.conv1.weight"][0] = float("nan")
    save_file(weights, package / WEIGHTS_NAME)
    with pytest.raises(InvalidModel, match='"unet.encoder.conv1.weight" holds values that are no numbers'):
        load(package)


def test_a_card_of_another_shape_is_refused_before_memory_is_taken(package: Path) -> None:
    card = json.loads((package / CARD_NAME).read_text())
    card["architecture"]["decoder_widths"][0] = 10**7
    (package / CARD_NAME).write_text(json.dumps(card))
    with pytest.raises(InvalidModel, match="is needed"):
        load(package)


def test_a_folder_without_a_card_is_no_package(tmp_path: Path) -> None:
    with pytest.raises(InvalidModel, match="no model package"):
        load(tmp_path)
