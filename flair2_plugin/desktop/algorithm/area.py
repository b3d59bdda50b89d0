# SPDX-License-Identifier: GPL-2.0-or-later
"""The area of interest, from a layer of the project or a part of it to a file that the engine reads."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsFeature,
    QgsFeatureRequest,
    QgsFields,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsVectorFileWriter,
    QgsWkbTypes,
)

from flair2_plugin.core.errors import InvalidRequest, OutputFailed
from flair2_plugin.desktop.translation import tr


def check_area(source: QgsProcessingFeatureSource) -> None:
    """Refuse at once what the engine would refuse later.

    Raises:
        InvalidRequest: there is no polygon, or nothing says where it lies.
    """
    if source.featureCount() == 0:
        raise InvalidRequest(
            tr('The area "{name}" holds no polygon: draw one, or untick "Selected features only".').format(
                name=source.sourceName()
            )
        )
    if not source.sourceCrs().isValid():
        text = tr('The area "{name}" has no coordinate reference system: assign one to it.')
        raise InvalidRequest(text.format(name=source.sourceName()))


def write_area(source: QgsProcessingFeatureSource, path: Path, context: QgsProcessingContext) -> None:
    """Write the polygons of a source as a GeoPackage without attributes, as they are: the engine repairs them.

    Raises:
        OutputFailed: they can't be written.
    """
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    kind = QgsWkbTypes.multiType(QgsWkbTypes.linearType(source.wkbType()))
    writer = QgsVectorFileWriter.create(
        str(path), QgsFields(), kind, source.sourceCrs(), context.transformContext(), options
    )
    unchecked = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
    for feature in source.getFeatures(QgsFeatureRequest().setNoAttributes(), unchecked):
        if feature.hasGeometry():
            writer.addFeature(_plain(feature.geometry()))
    problem = writer.errorMessage()
    del writer  # closes the file
    if problem:
        text = tr("The area can't be written to {path} ({problem}): see to free space there.")
        raise OutputFailed(text.format(path=path, problem=problem))


def _plain(geometry: QgsGeometry) -> QgsFeature:
    """Return a multi-part feature without arcs."""
    straight = QgsGeometry(geometry.constGet().segmentize())
    straight.convertToMultiType()
    feature = QgsFeature()
    feature.setGeometry(straight)
    return feature
