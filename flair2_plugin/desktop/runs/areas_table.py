# SPDX-License-Identifier: GPL-2.0-or-later
"""The areas of the classes as a Qt model, and the delegate that draws their shares as bars."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any, List, Optional, Sequence

from qgis.PyQt.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPalette
from qgis.PyQt.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from flair2_plugin.desktop.class_names import name_class
from flair2_plugin.desktop.runs.areas import AreaRow, as_tsv
from flair2_plugin.desktop.translation import tr

CLASS, AREA, SHARE = range(3)
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
LARGEST_ROLE = Qt.ItemDataRole.UserRole + 2
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class AreasModel(QAbstractTableModel):
    """Three columns: class with its colour, km², percent."""

    def __init__(self, rows: Sequence[AreaRow] = (), parent: Optional[QObject] = None) -> None:
        """Show `rows`."""
        super().__init__(parent)
        self._rows: List[AreaRow] = list(rows)
        self._decimals = self._count_decimals()

    def show(self, rows: Sequence[AreaRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self._decimals = self._count_decimals()
        self.endResetModel()

    def copy(self) -> None:
        """Put the whole table on the clipboard, as a spreadsheet takes it."""
        QApplication.clipboard().setText(self.as_text())

    def as_text(self) -> str:
        """Return the table as tab-separated text, its numbers as they are written in QGIS's language."""
        head = (tr("Id"), tr("Class"), tr("Colour"), tr("km²"), tr("%"))
        locale = QLocale()
        locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
        rows = [replace(row, name=name_class(row.name)) for row in self._rows]
        return as_tsv(rows, head, lambda number, decimals: locale.toString(number, "f", decimals))

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Return how many classes there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the heads of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section == AREA:
            return _RIGHT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (tr("Class"), tr("km²"), tr("%"))[section]

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        row, column = self._rows[index.row()], index.column()
        texts = (name_class(row.name), self._describe(row), describe_share(row.percent))
        said = {
            ROW_ROLE: row,
            LARGEST_ROLE: self._rows[0].percent,  # they come in this order
            Qt.ItemDataRole.DisplayRole: texts[column],
            Qt.ItemDataRole.ToolTipRole: tr("{name}: {area} km², {share}").format(
                name=texts[CLASS], area=texts[AREA], share=texts[SHARE]
            ),
        }
        if column == CLASS:
            said[Qt.ItemDataRole.DecorationRole] = QColor(row.colour)
        if column == AREA:
            said[Qt.ItemDataRole.TextAlignmentRole] = _RIGHT
        return said.get(role)

    def _describe(self, row: AreaRow) -> str:
        return describe_area(row.square_km, self._decimals)

    def _count_decimals(self) -> int:
        return decimals_for(sum(row.square_km for row in self._rows))


def decimals_for(square_km: float) -> int:
    """Return how many decimals all areas of a map of so many km² are written with."""
    return min(6, max(1, 3 - math.floor(math.log10(square_km)))) if square_km > 0 else 3


def describe_area(square_km: float, decimals: int) -> str:
    """Return an area as text."""
    return str(QLocale().toString(square_km, "f", decimals))


def describe_share(percent: float) -> str:
    """Return a share as text."""
    return tr("{number} %").format(number=QLocale().toString(percent, "f", 1))


class BarDelegate(QStyledItemDelegate):
    """Draws a share as a bar in its class's colour, with the number beside it on plain ground.

    The largest class has the longest bar.
    """

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw the cell."""
        row, largest = index.data(ROW_ROLE), max(index.data(LARGEST_ROLE), 1e-9)
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        text, cell.text = cell.text, ""
        style = cell.widget.style() if cell.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, cell.widget)
        widest = cell.fontMetrics.horizontalAdvance(describe_share(100.0))
        gap = cell.fontMetrics.horizontalAdvance(" ")
        room = QRectF(cell.rect).adjusted(gap, 3, -(widest + 2 * gap), -3)
        selected = bool(cell.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setPen(cell.palette.color(QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text))
        number = cell.rect.adjusted(0, 0, -gap, 0)
        painter.drawText(number, int(_RIGHT), text)
        if room.width() > 1:
            bar = QRectF(room)
            bar.setWidth(max(1.0, room.width() * min(row.percent, largest) / largest))
            painter.setBrush(QColor(row.colour))  # outlined in the text's colour: black and white show on any ground
            painter.drawRect(bar)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """Return room for the number and a bar of some length."""
        size = super().sizeHint(option, index)
        return size.expandedTo(QSize(2 * option.fontMetrics.horizontalAdvance(describe_share(100.0)), 0))
