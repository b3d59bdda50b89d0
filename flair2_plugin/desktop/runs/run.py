# SPDX-License-Identifier: GPL-2.0-or-later
"""One run of flair2:classify as a background task: what is known of it, and the way to stop it."""

from __future__ import annotations

import time
import uuid
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, Tuple

from qgis.core import QgsApplication, QgsProcessingAlgRunnerTask, QgsProcessingContext, QgsProject
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal

from flair2_plugin.core.locations import has_unfinished_run
from flair2_plugin.core.messages import Message
from flair2_plugin.desktop.algorithm import parameters as names
from flair2_plugin.desktop.runs import state as states
from flair2_plugin.desktop.runs.calls import ALGORITHM
from flair2_plugin.desktop.runs.feedback import RunFeedback
from flair2_plugin.desktop.runs.layers import partial_path
from flair2_plugin.desktop.runs.pace import Pace
from flair2_plugin.desktop.runs.state import RunState
from flair2_plugin.desktop.translation import tr

# QGIS crashes where context and feedback go before their task (qgis/QGIS#38583): a run that is dropped stays till then.
_at_work: List[Run] = []
_ENDING = 2_000  # milliseconds that a closing QGIS waits for a run


def runs_at_work() -> List[Run]:
    """Return the runs that have a task, previews too."""
    return list(_at_work)


class Run(QObject):
    """A run that waits, is at work, or is over. Lives on the main thread, and so do its signals."""

    changed = pyqtSignal()
    message_heard = pyqtSignal(object)
    """Every message of the engine, as core/messages.py has them."""
    started = pyqtSignal()
    ended = pyqtSignal()

    def __init__(
        self,
        parameters: Mapping[str, Any],
        title: str,
        parent: Optional[QObject] = None,
        engine_options: Tuple[str, ...] = (),
    ) -> None:
        """Wait; `parameters` are plain values (values.py)."""
        super().__init__(parent)
        self.id = uuid.uuid4().hex
        output = parameters.get(names.OUTPUT)
        self._state = RunState(title, dict(parameters), output=str(output) if output else None)
        self._task: Optional[QgsProcessingAlgRunnerTask] = None
        self._context: Optional[QgsProcessingContext] = None
        self._feedback = RunFeedback(engine_options)
        self._pace = Pace()
        self._feedback.message_heard.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    @property
    def state(self) -> RunState:
        """What is known of the run now."""
        return self._state

    def log(self) -> str:
        """Return everything that was said, for a person to read or to paste into a report."""
        return str(self._feedback.textLog()) if hasattr(self._feedback, "textLog") else "\n".join(self._state.notes)

    def start(self) -> None:
        """Begin; where the parameters make no run, or there is no engine, the run has failed with a sentence."""
        self._change(states.begin(self._state, _now()))
        problem = self._start_task()
        if problem:
            self._end(states.FAILED, problem)
        else:
            self.started.emit()

    def stop(self, hasty: bool = False) -> None:
        """Stop as soon as may be; what is finished is kept. `hasty`: no partial map is waited for."""
        self._feedback.hasty = self._feedback.hasty or hasty
        if self._task is not None:
            self._change(states.stopping(self._state))
            self._task.cancel()
        elif not self._state.is_over:
            self._end(states.STOPPED)

    def finish_now(self) -> None:
        """Stop, and wait for the end: QGIS is closing."""
        task = self._task
        self.stop(hasty=True)
        if task is not None and self._task is not None:
            task.waitForFinished(_ENDING)

    def _start_task(self) -> str:
        """Start the task, or return why it can't be."""
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(ALGORITHM)
        if algorithm is None:
            return tr("Processing has no algorithm flair2:classify: switch the plugin FLAIR-2 on again.")
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        values: Dict[str, Any] = dict(self._state.parameters)
        fine, sentence = algorithm.checkParameterValues(values, context)
        if not fine:
            return str(sentence)
        task = QgsProcessingAlgRunnerTask(algorithm, values, context, self._feedback)
        if task.isCanceled():  # preparing failed: `executed` never comes
            return self._feedback.error or tr("The run can't be prepared; the log says why.")
        task.setDescription(_label(algorithm.displayName(), self._state.title))
        task.executed.connect(self._on_executed)
        self._task, self._context = task, context
        _at_work.append(self)
        QgsApplication.taskManager().addTask(task)
        return ""

    def _hear(self, message: Message) -> None:
        if self._state.phase == states.RUNNING:
            self._pace.hear(message, time.monotonic())
            self._change(states.hear(self._state, message))
            self.message_heard.emit(message)

    def _on_executed(self, successful: bool, results: Dict[str, Any]) -> None:
        if self._task is not None and self._feedback.isCanceled() and not successful:
            # QGIS calls every task that was stopped a failed one, and has no other word: the description puts it right.
            self._task.setDescription(_label(tr("Stopped"), self._state.title))
        self._task = None  # QGIS deletes it now
        self._context = None  # crashes where it goes after QGIS
        _at_work.remove(self)
        if successful and results:
            self._end(states.DONE)
        elif self._feedback.isCanceled():
            self._end(states.STOPPED)
        else:
            self._end(states.FAILED, self._feedback.error or self._state.error or tr("The run ended without a map."))

    def _end(self, phase: str, error: str = "") -> None:
        output = self._state.output
        resumable = phase != states.DONE and bool(output) and has_unfinished_run(Path(str(output)))
        ended = states.end(self._state, phase, _now(), error, resumable)
        self._change(replace(ended, seconds_per_tile=self._pace.seconds_per_tile, partial=self._partial(phase)))
        self.ended.emit()

    def _partial(self, phase: str) -> Optional[str]:
        if phase != states.STOPPED or not self._state.parameters.get(names.KEEP_PARTIAL) or not self._state.output:
            return None
        partial = partial_path(Path(self._state.output))
        return str(partial) if partial.is_file() else None

    def _change(self, state: RunState) -> None:
        self._state = state
        self.changed.emit()


def _label(word: str, text: str) -> str:
    return tr("{label}: {text}").format(label=word, text=text)


def _now() -> datetime:
    return datetime.now().astimezone()
