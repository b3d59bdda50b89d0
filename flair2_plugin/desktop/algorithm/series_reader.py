# SPDX-License-Identifier: GPL-2.0-or-later
"""From Processing's parameters to the request for a series; on the main thread, since it reads layers."""

from __future__ import annotations

from typing import Any, Dict, Optional, Tuple

from qgis.core import QgsProcessingAlgorithm, QgsProcessingContext

from flair2_plugin.core.errors import InvalidRequest
from flair2_plugin.core.request import Extent
from flair2_plugin.core.series_request import SeriesRequest, whole_year
from flair2_plugin.desktop.algorithm import series_parameters as names
from flair2_plugin.desktop.algorithm.layers import gdal_source
from flair2_plugin.desktop.translation import tr

_LATER = "."  # the folder's name is made where the run is


def read_series_values(
    algorithm: QgsProcessingAlgorithm, values: Dict[str, Any], context: QgsProcessingContext
) -> SeriesRequest:
    """Return the request, its output not yet the right one.

    Raises:
        Flair2Error: a value makes no sense.
    """
    ortho = _ortho(algorithm, values, context)
    extent, crs = _extent(algorithm, values, context)
    if (ortho is None) == (extent is None):
        raise InvalidRequest(tr("The area is given by an ortho or by an extent: choose one of the two."))
    first, last = _period(algorithm, values, context)
    address = algorithm.parameterAsString(values, names.CATALOG_ADDRESS, context).strip()
    return SeriesRequest(
        output=_LATER,
        catalog=address or algorithm.parameterAsEnumString(values, names.CATALOG, context),
        first=first,
        last=last,
        extent=extent,
        crs=crs,
        ortho=ortho,
        collection=algorithm.parameterAsString(values, names.COLLECTION, context).strip() or None,
        cloud_cover=algorithm.parameterAsDouble(values, names.CLOUD_COVER, context),
        every=algorithm.parameterAsEnumString(values, names.EVERY, context),
    )


def _ortho(algorithm: QgsProcessingAlgorithm, values: Dict[str, Any], context: QgsProcessingContext) -> Optional[str]:
    layer = algorithm.parameterAsRasterLayer(values, names.ORTHO, context)
    if layer is None and values.get(names.ORTHO):
        raise InvalidRequest(tr("The ortho can't be read: choose a raster layer or an existing file."))
    return gdal_source(layer) if layer else None


def _extent(
    algorithm: QgsProcessingAlgorithm, values: Dict[str, Any], context: QgsProcessingContext
) -> Tuple[Optional[Extent], str]:
    box = algorithm.parameterAsExtent(values, names.EXTENT, context)
    if box.isNull():
        return None, "EPSG:4326"
    crs = algorithm.parameterAsExtentCrs(values, names.EXTENT, context)
    if not crs.isValid():
        raise InvalidRequest(tr("The extent has no coordinate system: choose it from a layer or the map."))
    return Extent(box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()), crs.authid() or crs.toWkt()


def _period(
    algorithm: QgsProcessingAlgorithm, values: Dict[str, Any], context: QgsProcessingContext
) -> Tuple[str, str]:
    first, last = (algorithm.parameterAsDateTime(values, name, context) for name in (names.FIRST, names.LAST))
    if first.isValid() and last.isValid():
        return first.toString("yyyy-MM-dd"), last.toString("yyyy-MM-dd")
    if first.isValid() or last.isValid():
        raise InvalidRequest(tr("A period has a first and a last day: give both, or none for a whole year."))
    return whole_year(algorithm.parameterAsInt(values, names.YEAR, context))
