# SPDX-License-Identifier: GPL-2.0-or-later
"""The runs that are over: the last one's result, and the list of past ones."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import QgsProject
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from flair2_plugin.desktop.dock.history_box import HistoryBox
from flair2_plugin.desktop.dock.result_box import ResultBox
from flair2_plugin.desktop.dock.services import Services
from flair2_plugin.desktop.runs.layers import add_layers


class RunsBox(QWidget):
    """Holds the sections "Result" and "Past Runs"."""

    fillWanted = pyqtSignal(object)
    startWanted = pyqtSignal(object, str)

    def __init__(self, services: Services) -> None:
        """List the past runs."""
        super().__init__()
        self._services = services
        self._shown: Optional[Any] = None
        self.result = ResultBox()
        self.history = HistoryBox()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.result)
        column.addWidget(self.history)
        self.result.fillWanted.connect(self.fillWanted)
        self.result.resumeWanted.connect(self._resume)
        self.history.resumeWanted.connect(self._resume)
        self.history.chosen.connect(self._load)
        self.history.removeWanted.connect(services.history.remove)
        self.refresh()

    def refresh(self) -> None:
        """List the past runs anew."""
        self.history.show_runs(self._services.history.runs())

    def follow(self, run: Any) -> bool:
        """Show a run's result once it is over; return whether it has been shown just now."""
        if not run.state.is_over or run is self._shown:
            return False
        self._shown = run
        self.result.show_state(run.state, run.log())
        return True

    def _resume(self, run: Any) -> None:
        self.startWanted.emit(self._services.history.again(run.parameters, resume=True), run.title)

    def _load(self, run: Any) -> None:
        state = run.as_state()
        self._shown = None
        self.result.show_state(state, "\n".join(state.notes) or state.error)
        add_layers(state, QgsProject.instance())
