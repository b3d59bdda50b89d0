# SPDX-License-Identifier: GPL-2.0-or-later
"""Parameter values that outlive the layers and the selection they were made of: plain ones, as JSON has them."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any, Dict, Mapping, Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsMapLayer,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingUtils,
    QgsProject,
    QgsProperty,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsVectorLayer,
)

from flair2_plugin.core.errors import Flair2Error, InvalidRequest
from flair2_plugin.desktop.algorithm import parameters as names
from flair2_plugin.desktop.algorithm.area import check_area, write_area
from flair2_plugin.desktop.algorithm.layers import gdal_source
from flair2_plugin.desktop.algorithm.series_dates import tell_dates
from flair2_plugin.desktop.translation import tr

_SUFFIXES = {names.OUTPUT: "land cover.tif", names.CONFIDENCE: "confidence.tif", names.POLYGONS: "polygons.gpkg"}


def plain_values(values: Mapping[str, Any], areas: Path) -> Dict[str, Any]:
    """Return values for flair2:classify without layers, so that a layer may go while its run waits.

    Layers become their files, temporary outputs get names, and an area that is no whole file (selected features, a
    layer in memory) is written to a GeoPackage in the folder `areas`.

    Raises:
        Flair2Error: a layer has no file of its own, or the area can't be written.
    """
    plain = {name: _plain(value) for name, value in values.items() if value is not None and value != ""}
    if names.INPUT in plain:
        plain[names.INPUT] = _raster(plain[names.INPUT])
    if names.SENTINEL2 in plain:
        several = plain[names.SENTINEL2]
        plain[names.SENTINEL2] = [_raster(one) for one in (several if isinstance(several, list) else [several])]
    if names.DATES not in plain:
        dates = tell_dates([*plain.get(names.SENTINEL2, []), *filter(None, [plain.get(names.SENTINEL2_FOLDER)])])
        plain.update({names.DATES: dates} if dates else {})
    if names.AREA in plain:
        plain[names.AREA] = _area(values[names.AREA], areas)
    for name in set(_SUFFIXES) & set(plain):
        plain[name] = _destination(plain[name], _SUFFIXES[name])
    return plain


def layer_name(value: Any) -> str:
    """Return what the user calls a raster, given as Processing takes it."""
    layer = value if isinstance(value, QgsMapLayer) else QgsProject.instance().mapLayer(str(value))
    return str(layer.name()) if layer else Path(str(value)).stem


def _plain(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, QgsReferencedRectangle):
        return extent_text(value, value.crs())
    if isinstance(value, QgsRectangle):
        return extent_text(value, QgsCoordinateReferenceSystem())
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink
    if isinstance(value, QgsProperty):
        return value.staticValue()
    return value


def extent_text(box: QgsRectangle, crs: QgsCoordinateReferenceSystem) -> str:
    """Return an extent as Processing's own text, "xmin,xmax,ymin,ymax [EPSG:…]"."""
    corners = ",".join(repr(number) for number in (box.xMinimum(), box.xMaximum(), box.yMinimum(), box.yMaximum()))
    return f"{corners} [{crs.authid()}]" if crs.isValid() and crs.authid() else corners


def _raster(value: Any) -> str:
    layer = value if isinstance(value, QgsMapLayer) else QgsProject.instance().mapLayer(str(value))
    return gdal_source(layer) if layer else str(value)


def _area(value: Any, areas: Path) -> str:
    layer = _area_layer(value)
    if layer is None:
        return str(value.source.staticValue() if isinstance(value, QgsProcessingFeatureSourceDefinition) else value)
    definition = value if isinstance(value, QgsProcessingFeatureSourceDefinition) else None
    if not (definition and definition.selectedFeaturesOnly) and _is_whole_file(layer):
        return str(layer.source())
    return _write(definition or QgsProcessingFeatureSourceDefinition(layer.id()), areas)


def _area_layer(value: Any) -> Optional[QgsVectorLayer]:
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        value = value.source.staticValue()
    layer = value if isinstance(value, QgsMapLayer) else QgsProject.instance().mapLayer(str(value))
    return layer if isinstance(layer, QgsVectorLayer) else None


def _is_whole_file(layer: QgsVectorLayer) -> bool:
    plain = layer.providerType() == "ogr" and "|" not in layer.source()  # else one layer of several, or a part of one
    return plain and not layer.subsetString() and not layer.isEditable()


def _write(definition: QgsProcessingFeatureSourceDefinition, areas: Path) -> str:
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    source = QgsProcessingUtils.variantToSource(definition, context)
    if source is None:
        raise InvalidRequest(tr("The area of interest can't be read: choose a polygon layer or an existing file."))
    check_area(source)
    try:
        areas.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix="area_", dir=str(areas)))
    except OSError as problem:
        raise Flair2Error(
            tr("The area can't be written to {folder} ({problem}).").format(folder=areas, problem=problem.strerror)
        ) from problem
    path = folder / "area.gpkg"
    write_area(source, path, context)
    return str(path)


def _destination(value: Any, suffix: str) -> str:
    if str(value) == QgsProcessing.TEMPORARY_OUTPUT:
        return str(QgsProcessingUtils.generateTempFilename(suffix.replace(" ", "_")))
    return str(value)


def without_layers(values: Mapping[str, Any]) -> Dict[str, Any]:
    """Return the values with layers named by their ids or sources: a layer may go before they are read."""
    return {name: _named(value) for name, value in values.items() if value is not None}


def _named(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [_named(item) for item in value]
    if isinstance(value, QgsMapLayer):
        return value.id() if QgsProject.instance().mapLayer(value.id()) else value.source()
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        return value.sink.staticValue()
    return value
