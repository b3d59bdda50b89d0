# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import copy

import pytest
import torch
from timm.layers import BatchNormAct2d
from torch import Tensor, nn

from flair2_plugin.network.flow import follow
from flair2_plugin.network.folding import NORMS, fold_norms
from tests.network.small_networks import draw, settle

TYPES = (nn.Conv1d, nn.Conv2d, nn.Conv3d, nn.ConvTranspose2d, *NORMS, nn.ReLU)


def folded(network: nn.Sequential, given: Tensor) -> nn.Sequential:
    """The network folded, after a look at whether it still answers the same."""
    result = copy.deepcopy(network)
    with torch.no_grad():
        plain, flow = follow(result, TYPES, lambda: result(given))
        fold_norms(result, flow)
        torch.testing.assert_close(result(given), plain, atol=1e-5, rtol=0)
    return result


def count_norms(network: nn.Module) -> int:
    return sum(isinstance(module, NORMS) for module in network.modules())


@pytest.mark.parametrize(
    ("convolution", "norm", "shape"),
    [
        (nn.Conv1d(4, 6, 3), nn.BatchNorm1d(6), (1, 4, 9)),
        (nn.Conv2d(4, 6, 3, padding=1, bias=False), nn.BatchNorm2d(6), (1, 4, 9, 8)),
        (nn.Conv2d(4, 6, 3, padding=1, padding_mode="reflect"), nn.BatchNorm2d(6), (1, 4, 9, 8)),
        (nn.Conv2d(4, 6, 3, groups=2), nn.BatchNorm2d(6, affine=False), (1, 4, 9, 8)),
        (nn.Conv3d(4, 6, 3), nn.BatchNorm3d(6), (1, 4, 5, 6, 7)),
        (nn.ConvTranspose2d(4, 6, 4, 2, 1), nn.BatchNorm2d(6), (1, 4, 9, 8)),
    ],
)
def test_a_norm_goes_into_the_convolution_before_it(
    convolution: nn.Module, norm: nn.Module, shape: tuple[int, ...]
) -> None:
    network = settle(nn.Sequential(convolution, norm, nn.ReLU(inplace=True)))
    assert count_norms(folded(network, draw(*shape))) == 0


def test_the_activation_inside_one_of_timms_norms_stays() -> None:
    network = settle(nn.Sequential(nn.Conv2d(4, 6, 3), BatchNormAct2d(6, act_layer=nn.SiLU)))
    result = folded(network, draw(1, 4, 8, 8) - 0.5)
    assert count_norms(result) == 0
    assert isinstance(result[1], nn.SiLU)


@pytest.mark.parametrize(
    "network",
    [
        nn.Sequential(nn.BatchNorm2d(4), nn.Conv2d(4, 4, 3)),
        nn.Sequential(nn.Conv2d(4, 4, 3), nn.ReLU(), nn.BatchNorm2d(4)),
        nn.Sequential(nn.Conv2d(4, 4, 3), nn.BatchNorm2d(4, track_running_stats=False)),
        nn.Sequential(nn.ConvTranspose2d(4, 4, 4, groups=2), nn.BatchNorm2d(4)),
        nn.Sequential(nn.utils.parametrizations.weight_norm(nn.Conv2d(4, 4, 3)), nn.BatchNorm2d(4)),
    ],
)
def test_other_norms_stay(network: nn.Sequential) -> None:
    settled = settle(network)
    assert count_norms(folded(settled, draw(1, 4, 8, 8))) == 1


def test_what_follows_both_is_known_afterwards() -> None:
    network = settle(nn.Sequential(nn.Conv2d(4, 6, 3), nn.BatchNorm2d(6), nn.ReLU()))
    with torch.no_grad():
        _, flow = follow(network, TYPES, lambda: network(draw(1, 4, 8, 8)))
    fold_norms(network, flow)
    assert flow.followers == {network[0]: network[2]}
