# SPDX-License-Identifier: GPL-2.0-or-later
"""Reads the area of interest from a vector file: any that OGR reads, in any coordinate system."""

from __future__ import annotations

import os
from typing import Any

import numpy as np
import shapely
from pyogrio import list_layers, read_info
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError, GeometryError
from pyogrio.raw import read
from rasterio.crs import CRS
from rasterio.errors import CRSError, TransformError
from rasterio.warp import transform_bounds
from shapely.errors import ShapelyError

from flair2_plugin.core.errors import InvalidRequest
from flair2_plugin.core.wording import quote
from flair2_plugin.imagery.area import Area, area_on
from flair2_plugin.imagery.grid import Grid, project

_DAMAGED = (DataSourceError, DataLayerError, FeatureError, GeometryError, ShapelyError, ValueError)
_POLYGONS = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)


def read_area(path: str, grid: Grid) -> Area:
    """Return the polygons of a vector file, in pixels of a grid; those far from it are not read.

    Corners are brought to the grid's CRS one by one, and stay joined by straight lines, as a GIS draws them.

    Raises:
        InvalidRequest: the file can't be read, holds something else than polygons, or none near the grid.
    """
    if not os.path.exists(path):  # noqa: PTH110  Path.exists fails on a name that is too long
        raise InvalidRequest(f"The area {quote(path)} does not exist: name a vector file with polygons.")
    try:
        layer = _polygon_layer(path)
        crs = _crs_of(path, layer)
        _, _, geometries, _ = read(path, layer=layer, columns=[], force_2d=True, bbox=_bounds(grid, crs))
        polygons = shapely.from_wkb([item for item in geometries if item is not None])
    except _DAMAGED as problem:
        raise InvalidRequest(f"The area {path} can't be read as a vector file: {quote(str(problem))}.") from problem
    polygons = polygons[~shapely.is_empty(polygons)]
    if not np.isin(shapely.get_type_id(polygons), _POLYGONS).all():
        raise InvalidRequest(f"The area {path} holds points or lines: give polygons only.")
    area = area_on(grid, _projected(polygons, crs, grid, path))
    if len(area.polygons) == 0 or not area.touches(grid.window):
        raise InvalidRequest(f"The polygons of {path} lie nowhere on the ortho: check their coordinate system.")
    return area


def _polygon_layer(path: str) -> str:
    """Return the name of the file's only layer with geometries.

    Raises:
        InvalidRequest: there is none, there are several, or it is empty or of another kind.
    """
    spatial = [(str(name), str(kind)) for name, kind in list_layers(path) if kind is not None]
    if not spatial:
        raise InvalidRequest(f"The area {path} holds no layer with geometries: give a layer of polygons.")
    if len(spatial) > 1:
        names = quote(", ".join(name for name, _ in spatial))
        raise InvalidRequest(f"The area {path} holds several layers ({names}): save the one that is meant by itself.")
    name, kind = spatial[0]
    if "Point" in kind or "LineString" in kind:
        raise InvalidRequest(f"The area {path} holds points or lines: give polygons only.")
    return name


def _crs_of(path: str, layer: str) -> CRS:
    about: dict[str, Any] = read_info(path, layer=layer, force_feature_count=True)
    if about["features"] == 0:
        raise InvalidRequest(f"The area {path} is empty: give a layer with at least one polygon.")
    try:
        if about["crs"] is not None:
            return CRS.from_user_input(about["crs"])
    except CRSError as problem:
        raise InvalidRequest(f"The area {path} has a coordinate system that is not known here.") from problem
    raise InvalidRequest(f"The area {path} has no coordinate system: assign one to it.")


def _bounds(grid: Grid, crs: CRS) -> tuple[float, float, float, float] | None:
    """Return the grid's extent in another CRS, None where it has none there."""
    extent = grid.extent
    try:
        found = transform_bounds(grid.crs, crs, extent.xmin, extent.ymin, extent.xmax, extent.ymax)
    except (CRSError, TransformError):
        return None
    left, bottom, right, top = found
    return (left, bottom, right, top) if np.isfinite(found).all() and left < right and bottom < top else None


def _projected(polygons: np.ndarray, crs: CRS, grid: Grid, path: str) -> np.ndarray:
    if not np.isfinite(shapely.get_coordinates(polygons)).all():
        raise InvalidRequest(f"The area {path} has corners that are no numbers: repair its geometries.")
    try:
        return shapely.transform(
            polygons, lambda corners: np.column_stack(project(corners[:, 0], corners[:, 1], crs, grid.crs))
        )
    except TransformError as problem:
        raise InvalidRequest(
            f"The polygons of {path} can't be brought to the ortho's coordinate system: {quote(str(problem))}."
        ) from problem
