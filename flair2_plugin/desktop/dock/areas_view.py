# SPDX-License-Identifier: GPL-2.0-or-later
"""The areas of a map's classes, as a table with bars."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QAbstractItemView, QAction, QHeaderView, QTableView

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
        header.resizeSection(CLASS, 12 * self.fontMetrics().averageCharWidth() + 24)
