# SPDX-License-Identifier: GPL-2.0-or-later
"""The U-Net decoder's step up, as fewer operations: what it repeats pixels for is a transposed convolution.

A 3 × 3 convolution of pixels repeated 2 × 2 sees each of them through the sum of some of its taps, 4 different ways of
2 × 2: a transposed convolution of 4 × 4 taps and stride 2, with 4 products per pixel instead of 9. The zeros around
the image stay zeros, so that this holds at the border too. The skip's features, which are not repeated, keep their
3 × 3 convolution, and the two results are added, where the original lays the two inputs side by side.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from flair2_plugin.network.flow import Flow, replace_module
from flair2_plugin.network.fused import fuse

if TYPE_CHECKING:
    from segmentation_models_pytorch.decoders.unet.decoder import UnetDecoderBlock

Join = Callable[[nn.Module, bool, torch.Size], nn.Module]
"""Makes one step of a convolution and, if asked for, the ReLU after it, for features of the given size."""

_SUMS = ((0, 0, 1), (0, 1, 1), (1, 1, 0), (1, 0, 0))
"""Which of three taps the transposed convolution's four are the sums of, in one direction."""


def sum_taps(weight: Tensor) -> Tensor:
    """Return the weight (C, D, 4, 4) of the transposed convolution, out of a 3 × 3 convolution's (D, C, 3, 3)."""
    sums = torch.tensor(_SUMS, dtype=torch.float64, device=weight.device)
    return torch.einsum("dcij,yi,xj->cdyx", weight.double(), sums, sums).to(weight.dtype)


class StepUp(nn.Module):
    """Stands in for smp's `UnetDecoderBlock` and is called as that is; `skip` is None without skip connection.

    Source: segmentation_models_pytorch 0.6.0, decoders/unet/decoder.py.
    """

    def __init__(self, up: nn.Module, skip: nn.Module | None, last: nn.Module) -> None:
        super().__init__()
        self.up, self.skip, self.last = up, skip, last

    def forward(
        self, feature_map: Tensor, target_height: int, target_width: int, skip_connection: Tensor | None = None
    ) -> Tensor:
        """Return the features at twice the resolution, which must be that of the target."""
        features = self.up(feature_map)
        return self.last(features if self.skip is None else self.skip(skip_connection, features))


def rewrite_steps_up(network: nn.Module, flow: Flow, join: Join = fuse) -> None:
    """Replace the decoder blocks that can be; their norms must have been folded before."""
    from segmentation_models_pytorch.decoders.unet.decoder import UnetDecoderBlock

    for block in list(network.modules()):
        if type(block) is UnetDecoderBlock and _can_rewrite(block, flow):
            replace_module(network, block, _rewrite(block, flow, join))


def _can_rewrite(block: UnetDecoderBlock, flow: Flow) -> bool:
    if block not in flow.sizes or block.conv1 not in flow.sizes or block.interpolation_mode != "nearest":
        return False
    height, width = flow.sizes[block][2:]
    return (
        flow.sizes[block.conv1][2:] == (2 * height, 2 * width)
        and all(type(each.attention) is nn.Identity for each in (block.attention1, block.attention2))
        and [type(part) for part in block.conv1] == [nn.Conv2d, nn.Identity, nn.ReLU]
        and _is_plain(block.conv1[0])
    )


def _is_plain(convolution: nn.Conv2d) -> bool:
    shape = convolution.kernel_size, convolution.stride, convolution.padding, convolution.dilation
    return shape == ((3, 3), (1, 1), (1, 1), (1, 1)) and convolution.groups == 1 and convolution.padding_mode == "zeros"


def _rewrite(block: UnetDecoderBlock, flow: Flow, join: Join) -> StepUp:
    first, given = block.conv1[0], flow.sizes[block]
    width, weight = given[1], first.weight.detach()
    up = nn.ConvTranspose2d(width, first.out_channels, 4, 2, 1, bias=False)
    up.weight, up.bias = nn.Parameter(sum_taps(weight[:, :width]), requires_grad=False), first.bias
    beside = first.in_channels - width
    if beside == 0:
        return StepUp(join(up, True, given), None, block.conv2)
    skip = nn.Conv2d(beside, first.out_channels, 3, padding=1, bias=False)
    skip.weight = nn.Parameter(weight[:, width:].clone(), requires_grad=False)
    size = torch.Size((given[0], beside, 2 * given[2], 2 * given[3]))
    return StepUp(join(up, False, given), join(skip, True, size), block.conv2)
