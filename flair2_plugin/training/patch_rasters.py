# SPDX-License-Identifier: GPL-2.0-or-later
"""The raster files of a patch, ortho and label, on disk or in zips."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np
import rasterio
from rasterio.errors import RasterioError
from rasterio.io import DatasetReader, MemoryFile

from flair2_plugin.core.errors import InvalidDataset, InvalidImagery
from flair2_plugin.core.model_card import FLAIR_BANDS
from flair2_plugin.core.nomenclature import FULL
from flair2_plugin.imagery.arrays import StoredFile
from flair2_plugin.imagery.zip_members import ZipMember

_DRIVER = "GTiff"  # no other: a text named .tif could send GDAL to any place
_LARGEST = 64 << 20  # bytes of a patch's file in a zip; FLAIR's have less than 2 million


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
    with open_checked(file, max(bands), side) as raster:
        return np.asarray(raster.read(bands))


@contextmanager
def open_checked(file: StoredFile, bands: int, side: int) -> Iterator[DatasetReader]:
    """Open a patch's file, having looked at its shape and type.

    Raises:
        InvalidDataset: the file can't be read (inside of the `with` too), or has another size or fewer bands.
    """
    try:
        # GDAL would list the file's folder, or the archive's, to look for companions that FLAIR does not have.
        with rasterio.Env(GDAL_DISABLE_READDIR_ON_OPEN="EMPTY_DIR"), open_patch_raster(file) as raster:
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
def open_patch_raster(file: StoredFile) -> Iterator[DatasetReader]:
    """Open a patch's file as a raster.

    Raises:
        InvalidImagery: the zip is damaged.
        RasterioError: the file can't be read.
    """
    if isinstance(file, ZipMember):
        with MemoryFile(bytes(file.read(_LARGEST))) as memory, memory.open(driver=_DRIVER) as raster:
            yield raster
    else:
        with rasterio.open(file, driver=_DRIVER) as raster:
            yield raster
