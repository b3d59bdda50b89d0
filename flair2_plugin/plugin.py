# SPDX-License-Identifier: GPL-2.0-or-later
"""Wires the QGIS side up and down again, nothing else."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import QAction

from flair2_plugin.desktop.icons import plugin_icon
from flair2_plugin.desktop.provider import Flair2Provider

_MENU = "FLAIR-2 land cover"


class Flair2Plugin:
    """The plugin object that QGIS holds; `iface` is None in qgis_process."""

    def __init__(self, iface: Any) -> None:
        """Keep what QGIS hands over."""
        self._iface = iface
        self._provider: Flair2Provider | None = None
        self._action: QAction | None = None

    def initProcessing(self) -> None:
        """Add the Processing provider; all that qgis_process asks for."""
        self._provider = Flair2Provider()
        QgsApplication.processingRegistry().addProvider(self._provider)

    def initGui(self) -> None:
        """Add the provider, the entry in the Raster menu and the toolbar button."""
        self.initProcessing()
        self._action = QAction(plugin_icon(), "Classify land cover…", self._iface.mainWindow())
        self._action.setObjectName("flair2Classify")
        self._action.setToolTip("Classify land cover from an ortho and Sentinel-2 images")
        self._action.triggered.connect(self._open_dialog)
        self._iface.addPluginToRasterMenu(_MENU, self._action)
        self._iface.addRasterToolBarIcon(self._action)

    def unload(self) -> None:
        """Take away what initGui and initProcessing added."""
        if self._action is not None:
            self._iface.removeRasterToolBarIcon(self._action)
            self._iface.removePluginRasterMenu(_MENU, self._action)
            self._action.deleteLater()
            self._action = None
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None

    def _open_dialog(self) -> None:
        from processing import execAlgorithmDialog  # needs iface, so not at import

        execAlgorithmDialog("flair2:classify", {})
