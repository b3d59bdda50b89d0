# SPDX-License-Identifier: GPL-2.0-or-later
"""Reads a patch with its label and series from its files, on disk or in zips."""

from __future__ import annotations

import numpy as np

from flair2_plugin.core.errors import InvalidDataset, InvalidImagery
from flair2_plugin.core.model_card import ModelCard, SatelliteInput
from flair2_plugin.imagery.aerial.acquisition import metadata_vector
from flair2_plugin.imagery.grid import Window
from flair2_plugin.imagery.sentinel2.series import NetworkSeries, crop, prepare_series
from flair2_plugin.training.patch_rasters import band_numbers, read_label, read_raster
from flair2_plugin.training.patches import Patch
from flair2_plugin.training.samples import Sample, to_targets
from flair2_plugin.training.shelf import Shelf


class PatchReader:
    """Reads samples as `card` wants them."""

    def __init__(self, card: ModelCard) -> None:
        self.card = card
        self._shelf = Shelf(card.satellite) if card.satellite else None

    def read(self, patch: Patch) -> Sample:
        """Return one patch.

        Raises:
            InvalidDataset: a file of it can't be read or holds something else.
        """
        wanted = self.card.aerial
        aerial = read_raster(patch.image, band_numbers(wanted.bands), wanted.patch)
        label = to_targets(read_label(patch.label, wanted.patch), len(self.card.classes))
        metadata = None
        if self.card.architecture.metadata and patch.acquisition:
            metadata = metadata_vector(patch.acquisition, self.card.quirks)
        return Sample(aerial, label, self._read_series(patch), metadata)

    def _read_series(self, patch: Patch) -> NetworkSeries | None:
        wanted = self.card.satellite
        if wanted is None or self._shelf is None or patch.series is None or patch.centroid is None:
            return None
        try:
            series = self._shelf.open(patch.series)
        except InvalidImagery as problem:
            raise InvalidDataset(str(problem)) from problem
        height, width = series.images.shape[2:]
        if not is_inside(patch.centroid, height, width):
            raise InvalidDataset(
                f"The centroid of {patch.name}, {list(patch.centroid)}, lies outside of its super-area "
                f"{patch.series.name} of {height} × {width} pixels: correct the centroid file."
            )
        seen = prepare_series(crop(series, window_around(patch.centroid, wanted)), wanted)
        if not np.isfinite(seen.values).all():
            raise InvalidDataset(
                f"{patch.series.data} holds values that are no numbers, seen by {patch.name}: copy it anew."
            )
        return seen


def window_around(centroid: tuple[float, float], wanted: SatelliteInput) -> Window:
    """Return the window of the super-area that the network sees of a patch with this (row, column) centroid."""
    half = wanted.patch // 2
    row, col = (round(value) - half for value in centroid)
    return Window(col, row, wanted.patch, wanted.patch)


def is_inside(centroid: tuple[float, float], height: int, width: int) -> bool:
    """Return whether a (row, column) lies on a super-area of that size."""
    return 0 <= centroid[0] <= height and 0 <= centroid[1] <= width
