# SPDX-License-Identifier: GPL-2.0-or-later
"""Opening raster files: one sentence for each way in which that fails."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import rasterio
from affine import Affine
from rasterio._err import CPLE_BaseError  # warps and projections raise GDAL's own; rasterio.errors doesn't name it
from rasterio.errors import CRSError, RasterioError
from rasterio.io import DatasetReader

from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.core.wording import first_line, quote

_COMPLAINTS = (RasterioError, CPLE_BaseError, CRSError, UnicodeDecodeError)  # the last: of names in the file
_LARGEST_TEXT = 1 << 26  # bytes; a VRT of a département's tiles has some million
_LARGEST_BLOCK = 256 << 20  # bytes; GDAL decodes a block as a whole


@contextmanager
def reading(path: str) -> Iterator[None]:
    """Turn GDAL's complaints about `path` into a sentence.

    Raises:
        InvalidImagery: pixels can't be read.
    """
    try:
        yield
    except _COMPLAINTS as problem:
        raise InvalidImagery(
            f"{path} can't be read, it may be damaged or cut short ({_reason(problem)}); copy it anew."
        ) from problem


@contextmanager
def placing(path: str) -> Iterator[None]:
    """Turn complaints about the place of `path` on the ground into a sentence.

    Raises:
        InvalidImagery: its coordinates lie outside what its CRS can describe.
    """
    try:
        yield
    except _COMPLAINTS as problem:
        raise InvalidImagery(
            f"{path} can't be laid on the ground ({_reason(problem)}): check its position, its pixel size and its "
            "coordinate reference system."
        ) from problem


def open_raster(path: str, placed: bool = True) -> DatasetReader:
    """Open a raster, which has a georeference unless it need not be `placed`.

    Raises:
        InvalidImagery: it is absent, no raster, has no CRS or georeference, or can only be read in giant blocks.
    """
    if path.lower().endswith(".vrt"):
        _refuse_odd_text(path)
    try:
        dataset = rasterio.open(path)
    except _COMPLAINTS as problem:
        advice = "give an existing file that GDAL reads"
        if path.lower().endswith(".ecw"):
            advice = "the engine's GDAL has no driver for ECW, so translate it to GeoTIFF or JPEG 2000, as with QGIS"
        raise InvalidImagery(f"{path} can't be opened as a raster: {advice}.") from problem
    try:
        if placed:
            _check_place(dataset, path)
        _check_values(dataset, path)
    except InvalidImagery:
        dataset.close()
        raise
    return dataset


def _refuse_odd_text(path: str) -> None:
    """Refuse a VRT that is no UTF-8: rasterio prints a traceback for each complaint of GDAL's that quotes it."""
    try:
        with Path(path).open("rb") as file:
            file.read(_LARGEST_TEXT).decode()
    except UnicodeDecodeError as problem:
        raise InvalidImagery(f"{path} is damaged, it is no text in UTF-8: make it anew.") from problem
    except OSError:
        return  # GDAL's own paths (/vsizip/…) are no files


def _check_place(dataset: DatasetReader, path: str) -> None:
    with reading(path):
        crs = dataset.crs
    if crs is None:
        raise InvalidImagery(f"{path} has no coordinate reference system: assign one, with gdal_edit -a_srs or QGIS.")
    if dataset.transform.is_identity:
        raise InvalidImagery(
            f"{path} has a CRS but no position: georeference it first, with gdal_edit -a_ullr or QGIS."
        )
    if not _tells_pixels_apart(dataset.transform, dataset.width, dataset.height):
        raise InvalidImagery(
            f"{path} has an impossible position: georeference it anew, with gdal_edit -a_ullr or QGIS."
        )


def _check_values(dataset: DatasetReader, path: str) -> None:
    with reading(path):
        together = dataset.tags(ns="IMAGE_STRUCTURE").get("INTERLEAVE") == "PIXEL"
    if any(kind.startswith("complex") for kind in dataset.dtypes):
        raise InvalidImagery(f"{path} holds complex numbers, which are no picture: give another raster.")
    if _block_bytes(dataset, together) > _LARGEST_BLOCK:
        height, width = dataset.block_shapes[0]
        raise InvalidImagery(
            f"{path} is stored in blocks of {width} × {height} pixels, which take too much memory: store it anew, with "
            "gdal_translate -co TILED=YES -co INTERLEAVE=BAND."
        )


def _tells_pixels_apart(transform: Affine, width: int, height: int) -> bool:
    """Return whether pixels have a size, along both axes, that is not lost in the rounding of their coordinates."""
    across, down = math.hypot(transform.a, transform.d), math.hypot(transform.b, transform.e)
    corners = (*(transform @ (0, 0)), *(transform @ (width, height)))
    if not all(map(math.isfinite, corners)):  # `max` may pass over NaN
        return False
    rounding = math.ulp(max(map(abs, corners)))
    return abs(transform.determinant) > 1e-6 * across * down and rounding < 0.01 * min(across, down)


def _block_bytes(dataset: DatasetReader, together: bool) -> int:
    """Return the memory of the largest block; where bands are stored `together`, all come with the first one."""
    blocks = zip(dataset.block_shapes, dataset.dtypes, strict=True)
    sizes = [height * width * np.dtype(kind).itemsize for (height, width), kind in blocks]
    return sum(sizes) if together else max(sizes, default=0)


def _reason(problem: Exception) -> str:
    return quote(first_line(problem.__cause__ or problem).rstrip("."), 200)
