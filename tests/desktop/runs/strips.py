# SPDX-License-Identifier: GPL-2.0-or-later
"""Strips of a map as the engine writes them."""

from __future__ import annotations

import numpy as np
from osgeo import gdal, osr

from flair2_plugin.core.messages import Strip

WEST, NORTH, PIXEL, WIDTH = 650_000.0, 6_860_000.0, 0.2, 100


def write_strip(folder, row, value, rows=20, of=3, lane=0, lanes=1):
    """Write the strip of a row of a lane, full of one class id, and return what the engine says of it."""
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(2154)
    path, left = folder / f"classes_{lane * of + row:06d}.tif", lane * WIDTH
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), WIDTH, rows, 1, gdal.GDT_Byte, ["COMPRESS=DEFLATE"])
    dataset.SetProjection(crs.ExportToWkt())
    dataset.SetGeoTransform((WEST + left * PIXEL, PIXEL, 0.0, NORTH - row * rows * PIXEL, 0.0, -PIXEL))
    dataset.GetRasterBand(1).WriteArray(np.full((rows, WIDTH), value, dtype=np.uint8))
    dataset.FlushCache()
    return Strip(str(path), left, row * rows, WIDTH, rows, lanes * WIDTH, of * rows)
