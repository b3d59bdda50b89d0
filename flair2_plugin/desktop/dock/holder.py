# SPDX-License-Identifier: GPL-2.0-or-later
"""Makes the dock when it is first wanted, with the runs that it shows, and takes it all away again."""

from __future__ import annotations

import sys
from typing import Any, Optional

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QAction

from flair2_plugin.desktop.dock.dock import Flair2Dock
from flair2_plugin.desktop.dock.services import Services, make_services
from flair2_plugin.desktop.models.announcement import announcer

_SHOWN = "flair2/dockShown"


class DockHolder:
    """Ties the dock to the action that shows and hides it."""

    def __init__(self, iface: Any, action: QAction) -> None:
        """Show the dock at once if it was shown when QGIS was last closed."""
        self._iface = iface
        self._action = action
        self._services: Optional[Services] = None
        self.dock: Optional[Flair2Dock] = None
        action.setCheckable(True)
        action.toggled.connect(self._on_toggled)
        QgsApplication.instance().aboutToQuit.connect(self._on_quit)
        if QgsSettings().value(_SHOWN, False, type=bool):
            action.setChecked(True)

    def close(self) -> None:
        """Take the dock away, stop its runs, and leave nothing behind."""
        QgsApplication.instance().aboutToQuit.disconnect(self._on_quit)
        self._action.toggled.disconnect(self._on_toggled)
        QgsSettings().setValue(_SHOWN, self._action.isChecked())
        if self.dock is not None:
            self.dock.close_down()
            self._iface.removeDockWidget(self.dock)
            self.dock.deleteLater()
            self.dock = None
        if self._services is not None:
            self._services.close()
            self._services = None
        self._close_windows()
        announcer.cache_clear()

    def make_dock(self) -> Flair2Dock:
        """Return the dock, made if need be."""
        if self.dock is None:
            self._services = make_services()
            self.dock = Flair2Dock(self._iface, self._services, self._iface.mainWindow())
            self.dock.engineWanted.connect(self.open_engine)
            self.dock.modelsWanted.connect(self.open_models)
            self._iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
            self.dock.setToggleVisibilityAction(self._action)
        return self.dock

    def open_engine(self) -> None:
        """Open the dialog that sets up the engine."""
        from flair2_plugin.desktop.environment.dialog import open_environment_dialog  # not before it is asked for

        open_environment_dialog(self._iface.mainWindow())
        self._refresh()

    def open_models(self) -> None:
        """Open the page of model packages."""
        from flair2_plugin.desktop.models.page import open_model_page  # not before it is asked for

        open_model_page(self._iface.mainWindow())
        self._refresh()

    def _close_windows(self) -> None:
        """Close the windows that were opened from here; one whose module was never imported wasn't."""
        engine = sys.modules.get("flair2_plugin.desktop.environment.dialog")
        if engine is not None:
            engine.close_environment_dialog()
        models = sys.modules.get("flair2_plugin.desktop.models.page")
        if models is not None:
            models.close_model_page()

    def _refresh(self) -> None:
        if self.dock is not None:
            self.dock.form.imagery.refresh_models()
            self.dock.review()

    def _on_toggled(self, shown: bool) -> None:
        if shown and self.dock is None:
            self.make_dock().setUserVisible(True)

    def _on_quit(self) -> None:
        QgsSettings().setValue(_SHOWN, self._action.isChecked())
        if self._services is not None:
            self._services.end()
