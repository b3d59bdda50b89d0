# SPDX-License-Identifier: GPL-2.0-or-later
"""The images of a series and their dates as a Qt model that can be edited, and the editor of a date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any, List, Optional, Sequence

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QAbstractTableModel, QDate, QModelIndex, QObject, Qt
from qgis.PyQt.QtGui import QFont
from qgis.PyQt.QtWidgets import QDateEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from flair2_plugin.desktop.algorithm.series_dates import ImageDate
from flair2_plugin.desktop.dock.date_rows import TYPED, find_remarks, name_origin
from flair2_plugin.desktop.translation import tr

IMAGE, DATE, ORIGIN, REMARK = range(4)
_FORMAT = "yyyy-MM-dd"


class DatesModel(QAbstractTableModel):
    """Four columns: image, date, where that comes from, remark. Only dates can be edited."""

    def __init__(self, parent: Optional[QObject] = None) -> None:
        """Hold no images yet."""
        super().__init__(parent)
        self._images: List[ImageDate] = []
        self._remarks: List[str] = []

    def show(self, images: Sequence[ImageDate]) -> None:
        """Hold other images."""
        self.beginResetModel()
        self._images = list(images)
        self._remarks = find_remarks(self.days(), _today())
        self.endResetModel()

    def images(self) -> List[ImageDate]:
        """Return the images with the dates as they stand."""
        return list(self._images)

    def days(self) -> List[Optional[date]]:
        """Return the dates as they stand."""
        return [image.day for image in self._images]

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Return how many images there are."""
        return 0 if parent.isValid() else len(self._images)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the heads of the columns, and the numbers of the rows."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return section + 1
        return (tr("Image"), tr("Date"), tr("From"), tr("Remark"))[section]

    def flags(self, index: QModelIndex) -> Any:
        """Return that dates can be edited."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == DATE else flags

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        image, column = self._images[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts(index.row())[column]
        if role == Qt.ItemDataRole.EditRole and column == DATE:
            return self._proposal(index.row())
        if role == Qt.ItemDataRole.ToolTipRole and column == IMAGE:
            return image.file
        if role == Qt.ItemDataRole.DecorationRole and column == REMARK and self._remarks[index.row()]:
            return QgsApplication.getThemeIcon("/mIconWarning.svg")
        if role == Qt.ItemDataRole.FontRole and column == DATE and image.day is None:
            font = QFont()
            font.setItalic(True)
            return font
        return None

    def setData(self, index: QModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a date that a person typed."""
        if role != Qt.ItemDataRole.EditRole or index.column() != DATE or not QDate(value).isValid():
            return False
        day = date(value.year(), value.month(), value.day())
        if day != self._images[index.row()].day:
            self._images[index.row()] = replace(self._images[index.row()], day=day, origin=TYPED)
            self._remarks = find_remarks(self.days(), _today())
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._images) - 1, REMARK))
        return True

    def _texts(self, row: int) -> Sequence[str]:
        image = self._images[row]
        title = tr("{name}, date {number}").format(name=image.title, number=image.number)
        day = image.day.isoformat() if image.day else tr("no date")
        return (title if image.number else image.title, day, name_origin(image.origin), self._remarks[row])

    def _proposal(self, row: int) -> QDate:
        """Return the date that an editor begins with: the image's, else the one above it, else today's."""
        day = next((day for day in reversed(self.days()[: row + 1]) if day), _today())
        return QDate(day.year, day.month, day.day)


def _today() -> date:
    return datetime.now().astimezone().date()


class DateDelegate(QStyledItemDelegate):
    """Edits a date with a calendar."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex) -> QWidget:
        """Return the editor."""
        editor = QDateEdit(parent)
        editor.setDisplayFormat(_FORMAT)
        editor.setCalendarPopup(True)
        return editor

    def setEditorData(self, editor: QWidget, index: QModelIndex) -> None:
        """Begin with the image's date."""
        editor.setDate(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: Any, index: QModelIndex) -> None:
        """Take the date."""
        editor.interpretText()
        model.setData(index, editor.date(), Qt.ItemDataRole.EditRole)
