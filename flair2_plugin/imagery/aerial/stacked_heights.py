# SPDX-License-Identifier: GPL-2.0-or-later
"""Heights that are a band of the ortho itself: scaled as its colours are, where that makes sense."""

from __future__ import annotations

from dataclasses import replace

from rasterio.io import DatasetReader

from flair2_plugin.core.model_card import AerialInput
from flair2_plugin.core.request import HeightUnit, Scaling
from flair2_plugin.imagery.aerial.ortho_layers import HeightLayer, PictureLayer
from flair2_plugin.imagery.aerial.value_range import ValueRange, exceeds
from flair2_plugin.imagery.raster_files import reading

HEIGHT = "height"  # of FLAIR's bands


def set_heights_apart(
    picture: PictureLayer,
    dataset: DatasetReader,
    wanted: AerialInput,
    values: ValueRange | Scaling,
    unit: HeightUnit,
) -> tuple[PictureLayer] | tuple[PictureLayer, HeightLayer]:
    """Return the picture, and its heights as a layer of their own where its scaling can't be theirs.

    That is so where percentiles of the colours were taken, and of floating-point heights beyond the colours' white: a
    stack of colours from 0 to 1 and of metres. They then are metres, or what `unit` says.
    """
    place = wanted.bands.index(HEIGHT) if HEIGHT in wanted.bands else -1
    if place not in picture.places or len(picture.places) == 1 or isinstance(values, ValueRange):
        return (picture,)
    number = picture.places.index(place)
    band = picture.bands[number]
    if not picture.value_range.stretched and not _are_beyond(picture, dataset, band):
        return (picture,)
    kept = [i for i in range(len(picture.places)) if i != number]
    places, bands = (tuple(all_of[i] for i in kept) for all_of in (picture.places, picture.bands))
    coded = unit == "flair" or (unit == "auto" and dataset.dtypes[band - 1] == "uint8")
    return replace(picture, places=places, bands=bands), HeightLayer((place,), picture.raster, coded, band)


def _are_beyond(picture: PictureLayer, dataset: DatasetReader, band: int) -> bool:
    if not dataset.dtypes[band - 1].startswith("float"):
        return False
    with reading(picture.raster.path):
        return exceeds(dataset, band, picture.value_range.high)
