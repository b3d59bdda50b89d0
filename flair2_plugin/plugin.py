# SPDX-License-Identifier: GPL-2.0-or-later
"""Wires the QGIS side up and down again, nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices, QIcon
from qgis.PyQt.QtWidgets import QAction

from flair2_plugin.desktop.algorithm.engine_algorithm import HOMEPAGE
from flair2_plugin.desktop.icons import plugin_icon
from flair2_plugin.desktop.provider import Flair2Provider
from flair2_plugin.desktop.translation import install_translator, remove_translator, tr

if TYPE_CHECKING:
    from flair2_plugin.desktop.dock.holder import DockHolder
    from flair2_plugin.desktop.options import OptionsFactory


class Flair2Plugin:
    """The plugin object that QGIS holds; `iface` is None in qgis_process."""

    def __init__(self, iface: Any) -> None:
        """Keep what QGIS hands over, and speak its language."""
        self._iface = iface
        self._translator = install_translator()
        self._menu = tr("FLAIR-2 land cover")
        self._provider: Flair2Provider | None = None
        self._actions: list[QAction] = []
        self._help: QAction | None = None
        self._holder: DockHolder | None = None
        self._options: OptionsFactory | None = None

    def initProcessing(self) -> None:
        """Add the Processing provider; all that qgis_process asks for."""
        self._provider = Flair2Provider()
        QgsApplication.processingRegistry().addProvider(self._provider)

    def initGui(self) -> None:
        """Add the provider, the panel, the entries in the Raster and the Help menu, and the toolbar button."""
        from flair2_plugin.desktop.dock.holder import DockHolder  # widgets, which qgis_process has no use for
        from flair2_plugin.desktop.options import OptionsFactory

        self.initProcessing()
        panel = self._make_action("flair2Panel", tr("Land Cover &Panel"), None)
        panel.setToolTip(tr("Show the panel that classifies land cover from an ortho and Sentinel-2 images"))
        self._holder = DockHolder(self._iface, panel)
        self._actions = [
            panel,
            self._make_action("flair2Classify", tr("&Classify Land Cover…"), self._open_dialog),
            self._make_action("flair2Engine", tr("&Engine…"), self._holder.open_engine),
            self._make_action("flair2Models", tr("&Models…"), self._holder.open_models),
            self._make_action("flair2Help", tr("&Help"), _open_help),
        ]
        for action in self._actions:
            self._iface.addPluginToRasterMenu(self._menu, action)
        self._iface.addRasterToolBarIcon(panel)
        self._help = self._make_action("flair2PluginHelp", self._menu, _open_help)
        self._iface.pluginHelpMenu().addAction(self._help)
        self._options = OptionsFactory(self._holder.open_engine, self._holder.open_models)
        self._iface.registerOptionsWidgetFactory(self._options)

    def unload(self) -> None:
        """Take away what initGui and initProcessing added."""
        if self._options is not None:
            self._iface.unregisterOptionsWidgetFactory(self._options)
            self._options = None
        if self._holder is not None:
            self._holder.close()
            self._holder = None
        if self._help is not None:
            self._iface.pluginHelpMenu().removeAction(self._help)
            self._help.deleteLater()
            self._help = None
        if self._actions:
            self._iface.removeRasterToolBarIcon(self._actions[0])
        for action in self._actions:
            self._iface.removePluginRasterMenu(self._menu, action)
            action.deleteLater()
        self._actions = []
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
        remove_translator(self._translator)
        self._translator = None

    def _make_action(self, name: str, text: str, act: Callable[[], None] | None) -> QAction:
        icon = plugin_icon() if act is None or act is _open_help else QIcon()
        action = QAction(icon, text, self._iface.mainWindow())
        action.setObjectName(name)
        if act is not None:
            action.triggered.connect(act)
        return action

    def _open_dialog(self) -> None:
        from processing import execAlgorithmDialog  # needs iface, so not at import

        execAlgorithmDialog("flair2:classify", {})


def _open_help() -> None:
    QDesktopServices.openUrl(QUrl(HOMEPAGE))
