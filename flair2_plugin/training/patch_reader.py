# SPDX-License-Identifier: GPL-2.0-or-later
"""Reads a patch with its label and series from its files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import rasterio
from rasterio.errors import RasterioError

from flair2_plugin.core.errors import InvalidDataset
from flair2_plugin.core.model_card import ModelCard, SatelliteInput
from flair2_plugin.imagery.acquisition import metadata_vector
from flair2_plugin.imagery.grid import Window
from flair2_plugin.imagery.series import NetworkSeries, Series, crop, prepare_series
from flair2_plugin.imagery.super_area import read_super_area
from flair2_plugin.training.patches import Patch
from flair2_plugin.training.samples import Sample, to_targets


class PatchReader:
    """Reads samples as `card` wants them."""

    def __init__(self, card: ModelCard) -> None:
        self.card = card
        self._super_areas: dict[Path, Series] = {}

    def read(self, patch: Patch) -> Sample:
        """Return one patch.

        Raises:
            InvalidDataset: a file of it can't be read or holds something else.
        """
        side = self.card.aerial.patch
        aerial = _read_raster(patch.image, len(self.card.aerial.bands), side)
        label = to_targets(_read_raster(patch.label, 1, side)[0], len(self.card.classes))
        metadata = None
        if self.card.architecture.metadata and patch.acquisition:
            metadata = metadata_vector(patch.acquisition, self.card.quirks)
        return Sample(aerial, label, self._read_series(patch), metadata)

    def _read_series(self, patch: Patch) -> NetworkSeries | None:
        wanted = self.card.satellite
        if wanted is None or patch.series is None or patch.centroid is None:
            return None
        if patch.series not in self._super_areas:
            self._super_areas[patch.series] = read_super_area(patch.series, wanted)
        return prepare_series(crop(self._super_areas[patch.series], window_around(patch.centroid, wanted)), wanted)


def window_around(centroid: tuple[float, float], wanted: SatelliteInput) -> Window:
    """Return the window of the super-area that the network sees of a patch with this (row, column) centroid."""
    half = wanted.patch // 2
    row, col = (round(value) - half for value in centroid)
    return Window(col, row, wanted.patch, wanted.patch)


def _read_raster(path: Path, bands: int, side: int) -> np.ndarray:
    try:
        with rasterio.open(path) as raster:
            shape = (raster.count, raster.height, raster.width)
            if shape != (bands, side, side) or set(raster.dtypes) != {"uint8"}:
                found = f"{' × '.join(map(str, shape))} {raster.dtypes[0]}"
                raise InvalidDataset(f"{path} holds {found} values, but {bands} × {side} × {side} uint8 are needed.")
            return np.asarray(raster.read())
    except RasterioError as problem:
        raise InvalidDataset(f"{path} can't be read, it may be cut short: copy it anew.") from problem
