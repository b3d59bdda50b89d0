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
from flair2_plugin.imagery.model_grid import lattice, metres, metric_crs, outline
from flair2_plugin.imagery.raster_files import placing
from flair2_plugin.imagery.tile_folder import open_rasters

PIXEL = 10.0  # metres
RIM = 200.0  # metres around an ortho: a tile's series reaches beyond its tile
MOST_PIXELS = 20_000 * 20_000
_DEGREES = CRS.from_epsg(4326)
_STEPS = 21


def series_grid(request: SeriesRequest) -> Grid:
    """Return the grid: in the ortho's CRS if there is one that measures the ground, else in the UTM zone of the centre.

    Its pixels' corners lie on whole multiples of 10 m, as those of Sentinel-2's tiles do in their UTM zone.

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
            crs = metric_crs(dataset)
            xs, ys = project(*outline(dataset), dataset.crs, crs)
            rim = RIM / metres(crs)
            box = bounds_of(xs, ys)
            edges = np.array([box.xmin - rim, box.xmax + rim]), np.array([box.ymin - rim, box.ymax + rim])
            return lattice(crs, Point(0.0, 0.0), PIXEL / metres(crs), *edges)


def _of_extent(request: SeriesRequest) -> Grid:
    box = request.extent or Extent(0, 0, 0, 0)
    where = f"The extent {box.xmin:g} {box.ymin:g} {box.xmax:g} {box.ymax:g} in {quote(request.crs)}"
    try:
        crs = CRS.from_user_input(request.crs)
    except CRSError as problem:
        raise InvalidRequest(f'"{quote(request.crs)}" is no coordinate system: write it as EPSG:2154.') from problem
    try:
        lon, lat = project(np.array([(box.xmin + box.xmax) / 2]), np.array([(box.ymin + box.ymax) / 2]), crs, _DEGREES)
        utm = utm_zone(float(lon[0]), float(lat[0]))
        along = np.linspace(0.0, 1.0, _STEPS)
        xs = box.xmin + (box.xmax - box.xmin) * np.concatenate([along, along, 0 * along, 0 * along + 1])
        ys = box.ymin + (box.ymax - box.ymin) * np.concatenate([0 * along, 0 * along + 1, along, along])
        return lattice(utm, Point(0.0, 0.0), PIXEL, *project(xs, ys, crs, utm))
    except TransformError as problem:
        raise InvalidRequest(f"{where} is no place on Earth, or far too large: see the CRS and the order.") from problem


def utm_zone(lon: float, lat: float) -> CRS:
    """Return the UTM zone (WGS 84) of a place.

    Raises:
        TransformError: it is no place, or Sentinel-2 doesn't look there.
    """
    if not (math.isfinite(lon) and -180 <= lon <= 180 and -84 <= lat <= 84):
        raise TransformError("no UTM zone")
    zone = int((lon + 180) // 6) % 60 + 1
    return CRS.from_epsg((32600 if lat >= 0 else 32700) + zone)
