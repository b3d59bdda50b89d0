# SPDX-License-Identifier: GPL-2.0-or-later
"""The choice of the area: the whole ortho, what the map shows, a drawn rectangle, or the polygons of a layer."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import QgsCoordinateReferenceSystem, QgsMapLayerProxyModel, QgsProject, QgsRectangle, QgsVectorLayer
from qgis.gui import QgsMapCanvas, QgsMapLayerComboBox, QgsMapTool, QgsMapToolExtent
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from flair2_plugin.desktop.dock.rows import add_row, make_narrow, make_note
from flair2_plugin.desktop.dock.values import Area
from flair2_plugin.desktop.runs.preview import metres_per_unit
from flair2_plugin.desktop.runs.values import extent_text
from flair2_plugin.desktop.translation import tr, write_number

_PIXELS = 12  # a smaller rectangle was a click


class AreaBox(QWidget):
    """A combo box, and below it what the choice needs."""

    changed = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas) -> None:
        """Begin with the whole ortho."""
        super().__init__()
        self._canvas = canvas
        self._extent = ""
        self._tool: Optional[QgsMapToolExtent] = None
        self._tool_before: Optional[QgsMapTool] = None
        self.combo = make_narrow(QComboBox())
        self.combo.setObjectName("area")
        for kind, text in _kinds():
            self.combo.addItem(text, kind)
        self.draw_button = QPushButton(tr("&Draw on the Map"))
        self.draw_button.setObjectName("drawArea")
        self.draw_button.setCheckable(True)
        self._drawn = make_note("drawnArea")
        self.polygons = QgsMapLayerComboBox()
        self.polygons.setObjectName("areaLayer")
        self.polygons.setFilters(QgsMapLayerProxyModel.Filter.PolygonLayer)
        self.polygons.setAccessibleName(tr("Polygon layer"))
        make_narrow(self.polygons)
        self.selected_only = QCheckBox(tr("Selected &features only"))
        self.selected_only.setObjectName("selectedOnly")
        self.selected_only.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.selected_only.setMinimumWidth(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        add_row(column, tr("&Area"), self.combo)
        for widget in (self._drawn, self.draw_button, self.polygons, self.selected_only):
            column.addWidget(widget)
        self._connect()
        self._show_needed()

    def area(self) -> Area:
        """Return what is chosen."""
        kind = self.combo.currentData()
        if kind == "view":
            crs = self._canvas.mapSettings().destinationCrs()
            return Area("view", extent_text(self._canvas.extent(), crs))
        if kind == "rectangle":
            return Area("rectangle", self._extent)
        layer = self.polygons.currentLayer()
        if kind == "polygons" and isinstance(layer, QgsVectorLayer):
            selected = self.selected_only.isChecked() and layer.selectedFeatureCount() > 0
            return Area("polygons", layer=layer.id(), selected_only=selected)
        return Area("polygons") if kind == "polygons" else Area()

    def problem(self) -> str:
        """Return what is missing, as a sentence, or nothing."""
        area = self.area()
        if area.kind == "rectangle" and not area.extent:
            return tr('Draw the area: press "Draw on the Map", then drag a rectangle.')
        if area.kind == "polygons" and not area.layer:
            return tr("Choose a polygon layer for the area, or another kind of area.")
        return ""

    def choose(self, area: Area) -> None:
        """Choose an area; a polygon file that is no layer yet becomes one."""
        self._extent = area.extent if area.kind in {"rectangle", "view"} else ""
        if area.kind == "polygons" and not self._choose_layer(area.layer):
            area = Area()
        self.selected_only.setChecked(area.selected_only)
        self.combo.setCurrentIndex(self.combo.findData("rectangle" if area.extent else area.kind))
        self._show_needed()

    def put_away(self) -> None:
        """Give the map its former tool back."""
        tool, self._tool = self._tool, None
        if tool is not None:
            if self._canvas.mapTool() is tool:
                self._canvas.setMapTool(self._tool_before) if self._tool_before else self._canvas.unsetMapTool(tool)
            tool.deleteLater()
        self._tool_before = None
        self.draw_button.setChecked(False)

    def _connect(self) -> None:
        self.combo.currentIndexChanged.connect(self._show_needed)
        self.combo.currentIndexChanged.connect(self.changed)
        self.polygons.layerChanged.connect(self._on_layer)
        self.selected_only.toggled.connect(self.changed)
        self.draw_button.toggled.connect(self._on_draw)
        self._canvas.extentsChanged.connect(self._on_view)
        self._canvas.selectionChanged.connect(self._on_selection)

    def _show_needed(self) -> None:
        kind = self.combo.currentData()
        self._drawn.setVisible(kind == "rectangle")
        self.draw_button.setVisible(kind == "rectangle")
        self.polygons.setVisible(kind == "polygons")
        self.selected_only.setVisible(kind == "polygons")
        self._drawn.setText(_shorten(self._extent) or tr("Nothing is drawn yet."))
        if kind != "rectangle":
            self.put_away()
        self._count_selected()

    def _count_selected(self) -> None:
        layer = self.polygons.currentLayer()
        count = layer.selectedFeatureCount() if isinstance(layer, QgsVectorLayer) else 0
        self.selected_only.setText(tr("Selected &features only ({count})").format(count=count))
        self.selected_only.setEnabled(count > 0)

    def _on_layer(self, layer: Any) -> None:
        count = layer.selectedFeatureCount() if isinstance(layer, QgsVectorLayer) else 0
        self.selected_only.setChecked(count > 0)
        self._count_selected()
        self.changed.emit()

    def _on_selection(self, layer: Any) -> None:
        if layer is self.polygons.currentLayer():
            self._on_layer(layer)

    def _on_view(self) -> None:
        if self.combo.currentData() == "view":
            self.changed.emit()

    def _on_draw(self, drawing: bool) -> None:
        if not drawing:
            self.put_away()
            return
        self._tool_before = self._canvas.mapTool()
        self._tool = QgsMapToolExtent(self._canvas)
        self._tool.extentChanged.connect(self._on_drawn)
        self._tool.deactivated.connect(lambda: self.draw_button.setChecked(False))
        self._canvas.setMapTool(self._tool)

    def _on_drawn(self, box: QgsRectangle) -> None:
        if box.isEmpty() or max(box.width(), box.height()) < _PIXELS * self._canvas.mapUnitsPerPixel():
            return
        self._extent = extent_text(box, self._canvas.mapSettings().destinationCrs())
        self.put_away()
        self._show_needed()
        self.changed.emit()

    def _choose_layer(self, layer: str) -> bool:
        project = QgsProject.instance()
        vectors = [other for other in project.mapLayers().values() if isinstance(other, QgsVectorLayer)]
        found = next((other for other in vectors if layer in {other.id(), other.source()}), None)
        if found is None:
            found = QgsVectorLayer(layer, tr("Area"))
            if not found.isValid():
                return False
            project.addMapLayer(found)
        self.polygons.setLayer(found)
        return True


def _kinds() -> tuple:
    return (
        ("whole", tr("Whole ortho")),
        ("view", tr("What the map shows")),
        ("rectangle", tr("A drawn rectangle")),
        ("polygons", tr("Polygons of a layer")),
    )


def _shorten(extent: str) -> str:
    """Return an extent's size in metres, for a person to recognise it."""
    corners, _, crs = extent.partition(" ")
    try:
        left, right, bottom, top = map(float, corners.split(","))
    except ValueError:
        return extent
    system = QgsCoordinateReferenceSystem(crs.strip("[]"))
    if not system.isValid():
        return f"{right - left:.6g} × {top - bottom:.6g} {crs}".strip()
    across, down = metres_per_unit(system, (top + bottom) / 2)
    sides = [write_number(length, figures=4) for length in (across * (right - left), down * (top - bottom))]
    return tr("{width} m × {height} m").format(width=sides[0], height=sides[1])
