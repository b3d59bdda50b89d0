# SPDX-License-Identifier: GPL-2.0-or-later
"""What the project's raster layers tell of dates: by their fixed temporal ranges."""

from __future__ import annotations

import calendar
from datetime import date
from typing import Dict, Iterator, Optional, Tuple

from qgis.core import Qgis, QgsMapLayer, QgsProject, QgsRasterLayer, QgsRasterLayerTemporalProperties
from qgis.PyQt.QtCore import QDate

from flair2_plugin.core.dates import MIDDLE_OF_MONTH
from flair2_plugin.core.errors import InvalidRequest
from flair2_plugin.desktop.algorithm.layers import gdal_source


def day_of_layer(layer: QgsMapLayer) -> Optional[date]:
    """Return the day at which a layer's fixed temporal range begins; the middle of a range that is a month."""
    properties = layer.temporalProperties()
    if not isinstance(properties, QgsRasterLayerTemporalProperties) or not properties.isActive():
        return None
    period = properties.fixedTemporalRange()
    if properties.mode() != Qgis.RasterTemporalMode.FixedTemporalRange or not period.begin().isValid():
        return None
    first = _as_date(period.begin().date())
    if first.day == 1 and period.end().isValid():
        length = calendar.monthrange(first.year, first.month)[1]
        if (_as_date(period.end().date()) - first).days in (length - 1, length):
            return first.replace(day=MIDDLE_OF_MONTH)
    return first


def layers_by_key() -> Dict[str, Tuple[str, QgsRasterLayer]]:
    """Return the project's rasters with their files, by their ids, sources and files."""
    return {key: (file, layer) for file, layer in _raster_layers() for key in (layer.id(), layer.source(), file)}


def _raster_layers() -> Iterator[Tuple[str, QgsRasterLayer]]:
    """Yield the project's rasters by their files."""
    for layer in QgsProject.instance().mapLayers().values():
        if isinstance(layer, QgsRasterLayer):
            try:
                yield gdal_source(layer), layer
            except InvalidRequest:
                continue


def _as_date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
