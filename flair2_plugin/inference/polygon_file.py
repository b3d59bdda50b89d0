# SPDX-License-Identifier: GPL-2.0-or-later
"""The classes of a finished map as a GeoPackage of polygons."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import numpy as np
import shapely
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError, GeometryError
from pyogrio.raw import write

from flair2_plugin.core.errors import OutputFailed
from flair2_plugin.core.nomenclature import ClassTable
from flair2_plugin.imagery.grid import Grid
from flair2_plugin.inference.foresight import square_metres_of_pixel
from flair2_plugin.inference.polygons import ClassPolygons, find_polygons

_LAYER = "land_cover"
_FAILED = (OSError, DataSourceError, DataLayerError, FeatureError, GeometryError)


def write_polygons(
    path: Path, strips: Iterable[np.ndarray], grid: Grid, classes: ClassTable, check_stop: Callable[[], None]
) -> Path:
    """Write the polygons of a map on `grid`, which comes in strips, (H, W) uint8, from its top; return the file's path.

    Each has its class id, its class's name, and its area in square metres. The file has its name when it is whole.

    Raises:
        OutputFailed: it can't be written.
        Stopped: `check_stop` said so.
    """
    unfinished = path.with_name(f".{path.stem}.unfinished{path.suffix}")
    table = _Table(unfinished, grid, {entry.id: entry.name for entry in classes})
    try:
        unfinished.unlink(missing_ok=True)
        for number, polygons in enumerate(find_polygons(strips)):
            check_stop()
            table.append(polygons, begins=number == 0)
        unfinished.replace(path)
    except _FAILED as problem:
        raise OutputFailed(f"{path} can't be written ({problem}): see to space and rights in its folder.") from problem
    finally:
        for left in (unfinished, *(unfinished.with_name(f"{unfinished.name}{end}") for end in ("-journal", "-wal"))):
            with suppress(OSError):
                left.unlink()
    return path


class _Table:
    """The polygons' layer, which is made by the first ones."""

    def __init__(self, path: Path, grid: Grid, names: dict[int, str]) -> None:
        self._path, self._grid, self._names = path, grid, names

    def append(self, polygons: ClassPolygons, begins: bool) -> None:
        """Add polygons in pixels of the map."""
        names = np.array([self._names[int(value)] for value in polygons.ids], dtype=object)
        areas = shapely.area(polygons.shapes).astype(float) * square_metres_of_pixel(self._grid)
        write(
            str(self._path),
            shapely.to_wkb(shapely.transform(polygons.shapes, self._place)),
            [polygons.ids.astype(np.int32), names, np.round(areas, 6)],
            ["class", "name", "area_m2"],
            layer=_LAYER,
            driver="GPKG",
            geometry_type="Polygon",
            crs=self._grid.crs.to_string(),
            append=not begins,
            dataset_options={"VERSION": "1.2"} if begins else None,  # QGIS 3.22 warns of newer ones
        )

    def _place(self, corners: np.ndarray) -> np.ndarray:
        transform = self._grid.transform
        return corners * (transform.a, transform.e) + (transform.c, transform.f)  # north is up
