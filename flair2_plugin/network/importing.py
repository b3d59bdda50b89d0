# SPDX-License-Identifier: GPL-2.0-or-later
"""Makes a model package out of a checkpoint of IGN's own code: its quirks become fields of the card."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from flair2_plugin.core.catalogue import Offer, recognise_file
from flair2_plugin.core.errors import InvalidModel, InvalidRequest
from flair2_plugin.core.model_card import (
    FLAIR_BANDS,
    AerialInput,
    CloudFilter,
    ModelCard,
    Quirks,
    SatelliteInput,
)
from flair2_plugin.core.nomenclature import BASELINE, FULL, ClassTable
from flair2_plugin.network.build import build_network, expected_shapes
from flair2_plugin.network.checkpoint import Weights, read_checkpoint
from flair2_plugin.network.official import channels, derive_architecture, recognise
from flair2_plugin.network.package import save_package
from flair2_plugin.network.weights import compare_shapes, refuse_not_finite

Normalisation = Literal["flair-1", "none"]

# Means and deviations of R, G, B, near infrared and height in FLAIR's 8-bit values, by which FLAIR-1 and FLAIR-INC were
# trained (IGNF/FLAIR-1, "custom" normalisation).
_FLAIR_1 = ((105.08, 110.87, 101.82, 106.38, 53.26), (52.17, 45.38, 44.00, 39.69, 79.30))

# As IGN's own code trains; its constant of the coordinates is written 10e7 there (load_data.py:78-86).
_OFFICIAL_QUIRKS = Quirks(
    first_vector_of_batch=True,
    satellite_not_augmented=True,
    constant_month=True,
    coordinate_divisor=1e8,
    padding_in_norm=True,
)


@dataclass(frozen=True)
class Wishes:
    """What a checkpoint doesn't tell of itself; None stands for the official settings."""

    name: str | None = None
    title: str | None = None
    licence: str = "Etalab 2.0 (Licence Ouverte) for IGN's own weights"
    satellite_scale: float | None = None
    monthly_means: bool = True
    cloud_filter: bool = True
    normalisation: Normalisation | None = None


def import_checkpoint(
    checkpoint: Path, folder: Path, wishes: Wishes, offer: Offer | None = None
) -> tuple[ModelCard, tuple[str, ...]]:
    """Write the model package of a checkpoint; return its card and what was assumed, one phrase each.

    `offer` says which published file it is; without it, one of the catalogue is recognised by its checksum.

    Raises:
        InvalidModel: the checkpoint is damaged or of another network.
        InvalidRequest: the wishes leave open how the satellite input is scaled.
        OutputFailed: the package can't be written.
    """
    weights = recognise(read_checkpoint(checkpoint), checkpoint)
    card, assumed = describe(weights, checkpoint, folder, wishes)
    found = {name: tuple(tensor.shape) for name, tensor in weights.items()}
    compare_shapes(expected_shapes(card), found, str(checkpoint))
    refuse_not_finite(weights, str(checkpoint))
    offer = offer or recognise_file(checkpoint)
    if offer is not None:
        card = _published(card, offer, wishes)
    network = build_network(card)
    network.load_state_dict(weights)
    save_package(network, card, folder)
    return card, assumed


def _published(card: ModelCard, offer: Offer, wishes: Wishes) -> ModelCard:
    """Return the card with what is known of a published file."""
    return replace(
        card,
        title=wishes.title or offer.title,
        description=offer.description,
        licence=offer.licence if wishes.licence == Wishes.licence else wishes.licence,
        trained_on="FLAIR-INC (IGN): orthos of France with pixels of 0.2 m",
        scores=offer.scores,
        scored_on=offer.scored_on,
        source=offer.source,
    )


def describe(weights: Weights, checkpoint: Path, folder: Path, wishes: Wishes) -> tuple[ModelCard, tuple[str, ...]]:
    """Return the card of recognised weights, and what was assumed for it."""
    architecture = derive_architecture(weights, checkpoint)
    bands, outputs = channels(weights, checkpoint)
    two_branches = architecture.kind == "utt"
    normalisation = wishes.normalisation or ("flair-1" if outputs == len(FULL) and not two_branches else "none")
    name = wishes.name or folder.absolute().name
    card = ModelCard(
        name=name,
        title=wishes.title or (f"FLAIR #2 U-T&T ({name})" if two_branches else f"FLAIR U-Net ({name})"),
        description=f"Imported from {checkpoint.name}.",
        source=checkpoint.name,
        licence=wishes.licence,
        architecture=architecture,
        classes=_classes(outputs, checkpoint),
        aerial=_aerial(bands, normalisation, checkpoint),
        satellite=_satellite(weights, wishes) if two_branches else None,
        quirks=_OFFICIAL_QUIRKS if two_branches else Quirks(),
    )
    return card, tuple(_assumptions(card, wishes))


def _classes(outputs: int, checkpoint: Path) -> ClassTable:
    for table in (BASELINE, FULL):
        if outputs == len(table):
            return table
    raise InvalidModel(
        f"{checkpoint} has {outputs} outputs; known are FLAIR's {len(BASELINE)} baseline and all {len(FULL)} classes."
    )


def _aerial(bands: int, normalisation: Normalisation, checkpoint: Path) -> AerialInput:
    if not 3 <= bands <= len(FLAIR_BANDS):
        raise InvalidModel(
            f"{checkpoint} takes {bands} bands; known are the first 3, 4 or 5 of {', '.join(FLAIR_BANDS)}."
        )
    if normalisation == "none":
        return AerialInput(bands=FLAIR_BANDS[:bands])
    means, deviations = _FLAIR_1
    return AerialInput(bands=FLAIR_BANDS[:bands], scale=1.0, mean=means[:bands], std=deviations[:bands])


def _satellite(weights: Weights, wishes: Wishes) -> SatelliteInput:
    bands = weights["utae.in_conv.0.weight"].shape[1]
    known = SatelliteInput()
    if bands != len(known.bands):
        raise InvalidModel(f"The satellite branch takes {bands} bands; known are FLAIR's {len(known.bands)}.")
    if wishes.satellite_scale is None and not wishes.monthly_means:
        raise InvalidRequest(
            "Without monthly means the official code divides reflectance by 65535 or 32767, as its files' data type "
            "wants: say which by --satellite-scale."
        )
    # With monthly means the official code feeds reflectance as it is, 0 to 10,000 and more (B3, dataset.py:131-134).
    return SatelliteInput(
        scale=wishes.satellite_scale or 1.0,
        cloud_filter=CloudFilter() if wishes.cloud_filter else None,
        monthly_means=wishes.monthly_means,
    )


def _assumptions(card: ModelCard, wishes: Wishes) -> list[str]:
    assumed = [f"bands {', '.join(card.aerial.bands)}"]
    if wishes.normalisation is None:
        assumed.append("FLAIR-1's means and deviations" if card.aerial.mean else "ortho divided by 255, no means")
    if card.satellite is not None:
        filtered = "cloud filter" if card.satellite.cloud_filter else "no cloud filter"
        averaged = "monthly means" if card.satellite.monthly_means else "no monthly means"
        assumed += [f"reflectance divided by {card.satellite.scale:g}", filtered, averaged]
        assumed.append("dates, metadata and padding as in the official code")
    return assumed
