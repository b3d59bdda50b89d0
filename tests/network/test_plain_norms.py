# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import copy

import pytest
import torch
from torch import nn

from flair2_plugin.network.build import build_network
from flair2_plugin.network.plain_norms import PlainGroupNorm, rewrite_group_norms
from tests.network.small_networks import draw, make_card


@pytest.mark.parametrize(("groups", "channels"), [(4, 16), (1, 6), (8, 8)])
def test_plain_steps_give_what_the_group_norm_gives(groups: int, channels: int) -> None:
    norm = nn.GroupNorm(groups, channels)
    nn.init.uniform_(norm.weight, 0.5, 2.0), nn.init.uniform_(norm.bias, -1.0, 1.0)
    features = 100.0 + 3.0 * draw(2, channels, 9, 7) * torch.linspace(0.1, 2.0, channels)[:, None, None]
    with torch.no_grad():
        torch.testing.assert_close(PlainGroupNorm(norm)(features), norm(features), atol=1e-3, rtol=1e-4)


def test_a_satellite_branch_keeps_its_answer() -> None:
    torch.manual_seed(2)
    utae = build_network(make_card()).eval().utae
    plain = copy.deepcopy(utae)
    rewrite_group_norms(plain)
    assert sum(isinstance(each, PlainGroupNorm) for each in plain.modules()) > 5
    series, days = draw(1, 3, 10, 16, 16), torch.tensor([[-100.0, 0.0, 80.0]])
    with torch.no_grad():
        torch.testing.assert_close(plain(series, days), utae(series, days), atol=1e-4, rtol=1e-4)
