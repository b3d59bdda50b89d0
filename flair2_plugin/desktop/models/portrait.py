# SPDX-License-Identifier: GPL-2.0-or-later
"""A model in words and figures, as people read it; no widgets."""

from __future__ import annotations

from pathlib import Path
from typing import Iterator, List, Tuple

from flair2_plugin.core.catalogue import Offer
from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.core.user_models import is_users
from flair2_plugin.desktop.translation import tr, write_number

Row = Tuple[str, str]


def band_name(band: str) -> str:
    """Return a band's name for people; those of Sentinel-2 are their own."""
    names = {
        "red": tr("red"),
        "green": tr("green"),
        "blue": tr("blue"),
        "nir": tr("near infrared"),
        "height": tr("height above ground"),
    }
    return names.get(band, band)


def describe(card: ModelCard, folder: Path) -> List[Row]:
    """Return label and text of each line of the details."""
    return [row for row in _rows(card, folder) if row[1]]


def _rows(card: ModelCard, folder: Path) -> Iterator[Row]:
    aerial = card.aerial
    yield tr("Bands of the ortho"), ", ".join(map(band_name, aerial.bands))
    yield tr("Can do without"), ", ".join(map(band_name, aerial.optional))
    yield tr("Sentinel-2"), _satellite(card)
    yield tr("Pixel size"), tr("{metres} m").format(metres=write_number(aerial.pixel_size))
    yield tr("Patch"), tr("{pixels} × {pixels} pixels").format(pixels=aerial.patch)
    yield tr("Network"), _network(card)
    yield tr("Date of the ortho"), tr("needed") if card.architecture.metadata else ""
    yield tr("Scores"), _scores(card)
    yield tr("Measured on"), card.scored_on
    yield tr("Trained on"), card.trained_on
    yield tr("Licence"), card.licence
    yield tr("From"), card.source or (tr("came with the plugin") if not is_users(folder) else "")
    yield tr("Size on disk"), tr("{size} MB").format(size=write_number(size_of(folder) / 1e6, 1))
    yield tr("Folder"), str(folder)


def _satellite(card: ModelCard) -> str:
    if card.satellite is None:
        return tr("not needed")
    bands = ", ".join(card.satellite.bands)
    text = tr("can do without; else bands {bands}") if card.satellite.optional else tr("needed, bands {bands}")
    return text.format(bands=bands)


def _network(card: ModelCard) -> str:
    kind = {"utt": "U-T&T", "unet": "U-Net", "segformer": "SegFormer"}[card.architecture.kind]
    return tr("{kind}, encoder {encoder}").format(kind=kind, encoder=card.architecture.encoder)


def _scores(card: ModelCard) -> str:
    if not card.scores:
        return tr("none recorded")
    return ", ".join(
        f"{_score_name(name)} {write_number(100 * value, 1)}\u00a0%" for name, value in card.scores.items()
    )


def _score_name(name: str) -> str:
    names = {
        "val_miou": tr("mean IoU in validation"),
        "test_miou": tr("mean IoU in test"),
        "test_accuracy": tr("accuracy in test"),
    }
    return names.get(name, name)


def describe_offer(offer: Offer) -> str:
    """Return the line about a model that can be downloaded."""
    text = tr("{bands}; {count} classes; {size} MB; licence {licence}")
    return text.format(
        bands=", ".join(map(band_name, offer.bands)),
        count=len(offer.trained),
        size=write_number(offer.size / 1e6, 0),
        licence=offer.licence,
    )


def size_of(folder: Path) -> int:
    """Return the bytes of a package's files."""
    return sum(path.stat().st_size for path in folder.glob("*") if path.is_file())
