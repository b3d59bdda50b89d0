# SPDX-License-Identifier: GPL-2.0-or-later
"""The map tool of the preview: a click classifies the one tile under the cursor."""

from __future__ import annotations

from typing import Any, Callable, Dict, Optional

from qgis.core import QgsPointXY
from qgis.gui import QgsMapCanvas, QgsMapTool, QgsMapToolEmitPoint
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal

from flair2_plugin.core.errors import Flair2Error
from flair2_plugin.desktop.dock.texts import describe_preview
from flair2_plugin.desktop.engine.sentences import translate
from flair2_plugin.desktop.runs.preview import preview, stop_preview


class PreviewControl(QObject):
    """Takes the map's tool up and lays it down; the former tool comes back."""

    said = pyqtSignal(str, bool)
    """A sentence for the dock, and whether a preview is in the making."""
    put_away = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas, parent: QObject) -> None:
        """Leave the map as it is."""
        super().__init__(parent)
        self._canvas = canvas
        self._values: Callable[[], Dict[str, Any]] = dict
        self._before: Optional[QgsMapTool] = None
        self._run: Optional[Any] = None
        self._tool = QgsMapToolEmitPoint(canvas)
        self._tool.setCursor(Qt.CursorShape.CrossCursor)
        self._tool.canvasClicked.connect(self._on_click)
        self._tool.deactivated.connect(self.put_away)

    def take_up(self, values: Callable[[], Dict[str, Any]]) -> None:
        """Make clicks on the map previews of what `values` gives at that moment."""
        self._values = values
        if self._canvas.mapTool() is not self._tool:
            self._before = self._canvas.mapTool()
            self._canvas.setMapTool(self._tool)

    def lay_down(self) -> None:
        """Give the map its former tool back."""
        if self._canvas.mapTool() is self._tool:
            before, self._before = self._before, None
            if before is not None:
                self._canvas.setMapTool(before)
            else:
                self._canvas.unsetMapTool(self._tool)

    def close(self) -> None:
        """Take the tool away for good, and end what it began."""
        self.lay_down()
        self._run = None
        stop_preview()
        self._tool.deleteLater()

    def _on_click(self, point: QgsPointXY, button: Any) -> None:
        try:
            run = preview(self._values(), point, self._canvas.mapSettings().destinationCrs())
        except Flair2Error as problem:
            self.said.emit(translate(str(problem)), False)
            return
        self._run = run
        run.changed.connect(self._tell)
        self._tell()

    def _tell(self) -> None:
        if self._run is not None:
            state = self._run.state
            self.said.emit(describe_preview(state), not state.is_over)
