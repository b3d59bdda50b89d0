# SPDX-License-Identifier: GPL-2.0-or-later
"""torchvision's residual blocks, their sum and its ReLU done by the last convolution."""

from __future__ import annotations

from collections.abc import Sequence

from torch import Tensor, nn

from flair2_plugin.network.flow import Flow, replace_module
from flair2_plugin.network.fused import FusedConvolution, SeparateConvolution, fuse

_LAYERS = (("conv1", "bn1"), ("conv2", "bn2"))
_LAYERS_OF_BOTTLENECK = (*_LAYERS, ("conv3", "bn3"))


class ResidualBlock(nn.Module):
    """Stands in for torchvision's `BasicBlock` and `Bottleneck` (torchvision 0.28.0, models/resnet.py)."""

    def __init__(
        self, convolutions: Sequence[FusedConvolution | SeparateConvolution], downsample: nn.Module | None
    ) -> None:
        super().__init__()
        self.convolutions = nn.ModuleList(convolutions)
        self.downsample = downsample

    def forward(self, features: Tensor) -> Tensor:
        """Return (B, D, H/s, W/s) out of (B, C, H, W)."""
        shortcut = features if self.downsample is None else self.downsample(features)
        *first, last = self.convolutions
        for convolution in first:
            features = convolution(features)
        return last(features, shortcut)


def rewrite_residuals(network: nn.Module, flow: Flow) -> None:
    """Replace the residual blocks of torchvision's ResNets; their norms must have been folded before."""
    from torchvision.models.resnet import BasicBlock, Bottleneck

    for block in list(network.modules()):
        layers = _LAYERS if type(block) is BasicBlock else _LAYERS_OF_BOTTLENECK if type(block) is Bottleneck else ()
        parts = dict(block.named_children())
        convolutions = [parts[name] for name, _ in layers]
        folded = all(type(parts[norm]) is nn.Identity for _, norm in layers)
        if convolutions and folded and all(each in flow.sizes for each in convolutions):
            fused = [fuse(each, True, flow.sizes[each]) for each in convolutions]
            replace_module(network, block, ResidualBlock(fused, parts.get("downsample")))
