# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes predictions as the challenge wants them: PRED_000001.tif, one byte a pixel, LZW, classes counted from 0."""

from __future__ import annotations

import os
import warnings
from pathlib import Path
from typing import Any

import numpy as np
from rasterio.errors import NotGeoreferencedWarning
from rasterio.io import MemoryFile

from flair2_plugin.core.errors import OutputFailed
from flair2_plugin.core.nomenclature import BASELINE, ClassTable
from flair2_plugin.training.patch_rasters import open_checked
from flair2_plugin.training.patches import Patch


def predictions_folder(run_folder: Path) -> Path:
    """Return the folder of a run's predictions, named as in the official code: RUN/predictions_RUN."""
    return run_folder / f"predictions_{run_folder.name}"


def prediction_path(folder: Path, patch: Patch) -> Path:
    """Return the file of a patch's prediction: IMG_000001 becomes PRED_000001.tif."""
    return folder / f"PRED_{patch.name.removeprefix('IMG_')}.tif"


def write_prediction(folder: Path, patch: Patch, classes: np.ndarray, table: ClassTable = BASELINE) -> Path:
    """Write class indices, (S, S) from 0 on, where the patch's image lies, and return the file.

    Index i has the colour of `table`[i]. There is no nodata value: 0 is a class. The file appears under its name when
    it is complete.

    Raises:
        InvalidDataset: the patch's image can't be read, or has another size.
        OutputFailed: the file can't be written.
    """
    target = prediction_path(folder, patch)
    unfinished = folder / f".{target.name}.{os.getpid()}"  # several processes may hold the same patch
    contents = _encode(classes.astype(np.uint8), table, _place(patch, len(classes)))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(contents)
        unfinished.replace(target)
    except OSError as problem:
        unfinished.unlink(missing_ok=True)
        reason = problem.strerror or problem
        raise OutputFailed(f"{target} can't be written ({reason}): see to free space and rights there.") from problem
    return target


def _encode(classes: np.ndarray, table: ClassTable, place: dict[str, Any]) -> bytes:
    """Return the file's bytes. GDAL, writing itself, says nothing of a disk that is full when it closes a file."""
    height, width = classes.shape
    profile = {"driver": "GTiff", "dtype": "uint8", "count": 1, "compress": "lzw", **place}
    with warnings.catch_warnings(), MemoryFile() as memory:
        warnings.simplefilter("ignore", NotGeoreferencedWarning)
        with memory.open(height=height, width=width, **profile) as raster:
            raster.write_colormap(1, {index: (*entry.rgb, 255) for index, entry in enumerate(table)})
            raster.write(classes, 1)
        return bytes(memory.getbuffer())


def _place(patch: Patch, side: int) -> dict[str, Any]:
    """Return CRS and transform of the patch's image, nothing where it has none."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NotGeoreferencedWarning)
        with open_checked(patch.image, 1, side) as image:
            known = image.crs is not None or not image.transform.is_identity
            return {"crs": image.crs, "transform": image.transform} if known else {}
