# SPDX-License-Identifier: GPL-2.0-or-later
"""Which of the installed models can do with the imagery there is: named where another one can't."""

from __future__ import annotations

from dataclasses import dataclass
from typing import FrozenSet, List, Sequence

from flair2_plugin.core.errors import InvalidModel
from flair2_plugin.core.locations import installed_models
from flair2_plugin.core.model_card import ModelCard, read_card

_MOST = 5  # names in a sentence


@dataclass(frozen=True)
class Given:
    """The imagery of a request: the names of its bands, and whether there is a Sentinel-2 series."""

    bands: FrozenSet[str]
    series: bool


def can_do_with(card: ModelCard, given: Given) -> bool:
    """Whether a model was trained to do without all that is not given."""
    needed = set(card.aerial.bands) - set(card.aerial.optional)
    needs_series = card.satellite is not None and not card.satellite.optional
    some = bool(given.bands & set(card.aerial.bands))
    return some and needed <= given.bands and (given.series or not needs_series)


def find_models(given: Given) -> List[str]:
    """Return the names of the installed models that can do with what is given."""
    found = []
    for folder in installed_models():
        try:
            card = read_card(folder)
        except InvalidModel:
            continue
        if can_do_with(card, given):
            found.append(folder.name)
    return found


def list_names(names: Sequence[str]) -> str:
    """Return names for a sentence, only some where there are many."""
    return ", ".join(names[:_MOST]) + (", …" if len(names) > _MOST else "")
