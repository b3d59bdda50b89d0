# SPDX-License-Identifier: GPL-2.0-or-later
"""The section with the list of past runs."""

from __future__ import annotations

from typing import Any, List, Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QLocale, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from flair2_plugin.desktop.dock.button_grid import ButtonGrid
from flair2_plugin.desktop.dock.rows import make_box
from flair2_plugin.desktop.dock.texts import icon_of_phase, name_phase
from flair2_plugin.desktop.engine.listener import describe_time
from flair2_plugin.desktop.translation import tr

_ROWS = 6  # that are seen without scrolling


class HistoryBox(QWidget):
    """State, name, duration and model of each run; a double click takes it up again."""

    chosen = pyqtSignal(object)
    resumeWanted = pyqtSignal(object)
    removeWanted = pyqtSignal(object)

    def __init__(self) -> None:
        """List nothing yet."""
        super().__init__()
        self._runs: List[Any] = []
        self.box = make_box(tr("Past Runs"), "historyBox", folded=True)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self.box)
        self.list = self._make_list()
        self.box.layout().addWidget(self.list)
        self.load_button = QPushButton(tr("&Load"))
        self.load_button.setObjectName("loadRun")
        self.load_button.setToolTip(tr("Put the run's layers on the map and show its result"))
        self.load_button.clicked.connect(self._choose)
        self.resume_button = QPushButton(tr("Res&ume"))
        self.resume_button.setObjectName("resumePast")
        self.resume_button.clicked.connect(self._resume)
        self.remove_button = QPushButton(tr("For&get"))
        self.remove_button.setObjectName("forgetRun")
        self.remove_button.setToolTip(tr("Take the run out of this list; its files stay"))
        self.remove_button.clicked.connect(self._remove)
        self.box.layout().addWidget(ButtonGrid((self.load_button, self.resume_button, self.remove_button), columns=3))
        self._on_selection()

    def show_runs(self, runs: List[Any]) -> None:
        """List runs as the history has them, the latest first."""
        self._runs = list(runs)
        self.list.clear()
        for run in self._runs:
            self.list.addTopLevelItem(_make_item(run))
        self.box.setTitle(tr("Past Runs ({count})").format(count=len(self._runs)) if self._runs else tr("Past Runs"))
        self._on_selection()

    def _make_list(self) -> QTreeWidget:
        runs = QTreeWidget()
        runs.setObjectName("pastRuns")
        runs.setAccessibleName(tr("Past runs"))
        runs.setRootIsDecorated(False)
        runs.setAlternatingRowColors(True)
        runs.setUniformRowHeights(True)
        runs.setHeaderLabels([tr("Run"), tr("State"), tr("Time"), tr("Model")])
        runs.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = runs.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2, 3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        runs.setMinimumHeight((_ROWS + 1) * runs.fontMetrics().height())
        runs.itemDoubleClicked.connect(self._choose)
        runs.itemSelectionChanged.connect(self._on_selection)
        return runs

    def _current(self) -> Optional[Any]:
        row = self.list.indexOfTopLevelItem(self.list.currentItem()) if self.list.currentItem() else -1
        return self._runs[row] if 0 <= row < len(self._runs) else None

    def _on_selection(self) -> None:
        run = self._current()
        self.load_button.setEnabled(run is not None)
        self.remove_button.setEnabled(run is not None)
        self.resume_button.setEnabled(run is not None and run.resumable)

    def _choose(self, *_: Any) -> None:
        if self._current() is not None:
            self.chosen.emit(self._current())

    def _resume(self) -> None:
        if self._current() is not None:
            self.resumeWanted.emit(self._current())

    def _remove(self) -> None:
        if self._current() is not None:
            self.removeWanted.emit(self._current())


def _make_item(run: Any) -> QTreeWidgetItem:
    seconds = describe_time(run.seconds) if run.seconds else ""
    item = QTreeWidgetItem([run.title, name_phase(run.phase), seconds, run.model])
    item.setIcon(0, QgsApplication.getThemeIcon(icon_of_phase(run.phase)))
    began = QLocale().toString(run.began, QLocale.FormatType.ShortFormat) if run.began else ""
    item.setToolTip(0, "\n".join(part for part in (run.title, began, run.output or "", run.error) if part))
    item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item
