# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch import nn

from flair2_plugin.core.model_card import AerialInput, Architecture, ModelCard, SatelliteInput, UtaeSizes
from flair2_plugin.network import load, preparation
from flair2_plugin.network.aerial import AerialNetwork
from flair2_plugin.network.build import build_network
from flair2_plugin.network.folding import NORMS
from flair2_plugin.network.fused import FusedConvolution, can_fuse
from flair2_plugin.network.preparation import fold, prepare
from flair2_plugin.network.residuals import ResidualBlock
from flair2_plugin.network.upsampling import StepUp
from tests.network.small_networks import draw, make_card, make_segformer_card, make_unet_card, settle

DEMO = Path(__file__).parents[2] / "models" / "demo"
_RESNET34 = Architecture(utae=UtaeSizes())


def official_card(metadata: bool) -> ModelCard:
    """U-T&T as IGN has it, on smaller patches."""
    return replace(
        make_card(),
        architecture=replace(_RESNET34, metadata=metadata),
        aerial=AerialInput(patch=128),
        satellite=SatelliteInput(),
    )


def inputs(card: ModelCard, batch: int = 1) -> list[torch.Tensor | None]:
    ortho = draw(batch, len(card.aerial.bands), card.aerial.patch, card.aerial.patch)
    if card.satellite is None:
        return [ortho, None, None, draw(batch, 45)]
    series = draw(batch, 4, 10, card.satellite.patch, card.satellite.patch, seed=1)
    series[:, 3] = 0.0  # a padded date
    return [ortho, series, torch.tensor([[-120.0, 0.0, 80.0, 0.0]]).expand(batch, -1), draw(batch, 45)]


def settle_by_a_pass(network: AerialNetwork) -> AerialNetwork:
    """Let the batch norms learn what they get, so that a deep network's logits are of the size of a trained one's."""
    for module in network.modules():
        if isinstance(module, NORMS):
            module.momentum = None
    with torch.no_grad():
        network.train()(*inputs(network.card, batch=2))
    return network.eval()


def count(network: nn.Module, *kinds: type[nn.Module]) -> int:
    return sum(isinstance(module, kinds) for module in network.modules())


CARDS = pytest.mark.parametrize(
    "card",
    [
        official_card(metadata=False),
        official_card(metadata=True),
        make_card(encoder="tu-resnet10t"),
        make_card(encoder="tu-convnext_atto"),
        make_card(encoder="tu-mobilenetv3_small_050"),
        make_card(encoder="mit_b0"),
        make_unet_card(),
        make_segformer_card(),
        make_segformer_card(satellite=False),
    ],
    ids=lambda card: f"{card.architecture.kind} {card.architecture.encoder} {card.architecture.metadata}",
)


@CARDS
def test_a_prepared_network_gives_the_same_logits(card: ModelCard) -> None:
    network = settle_by_a_pass(build_network(card))
    prepared = prepare(network)
    assert prepared is not network
    with torch.inference_mode():
        for batch in (1, 2):
            expected, found = network(*inputs(card, batch)), prepared(*inputs(card, batch))
            torch.testing.assert_close(found.aerial, expected.aerial, atol=1e-3, rtol=0)
            if expected.satellite is not None:
                torch.testing.assert_close(found.satellite, expected.satellite, atol=1e-3, rtol=0)


@CARDS
def test_a_folded_network_gives_the_same_logits_in_any_type(card: ModelCard) -> None:
    network = settle_by_a_pass(build_network(card))
    folded = fold(network)
    assert folded is not network
    assert count(folded, *NORMS) == count(prepare(network), *NORMS)
    with torch.inference_mode():
        expected = network(*inputs(card, 2)).aerial
        torch.testing.assert_close(folded(*inputs(card, 2)).aerial, expected, atol=1e-3, rtol=0)
        given = [None if each is None else each.double() for each in inputs(card, 2)]
        exact = network.double()(*given).aerial
        torch.testing.assert_close(folded.double()(*given).aerial, exact, atol=1e-4, rtol=0)


@pytest.mark.parametrize("rewrite", [prepare, fold])
def test_the_given_network_stays_as_it_is(rewrite: Callable[[AerialNetwork], AerialNetwork]) -> None:
    network = settle(build_network(make_card()))
    before = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    modules = list(network.modules())
    assert rewrite(network) is not network
    assert list(network.modules()) == modules
    assert all(torch.equal(tensor, before[name]) for name, tensor in network.state_dict().items())


@pytest.mark.skipif(not can_fuse(), reason="this torch is built without oneDNN")
def test_all_of_the_official_network_is_rewritten() -> None:
    prepared = prepare(settle(build_network(official_card(metadata=False))))
    unet = prepared.segmenter
    assert count(unet, *NORMS) == count(unet, nn.Conv2d, nn.ReLU) == 0
    assert count(unet, StepUp) == 5
    assert count(unet, ResidualBlock) == 16
    # in the U-TAE, the temporal attention's norm of vectors, and the head that is never run
    assert count(prepared.utae, *NORMS) == 3
    assert count(prepared.utae, FusedConvolution) == 23


def test_without_onednn_it_is_rewritten_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flair2_plugin.network.fused.can_fuse", lambda: False)
    network = settle(build_network(make_card()))
    prepared = prepare(network)
    assert count(prepared, FusedConvolution) == 0
    assert count(prepared.segmenter, *NORMS) == 0
    assert count(prepared, StepUp) == 5
    with torch.inference_mode():
        torch.testing.assert_close(prepared(*inputs(make_card())).aerial, network(*inputs(make_card())).aerial)


def test_one_that_answers_otherwise_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    def spoil(network: nn.Module, flow: object) -> None:
        with torch.no_grad():
            network.segmenter.segmentation_head[0].bias += 0.01

    monkeypatch.setattr(preparation, "rewrite_steps_up", spoil)
    network = settle(build_network(make_unet_card()))
    assert prepare(network) is network


def test_one_that_breaks_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    def spoil(network: nn.Module, flow: object) -> None:
        network.segmenter.decoder.blocks[0] = nn.Linear(3, 3)

    monkeypatch.setattr(preparation, "rewrite_steps_up", spoil)
    network = settle(build_network(make_unet_card()))
    assert prepare(network) is network


def test_only_float32_is_prepared() -> None:
    network = settle(build_network(make_unet_card())).to(torch.bfloat16)
    assert prepare(network) is network


def test_the_demo_model_classifies_alike() -> None:
    network = load(DEMO)
    given = inputs(network.card)[:3]
    with torch.inference_mode():
        expected, found = network(*given).aerial, prepare(network)(*given).aerial
    assert float((found - expected).abs().max()) <= 1e-4
    assert int((found.argmax(1) != expected.argmax(1)).sum()) == 0


def test_the_same_patch_gives_the_same_bits_again() -> None:
    card = make_card()
    network = settle(build_network(card))
    with torch.inference_mode():
        answers = [prepare(network)(*inputs(card)).aerial for _ in range(2)]
    assert torch.equal(*answers)


def test_a_prepared_network_needs_no_preparation() -> None:
    prepared = prepare(settle(build_network(make_unet_card())))
    assert prepare(prepared) is prepared
