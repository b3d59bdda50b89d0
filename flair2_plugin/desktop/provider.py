# SPDX-License-Identifier: GPL-2.0-or-later
"""The Processing provider "flair2"."""

from __future__ import annotations

from typing import List

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from flair2_plugin import __version__
from flair2_plugin.desktop.algorithm.classify import ClassifyAlgorithm
from flair2_plugin.desktop.algorithm.sentinel2 import Sentinel2Algorithm
from flair2_plugin.desktop.icons import ICON, plugin_icon
from flair2_plugin.desktop.settings import add_settings, remove_settings
from flair2_plugin.desktop.translation import tr


class Flair2Provider(QgsProcessingProvider):
    """Offers the algorithms to the toolbox, to models and to qgis_process."""

    def id(self) -> str:
        """Return the prefix of the algorithms' ids; it never changes."""
        return "flair2"

    def name(self) -> str:
        """Return the name in the toolbox."""
        return tr("FLAIR-2 land cover")

    def longName(self) -> str:
        """Return the name with what it is about."""
        return tr("FLAIR-2 land cover (aerial and Sentinel-2 images)")

    def versionInfo(self) -> str:
        """Return the plugin's version."""
        return __version__

    def icon(self) -> QIcon:
        """Return the icon in the toolbox."""
        return plugin_icon()

    def svgIconPath(self) -> str:
        """Return the icon for the models' canvas."""
        return str(ICON)

    def load(self) -> bool:
        """Show the settings and add the algorithms."""
        add_settings(self)
        return bool(super().load())

    def unload(self) -> None:
        """Take the settings away; QGIS itself drops the algorithms."""
        remove_settings(self)

    def loadAlgorithms(self) -> None:
        """Add the algorithms."""
        self.addAlgorithm(ClassifyAlgorithm())
        self.addAlgorithm(Sentinel2Algorithm())

    def supportedOutputVectorLayerExtensions(self) -> List[str]:
        """Return the one format of polygons that the engine writes."""
        return ["gpkg"]

    def defaultVectorFileExtension(self, has_geometry: bool = True) -> str:
        """Return GeoPackage's, whatever Processing's options say."""
        return "gpkg"

    def supportedOutputRasterLayerExtensions(self) -> List[str]:
        """Return the one format that the engine writes."""
        return ["tif"]

    def defaultRasterFileExtension(self) -> str:
        """Return GeoTIFF's, whatever Processing's options say."""
        return "tif"
