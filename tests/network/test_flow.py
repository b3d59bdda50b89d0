# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import torch
from torch import Tensor, nn

from flair2_plugin.network.flow import Flow, follow, replace_module
from tests.network.small_networks import draw

TYPES = (nn.Conv2d, nn.BatchNorm2d, nn.ReLU)


class Block(nn.Module):
    """What `kind` says happens between two layers that are always made in the same order."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.first, self.norm, self.relu = nn.Conv2d(3, 3, 1), nn.BatchNorm2d(3), nn.ReLU(inplace=True)
        self.kind = kind

    def forward(self, features: Tensor) -> Tensor:
        made = self.first(features)
        if self.kind == "scaled":
            made = 2 * made
        normal = self.norm(made)
        if self.kind == "kept":
            return normal + made
        if self.kind == "twice":
            return self.relu(normal) + self.relu(self.norm(made))
        if self.kind == "sized":
            return self.relu(normal)[..., : made.shape[-1] // 2]
        return self.relu(normal)


def flow_of(block: Block) -> Flow:
    with torch.no_grad():
        return follow(block, TYPES, lambda: block(draw(1, 3, 4, 6)))[1]


def test_a_layer_is_followed_by_the_one_that_alone_takes_its_result() -> None:
    block = Block("plain").eval()
    flow = flow_of(block)
    assert flow.followers == {block.first: block.norm, block.norm: block.relu}
    assert flow.sizes[block.first] == (1, 3, 4, 6)


def test_a_result_that_is_changed_on_the_way_has_no_follower() -> None:
    block = Block("scaled").eval()
    assert block.first not in flow_of(block).followers


def test_a_result_that_is_also_used_elsewhere_has_no_follower() -> None:
    block = Block("kept").eval()
    assert flow_of(block).followers == {}


def test_a_layer_that_runs_twice_follows_and_is_followed_by_none() -> None:
    block = Block("twice").eval()
    assert flow_of(block).followers == {}


def test_asking_for_a_size_is_no_use_of_a_result() -> None:
    block = Block("sized").eval()
    assert flow_of(block).followers[block.first] is block.norm


def test_nothing_of_the_watching_stays_behind() -> None:
    block = Block("plain").eval()
    flow_of(block)
    assert not any(module._forward_hooks or module._forward_pre_hooks for module in block.modules())


def test_a_module_is_replaced_wherever_it_stands() -> None:
    relu = nn.ReLU()
    network = nn.Sequential(relu, nn.Sequential(nn.Conv2d(3, 3, 1), relu))
    replace_module(network, relu, nn.Identity())
    assert not any(isinstance(module, nn.ReLU) for module in network.modules())
