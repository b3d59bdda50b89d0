# SPDX-License-Identifier: GPL-2.0-or-later
"""The result layers, when Processing loads them into the project: their names and their legend."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, List

from qgis.core import (
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
)


def name_when_loaded(path: str, name: str, context: QgsProcessingContext) -> None:
    """See to it that a result, if it is loaded, is called `name` and keeps the style written beside it."""
    if context.willLoadLayerOnCompletion(path):
        details = context.layerToLoadOnCompletionDetails(path)
        details.name = name
        details.forceName = True
        details.setPostProcessor(_Finish(name))


class _Finish(QgsProcessingLayerPostProcessorInterface):
    """Runs on the main thread, after Processing has put its own name and style on the layer."""

    # QGIS keeps no reference of its own, and silently skips a post-processor that Python has dropped.
    _alive: ClassVar[List[_Finish]] = []

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._alive.append(self)

    def postProcessLayer(
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Put the name and the engine's style on the layer, then let go of this object."""
        layer.setName(self._name)
        style = Path(layer.source()).with_suffix(".qml")
        if style.is_file():
            layer.loadNamedStyle(str(style))
            layer.triggerRepaint()
        if self in self._alive:
            self._alive.remove(self)
