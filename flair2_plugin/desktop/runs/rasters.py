# SPDX-License-Identifier: GPL-2.0-or-later
"""Rasters through QGIS's own GDAL, which raises errors or not, as some plugin has told it."""

from __future__ import annotations

from pathlib import Path
from typing import List, Optional

from osgeo import gdal


def open_raster(source: str) -> Optional[gdal.Dataset]:
    """Return a raster to read from, None where GDAL can't open it."""
    try:
        return gdal.OpenEx(source, gdal.OF_RASTER)
    except RuntimeError:
        return None


def write_window(source: str, window: List[int], path: Path) -> bool:
    """Write a virtual raster of a part of another one (left, top, width, height in pixels); whether that went well."""
    try:
        return gdal.Translate(str(path), source, format="VRT", srcWin=window) is not None
    except RuntimeError:
        return False
