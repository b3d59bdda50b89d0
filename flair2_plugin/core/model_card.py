# SPDX-License-Identifier: GPL-2.0-or-later
"""model.json of a model package: what the network is, what it eats, and how it was trained."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal, Optional, Union

from flair2_plugin.core.errors import InvalidModel
from flair2_plugin.core.nomenclature import BASELINE, LandCoverClass
from flair2_plugin.core.records import read_json
from flair2_plugin.core.wording import quote

CARD_NAME = "model.json"
WEIGHTS_NAME = "weights.safetensors"
PICTURE_NAME = "picture.png"

FLAIR_BANDS = ("red", "green", "blue", "nir", "height")
SENTINEL2_BANDS = ("B2", "B3", "B4", "B5", "B6", "B7", "B8", "B8A", "B11", "B12")

_COLOUR = re.compile("#[0-9a-fA-F]{6}")
_MOST_LEVELS = 16
_LARGEST_PATCH = 8192  # pixels; beyond it no machine holds the features of one
_SMALLEST_PIXEL = 1e-3  # metres
_SMALLEST_SCALE = 1e-9

_SATELLITE = {"utt": (True,), "unet": (False,), "segformer": (True, False)}  # kind: with or without a satellite branch


@dataclass(frozen=True)
class UtaeSizes:
    """The sizes of the U-TAE branch, as in the official configuration file (spec of FLAIR #2, key by key)."""

    encoder_widths: tuple[int, ...] = (64, 64, 128, 128)
    decoder_widths: tuple[int, ...] = (64, 64, 128, 128)
    out_conv: tuple[int, ...] = (32, 13)
    str_conv_k: int = 4
    str_conv_s: int = 2
    str_conv_p: int = 1
    agg_mode: Literal["att_group"] = "att_group"
    encoder_norm: Literal["group"] = "group"
    n_head: int = 16
    d_model: int = 256
    d_k: int = 4
    pad_value: float = 0.0
    padding_mode: Literal["reflect", "zeros"] = "reflect"


@dataclass(frozen=True)
class Architecture:
    """`utt`: U-Net and U-TAE; `unet`: the U-Net alone; `segformer`: SegFormer, alone or with a light satellite encoder.

    `encoder` is a name of smp's or timm's ("tu-…"). A U-Net has one decoder width per level, a SegFormer one at all.
    """

    kind: Literal["utt", "unet", "segformer"] = "utt"
    encoder: str = "resnet34"
    decoder_widths: tuple[int, ...] = (256, 128, 64, 32, 16)
    utae: Optional[UtaeSizes] = None
    metadata: bool = False
    """Whether the acquisition metadata vector (45 numbers) is added to the bottleneck."""


@dataclass(frozen=True)
class AerialInput:
    """The ortho as the network wants it: values divided by `scale`, then, if given, less `mean` over `std` per band."""

    bands: tuple[str, ...] = FLAIR_BANDS
    pixel_size: float = 0.2
    patch: int = 512
    scale: float = 255.0
    mean: tuple[float, ...] = ()
    std: tuple[float, ...] = ()
    optional: tuple[str, ...] = ()
    """The bands that the network was trained to do without; one that is absent is 0 as the network takes it."""


@dataclass(frozen=True)
class CloudFilter:
    """Keep a date if (snow pixels + cloud pixels) / pixels < `area`, a pixel counting from `probability` (0..100) on.

    Source: IGNF/FLAIR-2, utils_dataset.py:14-32; a pixel that is both counts twice there.
    """

    probability: float = 60.0
    area: float = 0.5


@dataclass(frozen=True)
class DateEncoding:
    """How a date becomes the number the network's positional encoding takes.

    The number is (reference − date) in days for sign -1 and (date − reference) for sign 1. With `ignore_year`
    every date is moved into the reference's year first, as the official code does.
    """

    reference_year: int = 2021
    reference_month_day: str = "05-15"
    sign: Literal[-1, 1] = -1
    ignore_year: bool = True


@dataclass(frozen=True)
class SatelliteInput:
    """The Sentinel-2 series as the network wants it; reflectance × 10,000 is divided by `scale`."""

    bands: tuple[str, ...] = SENTINEL2_BANDS
    pixel_size: float = 10.0
    patch: int = 40
    scale: float = 10_000.0
    cloud_filter: Optional[CloudFilter] = CloudFilter()
    monthly_means: bool = True
    dates: DateEncoding = DateEncoding()
    optional: bool = False
    """Whether the network was trained to do without the series."""


@dataclass(frozen=True)
class Quirks:
    """Defects of the official code (B1 to B13) that a checkpoint was trained with; all off is right.

    `first_vector_of_batch` (B1) and `satellite_not_augmented` (B2) are facts about the training: inference is per
    sample either way. The others change what the network is given or computes, and must stay as in training.
    """

    first_vector_of_batch: bool = False
    satellite_not_augmented: bool = False
    constant_month: bool = False
    """B4: the month of the acquisition date is encoded as one constant."""
    coordinate_divisor: float = 1e4
    """B5: metres are divided by this before their sinusoids; 1e8 in the official code, where they hardly vary."""
    padding_in_norm: bool = False
    """B13: all-zero (padded) dates count in the group norm of the temporal attention."""


@dataclass(frozen=True)
class ModelCard:
    """All that a run has to know of a model. Channel i of the logits is `classes[i]`."""

    name: str
    title: str
    description: str
    licence: str
    architecture: Architecture
    format: Literal[1] = 1
    classes: tuple[LandCoverClass, ...] = BASELINE
    aerial: AerialInput = AerialInput()
    satellite: Optional[SatelliteInput] = None
    quirks: Quirks = Quirks()
    trained_on: str = ""
    training_command: str = ""
    scores: dict[str, float] = field(default_factory=dict)
    scored_on: str = ""
    source: str = ""
    """Where the weights came from: a file's name, an address."""


def read_card(folder: Path) -> ModelCard:
    """Read `folder`/model.json.

    Raises:
        InvalidModel: the folder holds no model package, or its card is damaged.
    """
    path = Path(folder) / CARD_NAME
    if not path.is_file():
        raise InvalidModel(f"{folder} is no model package: it holds no {CARD_NAME}.")
    card = read_json(ModelCard, path, InvalidModel)
    _check(card, path)
    return card


def _check(card: ModelCard, path: Path) -> None:
    ids = [entry.id for entry in card.classes]
    if not ids or len(set(ids)) != len(ids) or not all(1 <= i <= 255 for i in ids):
        raise InvalidModel(f"{path}: the class ids must be different numbers from 1 to 255.")
    bad = next((entry.colour for entry in card.classes if not _COLOUR.fullmatch(entry.colour)), None)
    if bad is not None:
        raise InvalidModel(f'{path}: the colour "{quote(bad)}" of a class must be written #rrggbb.')
    if not card.name.isprintable():
        raise InvalidModel(f'{path}: the name "{quote(card.name)}" holds characters that can\'t be printed.')
    _check_architecture(card, path)
    _check_aerial(card.aerial, path)
    if card.satellite is not None:
        _check_satellite(card.satellite, path)
    if card.quirks.coordinate_divisor == 0:
        raise InvalidModel(f"{path}: coordinate_divisor can't be 0.")


def _check_architecture(card: ModelCard, path: Path) -> None:
    kind, satellite, utae = card.architecture.kind, card.satellite is not None, card.architecture.utae
    if satellite not in _SATELLITE[kind] or (kind == "utt") != (utae is not None):
        raise InvalidModel(f'{path}: "satellite" and "architecture: utae" don\'t suit a network of the kind "{kind}".')
    widths = card.architecture.decoder_widths
    if kind == "segformer" and len(widths) != 1:
        raise InvalidModel(f'{path}: a network of the kind "segformer" has one decoder width.')
    if max(map(len, (widths, utae.encoder_widths, utae.out_conv) if utae else (widths,))) > _MOST_LEVELS:
        raise InvalidModel(f"{path}: a network has at most {_MOST_LEVELS} levels, one width each.")


def _check_aerial(aerial: AerialInput, path: Path) -> None:
    _check_input(aerial, "aerial", path)
    if any(values and len(values) != len(aerial.bands) for values in (aerial.mean, aerial.std)):
        raise InvalidModel(f"{path}: mean and std need one number per aerial band, or none at all.")
    if any(value <= 0 for value in aerial.std):
        raise InvalidModel(f"{path}: each std must be above 0.")
    unknown = sorted(set(aerial.optional) - set(aerial.bands))
    if unknown:
        named = ", ".join(aerial.bands)
        raise InvalidModel(f'{path}: the optional band "{quote(unknown[0])}" is not among {quote(named)}.')


def _check_satellite(satellite: SatelliteInput, path: Path) -> None:
    _check_input(satellite, "satellite", path)
    encoding = satellite.dates
    try:
        month, day = map(int, encoding.reference_month_day.split("-"))
        date(encoding.reference_year, month, day)
    except (ValueError, OverflowError) as problem:
        where = f"{path}: reference_year and reference_month_day"
        raise InvalidModel(f"{where} must make a date, as 2021 and 05-15 do.") from problem


def _check_input(wanted: Union[AerialInput, SatelliteInput], name: str, path: Path) -> None:
    if not 1 <= len(set(wanted.bands)) == len(wanted.bands):
        raise InvalidModel(f"{path}: {name} needs bands, and each of them once.")
    if wanted.pixel_size < _SMALLEST_PIXEL or wanted.scale < _SMALLEST_SCALE:
        raise InvalidModel(f"{path}: {name} needs a pixel_size (metres) and a scale above 0.")
    if not 1 <= wanted.patch <= _LARGEST_PATCH:
        raise InvalidModel(f"{path}: {name} needs a patch of 1 to {_LARGEST_PATCH} pixels, not {wanted.patch}.")
