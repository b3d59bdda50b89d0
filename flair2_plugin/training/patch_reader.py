# SPDX-License-Identifier: GPL-2.0-or-later
"""Reads a patch with its label and series from its files, on disk or in zips."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np
import rasterio
from rasterio.errors import RasterioError
from rasterio.io import DatasetReader, MemoryFile

from flair2_plugin.core.errors import InvalidDataset, InvalidImagery
from flair2_plugin.core.model_card import FLAIR_BANDS, ModelCard, SatelliteInput
from flair2_plugin.core.nomenclature import FULL
from flair2_plugin.imagery.acquisition import metadata_vector
from flair2_plugin.imagery.arrays import StoredFile
from flair2_plugin.imagery.grid import Window
from flair2_plugin.imagery.series import NetworkSeries, crop, prepare_series
from flair2_plugin.imagery.zip_members import ZipMember
from flair2_plugin.training.patches import Patch
from flair2_plugin.training.samples import Sample, to_targets
from flair2_plugin.training.shelf import Shelf

_LARGEST_RASTER = 64 << 20  # bytes of a patch's file in a zip; FLAIR's have less than 2 million


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
        return prepare_series(crop(series, window_around(patch.centroid, wanted)), wanted)


def window_around(centroid: tuple[float, float], wanted: SatelliteInput) -> Window:
    """Return the window of the super-area that the network sees of a patch with this (row, column) centroid."""
    half = wanted.patch // 2
    row, col = (round(value) - half for value in centroid)
    return Window(col, row, wanted.patch, wanted.patch)


def is_inside(centroid: tuple[float, float], height: int, width: int) -> bool:
    """Return whether a (row, column) lies on a super-area of that size."""
    return 0 <= centroid[0] <= height and 0 <= centroid[1] <= width


def band_numbers(bands: Sequence[str]) -> list[int]:
    """Return where FLAIR's files hold these bands, from 1 on."""
    return [FLAIR_BANDS.index(band) + 1 for band in bands]


def read_label(file: StoredFile, side: int) -> np.ndarray:
    """Return the label ids of a patch, (side, side) uint8.

    Raises:
        InvalidDataset: the file can't be read, or holds an id outside of FLAIR's nomenclature.
    """
    label = read_raster(file, [1], side)[0]
    if label.max() > len(FULL):
        raise InvalidDataset(
            f"{file} holds the label {label.max()}, but FLAIR's labels are 1 to {len(FULL)} (0: none): correct it."
        )
    return label


def read_raster(file: StoredFile, bands: list[int], side: int) -> np.ndarray:
    """Return some bands of a patch's file, (bands, side, side) uint8.

    Raises:
        InvalidDataset: the file can't be read, or has another size or fewer bands.
    """
    with open_raster_of(file, max(bands), side) as raster:
        return np.asarray(raster.read(bands))


@contextmanager
def open_raster_of(file: StoredFile, bands: int, side: int) -> Iterator[DatasetReader]:
    """Open a patch's file, having looked at its shape and type.

    Raises:
        InvalidDataset: the file can't be read (inside of the `with` too), or has another size or fewer bands.
    """
    try:
        # GDAL would list the file's folder, or the archive's, to look for companions that FLAIR does not have.
        with rasterio.Env(GDAL_DISABLE_READDIR_ON_OPEN="EMPTY_DIR"), _opened(file) as raster:
            shape = (raster.count, raster.height, raster.width)
            if raster.count < bands or shape[1:] != (side, side) or set(raster.dtypes) != {"uint8"}:
                found = f"{' × '.join(map(str, shape))} {raster.dtypes[0]}"
                raise InvalidDataset(f"{file} holds {found} values, but {bands} × {side} × {side} uint8 are needed.")
            yield raster
    except RasterioError as problem:
        raise InvalidDataset(f"{file} can't be read, it may be cut short: copy it anew.") from problem
    except InvalidImagery as problem:
        raise InvalidDataset(str(problem)) from problem


@contextmanager
def _opened(file: StoredFile) -> Iterator[DatasetReader]:
    if isinstance(file, ZipMember):
        with MemoryFile(file.read(_LARGEST_RASTER)) as memory, memory.open() as raster:
            yield raster
    else:
        with rasterio.open(file) as raster:
            yield raster
