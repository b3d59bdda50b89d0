# SPDX-License-Identifier: GPL-2.0-or-later
"""A folder of ortho tiles as QGIS sees it: one layer, which is in no project."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import List

from osgeo import gdal
from qgis.core import QgsRasterLayer

from flair2_plugin.core.errors import InvalidRequest
from flair2_plugin.core.tile_files import list_tiles
from flair2_plugin.desktop.translation import tr


def open_tiles(folder: str) -> QgsRasterLayer:
    """Return the tiles of a folder as one layer, named as the folder.

    The layer shows a virtual raster in memory, which is made anew when the folder has changed.

    Raises:
        InvalidRequest: the folder holds no raster that QGIS can read.
    """
    place = _place(folder)
    if gdal.VSIStatL(place) is None:
        write_mosaic(folder, place)
    layer = QgsRasterLayer(place, Path(folder).name, "gdal")
    if not layer.isValid():
        raise InvalidRequest(_refusal(folder))
    return layer


def write_mosaic(folder: str, path: str) -> None:
    """Write a virtual raster of the tiles in a folder.

    Raises:
        InvalidRequest: there is none that QGIS can read.
    """
    try:
        made = gdal.BuildVRT(path, _tiles(folder), addAlpha=False)
    except RuntimeError as problem:
        raise InvalidRequest(_refusal(folder)) from problem
    if made is None:
        raise InvalidRequest(_refusal(folder))
    del made  # written when it closes


def _tiles(folder: str) -> List[str]:
    try:
        tiles = [str(path) for path in list_tiles(Path(folder))]
    except OSError:
        tiles = []
    if not tiles:
        raise InvalidRequest(_refusal(folder))
    return tiles


def _place(folder: str) -> str:
    """Return where the virtual raster of a folder lies in memory; another one when files come or go."""
    try:
        state = Path(folder).stat().st_mtime_ns
    except OSError as problem:
        raise InvalidRequest(_refusal(folder)) from problem
    return f"/vsimem/flair2/{hashlib.sha256(f'{folder} {state}'.encode()).hexdigest()[:16]}.vrt"


def _refusal(folder: str) -> str:
    text = tr("The folder {folder} holds no raster that can be read: ortho tiles as GeoTIFF or JPEG 2000 are needed.")
    return text.format(folder=folder)
