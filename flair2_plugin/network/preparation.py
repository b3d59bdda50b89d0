# SPDX-License-Identifier: GPL-2.0-or-later
"""The same network for inference: fewer operations, fewer passes over the memory, same answers.

On a CPU in float32 far more can be done than where the type or the device is another one.
"""

from __future__ import annotations

import copy
from collections.abc import Callable

import torch
from torch import Tensor, nn

from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.network.aerial import AerialNetwork
from flair2_plugin.network.flow import Flow, follow, replace_module
from flair2_plugin.network.folding import CONVOLUTIONS, NORMS, fold_norms
from flair2_plugin.network.fused import SeparateConvolution, fuse, is_fusible
from flair2_plugin.network.fusion import METADATA_LENGTH
from flair2_plugin.network.residuals import rewrite_residuals
from flair2_plugin.network.upsampling import rewrite_steps_up

_LAYERS = (*CONVOLUTIONS, *NORMS, nn.ReLU)
_TOLERANCE = 1e-3  # of the logits, or of the largest of them


def prepare(network: AerialNetwork) -> AerialNetwork:
    """Return an equal network, to be used as the given one but only for inference in float32 on the CPU.

    Batch norms are folded into the convolutions before them, the U-Net's steps up become transposed convolutions, sums
    and ReLUs are done by the convolution before them, and weights and features lie channels-last. What isn't built of
    known parts stays as it is, part by part. The given network stays too, and is returned where the other one would
    give other logits for made-up input, or where it isn't in float32 on the CPU.
    """
    return _rewritten(network, _rewrite)


def fold(network: AerialNetwork) -> AerialNetwork:
    """Return an equal network without batch norms, which may then be moved to another device or type for inference.

    They are folded into the convolutions before them. When the given network is returned is as for `prepare`.
    """
    return _rewritten(network, fold_norms)


def _rewritten(network: AerialNetwork, rewrite: Callable[[AerialNetwork, Flow], None]) -> AerialNetwork:
    """Return a rewritten copy of a network, which two passes of made-up input have shown to give the same logits."""
    if any(weight.dtype != torch.float32 or weight.device.type != "cpu" for weight in network.parameters()):
        return network
    try:
        prepared = copy.deepcopy(network).eval()
        with torch.no_grad():
            plain, flow = follow(prepared, _LAYERS, lambda: _answer(prepared))
            rewrite(prepared, flow)
            answer = _answer(prepared)
    except (
        AssertionError,
        AttributeError,
        RuntimeError,
        TypeError,
    ):  # a part of it wants to see a convolution or an order of its own
        return network
    tolerance = _TOLERANCE * max(1.0, float(plain.abs().max()))
    return prepared if float((answer - plain).abs().max()) <= tolerance else network


def simplify(network: AerialNetwork) -> AerialNetwork:
    """Return an equal network in fewer operations, all of them torch's own, as other libraries can read it."""
    simple = copy.deepcopy(network).eval()
    with torch.no_grad():
        _, flow = follow(simple, _LAYERS, lambda: _answer(simple))
        fold_norms(simple, flow)
        rewrite_steps_up(simple, flow, lambda convolution, relu, _: SeparateConvolution(convolution, relu))
    return simple


def _rewrite(network: AerialNetwork, flow: Flow) -> None:
    fold_norms(network, flow)
    rewrite_steps_up(network, flow)
    rewrite_residuals(network, flow)
    for module in list(network.modules()):
        if module in flow.sizes and is_fusible(module):
            after = flow.followers.get(module)
            relu = type(after) is nn.ReLU
            replace_module(network, module, fuse(module, relu, flow.sizes[module]))
            if after is not None and relu:
                replace_module(network, after, nn.Identity())
    network.lay_channels_last()


def _answer(network: AerialNetwork) -> Tensor:
    ortho, series, dates, metadata = _made_up(network.card)
    return network.aerial(ortho, network.satellite(series, dates), metadata)


def _made_up(card: ModelCard) -> tuple[Tensor, Tensor | None, Tensor | None, Tensor]:
    generator = torch.Generator().manual_seed(0)

    def draw(*shape: int) -> Tensor:
        return torch.rand(shape, generator=generator)

    ortho, metadata = draw(1, len(card.aerial.bands), card.aerial.patch, card.aerial.patch), draw(1, METADATA_LENGTH)
    if card.satellite is None:
        return ortho, None, None, metadata
    side = card.satellite.patch
    return ortho, draw(1, 2, len(card.satellite.bands), side, side), 100 * draw(1, 2), metadata
