# SPDX-License-Identifier: GPL-2.0-or-later
"""The result layers, when Processing loads them into the project: their names and their legend."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, List

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsRendererCategory,
    QgsVectorLayer,
)

from flair2_plugin.core.nomenclature import ClassTable
from flair2_plugin.desktop.class_names import name_classes, name_legend


def name_when_loaded(path: str, name: str, context: QgsProcessingContext, classes: ClassTable = ()) -> None:
    """See to it that a result, if it is loaded, is called `name` and has a legend.

    That of a raster is the style written beside it, that of polygons is made of their `classes`.
    """
    if context.willLoadLayerOnCompletion(path):
        details = context.layerToLoadOnCompletionDetails(path)
        details.name = name
        details.forceName = True
        details.setPostProcessor(_Finish(name, classes))


def class_renderer(classes: ClassTable) -> QgsCategorizedSymbolRenderer:
    """Return what draws the engine's polygons in the colours of their classes, without outlines."""
    symbols = (QgsFillSymbol.createSimple({"color": entry.colour, "outline_style": "no"}) for entry in classes)
    shown = zip(name_classes(classes), symbols)
    return QgsCategorizedSymbolRenderer(
        "class", [QgsRendererCategory(entry.id, symbol, entry.name) for entry, symbol in shown]
    )


class _Finish(QgsProcessingLayerPostProcessorInterface):
    """Runs on the main thread, after Processing has put its own name and style on the layer."""

    # QGIS keeps no reference of its own, and silently skips a post-processor that Python has dropped.
    _alive: ClassVar[List[_Finish]] = []

    def __init__(self, name: str, classes: ClassTable) -> None:
        super().__init__()
        self._name = name
        self._classes = classes
        self._alive.append(self)

    def postProcessLayer(
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Put the name and the legend on the layer, then let go of this object."""
        layer.setName(self._name)
        style = Path(layer.source()).with_suffix(".qml")
        if isinstance(layer, QgsVectorLayer):
            layer.setRenderer(class_renderer(self._classes))
            layer.triggerRepaint()
        elif style.is_file():
            layer.loadNamedStyle(str(style))
            name_legend(layer)
            layer.triggerRepaint()
        if self in self._alive:
            self._alive.remove(self)
