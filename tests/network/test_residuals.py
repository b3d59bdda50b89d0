# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import pytest
import torch
from torch import nn
from torchvision.models.resnet import BasicBlock, Bottleneck

from flair2_plugin.network.flow import follow
from flair2_plugin.network.folding import NORMS, fold_norms
from flair2_plugin.network.residuals import ResidualBlock, rewrite_residuals
from tests.network.small_networks import draw, settle


def downsampling(width: int) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(16, width, 1, 2, bias=False), nn.BatchNorm2d(width))


@pytest.mark.parametrize(
    "block",
    [
        BasicBlock(16, 16),
        BasicBlock(16, 24, 2, downsampling(24)),
        Bottleneck(16, 4),
        Bottleneck(16, 8, 2, downsampling(32)),
    ],
)
def test_a_residual_block_is_rewritten(block: nn.Module) -> None:
    network, given = settle(nn.Sequential(block)), draw(2, 16, 12, 10) - 0.5
    with torch.no_grad():
        plain, flow = follow(network, (nn.Conv2d, *NORMS, nn.ReLU), lambda: network(given))
        fold_norms(network, flow)
        rewrite_residuals(network, flow)
        torch.testing.assert_close(network(given), plain, atol=1e-5, rtol=0)
    assert isinstance(network[0], ResidualBlock)


def test_a_block_whose_norms_remain_is_left_alone() -> None:
    network = settle(nn.Sequential(BasicBlock(16, 16, norm_layer=lambda width: nn.GroupNorm(4, width))))
    with torch.no_grad():
        _, flow = follow(network, (nn.Conv2d, *NORMS, nn.ReLU), lambda: network(draw(1, 16, 8, 8)))
    fold_norms(network, flow)
    rewrite_residuals(network, flow)
    assert isinstance(network[0], BasicBlock)
