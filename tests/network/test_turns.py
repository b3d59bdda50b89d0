# SPDX-License-Identifier: GPL-2.0-or-later
"""The mean answer over the eight turns."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
import torch
from torch import Tensor

from flair2_plugin.core.errors import InvalidRequest
from flair2_plugin.core.model_card import SatelliteInput
from flair2_plugin.network.aerial import AerialNetwork
from flair2_plugin.network.build import build_network
from flair2_plugin.network.turns import AS_IT_IS, EIGHT_TURNS, Turn, classify_turned, mean_probabilities
from tests.network.small_networks import draw, make_card, make_unet_card, settle


@pytest.fixture(autouse=True)
def one_thread() -> None:
    torch.set_num_threads(1)


@pytest.fixture(scope="module")
def network() -> AerialNetwork:
    torch.manual_seed(0)
    return settle(build_network(make_card(metadata=True)))  # type: ignore[return-value]


def inputs() -> dict[str, Tensor]:
    return {
        "aerial": draw(2, 5, 64, 64),
        "satellite": draw(2, 3, 10, 16, 16, seed=1),
        "dates": torch.tensor([[10.0, 40.0, 90.0], [0.0, 31.0, 60.0]]),
        "metadata": draw(2, 45, seed=2),
    }


def test_the_eight_turns_are_eight_and_each_can_be_undone() -> None:
    square = draw(1, 2, 6, 6)
    turned = [turn.apply(square) for turn in EIGHT_TURNS]
    assert len({tuple(picture.flatten().tolist()) for picture in turned}) == 8
    for turn, picture in zip(EIGHT_TURNS, turned, strict=True):
        assert torch.equal(turn.undo(picture), square)


def test_without_turns_the_answer_is_the_networks_own(network: AerialNetwork) -> None:
    with torch.inference_mode():
        plain = network(**inputs()).aerial.softmax(1)
        assert torch.equal(classify_turned(network, **inputs(), turns=AS_IT_IS), plain)


@pytest.mark.parametrize("turn", EIGHT_TURNS[1:], ids=lambda turn: f"{turn.quarters} quarters, {turn.flipped}")
def test_turning_ortho_and_series_turns_the_mean_answer(network: AerialNetwork, turn: Turn) -> None:
    given = inputs()
    turned = given | {name: turn.apply(given[name]) for name in ("aerial", "satellite")}
    with torch.inference_mode():
        straight, afterwards = classify_turned(network, **given), classify_turned(network, **turned)
        assert (turn.apply(network(**given).aerial) - network(**turned).aerial).abs().max() > 1e-3  # it can fail
    assert (turn.apply(straight) - afterwards).abs().max() < 1e-5
    assert afterwards.sum(1) == pytest.approx(torch.ones(2, 64, 64))


def test_a_network_that_turns_with_its_input_answers_the_same() -> None:
    pointwise = torch.nn.Conv2d(5, 13, 1)
    aerial = draw(2, 5, 64, 64)
    with torch.inference_mode():
        mean = mean_probabilities(lambda turn: pointwise(turn.apply(aerial)).softmax(1), EIGHT_TURNS)
        assert (mean - pointwise(aerial).softmax(1)).abs().max() < 1e-6


def test_a_network_without_satellite_branch_takes_the_ortho_alone() -> None:
    network = settle(build_network(make_unet_card()))
    aerial = draw(1, 3, 64, 64)
    with torch.inference_mode():
        found = [classify_turned(network, turn.apply(aerial)) for turn in EIGHT_TURNS]  # type: ignore[arg-type]
    back = [turn.undo(answer) for turn, answer in zip(EIGHT_TURNS, found, strict=True)]
    assert max(float((a - b).abs().max()) for a, b in pairwise(back)) < 1e-5


def test_only_a_network_that_can_do_without_a_series_is_given_none(network: AerialNetwork) -> None:
    given = {name: value for name, value in inputs().items() if name not in ("satellite", "dates")}
    with torch.inference_mode():
        with pytest.raises(InvalidRequest, match="needs a Sentinel-2 series"):
            classify_turned(network, **given, turns=AS_IT_IS)
        free = replace(network.card, satellite=SatelliteInput(patch=16, optional=True))
        wanted = network.aerial(given["aerial"], None, given["metadata"]).softmax(1)
        network.card, bound = free, network.card
        try:
            assert torch.equal(classify_turned(network, **given, turns=AS_IT_IS), wanted)
        finally:
            network.card = bound
