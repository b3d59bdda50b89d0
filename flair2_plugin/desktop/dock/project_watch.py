# SPDX-License-Identifier: GPL-2.0-or-later
"""What happens in the project, as far as the dock has to follow it."""

from __future__ import annotations

from typing import Any, Callable, List, Tuple

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

_SETTLE = 100  # milliseconds; loading a project adds its layers one by one


class ProjectWatch(QObject):
    """Gathers the project's signals: `layersChanged` comes once after a burst of changes."""

    layersChanged = pyqtSignal()
    opened = pyqtSignal()
    saving = pyqtSignal()

    def __init__(self, project: QgsProject, parent: QObject) -> None:
        """Listen to a project."""
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLE)
        self._timer.timeout.connect(self.layersChanged)
        tree = project.layerTreeRoot()
        settle = self._settle
        self._connections: List[Tuple[Any, Callable[..., None]]] = [
            (project.layersAdded, settle),
            (project.layersRemoved, settle),
            (project.crsChanged, settle),
            (tree.addedChildren, settle),
            (tree.removedChildren, settle),
            (tree.nameChanged, settle),
            (project.readProject, self._on_opened),
            (project.cleared, settle),
            (project.writeProject, self._on_saving),
        ]
        for signal, slot in self._connections:
            signal.connect(slot)

    def close(self) -> None:
        """Listen no more."""
        self._timer.stop()
        while self._connections:
            signal, slot = self._connections.pop()
            signal.disconnect(slot)

    def _settle(self, *arguments: Any) -> None:
        self._timer.start()

    def _on_opened(self, *arguments: Any) -> None:
        self.opened.emit()

    def _on_saving(self, *arguments: Any) -> None:
        self.saving.emit()
