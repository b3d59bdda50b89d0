# SPDX-License-Identifier: GPL-2.0-or-later
"""The network that a model card describes."""

from __future__ import annotations

import torch

from flair2_plugin.core.errors import InvalidModel
from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.network.unet import AerialUnet
from flair2_plugin.network.utt import Utt

Shapes = dict[str, tuple[int, ...]]


def build_network(card: ModelCard, encoder_weights: str | None = None) -> AerialUnet:
    """Return the card's network with fresh weights, in training mode.

    `encoder_weights` may name pre-trained ones of smp or timm ("imagenet"), which are downloaded.

    Raises:
        InvalidModel: the card asks for an encoder or for sizes that there can't be.
    """
    kind = Utt if card.architecture.kind == "utt" else AerialUnet
    try:
        return kind(card, encoder_weights)
    except (KeyError, IndexError, ValueError, TypeError, RuntimeError) as problem:
        reason = str(problem).strip("'\"").splitlines() or [type(problem).__name__]
        raise InvalidModel(f'The network of "{card.name}" can\'t be built: {reason[0].rstrip(".")}.') from problem


def expected_shapes(card: ModelCard) -> Shapes:
    """Return name and shape of each weight of the card's network, without taking memory for them."""
    with torch.device("meta"):
        network = build_network(card)
    return {name: tuple(tensor.shape) for name, tensor in network.state_dict().items()}
