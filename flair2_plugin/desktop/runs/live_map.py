# SPDX-License-Identifier: GPL-2.0-or-later
"""A run on the canvas: strip by strip while it is at work, its layers when it is done."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import List, Optional

from qgis.core import QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QObject, QTimer

from flair2_plugin.core.leftovers import clear_finished
from flair2_plugin.core.messages import Message, Strip
from flair2_plugin.core.symbology import class_style
from flair2_plugin.desktop.class_names import name_classes
from flair2_plugin.desktop.runs import state as states
from flair2_plugin.desktop.runs.areas import classes_of
from flair2_plugin.desktop.runs.growing_map import MapFrame, read_frame, virtual_raster
from flair2_plugin.desktop.runs.layers import add_layers
from flair2_plugin.desktop.runs.run import Run
from flair2_plugin.desktop.translation import tr

_PAUSE = 1_000  # milliseconds between two looks at the map
_WORTH_A_LOOK = 0.05  # drawing takes as long as the map is large: redrawn when a twentieth more is there


class LiveMap(QObject):
    """Follows one run in the project that was open when it was asked for; in another project it shows nothing."""

    def __init__(self, run: Run, parent: Optional[QObject] = None) -> None:
        """Follow a run from its beginning."""
        super().__init__(parent)
        self._run = run
        self._strips: List[Strip] = []
        self._shown = 0
        self._frame: Optional[MapFrame] = None
        self._layer = ""  # its id: the layer itself may be deleted at any time
        self._folder: Optional[tempfile.TemporaryDirectory[str]] = None
        self._version = 0
        self._project_is_open = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._redraw)
        run.message_heard.connect(self._hear)
        QgsProject.instance().cleared.connect(self._lose_project)

    def finish(self) -> None:
        """Take the growing map away and show what came of the run. To be called once, when it is over."""
        self._timer.stop()
        self._remove_layer()
        state = self._run.state
        if state.phase == states.DONE and state.output:
            clear_finished(Path(state.output))  # Windows keeps the strips for as long as they are shown
        if self._project_is_open and (state.phase == states.DONE or state.partial):
            add_layers(state, QgsProject.instance())

    def _hear(self, message: Message) -> None:
        if isinstance(message, Strip) and self._project_is_open:
            self._strips.append(message)
            if not self._timer.isActive():
                self._timer.start(0 if self._shown == 0 else _PAUSE)

    def _lose_project(self) -> None:
        self._project_is_open = False
        self._timer.stop()

    def _redraw(self) -> None:
        if len(self._strips) - self._shown < _WORTH_A_LOOK * self._shown or self._run.state.is_over:
            return
        self._frame = self._frame or read_frame(self._strips[0])
        if self._frame is None:
            return
        if not self._layer:
            self._add_layer(self._write(self._frame))
        elif self._grown_layer() is not None:
            self._grown_layer().setDataSource(self._write(self._frame), self._name(), "gdal", False)
            self._grown_layer().triggerRepaint()
        self._shown = len(self._strips)

    def _write(self, frame: MapFrame) -> str:
        """Write the virtual raster under a new name, since QGIS keeps the old one open, and its style beside it."""
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="flair2")
        self._version += 1
        path = Path(self._folder.name) / f"growing_{self._version}.vrt"
        path.write_text(virtual_raster(frame, self._strips), encoding="utf-8")
        return str(path)

    def _add_layer(self, source: str) -> None:
        classes = tuple(classes_of(self._run.state.parameters).values())
        Path(source).with_suffix(".qml").write_text(class_style(name_classes(classes)), encoding="utf-8")
        layer = QgsRasterLayer(source, self._name())
        if layer.isValid():
            QgsProject.instance().addMapLayer(layer, False)
            QgsProject.instance().layerTreeRoot().insertLayer(0, layer).setExpanded(False)
            self._layer = layer.id()

    def _grown_layer(self) -> Optional[QgsRasterLayer]:
        """Return the layer, None if the user has removed it."""
        return QgsProject.instance().mapLayer(self._layer) if self._layer else None

    def _remove_layer(self) -> None:
        if self._grown_layer() is not None:
            QgsProject.instance().removeMapLayer(self._layer)
        self._layer = ""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _name(self) -> str:
        return tr("{title} (in the making)").format(title=self._run.state.title)
