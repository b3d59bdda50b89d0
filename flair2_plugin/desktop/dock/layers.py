# SPDX-License-Identifier: GPL-2.0-or-later
"""The project's rasters, as the dock offers them: which looks like an ortho, which like Sentinel-2."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterable, List, Optional, Tuple

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsDistanceArea,
    QgsLayerTreeGroup,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
)

from flair2_plugin.core.errors import InvalidRequest
from flair2_plugin.core.model_card import SENTINEL2_BANDS
from flair2_plugin.desktop.algorithm.layers import gdal_source
from flair2_plugin.desktop.dock.band_guess import OrthoBand
from flair2_plugin.desktop.dock.suitability import OrthoFacts
from flair2_plugin.desktop.translation import by_number, tr

_NAMES = ("Byte", "UInt16", "Int16", "UInt32", "Int32", "Float32", "Float64")
_TYPES = {getattr(Qgis.DataType, name): name for name in _NAMES}


@dataclass(frozen=True)
class SeriesChoice:
    """A Sentinel-2 series that can be chosen: layers by their source, or a folder."""

    label: str
    sources: Tuple[str, ...] = ()
    folder: str = ""


def find_ortho(layers: Iterable[QgsRasterLayer]) -> Optional[QgsRasterLayer]:
    """Return the layer that looks most like an ortho: of those with three bands or more that with the finest pixels."""
    rasters = [layer for layer in layers if layer.isValid() and layer.bandCount() >= 3]
    rasters = [layer for layer in rasters if _has_file(layer) and not _looks_like_sentinel2(layer)]
    return min(rasters, key=lambda layer: measure_pixel(layer) or 1e9, default=None)


def measure_pixel(layer: QgsRasterLayer) -> Optional[float]:
    """Return the mean side of the pixel in the middle of a raster, in metres on the ground, or None."""
    if not layer.crs().isValid() or not layer.width() or not layer.height():
        return None
    ruler = QgsDistanceArea()
    ruler.setSourceCrs(layer.crs(), QgsProject.instance().transformContext())
    ruler.setEllipsoid(layer.crs().ellipsoidAcronym() or "EPSG:7030")
    extent, centre = layer.extent(), layer.extent().center()
    across = QgsPointXY(centre.x() + extent.width() / layer.width(), centre.y())
    down = QgsPointXY(centre.x(), centre.y() + extent.height() / layer.height())
    return (float(ruler.measureLine(centre, across)) + float(ruler.measureLine(centre, down))) / 2.0


def describe_bands(layer: QgsRasterLayer) -> Tuple[OrthoBand, ...]:
    """Return the bands of a raster as its file describes them."""
    provider = layer.dataProvider()
    return tuple(
        OrthoBand(band, layer.bandName(band).partition(":")[2].strip(), provider.colorInterpretationName(band))
        for band in range(1, layer.bandCount() + 1)
    )


def read_facts(layer: QgsRasterLayer) -> OrthoFacts:
    """Return what a raster's header tells."""
    crs: QgsCoordinateReferenceSystem = layer.crs()
    kind = _TYPES.get(layer.dataProvider().sourceDataType(1), tr("unknown"))
    return OrthoFacts(layer.name(), crs.isValid(), crs.isGeographic(), measure_pixel(layer), kind)


def list_series(project: QgsProject) -> List[SeriesChoice]:
    """Return the series among a project's layers: groups of such rasters first, then each on its own."""
    choices = []
    for group in project.layerTreeRoot().findGroups(True):
        images = _images(group)
        if images:
            text = by_number(len(images), tr("{group} (1 layer)"), tr("{group} ({count} layers)"))
            label = text.format(group=group.name(), count=len(images))
            choices.append(SeriesChoice(label, tuple(layer.source() for layer in images)))
    return choices + [SeriesChoice(layer.name(), (layer.source(),)) for layer in _images(project.layerTreeRoot())]


def list_images(project: QgsProject) -> List[QgsRasterLayer]:
    """Return all rasters of a project that may be Sentinel-2 images."""
    return _images(project.layerTreeRoot())


def _images(group: QgsLayerTreeGroup) -> List[QgsRasterLayer]:
    layers = (node.layer() for node in group.findLayers())
    return [layer for layer in layers if isinstance(layer, QgsRasterLayer) and _looks_like_sentinel2(layer)]


def _looks_like_sentinel2(layer: QgsRasterLayer) -> bool:
    count = layer.bandCount()
    return bool(count and layer.isValid() and count % len(SENTINEL2_BANDS) == 0 and _has_file(layer))


def _has_file(layer: QgsRasterLayer) -> bool:
    try:
        gdal_source(layer)
    except InvalidRequest:
        return False
    return True
