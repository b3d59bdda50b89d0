# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import pytest
import torch
from torch import nn

from flair2_plugin.network.fused import FusedConvolution, SeparateConvolution, can_fuse, fuse, is_fusible
from tests.network.small_networks import draw

needs_onednn = pytest.mark.skipif(not can_fuse(), reason="this torch is built without oneDNN")

CONVOLUTIONS = (
    nn.Conv2d(5, 16, 3, padding=1),
    nn.Conv2d(16, 16, 7, 2, 3, bias=False),
    nn.Conv2d(16, 16, 4, 2, 1, padding_mode="reflect"),
    nn.Conv2d(16, 16, 3, padding=(1, 2), groups=16),
    nn.Conv2d(16, 13, 1),
    nn.ConvTranspose2d(16, 8, 4, 2, 1),
)


@needs_onednn
@pytest.mark.parametrize("relu", [False, True])
@pytest.mark.parametrize("convolution", CONVOLUTIONS)
def test_a_fused_convolution_is_convolution_sum_and_relu(convolution: nn.Module, relu: bool) -> None:
    given = draw(2, convolution.in_channels, 18, 20) - 0.5
    with torch.inference_mode():
        plain = convolution(given)
        added = draw(*plain.shape, seed=1) - 0.5
        fused = fuse(convolution, relu, given.shape)
        assert isinstance(fused, FusedConvolution)
        torch.testing.assert_close(fused(given), plain.relu() if relu else plain)
        if not fused.transposed:
            kept = added.clone()
            torch.testing.assert_close(fused(given, added), (plain + added).relu() if relu else plain + added)
            assert torch.equal(added, kept)


@needs_onednn
def test_another_size_than_the_weights_are_laid_out_for_is_taken_too() -> None:
    convolution = nn.Conv2d(5, 16, 3, padding=1)
    fused = fuse(convolution, False, torch.Size((1, 5, 64, 64)))
    with torch.inference_mode():
        for shape in ((3, 5, 64, 64), (1, 5, 24, 40)):
            torch.testing.assert_close(fused(draw(*shape)), convolution(draw(*shape)))


@pytest.mark.parametrize(
    "module",
    [nn.Conv2d(3, 4, 3, padding="same"), nn.ConvTranspose2d(4, 4, 2, groups=2), nn.Conv1d(3, 4, 3), nn.Linear(3, 4)],
)
def test_what_onednn_may_not_know_is_not_fused(module: nn.Module) -> None:
    assert not is_fusible(module)


@pytest.mark.parametrize("relu", [False, True])
def test_without_fusing_the_answer_is_the_same(relu: bool) -> None:
    convolution, given = nn.Conv2d(3, 4, 3, padding="same"), draw(1, 3, 8, 8) - 0.5
    separate = fuse(convolution, relu, given.shape)
    assert isinstance(separate, SeparateConvolution)
    with torch.inference_mode():
        plain = convolution(given) + given[:, :1]
        assert torch.equal(separate(given, given[:, :1]), plain.relu() if relu else plain)
