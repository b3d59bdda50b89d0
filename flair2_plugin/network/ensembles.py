# SPDX-License-Identifier: GPL-2.0-or-later
"""Several models as one: what they must share so that their probabilities can be averaged, and what that costs."""

from __future__ import annotations

from collections.abc import Sequence

from flair2_plugin.core.errors import InvalidModel
from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.network.turns import Turns


def check_alike(cards: Sequence[ModelCard]) -> None:
    """Refuse models whose probabilities can't be averaged pixel by pixel.

    Raises:
        InvalidModel: two differ in their classes, their tile or their pixel size.
    """
    first = cards[0]
    for card in cards[1:]:
        if [entry.id for entry in card.classes] != [entry.id for entry in first.classes]:
            raise _unlike(first, card, f"{len(first.classes)} and {len(card.classes)} classes, not the same ids")
        if card.aerial.patch != first.aerial.patch:
            raise _unlike(first, card, f"tiles of {first.aerial.patch} and {card.aerial.patch} pixels")
        if card.aerial.pixel_size != first.aerial.pixel_size:
            raise _unlike(first, card, f"pixels of {first.aerial.pixel_size} and {card.aerial.pixel_size} m")


def describe_cost(models: int, turns: Turns, piece: str) -> str:
    """Return what averaging costs, as a sentence about each `piece` (tile or patch); nothing where it costs nothing."""
    passes = models * len(turns)
    if passes == 1:
        return ""
    factors = [f"{len(turns)} turns"] * (len(turns) > 1) + [f"{models} models"] * (models > 1)
    return f"{' × '.join(factors)}: {passes} passes of a network per {piece}, {passes} times the time of one."


def _unlike(first: ModelCard, card: ModelCard, difference: str) -> InvalidModel:
    return InvalidModel(
        f'The models "{first.name}" and "{card.name}" can\'t be averaged: they have {difference}; choose models that '
        "agree in this."
    )
