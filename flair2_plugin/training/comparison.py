# SPDX-License-Identifier: GPL-2.0-or-later
"""Compares class maps with label rasters, file by file and strip by strip."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import rasterio
from rasterio.enums import ColorInterp, Resampling
from rasterio.errors import NotGeoreferencedWarning, RasterioError
from rasterio.io import DatasetReader
from rasterio.vrt import WarpedVRT
from rasterio.windows import Window

from flair2_plugin.core.errors import InvalidDataset
from flair2_plugin.core.nomenclature import BASELINE, FULL, NODATA
from flair2_plugin.imagery.arrays import StoredFile
from flair2_plugin.imagery.zip_members import ZipMember
from flair2_plugin.training.metrics import count_pairs
from flair2_plugin.training.pairs import Pair
from flair2_plugin.training.patch_rasters import open_patch_raster

_STRIP = 512  # rows read at a time


@dataclass(frozen=True)
class Comparison:
    """The confusion matrices by domain, rows truth; `unclassified` labelled pixels have no class in the map."""

    confusions: dict[str, np.ndarray]
    unclassified: int


def compare_files(pairs: Iterable[Pair], classes: int = len(BASELINE)) -> Comparison:
    """Return the comparison of all pixels of all pairs together; label ids above `classes` join the last class.

    Raises:
        InvalidDataset: a raster can't be read, holds other values, does not fit its truth, or nothing overlaps.
    """
    confusions: dict[str, np.ndarray] = {}
    unclassified = 0
    for pair in pairs:
        try:
            with warnings.catch_warnings():
                # The official code writes its PRED files without a georeference: comparing them is no mistake.
                warnings.simplefilter("ignore", NotGeoreferencedWarning)
                confusion, without = _compare(pair, classes)
        except RasterioError as problem:
            raise InvalidDataset(f"{pair.predicted} or {pair.truth} can't be read as a raster: {problem}.") from problem
        confusions[pair.domain] = confusions.get(pair.domain, 0) + confusion
        unclassified += without
    if not any(confusion.any() for confusion in confusions.values()):
        raise InvalidDataset("No labelled pixel has a class in the map: do map and truth show the same ground?")
    return Comparison(confusions, unclassified)


def _compare(pair: Pair, count: int) -> tuple[np.ndarray, int]:
    confusion, unclassified = np.zeros((count, count), dtype=np.int64), 0
    with _open_truth(pair.truth) as truth, rasterio.open(pair.predicted) as predicted:
        _check_kind(truth, pair.truth, "label ids")
        _check_kind(predicted, pair.predicted, "classes")
        first_id = 1 if predicted.nodata == NODATA else 0
        with _on_grid(predicted, truth, pair) as aligned:
            for window in _strips(truth):
                labelled, classes = _read_truth(truth, window, count, pair.truth)
                known = labelled & (aligned.read_masks(1, window=window) > 0)
                values = aligned.read(1, window=window)[known].astype(np.int64) - first_id
                _check_classes(values, first_id, count, pair.predicted)
                confusion += count_pairs(classes[known], values, count)
                unclassified += int(labelled.sum() - known.sum())
    return confusion, unclassified


@contextmanager
def _open_truth(file: StoredFile) -> Iterator[DatasetReader]:
    with open_patch_raster(file) if isinstance(file, ZipMember) else rasterio.open(file) as raster:
        yield raster


def _check_kind(raster: DatasetReader, file: StoredFile, wanted: str) -> None:
    bands = [number for number in raster.indexes if raster.colorinterp[number - 1] != ColorInterp.alpha]
    kind = raster.dtypes[0]
    if len(bands) > 1 or not np.issubdtype(np.dtype(kind), np.integer):
        held = f"{len(bands)} bands of {kind} values" if len(bands) > 1 else f"{kind} values"
        raise InvalidDataset(
            f"{file} holds {held}, but one band of {wanted}, whole numbers, is compared: give the class map, "
            "not the image or the probabilities."
        )


@contextmanager
def _on_grid(predicted: DatasetReader, truth: DatasetReader, pair: Pair) -> Iterator[DatasetReader]:
    """Give the map on the truth's grid, its pixels beyond the map masked."""
    same_size = predicted.shape == truth.shape
    if predicted.crs is None or truth.crs is None:
        if not same_size:
            raise InvalidDataset(
                f"{pair.predicted} and {pair.truth} have different sizes and no georeference to lay them on each other."
            )
        yield predicted
    elif same_size and predicted.crs == truth.crs and predicted.transform.almost_equals(truth.transform):
        yield predicted
    else:
        grid = {"crs": truth.crs, "transform": truth.transform, "width": truth.width, "height": truth.height}
        with WarpedVRT(predicted, resampling=Resampling.nearest, add_alpha=predicted.nodata is None, **grid) as warped:
            yield warped


def _strips(raster: DatasetReader) -> Iterator[Window]:
    for row in range(0, raster.height, _STRIP):
        yield Window(0, row, raster.width, min(_STRIP, raster.height - row))


def _read_truth(truth: DatasetReader, window: Window, count: int, file: StoredFile) -> tuple[np.ndarray, np.ndarray]:
    """Return which pixels are labelled, and the class index 0 … count - 1 of each."""
    labels = truth.read(1, window=window).astype(np.int64)
    labelled = (truth.read_masks(1, window=window) > 0) & (labels != NODATA)
    if labelled.any() and not 1 <= labels[labelled].min() <= labels[labelled].max() <= len(FULL):
        raise InvalidDataset(f"{file} holds values beyond {len(FULL)}: it is not a raster of FLAIR's label ids.")
    return labelled, np.minimum(labels, count) - 1


def _check_classes(values: np.ndarray, first_id: int, count: int, path: Path) -> None:
    if values.size and not 0 <= values.min() <= values.max() < count:
        rule = f"class ids 1 to {count}" if first_id else f"0 to {count - 1}"
        why = f"its nodata value is {'' if first_id else 'not '}0"
        raise InvalidDataset(f"{path} should hold {rule} ({why}), but holds {int(values.max()) + first_id}.")
