# SPDX-License-Identifier: GPL-2.0-or-later
"""The network that a model card describes."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch.overrides import TorchFunctionMode

from flair2_plugin.core.errors import InvalidModel
from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.core.wording import first_line, quote
from flair2_plugin.network.aerial import AerialNetwork
from flair2_plugin.network.pretrained import load_encoder
from flair2_plugin.network.segformer import AerialSegformer, SeasonSegformer
from flair2_plugin.network.torchvision_operators import declare_operators
from flair2_plugin.network.unet import AerialUnet
from flair2_plugin.network.utt import Utt
from flair2_plugin.network.weights import Shapes

_KINDS: dict[tuple[str, bool], Callable[[ModelCard], AerialNetwork]] = {
    ("utt", True): Utt,
    ("unet", False): AerialUnet,
    ("segformer", True): SeasonSegformer,
    ("segformer", False): AerialSegformer,
}  # by the card's kind, and whether there is a satellite branch


def build_network(card: ModelCard, encoder_weights: str | None = None) -> AerialNetwork:
    """Return the card's network with fresh weights, in training mode.

    `encoder_weights` are pre-trained ones, see `load_encoder`: a name ("imagenet"; downloaded) or a file.

    Raises:
        InvalidModel: the card asks for an encoder or for sizes that there can't be, or the weights can't be had.
    """
    kind = card.architecture.kind, card.satellite is not None
    if kind not in _KINDS:
        lacking = "lacks its satellite branch" if kind[0] == "utt" else "can't have a satellite branch"
        raise InvalidModel(f'The network of "{card.name}", of the kind "{kind[0]}", {lacking}.')
    _check_encoder(card.architecture.encoder)
    try:
        network = _KINDS[kind](card)
    except (KeyError, IndexError, ValueError, TypeError, RuntimeError) as problem:
        reason = first_line(problem, strip="'\"")
        raise InvalidModel(f'The network of "{card.name}" can\'t be built: {reason.rstrip(".")}.') from problem
    if encoder_weights is not None:
        load_encoder(network.segmenter.encoder, card, encoder_weights)
    return network


def expected_shapes(card: ModelCard) -> Shapes:
    """Return name and shape of each weight of the card's network, without taking memory for them."""
    with torch.device("meta"), _RealSequences():
        network = build_network(card)
    return {name: tuple(tensor.shape) for name, tensor in network.state_dict().items()}


def _check_encoder(name: str) -> None:
    """Refuse a name that neither smp nor timm knows; theirs would be answered with all the names they have.

    Raises:
        InvalidModel: the sentence names the nearest known one.
    """
    declare_operators()
    from segmentation_models_pytorch.encoders import encoders  # not before torchvision can be imported
    from timm import list_models

    plain, of_timm = name.removeprefix("tu-"), name.startswith("tu-")
    known = list_models() if of_timm else list(encoders)
    if plain.partition(".")[0] not in known and plain not in known:
        near = difflib.get_close_matches(plain, known, n=1)
        hint = (
            f'did you mean "{"tu-" * of_timm}{near[0]}"?' if near else "give one of smp's or \"tu-\" and one of timm's."
        )
        raise InvalidModel(f'There is no encoder "{quote(name)}"; {hint}')


class _RealSequences(TorchFunctionMode):
    """Keeps torch.linspace on the CPU, whose numbers smp's mix transformers read while they are built."""

    def __torch_function__(
        self, func: Any, types: Sequence[type], args: Sequence[Any] = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        kwargs = dict(kwargs or {})
        if func is torch.linspace:
            kwargs["device"] = "cpu"
        return func(*args, **kwargs)
