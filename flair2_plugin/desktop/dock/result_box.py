# SPDX-License-Identifier: GPL-2.0-or-later
"""The section on the last run that ended: its state, its areas, and what can be done with it."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import Any, Callable, Optional, Tuple

from qgis.core import QgsApplication
from qgis.gui import QgsMessageViewer
from qgis.PyQt.QtCore import Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import (
    QApplication,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from flair2_plugin.core.errors import Flair2Error
from flair2_plugin.desktop.dock.areas_view import AreasView
from flair2_plugin.desktop.dock.button_grid import ButtonGrid
from flair2_plugin.desktop.dock.rows import in_line, make_box, make_note
from flair2_plugin.desktop.dock.texts import describe_end, icon_of_phase, name_phase
from flair2_plugin.desktop.dock.used_dates import UsedDatesDialog
from flair2_plugin.desktop.engine.sentences import translate
from flair2_plugin.desktop.runs.calls import as_python, as_qgis_process
from flair2_plugin.desktop.runs.requests import describe_command
from flair2_plugin.desktop.runs.series import read_series
from flair2_plugin.desktop.runs.state import RunState
from flair2_plugin.desktop.translation import tr


class ResultBox(QWidget):
    """Hidden until a run of this session has ended, or a past one is looked at."""

    fillWanted = pyqtSignal(object)
    resumeWanted = pyqtSignal(object)

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._state: Optional[RunState] = None
        self._log = ""
        self.box = make_box(tr("Result"), "resultBox", folded=False)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self.box)
        self._icon = QLabel()
        self._icon.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._title = make_note("resultTitle")
        self._text = make_note("resultText")
        self.areas = AreasView()
        self.open_button = self._make_button("openFolder", tr("Open in &Folder"), self._open_folder)
        self.copy_button = self._make_copy_button()
        self.again_button = self._make_button("runAgain", tr("Run &Again with Changes"), self._run_again)
        self.dates_button = self._make_button("datesUsed", tr("Dates Used…"), self._show_dates)
        self.log_button = self._make_button("showLog", tr("Show &Log…"), self._show_log)
        self.resume_button = self._make_button("resume", tr("R&esume"), self._resume)
        self._lay_out()
        self.hide()

    def show_state(self, state: RunState, log: str) -> None:
        """Show how a run ended."""
        self._state, self._log = state, log
        self.box.setCollapsed(False)  # first, since a folded box hides its rows itself
        side = self.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize)
        self._icon.setPixmap(QgsApplication.getThemeIcon(icon_of_phase(state.phase)).pixmap(side, side))
        self._icon.setAccessibleName(name_phase(state.phase))
        self._title.setText(tr("{label}: {text}").format(label=name_phase(state.phase), text=state.title))
        made = Path(state.output or "").is_file() or Path(state.partial or "").is_file()
        gone = tr("The map is not there any more: {path}").format(path=state.output)
        self._text.setText(describe_end(state) if made or state.phase != "done" else gone)
        self._text.setVisible(bool(self._text.text()))
        self.areas.show_areas(state)
        self.open_button.setEnabled(made)
        self._buttons.show_button(self.resume_button, state.resumable)
        self._buttons.show_button(self.dates_button, state.phase == "done" and read_series(state.report) is not None)
        self.log_button.setEnabled(bool(log))
        self.show()

    def _lay_out(self) -> None:
        column = self.box.layout()
        head = in_line(self._title)
        head.layout().insertWidget(0, self._icon, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(head)
        column.addWidget(self._text)
        column.addWidget(self.areas)
        buttons = (self.resume_button, self.dates_button, self.open_button, self.copy_button, self.again_button)
        self._buttons = ButtonGrid((*buttons, self.log_button))
        column.addWidget(self._buttons)

    def _make_button(self, name: str, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.clicked.connect(act)
        return button

    def _make_copy_button(self) -> QPushButton:
        menu = QMenu(self)
        for text, describe in _kinds_of_calls():
            action = menu.addAction(text)
            action.triggered.connect(partial(self._copy, describe))
        button = QPushButton(tr("&Copy"))
        button.setObjectName("copy")
        button.setToolTip(tr("Copy this run, to repeat it elsewhere"))
        button.setMenu(menu)
        return button

    def _copy(self, describe: Callable[..., str], *_: Any) -> None:
        if self._state is not None:
            try:
                text = describe(dict(self._state.parameters))
            except Flair2Error as problem:
                self._text.setText(translate(str(problem)))
                self._text.show()
                return
            QApplication.clipboard().setText(text)

    def _open_folder(self) -> None:
        if self._state is not None:
            folder = Path(self._state.output or self._state.partial or "").parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _run_again(self) -> None:
        if self._state is not None:
            self.fillWanted.emit(dict(self._state.parameters))

    def _resume(self) -> None:
        if self._state is not None:
            self.resumeWanted.emit(self._state)

    def _show_dates(self) -> None:
        series = read_series(self._state.report) if self._state is not None else None
        if self._state is not None and series is not None:
            UsedDatesDialog(series, self._state.title, self).show()

    def _show_log(self) -> None:
        viewer = QgsMessageViewer(self)
        viewer.setTitle(tr("Log"))
        viewer.setMessageAsPlainText(self._log)
        viewer.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        viewer.show()


def _kinds_of_calls() -> Tuple[Tuple[str, Callable[..., str]], ...]:
    return (
        (tr("Command Line"), describe_command),
        (tr("Python Call"), as_python),
        (tr("qgis_process Call"), partial(as_qgis_process, windows=sys.platform == "win32")),
    )
