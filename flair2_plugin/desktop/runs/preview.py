# SPDX-License-Identifier: GPL-2.0-or-later
"""The class map of one tile around a point, to see in seconds what a model makes of a place."""

from __future__ import annotations

import math
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any, Dict, Mapping, Tuple

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
    QgsUnitTypes,
)

from flair2_plugin.core.errors import InvalidRequest
from flair2_plugin.core.locations import model_folder
from flair2_plugin.core.model_card import read_card
from flair2_plugin.desktop.algorithm import parameters as names
from flair2_plugin.desktop.algorithm.ortho_folder import write_mosaic
from flair2_plugin.desktop.class_names import name_legend
from flair2_plugin.desktop.runs import state as states
from flair2_plugin.desktop.runs.places import areas_folder
from flair2_plugin.desktop.runs.rasters import write_window
from flair2_plugin.desktop.runs.run import Run
from flair2_plugin.desktop.runs.values import plain_values
from flair2_plugin.desktop.translation import tr

PROPERTY = "flair2/preview"
_NEEDLESS = (names.EXTENT, names.AREA, names.CONFIDENCE, names.POLYGONS, names.STATISTICS)
_METRES_PER_DEGREE = 111_320.0  # of latitude, and of longitude at the equator
_current: Dict[str, Run] = {}
_kept: Dict[str, tempfile.TemporaryDirectory[str]] = {}


def preview(parameters: Mapping[str, Any], point: QgsPointXY, crs: QgsCoordinateReferenceSystem) -> Run:
    """Classify the tile around a point, and show it as the layer "Preview" instead of the one before.

    `parameters` are those of a run; where it writes and its area are passed over. The run is in no queue and no list.

    Raises:
        Flair2Error: the point lies outside the ortho, or a layer has no file of its own.
    """
    stop_preview()
    given = {name: value for name, value in parameters.items() if name not in _NEEDLESS}
    plain = plain_values(given, areas_folder())
    folder = tempfile.TemporaryDirectory(prefix="flair2")
    window = Path(folder.name) / "tile.vrt"
    patch, pixel = _tile_of(plain)
    cut_out(_ortho_of(plain, Path(folder.name)), point, crs, patch * pixel, window)
    plain.pop(names.ORTHO_FOLDER, None)
    more = {names.INPUT: str(window), names.OUTPUT: str(Path(folder.name) / "preview.tif"), names.OVERLAP: 0.0}
    once = {names.RESUME: False, names.KEEP_PARTIAL: False, names.PRECISION: "fp32", names.SATELLITE: "tile"}
    run = Run({**plain, **more, **once}, tr("Preview"), engine_options=("--soon",))
    _current["run"] = run
    run.ended.connect(lambda: _show(run, folder))
    run.start()
    return run


def _ortho_of(plain: Mapping[str, Any], folder: Path) -> str:
    """Return the file of the ortho; tiles become one in `folder`."""
    tiles = plain.get(names.ORTHO_FOLDER)
    if not tiles:
        return str(plain.get(names.INPUT))
    write_mosaic(str(tiles), str(folder / "tiles.vrt"))
    return str(folder / "tiles.vrt")


def stop_preview() -> None:
    """Stop the preview that is in the making, if any; the plugin calls this when it unloads."""
    run = _current.pop("run", None)
    if run is not None and not run.state.is_over:
        run.stop(hasty=True)


def cut_out(source: str, point: QgsPointXY, crs: QgsCoordinateReferenceSystem, metres: float, path: Path) -> None:
    """Write a virtual raster of the ortho's pixels within a square of so many `metres` around a point.

    Raises:
        InvalidRequest: the ortho can't be read, or the point does not lie on it.
    """
    layer = QgsRasterLayer(source, "ortho")
    if not layer.isValid():
        raise InvalidRequest(tr("The ortho can't be read: choose a raster layer or an existing file."))
    place = QgsCoordinateTransform(crs, layer.crs(), QgsProject.instance()).transform(point)
    extent = layer.extent()
    if not extent.contains(place):
        raise InvalidRequest(tr("There is no ortho at this place: click on it."))
    across, down = (metres / length for length in metres_per_unit(layer.crs(), place.y()))
    pixel = (extent.width() / layer.width(), extent.height() / layer.height())
    left, width = _centred((place.x() - extent.xMinimum()) / pixel[0], across / pixel[0], layer.width())
    top, height = _centred((extent.yMaximum() - place.y()) / pixel[1], down / pixel[1], layer.height())
    if not write_window(source, [left, top, width, height], path):
        raise InvalidRequest(tr("The ortho can't be read: choose a raster layer or an existing file."))


def _centred(place: float, size: float, most: int) -> Tuple[int, int]:
    """Return the first pixel and the number of pixels of a window of `size` around `place`, within 0 and `most`."""
    count = min(max(1, math.floor(size + 1e-6)), most)
    return min(max(0, round(place - count / 2)), most - count), count


def metres_per_unit(crs: QgsCoordinateReferenceSystem, y: float) -> Tuple[float, float]:
    """Return how many metres a map unit has, eastwards and northwards, at the height `y`."""
    if crs.isGeographic():
        return max(1.0, _METRES_PER_DEGREE * math.cos(math.radians(y))), _METRES_PER_DEGREE
    factor = QgsUnitTypes.fromUnitToUnitFactor(crs.mapUnits(), QgsUnitTypes.DistanceUnit.DistanceMeters)
    return factor, factor


def _tile_of(parameters: Mapping[str, Any]) -> Tuple[int, float]:
    """Return the side of the model's tile in pixels, and that of a pixel in metres."""
    aerial = read_card(model_folder(str(parameters.get(names.MODEL_FOLDER) or parameters.get(names.MODEL)))).aerial
    return aerial.patch, aerial.pixel_size


def _show(run: Run, folder: tempfile.TemporaryDirectory[str]) -> None:
    """Put the preview that is done on top of the map."""
    if run.state.phase != states.DONE:
        _delete(folder)
        return
    layer = QgsRasterLayer(str(run.state.output), tr("Preview"))
    name_legend(layer)
    remove_preview()
    layer.setCustomProperty(PROPERTY, True)
    _kept["folder"] = folder
    QgsProject.instance().addMapLayer(layer, False)
    QgsProject.instance().layerTreeRoot().insertLayer(0, layer)


def remove_preview() -> None:
    """Take the preview off the map; the plugin calls this when it unloads."""
    project = QgsProject.instance()
    found = [identity for identity, layer in project.mapLayers().items() if layer.customProperty(PROPERTY)]
    if found:
        project.removeMapLayers(found)
    for folder in _kept.values():
        _delete(folder)
    _kept.clear()


def _delete(folder: tempfile.TemporaryDirectory[str]) -> None:
    """Delete a preview's files, now: QGIS ends without Python's own tidying up."""
    with suppress(OSError):
        folder.cleanup()
