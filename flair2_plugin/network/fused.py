# SPDX-License-Identifier: GPL-2.0-or-later
"""Convolution, sum and ReLU in one pass over the memory, with weights packed once as oneDNN wants them.

These are the steps into which torch.compile turns a network on a CPU (torch/_inductor/fx_passes/mkldnn_fusion.py);
called directly they need no C++ compiler.
"""

from __future__ import annotations

from typing import Any, cast

import torch
from torch import Tensor, nn
from torch.nn.functional import pad

_CONVOLVE, _TRANSPOSED = "_convolution_pointwise", "_convolution_transpose_pointwise"
_PACK, _PACK_TRANSPOSED = "_reorder_convolution_weight", "_reorder_convolution_transpose_weight"


def can_fuse() -> bool:
    """Return whether this build of torch has oneDNN and its fused steps."""
    names = (_CONVOLVE, _TRANSPOSED, _PACK, _PACK_TRANSPOSED)
    return torch.backends.mkldnn.is_available() and all(hasattr(torch.ops.mkldnn, name) for name in names)


def is_fusible(module: nn.Module) -> bool:
    """Return whether a module is a convolution that can be fused here; one that overrides torch's is not."""
    if not can_fuse():
        return False
    if type(module) is nn.ConvTranspose2d:
        return module.padding_mode == "zeros" and module.groups == 1
    return type(module) is nn.Conv2d and not isinstance(module.padding, str)


def fuse(convolution: nn.Module, relu: bool, size: torch.Size) -> FusedConvolution | SeparateConvolution:
    """Return the convolution, with a ReLU after it or not, as one step if that can be; `size` is that of its input."""
    if isinstance(convolution, nn.Conv2d | nn.ConvTranspose2d) and is_fusible(convolution):
        return FusedConvolution(convolution, relu, size)
    return SeparateConvolution(convolution, relu)


class FusedConvolution(nn.Module):
    """ReLU(convolution(features) + added), the sum and the ReLU being optional; channels-last out, whatever comes in.

    `size` is that of the features it will mostly be given, for which the weights are laid out.
    """

    def __init__(self, convolution: nn.Conv2d | nn.ConvTranspose2d, relu: bool, size: torch.Size) -> None:
        super().__init__()
        self.transposed = isinstance(convolution, nn.ConvTranspose2d)
        self.relu = relu
        self.padding_mode = convolution.padding_mode
        rows, cols = cast(tuple[int, int], convolution.padding)
        self.border = (cols, cols, rows, rows) if self.padding_mode != "zeros" else None
        padding = [0, 0] if self.border else [rows, cols]
        around = (padding, list(convolution.output_padding)) if self.transposed else (padding,)
        self.shape = (*around, list(convolution.stride), list(convolution.dilation), convolution.groups)
        # Neither parameters nor buffers: packed weights can't be moved, converted or saved as such.
        self.weight = _pack(convolution, self.shape, self._bordered(size))
        self.bias = None if convolution.bias is None else convolution.bias.detach()

    def forward(self, features: Tensor, added: Tensor | None = None) -> Tensor:
        """Return (B, D, H', W') out of (B, C, H, W); `added`, of the result's size, not for a transposed one."""
        if self.border is not None:
            features = pad(features, self.border, self.padding_mode)
        features = features.contiguous(memory_format=torch.channels_last)
        if added is None:
            step = getattr(torch.ops.mkldnn, _TRANSPOSED if self.transposed else _CONVOLVE)
            return step(features, self.weight, self.bias, *self.shape, "relu" if self.relu else "none", [], "")
        added, after = added.contiguous(memory_format=torch.channels_last), "relu" if self.relu else None
        step = getattr(torch.ops.mkldnn, _CONVOLVE).binary
        return step(features, added, self.weight, self.bias, *self.shape, "add", None, after, [], "")

    def _bordered(self, size: torch.Size) -> list[int]:
        if self.border is None:
            return list(size)
        return [*size[:2], size[2] + 2 * self.border[2], size[3] + 2 * self.border[0]]


class SeparateConvolution(nn.Module):
    """What `FusedConvolution` computes, in torch's own steps, for machines and convolutions that can't be fused."""

    def __init__(self, convolution: nn.Module, relu: bool) -> None:
        super().__init__()
        self.convolution, self.relu = convolution, relu

    def forward(self, features: Tensor, added: Tensor | None = None) -> Tensor:
        """Return (B, D, H', W') out of (B, C, H, W), with `added`, of the result's size."""
        result = self.convolution(features)
        if added is not None:
            result += added
        return result.relu_() if self.relu else result


def _pack(convolution: nn.Conv2d | nn.ConvTranspose2d, shape: tuple[Any, ...], size: list[int]) -> Tensor:
    name = _PACK_TRANSPOSED if isinstance(convolution, nn.ConvTranspose2d) else _PACK
    return getattr(torch.ops.mkldnn, name)(convolution.weight.detach(), *shape, size)
