# SPDX-License-Identifier: GPL-2.0-or-later
"""Batch norms folded into the convolutions before them: in inference both are one linear map."""

from __future__ import annotations

import copy
from typing import Any

from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_weights

from flair2_plugin.network.flow import Flow, replace_module

Norm = nn.BatchNorm1d | nn.BatchNorm2d | nn.BatchNorm3d
NORMS = (nn.BatchNorm1d, nn.BatchNorm2d, nn.BatchNorm3d)

CONVOLUTIONS = (nn.Conv1d, nn.Conv2d, nn.Conv3d, nn.ConvTranspose2d)


def fold_norms(network: nn.Module, flow: Flow) -> None:
    """Fold each batch norm that alone takes a convolution's result, and let `flow` say what comes after both.

    The norms of the network must be in eval mode.
    """
    for layer, norm in list(flow.followers.items()):
        rest = _rest(norm)
        if not isinstance(layer, CONVOLUTIONS) or not isinstance(norm, NORMS) or rest is None:
            continue
        if type(layer) not in CONVOLUTIONS or not _fold(layer, norm):  # heirs may change their weights on the way
            continue
        replace_module(network, norm, rest)
        after = flow.followers.pop(norm, None) if isinstance(rest, nn.Identity) else rest
        if after is None:
            del flow.followers[layer]
        else:
            flow.followers[layer] = after


def _rest(norm: nn.Module) -> nn.Module | None:
    """Return what a norm does besides: timm's have an activation in them; None for one that is not known."""
    if type(norm) in NORMS:
        return nn.Identity()
    from timm.layers.norm_act import BatchNormAct2d

    if type(norm) is BatchNormAct2d and isinstance(norm.drop, nn.Identity):
        return norm.act
    return None


def _fold(convolution: nn.Conv1d | nn.Conv2d | nn.Conv3d | nn.ConvTranspose2d, norm: Norm) -> bool:
    """Change the convolution's weights; return whether they could be. In 64 bits, so that only one rounding is left."""
    transposed = isinstance(convolution, nn.ConvTranspose2d)
    if norm.running_mean is None or norm.running_var is None or (transposed and convolution.groups > 1):
        return False
    layer: Any
    exact: Any
    layer, exact = (copy.deepcopy(module).double().requires_grad_(False) for module in (convolution, norm))
    statistics = exact.running_mean, exact.running_var, exact.eps, exact.weight, exact.bias
    folded = fuse_conv_bn_weights(layer.weight, layer.bias, *statistics, transposed)
    convolution.weight, convolution.bias = (nn.Parameter(part.float(), requires_grad=False) for part in folded)
    return True
