# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from dataclasses import replace

import pytest
import torch

pytest.importorskip("openvino", reason="OpenVINO is optional")
pytest.importorskip("nncf", reason="NNCF is optional")

from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.network.build import build_network
from flair2_plugin.network.first_layer import find_first_layers, round_together
from flair2_plugin.network.quantising import quantise
from flair2_plugin.network.quick_steps import _STEP_UP, _range
from tests.network.quick_networks import make_samples, settle_on
from tests.network.small_networks import draw, make_card, make_unet_card


def quantised(card: ModelCard) -> object:
    torch.manual_seed(3)
    samples = make_samples(card, 4)
    return quantise(settle_on(build_network(card), samples), samples).aerial


@pytest.fixture(scope="module")
def model() -> object:
    return quantised(make_card())  # whose fused features are negative too


def lost(weights: torch.Tensor, steps: torch.Tensor, sizes: torch.Tensor, inputs: torch.Tensor) -> float:
    return float(((weights - steps * sizes[:, None]) @ inputs).square().mean())


def test_inputs_that_are_alike_lose_far_less_than_by_rounding_each_weight() -> None:
    inputs = draw(1, 400, seed=1).double() + 0.1 * draw(27, 400, seed=2).double()
    weights, sizes = draw(6, 27, seed=3).double() - 0.5, torch.full((6,), 1 / 64, dtype=torch.float64)
    steps = round_together(weights, sizes, inputs @ inputs.T / 400)
    assert torch.equal(steps, steps.round())
    plainly = (weights / sizes[:, None]).round()
    assert lost(weights, steps, sizes, inputs) < 0.1 * lost(weights, plainly, sizes, inputs)


def test_weights_that_are_whole_steps_stay() -> None:
    steps = torch.randint(-127, 128, (4, 9), generator=torch.Generator().manual_seed(0)).double()
    sizes = torch.linspace(0.1, 0.4, 4, dtype=torch.float64)
    inputs = draw(9, 50, seed=1).double()
    assert torch.equal(round_together(steps * sizes[:, None], sizes, inputs @ inputs.T), steps)


def test_the_steps_of_the_input_are_those_of_a_picture_of_8_bits(model: object) -> None:
    (layer,) = find_first_layers(model)
    quantiser = layer.input_value(0).get_node()
    assert quantiser.get_type_name() == "FakeQuantize" and quantiser.get_attributes()["levels"] == 256
    assert _range(quantiser) == (0.0, 1.0)


def test_what_a_transposed_convolution_is_given_has_steps_around_zero(model: object) -> None:
    before = [node.input_value(0).get_node() for node in model.get_ordered_ops() if node.get_type_name() == _STEP_UP]
    ranges = [_range(node) for node in before if node.get_type_name() == "FakeQuantize"]
    assert any(low < 0.0 for low, _ in ranges)
    assert all(low == 0.0 or low == pytest.approx(-high * 128 / 127) for low, high in ranges)


def test_where_bands_are_centred_one_by_one_the_first_layer_stays_in_float() -> None:
    card = make_unet_card()
    bands = len(card.aerial.bands)
    centred = replace(card, aerial=replace(card.aerial, mean=(0.4,) * bands, std=(0.2,) * bands))
    (layer,) = find_first_layers(quantised(centred))
    assert layer.input_value(0).get_node().get_type_name() == "Parameter"
