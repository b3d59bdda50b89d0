# SPDX-License-Identifier: GPL-2.0-or-later
"""The foot of the dock, always in sight: what is wrong, what the run will take, Run, and the runs at work."""

from __future__ import annotations

from typing import Any, List, Optional, Sequence

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from flair2_plugin.desktop.dock.notices import Notices
from flair2_plugin.desktop.dock.rows import make_button, make_note
from flair2_plugin.desktop.dock.texts import describe_progress
from flair2_plugin.desktop.translation import tr

_MOST_WAITING = 4  # rows of the list of waiting runs


class RunPanel(QWidget):
    """Shows the run at work and those that wait; asks for new ones."""

    runWanted = pyqtSignal()
    previewToggled = pyqtSignal(bool)
    foresightWanted = pyqtSignal()
    stopWanted = pyqtSignal(object)

    def __init__(self) -> None:
        """Nothing runs yet."""
        super().__init__()
        self.notices = Notices("notices")
        self.foresight = make_note("foresight")
        self.foresee_button = make_button("/mActionRefresh.svg", tr("Foresee again"), "foresee", self.foresightWanted)
        self.foresee_bar = QProgressBar()
        self.foresee_bar.setObjectName("foreseeing")
        self.foresee_bar.setAccessibleName(tr("Foreseeing"))
        self.foresee_bar.setRange(0, 0)
        self.foresee_bar.setTextVisible(False)
        self.foresee_bar.setMaximumHeight(self.fontMetrics().height() // 3)
        self.preview_button = self._make_preview_button()
        self.run_button = QPushButton(QgsApplication.getThemeIcon("/mActionStart.svg"), tr("&Run"))
        self.run_button.setObjectName("run")
        self.run_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.run_button.clicked.connect(self.runWanted)
        self.work = _Work(self.stopWanted)
        self.waiting = _Waiting(self.stopWanted)
        self._lay_out()

    def allow(self, run: bool, preview: bool) -> None:
        """Enable the buttons that can be pressed now."""
        self.run_button.setEnabled(run)
        self.preview_button.setEnabled(preview or self.preview_button.isChecked())

    def say_foreseen(self, text: str, busy: bool = False, notes: Sequence[str] = ()) -> None:
        """Show what a run will take, or that it is being found out (`busy`); the engine's `notes` as a tooltip."""
        hint = tr("Notes on the images: {count} (point here to read them)").format(count=len(notes))
        self.foresight.setText(f"{text}\n{hint}" if notes else text)
        self.foresight.setToolTip("\n".join(notes))
        self.foresight.setVisible(bool(text))
        self.foresee_button.setVisible(bool(text) and not busy)
        self.foresee_bar.setVisible(busy)

    def lift_preview(self) -> None:
        """Show that the map has another tool now."""
        self.preview_button.setChecked(False)

    def show_runs(self, runs: List[Any]) -> None:
        """Show how the runs fare."""
        working = [run for run in runs if run.state.phase == "running"]
        waiting = [run for run in runs if run.state.phase == "waiting"]
        self.work.show_run(working[0] if working else None)
        self.waiting.show_runs(waiting)
        self.run_button.setText(tr("Add to the &Queue") if working or waiting else tr("&Run"))

    def _make_preview_button(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("preview")
        button.setIcon(QgsApplication.getThemeIcon("/mActionIdentify.svg"))
        button.setText(tr("&Preview"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setToolTip(tr("Click on the map to classify the one tile under the cursor"))
        button.setCheckable(True)
        button.toggled.connect(self.previewToggled)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 6)
        column.setSpacing(4)
        column.addWidget(self.notices)
        foresight = QHBoxLayout()
        foresight.addWidget(self.foresight, 1)
        foresight.addWidget(self.foresee_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(foresight)
        column.addWidget(self.foresee_bar)
        buttons = QHBoxLayout()
        buttons.addWidget(self.preview_button)
        buttons.addWidget(self.run_button, 1)
        column.addLayout(buttons)
        self.preview_button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        column.addWidget(self.work)
        column.addWidget(self.waiting)
        self.say_foreseen("")


class _Work(QWidget):
    """The run at work: its name, its stage, a bar, and Stop."""

    def __init__(self, stop_wanted: Any) -> None:
        super().__init__()
        self.setObjectName("work")
        self._run: Optional[Any] = None
        self._title = make_note("workTitle")
        self._stage = make_note("workStage")
        self.bar = QProgressBar()
        self.bar.setObjectName("progress")
        self.stop = QPushButton(QgsApplication.getThemeIcon("/mActionStop.svg"), tr("S&top"))
        self.stop.setObjectName("stop")
        self.stop.setToolTip(tr("Stop at once; the tiles that are finished are kept, and the run can go on later"))
        self.stop.clicked.connect(lambda: stop_wanted.emit(self._run))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(3)
        column.addWidget(self._title)
        line = QHBoxLayout()
        line.addWidget(self.bar, 1)
        line.addWidget(self.stop)
        column.addLayout(line)
        column.addWidget(self._stage)
        self.hide()

    def show_run(self, run: Optional[Any]) -> None:
        """Show a run, or nothing."""
        self._run = run
        self.setVisible(run is not None)
        if run is None:
            return
        state = run.state
        self._title.setText(state.title)
        self.bar.setRange(0, state.total)  # 0 to 0, before anything is known, is a bar that only moves
        self.bar.setValue(state.done)
        progress = describe_progress(state)
        both = tr("{label}: {text}").format(label=state.stage, text=progress)
        self._stage.setText(both if state.stage and progress else state.stage or progress)
        self.bar.setAccessibleName(self._stage.text())


class _Waiting(QWidget):
    """The runs whose turn has not come."""

    def __init__(self, stop_wanted: Any) -> None:
        super().__init__()
        self._runs: List[Any] = []
        self.list = QListWidget()
        self.list.setObjectName("waiting")
        self.list.setAccessibleName(tr("Waiting runs"))
        caption = QLabel(tr("&Waiting"))
        caption.setBuddy(self.list)
        remove = make_button("/mActionRemove.svg", tr("Take out of the queue"), "takeOut", self._take_out)
        self._stop_wanted = stop_wanted
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        line = QHBoxLayout()
        line.addWidget(caption, 1)
        line.addWidget(remove)
        column.addLayout(line)
        column.addWidget(self.list)
        self.hide()

    def show_runs(self, runs: List[Any]) -> None:
        """List the runs."""
        if runs == self._runs:
            return
        self._runs = runs
        self.setVisible(bool(runs))
        self.list.clear()
        for run in runs:
            self.list.addItem(QListWidgetItem(run.state.title))
        rows = min(len(runs), _MOST_WAITING)
        self.list.setMaximumHeight(rows * self.list.sizeHintForRow(0) + 2 * self.list.frameWidth() if rows else 0)
        self.list.setCurrentRow(0)

    def _take_out(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._runs):
            self._stop_wanted.emit(self._runs[row])
