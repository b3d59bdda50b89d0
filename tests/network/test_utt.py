# SPDX-License-Identifier: GPL-2.0-or-later
"""The two networks in their common frame."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from flair2_plugin.core.errors import InvalidModel, InvalidRequest
from flair2_plugin.core.model_card import AerialInput
from flair2_plugin.network.build import build_network
from tests.network.small_networks import draw, make_card, make_unet_card, settle

DAYS = torch.tensor([[100.0, 10.0, -50.0], [80.0, 0.0, -70.0]])


def inputs() -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    return draw(2, 5, 64, 64), draw(2, 3, 10, 16, 16, seed=1), DAYS


def test_both_heads_answer_at_the_size_of_the_ortho() -> None:
    with torch.no_grad():
        logits = settle(build_network(make_card()))(*inputs())
    assert logits.aerial.shape == logits.satellite.shape == (2, 13, 64, 64)


def test_a_batch_gives_each_patch_what_it_gets_alone() -> None:
    network = settle(build_network(make_card()))
    with torch.no_grad():
        together = network(*inputs())
        for i in range(2):
            alone = network(*(part[i : i + 1] for part in inputs()))
            torch.testing.assert_close(together.aerial[i], alone.aerial[0], atol=1e-5, rtol=0)
            torch.testing.assert_close(together.satellite[i], alone.satellite[0], atol=1e-5, rtol=0)


def test_the_same_input_gives_the_same_bits() -> None:
    network = settle(build_network(make_card()))
    with torch.no_grad():
        first, second = network(*inputs()), network(*inputs())
    assert torch.equal(first.aerial, second.aerial)
    assert torch.equal(first.satellite, second.satellite)


def test_the_two_halves_give_what_the_whole_gives() -> None:
    network = settle(build_network(make_card()))
    aerial, series, days = inputs()
    with torch.no_grad():
        assert torch.equal(network.aerial(aerial, network.satellite(series, days)), network(*inputs()).aerial)


def test_the_satellite_head_gives_what_the_official_order_gives() -> None:
    network = settle(build_network(make_card()))
    aerial, series, days = inputs()
    with torch.no_grad():
        ground = network.satellite(series, days).ground
        official = network.satellite_head(torch.nn.functional.interpolate(ground, (64, 64), mode="nearest"))
        torch.testing.assert_close(network(aerial, series, days).satellite, official, atol=1e-5, rtol=0)


def test_a_dropped_satellite_branch_adds_nothing_but_still_learns() -> None:
    network = settle(build_network(make_card()))
    with torch.no_grad():
        dropped = network(*inputs(), use_satellite=False)
        assert torch.equal(dropped.aerial, network.aerial(inputs()[0]))
        assert torch.equal(dropped.satellite, network(*inputs()).satellite)
        assert not torch.equal(dropped.aerial, network(*inputs()).aerial)


def test_the_satellite_branch_is_dropped_patch_by_patch() -> None:
    network = settle(build_network(make_card()))
    with torch.no_grad():
        mixed = network(*inputs(), use_satellite=torch.tensor([True, False]))
        assert torch.equal(mixed.aerial[0], network(*inputs()).aerial[0])
        assert torch.equal(mixed.aerial[1], network(*inputs(), use_satellite=False).aerial[1])
        assert torch.equal(mixed.satellite, network(*inputs()).satellite)


def test_a_dropped_patch_is_untouched_by_a_series_that_breaks() -> None:
    network = settle(build_network(make_card()))
    aerial, series, days = inputs()
    series[1] = float("nan")
    with torch.no_grad():
        mixed = network(aerial, series, days, use_satellite=torch.tensor([True, False]))
    assert mixed.aerial.isfinite().all()


def test_a_batch_without_any_satellite_still_gives_every_weight_a_gradient() -> None:
    network = build_network(make_card())
    logits = network(*inputs(), use_satellite=torch.tensor([False, False]))
    (logits.aerial.square().mean() + logits.satellite.square().mean()).backward()
    assert all(weight.grad is not None for weight in network.parameters() if weight.requires_grad)


@pytest.mark.parametrize(
    ("encoder", "patch"),
    [("resnet18", 64), ("tu-convnext_atto", 64), ("tu-mobilenetv3_small_050", 64), ("tu-maxvit_rmlp_pico_rw_256", 256)],
)
def test_every_trainable_weight_gets_a_gradient(encoder: str, patch: int) -> None:
    card = replace(make_card(metadata=True, encoder=encoder), aerial=AerialInput(patch=patch, pixel_size=0.2))
    card = replace(card, satellite=replace(make_card().satellite, patch=32))
    network = build_network(card)
    series, keep = draw(2, 3, 10, 32, 32, seed=1), torch.tensor([True, False])
    logits = network(draw(2, 5, patch, patch), series, DAYS, draw(2, 45), keep)
    (logits.aerial.square().mean() + logits.satellite.square().mean()).backward()
    idle = [name for name, weight in network.named_parameters() if weight.requires_grad and weight.grad is None]
    assert idle == []


def test_metadata_that_a_model_needs_are_asked_for() -> None:
    network = settle(build_network(make_card(metadata=True)))
    with pytest.raises(InvalidRequest, match="date, time and camera"):
        network(*inputs())


def test_a_network_that_learnt_to_do_without_the_series_is_not_asked_for_it() -> None:
    card = make_card()
    network = settle(build_network(replace(card, satellite=replace(card.satellite, optional=True))))
    with torch.no_grad():
        logits = network(inputs()[0])
        assert torch.equal(logits.aerial, network.aerial(inputs()[0]))
    assert logits.satellite is None


def test_a_missing_series_is_asked_for() -> None:
    with pytest.raises(InvalidRequest, match="Sentinel-2"):
        build_network(make_card()).eval()(draw(1, 5, 64, 64))


def test_the_patch_covers_as_many_satellite_pixels_as_its_ground() -> None:
    card = replace(make_card(), aerial=AerialInput(patch=512), satellite=replace(make_card().satellite, patch=40))
    assert build_network(card).ground == 10


def test_a_satellite_crop_smaller_than_the_patch_is_refused() -> None:
    with pytest.raises(InvalidModel, match="16 Sentinel-2 pixels"):
        build_network(replace(make_card(), aerial=AerialInput(patch=1024)))


def test_the_aerial_network_answers_in_the_same_frame() -> None:
    with torch.no_grad():
        logits = settle(build_network(make_unet_card()))(draw(1, 3, 64, 64), None, None)
    assert logits.aerial.shape == (1, 13, 64, 64)
    assert logits.satellite is None


@pytest.mark.parametrize("metadata", [True, False])
def test_every_weight_of_the_aerial_network_gets_a_gradient(metadata: bool) -> None:
    card = make_unet_card()
    network = build_network(replace(card, architecture=replace(card.architecture, metadata=metadata)))
    network(draw(2, 3, 64, 64), metadata=draw(2, 45)).aerial.square().mean().backward()
    assert all(weight.grad is not None for weight in network.parameters())


@pytest.mark.parametrize("encoder", ["tu-mobilenetv3_small_050", "tu-convnext_atto"])
def test_encoders_of_timm_fit_as_well(encoder: str) -> None:
    with torch.no_grad():
        logits = settle(build_network(make_card(encoder=encoder)))(*inputs())
    assert logits.aerial.shape == (2, 13, 64, 64)


def test_an_unknown_encoder_is_named() -> None:
    with pytest.raises(InvalidModel, match=r"There is no encoder \"resnet1999\"; did you mean"):
        build_network(make_card(encoder="resnet1999"))
