# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import pytest
import torch
from torch import Tensor, nn
from torch.nn.functional import conv2d, conv_transpose2d, interpolate

from flair2_plugin.network.flow import follow
from flair2_plugin.network.folding import NORMS, fold_norms
from flair2_plugin.network.upsampling import StepUp, rewrite_steps_up, sum_taps
from tests.network.small_networks import draw, settle


def test_a_transposed_convolution_equals_repeated_pixels_and_a_convolution_up_to_the_border() -> None:
    given, weight = draw(2, 5, 7, 6) - 0.5, draw(4, 5, 3, 3, seed=1) - 0.5
    repeated = conv2d(interpolate(given, scale_factor=2, mode="nearest"), weight, padding=1)
    torch.testing.assert_close(conv_transpose2d(given, sum_taps(weight), stride=2, padding=1), repeated)


class Decoder(nn.Module):
    """One of smp's decoder blocks, and what it is given."""

    def __init__(self, beside: int, target: tuple[int, int], **options: object) -> None:
        super().__init__()
        from segmentation_models_pytorch.decoders.unet.decoder import UnetDecoderBlock

        self.block, self.target, self.beside = UnetDecoderBlock(32, beside, 16, **options), target, beside

    def forward(self, features: Tensor) -> Tensor:
        skip = draw(2, self.beside, *self.target, seed=2) if self.beside else None
        return self.block(features, *self.target, skip_connection=skip)


def rewritten(decoder: Decoder) -> nn.Module:
    """The block that stands there afterwards, after a look at whether it still answers the same."""
    settle(decoder)
    given = draw(2, 32, 8, 4)
    with torch.no_grad():
        plain, flow = follow(decoder, (nn.Conv2d, *NORMS, nn.ReLU), lambda: decoder(given))
        fold_norms(decoder, flow)
        rewrite_steps_up(decoder, flow)
        torch.testing.assert_close(decoder(given), plain, atol=1e-5, rtol=0)
    return decoder.block


@pytest.mark.parametrize("beside", [0, 3])
def test_a_step_up_with_or_without_skip_is_rewritten(beside: int) -> None:
    block = rewritten(Decoder(beside, (16, 8)))
    assert isinstance(block, StepUp)
    assert (block.skip is None) == (beside == 0)


@pytest.mark.parametrize(
    ("target", "options"),
    [
        ((15, 8), {}),
        ((16, 8), {"interpolation_mode": "bilinear"}),
        ((16, 8), {"attention_type": "scse"}),
        ((16, 8), {"use_norm": "instancenorm"}),
    ],
)
def test_another_step_up_stays(target: tuple[int, int], options: dict[str, object]) -> None:
    assert not isinstance(rewritten(Decoder(3, target, **options)), StepUp)
