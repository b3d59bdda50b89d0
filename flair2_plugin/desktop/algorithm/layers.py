# SPDX-License-Identifier: GPL-2.0-or-later
"""What the engine needs to know of a QGIS layer: where its pixels are, as GDAL understands it."""

from __future__ import annotations

import re
from pathlib import Path

from qgis.core import QgsMapLayer

from flair2_plugin.core.errors import InvalidRequest
from flair2_plugin.desktop.translation import tr

# QGIS appends these to a source of GDAL's; a file's own name may hold a "|" too.
_QGIS_SUFFIX = re.compile(r"\|(option|credential):.*$", re.DOTALL)
_NOT_ON_DISK = ("<", "MEM:", "/vsimem/")


def gdal_source(layer: QgsMapLayer) -> str:
    """Return the string that opens a raster layer's pixels outside QGIS: a path, absolute, or a subdataset's name.

    Raises:
        InvalidRequest: the layer has no file: a web map, a database's raster, a raster in memory.
    """
    source = _QGIS_SUFFIX.sub("", layer.source())
    if layer.providerType() == "wms":
        raise InvalidRequest(
            tr(
                'The layer "{name}" is a web map and has no file of its own: save the part that you need as a GeoTIFF '
                "(right-click the layer, Export > Save As…, raw data, with pixels as the model's, such as 0.2 m) and "
                "choose that."
            ).format(name=layer.name())
        )
    if layer.providerType() != "gdal" or source.startswith(_NOT_ON_DISK):
        raise InvalidRequest(
            tr(
                'The layer "{name}" has no file of its own: save it as a GeoTIFF first '
                "(right-click the layer, Export > Save As…, raw data) and choose that."
            ).format(name=layer.name())
        )
    return absolute(source)


def absolute(source: str) -> str:
    """Return a path made absolute, since the engine may run elsewhere; what is no file stays as it is."""
    return str(Path(source).absolute()) if Path(source).exists() else source
