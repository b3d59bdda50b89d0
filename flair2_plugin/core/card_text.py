# SPDX-License-Identifier: GPL-2.0-or-later
"""A model card in words, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Optional

from flair2_plugin.core.model_card import ModelCard, SatelliteInput


def card_lines(card: ModelCard, folder: Path) -> Iterator[str]:
    """Yield a card as lines of label and value."""
    values = {
        "name": card.name,
        "title": card.title,
        "folder": str(folder),
        "description": card.description,
        "licence": card.licence,
        "network": describe_network(card),
        "ortho": _ortho(card),
        "satellite": _satellite(card.satellite),
        "metadata": "date, time, camera, place" if card.architecture.metadata else "none",
        "quirks": _quirks(card),
        "trained on": card.trained_on or "unknown",
        "scores": _scores(card),
        "source": card.source or "unknown",
        "classes": ", ".join(f"{entry.id} {entry.name}" for entry in card.classes),
    }
    for label, value in values.items():
        yield f"{label:<12}{value}"


def describe_network(card: ModelCard) -> str:
    """Return the kind of network and its encoder."""
    kind = {"utt": "U-T&T", "unet": "U-Net", "segformer": "SegFormer"}[card.architecture.kind]
    return f"{kind}, encoder {card.architecture.encoder}" + (", metadata" if card.architecture.metadata else "")


def _ortho(card: ModelCard) -> str:
    aerial = card.aerial
    centred = ", less mean over deviation" if aerial.mean else ""
    size = f"{aerial.patch} px of {aerial.pixel_size:g} m"
    free = f"; may lack {', '.join(aerial.optional)}" if aerial.optional else ""
    return f"{', '.join(aerial.bands)}; {size}; divided by {aerial.scale:g}{centred}{free}"


def _satellite(satellite: Optional[SatelliteInput]) -> str:
    if satellite is None:
        return "none"
    rule = satellite.cloud_filter
    filtered = f"dates under {rule.area:.0%} clouds and snow" if rule else "all dates"
    averaged = "monthly means" if satellite.monthly_means else "date by date"
    size = f"{satellite.patch} px of {satellite.pixel_size:g} m"
    free = "; may be missing" if satellite.optional else ""
    return f"{', '.join(satellite.bands)}; {size}; {filtered}; {averaged}; divided by {satellite.scale:g}{free}"


def _quirks(card: ModelCard) -> str:
    quirks = card.quirks
    named = {
        "vector of the batch's first in training": quirks.first_vector_of_batch,
        "satellite not augmented in training": quirks.satellite_not_augmented,
        "constant month": quirks.constant_month,
        "padded dates count in the norm": quirks.padding_in_norm,
    }
    present = [name for name, is_on in named.items() if is_on]
    if card.architecture.metadata:
        present.append(f"coordinates divided by {quirks.coordinate_divisor:g}")
    return ", ".join(present) or "none"


def _scores(card: ModelCard) -> str:
    scores = ", ".join(f"{name} {score:g}" for name, score in card.scores.items()) or "none recorded"
    return f"{scores} ({card.scored_on})" if card.scored_on else scores
