# SPDX-License-Identifier: GPL-2.0-or-later
"""A page of maps of one place, side by side, with their legends in a column on the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Optional

from qgis.core import (
    QgsColorRampLegendNode,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLayoutMeasurement,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsMapLayerLegendUtils,
    QgsPrintLayout,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsSimpleLegendNode,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import QSizeF
from qgis.PyQt.QtGui import QColor, QFont

# Millimetres of the page.
_MARGIN = 6.0
_GAP = 4.0
_TITLE = 9.0
_CAPTION = 6.0
_PANEL_IN_ROW = 88.0
_PANEL_IN_SQUARE = 96.0
_LEGENDS = 50.0
_RAMP = QSizeF(6.0, 15.0)
_FRAME = QColor("#404040")


@dataclass(frozen=True)
class Panel:
    """One map: its caption, its layer, and the heading of its legend if it gets one."""

    caption: str
    layer: QgsRasterLayer
    legend: Optional[str] = None


class Sheet:
    """Lays out up to three panels in a row, four in a square; `layout` is the page."""

    def __init__(self, project: QgsProject, title: str, panels: List[Panel], extent: QgsRectangle) -> None:
        """Place everything; all maps show `extent`, in the CRS of the second panel (the class map)."""
        self.layout = QgsPrintLayout(project)
        self.layout.initializeDefaults()
        self._crs = panels[1].layer.crs()
        self._extent = extent
        self._columns = len(panels) if len(panels) <= 3 else 2
        self._width = _PANEL_IN_ROW if self._columns != 2 else _PANEL_IN_SQUARE
        self._height = self._width * extent.height() / extent.width()
        self._add_text(title, _MARGIN, _MARGIN - 1.0, 12, bold=True)
        maps = [self._add_panel(panel, number) for number, panel in enumerate(panels)]
        legends_end = self._add_legends(panels)
        self._add_scale_bar(maps[0])
        self._fit_page(max(self._maps_end(len(panels)), legends_end))

    @property
    def _legends_left(self) -> float:
        return _MARGIN + self._columns * (self._width + _GAP) + 1.0

    def _maps_end(self, count: int) -> float:
        rows = -(-count // self._columns)
        return _MARGIN + _TITLE + rows * (_CAPTION + self._height) + (rows - 1) * _GAP

    def _fit_page(self, bottom: float) -> None:
        size = QgsLayoutSize(self._legends_left + _LEGENDS, bottom + _MARGIN)
        self.layout.pageCollection().page(0).setPageSize(size)

    def _add_panel(self, panel: Panel, number: int) -> QgsLayoutItemMap:
        row, column = divmod(number, self._columns)
        left = _MARGIN + column * (self._width + _GAP)
        top = _MARGIN + _TITLE + row * (_CAPTION + self._height + _GAP)
        self._add_text(panel.caption, left, top, 10)
        item = QgsLayoutItemMap(self.layout)
        self._place(item, left, top + _CAPTION)
        item.attemptResize(QgsLayoutSize(self._width, self._height))
        item.setCrs(self._crs)
        item.setLayers([panel.layer])
        item.setExtent(self._extent)
        item.setFrameEnabled(True)
        item.setFrameStrokeColor(_FRAME)
        item.setFrameStrokeWidth(QgsLayoutMeasurement(0.2))
        return item

    def _add_legends(self, panels: List[Panel]) -> float:
        top = _MARGIN + _TITLE
        for panel in panels:
            if panel.legend:
                self._add_text(panel.legend, self._legends_left, top, 10)
                top += _CAPTION + self._add_legend(panel.layer, top + _CAPTION - 1.0) + _GAP
        return top - _GAP

    def _add_legend(self, layer: QgsRasterLayer, top: float) -> float:
        """Add the swatches and names that the layer's own renderer gives, and return their height."""
        legend = QgsLayoutItemLegend(self.layout)
        legend.setAutoUpdateModel(False)
        legend.model().rootGroup().clear()
        node = legend.model().rootGroup().addLayer(layer)
        QgsLegendRenderer.setNodeLegendStyle(node, QgsLegendStyle.Style.Hidden)
        entries = legend.model().layerLegendNodes(node)
        # The first entry of QGIS's is plain text, the band's name: not worth a line.
        shown = [number for number, entry in enumerate(entries) if not isinstance(entry, QgsSimpleLegendNode)]
        QgsMapLayerLegendUtils.setLegendNodeOrder(node, shown)
        for number in shown:
            if isinstance(entries[number], QgsColorRampLegendNode):
                QgsMapLayerLegendUtils.setLegendNodeSymbolSize(node, number, _RAMP)
        legend.model().refreshLayerLegend(node)
        legend.setStyleFont(QgsLegendStyle.Style.SymbolLabel, _font(9))
        legend.setSymbolWidth(6.0)
        legend.setSymbolHeight(3.4)
        legend.setBoxSpace(0.0)
        legend.rstyle(QgsLegendStyle.Style.Symbol).setMargin(QgsLegendStyle.Side.Top, 1.1)
        self._place(legend, self._legends_left, top)
        size = QgsLegendRenderer(legend.model(), legend.legendSettings()).minimumSize()
        legend.attemptResize(QgsLayoutSize(size.width(), size.height()))
        return float(size.height())

    def _add_scale_bar(self, item: QgsLayoutItemMap) -> None:
        bar = QgsLayoutItemScaleBar(self.layout)
        bar.setStyle("Single Box")
        bar.setLinkedMap(item)
        bar.applyDefaultSize(QgsUnitTypes.DistanceUnit.DistanceMeters)
        bar.setNumberOfSegmentsLeft(0)
        bar.setNumberOfSegments(2)
        bar.setUnitsPerSegment(_round_length(self._extent.width() / 10.0))
        bar.setHeight(1.6)
        bar.setFont(_font(8))
        bar.setBackgroundEnabled(True)
        bar.setBackgroundColor(QColor(255, 255, 255, 215))
        bar.setBoxContentSpace(1.2)
        bar.update()
        bar.attemptResize(QgsLayoutSize(bar.minimumSize().width(), bar.minimumSize().height()))
        corner = item.positionWithUnits()
        self._place(bar, corner.x() + 1.5, corner.y() + self._height - bar.minimumSize().height() - 1.5)

    def _add_text(self, text: str, left: float, top: float, points: int, bold: bool = False) -> None:
        label = QgsLayoutItemLabel(self.layout)
        label.setText(text)
        label.setFont(_font(points, bold))
        label.setMarginX(0.0)
        self._place(label, left, top)
        label.attemptResize(QgsLayoutSize(label.sizeForText().width() + 1.0, label.sizeForText().height()))

    def _place(self, item: QgsLayoutItem, left: float, top: float) -> None:
        self.layout.addLayoutItem(item)
        item.attemptMove(QgsLayoutPoint(left, top))


def _font(points: int, bold: bool = False) -> QFont:
    font = QFont("DejaVu Sans", points)
    font.setBold(bold)
    return font


def _round_length(length: float) -> float:
    """Return the largest of 1, 2, 5 times a power of ten that is not above `length` metres."""
    power = 10.0 ** (len(str(int(max(length, 1.0)))) - 1)
    return max(step * power for step in (1.0, 2.0, 5.0) if step * power <= max(length, 1.0))
