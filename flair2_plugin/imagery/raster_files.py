# SPDX-License-Identifier: GPL-2.0-or-later
"""Opening raster files: one sentence for each way in which that fails."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import rasterio
from rasterio.errors import RasterioError
from rasterio.io import DatasetReader

from flair2_plugin.core.errors import InvalidImagery


@contextmanager
def reading(path: str) -> Iterator[None]:
    """Turn GDAL's complaints about `path` into a sentence.

    Raises:
        InvalidImagery: pixels can't be read.
    """
    try:
        yield
    except RasterioError as problem:
        cause = problem.__cause__ or problem
        detail = str(cause).splitlines()[0].rstrip(".")
        raise InvalidImagery(
            f"{path} can't be read, it may be damaged or cut short ({detail}); copy it anew."
        ) from problem


def open_raster(path: str) -> DatasetReader:
    """Open a georeferenced raster.

    Raises:
        InvalidImagery: it is absent, no raster, or has no CRS or georeference.
    """
    try:
        dataset = rasterio.open(path)
    except RasterioError as problem:
        raise InvalidImagery(f"{path} can't be opened as a raster: give an existing file that GDAL reads.") from problem
    if dataset.crs is None:
        dataset.close()
        raise InvalidImagery(f"{path} has no coordinate reference system: assign one, with gdal_edit -a_srs or QGIS.")
    if dataset.transform.is_identity:
        dataset.close()
        raise InvalidImagery(
            f"{path} has a CRS but no position: georeference it first, with gdal_edit -a_ullr or QGIS."
        )
    return dataset
