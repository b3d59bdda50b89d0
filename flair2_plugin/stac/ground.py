# SPDX-License-Identifier: GPL-2.0-or-later
"""The ground of a series: the grid of 10 m pixels that it is written on, and the box that a catalogue is asked for."""

from __future__ import annotations

import math
from contextlib import ExitStack

import numpy as np
from rasterio.crs import CRS
from rasterio.errors import CRSError, TransformError
from rasterio.warp import transform_bounds

from flair2_plugin.core.errors import InvalidRequest
from flair2_plugin.core.request import Extent
from flair2_plugin.core.series_request import SeriesRequest
from flair2_plugin.core.wording import quote
from flair2_plugin.imagery.grid import Grid, Point, bounds_of, project
from flair2_plugin.imagery.model_grid import lattice, outline
from flair2_plugin.imagery.raster_files import placing
from flair2_plugin.imagery.tile_folder import open_rasters

PIXEL = 10.0  # metres
RIM = 220.0  # metres around an ortho: a tile's series is of 400 m × 400 m around its centre, and is resampled
MOST_PIXELS = 20_000 * 20_000
_DEGREES = CRS.from_epsg(4326)
_STEPS = 21


def series_grid(request: SeriesRequest) -> Grid:
    """Return the grid: in the UTM zone (WGS 84) of the area's centre.

    Its pixels' corners lie on whole multiples of 10 m, as those of Sentinel-2's tiles do in their zone: what is read
    there is not resampled. The engine resamples once, to pixels that suit its tiles.

    Raises:
        InvalidRequest: there is no such place, or it is far too large.
        InvalidImagery: the ortho can't be read.
    """
    grid = _of_ortho(request.ortho) if request.ortho else _of_extent(request)
    if grid.width * grid.height > MOST_PIXELS:
        raise InvalidRequest(
            f"The area has {grid.width} × {grid.height} pixels of 10 m, far more than a series is made of at a time: "
            "ask for parts of it."
        )
    return grid


def degrees_of(grid: Grid) -> Extent:
    """Return the box in degrees around a grid.

    Raises:
        InvalidRequest: it crosses the 180th meridian.
    """
    extent = grid.extent
    west, south, east, north = transform_bounds(
        grid.crs, _DEGREES, extent.xmin, extent.ymin, extent.xmax, extent.ymax, densify_pts=_STEPS
    )
    if west >= east:
        raise InvalidRequest("The area crosses the 180th meridian: ask for its two sides one by one.")
    return Extent(west, south, east, north)


def _of_ortho(path: str) -> Grid:
    with ExitStack() as stack:
        dataset = open_rasters(path, stack)
        with placing(path):
            return _around(*outline(dataset), dataset.crs, RIM)


def _of_extent(request: SeriesRequest) -> Grid:
    box = request.extent or Extent(0, 0, 0, 0)
    try:
        crs = CRS.from_user_input(request.crs)
    except CRSError as problem:
        raise InvalidRequest(f'"{quote(request.crs)}" is no coordinate system: write it as EPSG:2154.') from problem
    along = np.linspace(0.0, 1.0, _STEPS)
    xs = box.xmin + (box.xmax - box.xmin) * np.concatenate([along, along, 0 * along, 0 * along + 1])
    ys = box.ymin + (box.ymax - box.ymin) * np.concatenate([0 * along, 0 * along + 1, along, along])
    try:
        return _around(xs, ys, crs, 0.0)
    except TransformError as problem:
        where = f"{box.xmin:g} {box.ymin:g} {box.xmax:g} {box.ymax:g} in {quote(request.crs)}"
        raise InvalidRequest(
            f"The extent {where} is no place on Earth, or far too large: see the CRS and the order."
        ) from problem


def _around(xs: np.ndarray, ys: np.ndarray, crs: CRS, rim: float) -> Grid:
    """Return the grid of all the points and a rim, in metres, around them."""
    middle = np.array([(xs.min() + xs.max()) / 2]), np.array([(ys.min() + ys.max()) / 2])
    lon, lat = project(*middle, crs, _DEGREES)
    utm = utm_zone(float(lon[0]), float(lat[0]))
    box = bounds_of(*project(xs, ys, crs, utm))
    edges = np.array([box.xmin - rim, box.xmax + rim]), np.array([box.ymin - rim, box.ymax + rim])
    return lattice(utm, Point(0.0, 0.0), PIXEL, *edges)


def utm_zone(lon: float, lat: float) -> CRS:
    """Return the UTM zone (WGS 84) of a place.

    Raises:
        TransformError: it is no place, or Sentinel-2 doesn't look there.
    """
    if not (math.isfinite(lon) and -180 <= lon <= 180 and -84 <= lat <= 84):
        raise TransformError("no UTM zone")
    zone = int((lon + 180) // 6) % 60 + 1
    return CRS.from_epsg((32600 if lat >= 0 else 32700) + zone)
