# SPDX-License-Identifier: GPL-2.0-or-later
"""The areas of a map's classes, as a table with bars."""

from __future__ import annotations

from typing import List

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QAbstractItemView, QAction, QHeaderView, QStyle, QTableView

from flair2_plugin.desktop.class_names import name_class
from flair2_plugin.desktop.runs.areas import rows_of
from flair2_plugin.desktop.runs.areas_table import AREA, CLASS, SHARE, AreasModel, BarDelegate
from flair2_plugin.desktop.runs.state import RunState
from flair2_plugin.desktop.translation import tr


class AreasView(QTableView):
    """As high as its rows, since the dock scrolls; hidden where nothing is known."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.setObjectName("areas")
        self.setAccessibleName(tr("Areas of the classes"))
        self._model = AreasModel(parent=self)
        self._bars = BarDelegate(self)
        self.setModel(self._model)
        self.setItemDelegateForColumn(SHARE, self._bars)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self._size_columns()
        copy = QAction(tr("Copy Table"), self)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self._model.copy)
        self.addAction(copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.hide()

    def show_areas(self, state: RunState) -> None:
        """Show the areas of a run that is done."""
        rows = rows_of(state) if state.phase == "done" else []
        self._model.show(rows)
        self._fit_names([name_class(row.name) for row in rows])
        self.setVisible(bool(rows))
        self.resizeRowsToContents()
        height = self.horizontalHeader().sizeHint().height() + self.verticalHeader().length()
        self.setFixedHeight(height + 2 * self.frameWidth())

    def _size_columns(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(CLASS, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(AREA, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(SHARE, QHeaderView.ResizeMode.Stretch)
        self._fit_names([])

    def _fit_names(self, names: List[str]) -> None:
        """Make room for the longest word, since names break between two."""
        letters = self.fontMetrics()
        widest = max((letters.horizontalAdvance(word) for name in names for word in name.split()), default=0)
        beside = self.iconSize().width() if self.iconSize().isValid() else 0
        side = max(beside, self.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize))
        margin = 2 * (self.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1)
        width = max(12 * letters.averageCharWidth(), widest) + side + 3 * margin
        self.horizontalHeader().resizeSection(CLASS, width)
