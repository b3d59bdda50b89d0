# SPDX-License-Identifier: GPL-2.0-or-later
"""The runs of this session: one works, the others wait their turn."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from qgis.PyQt.QtCore import QObject, pyqtSignal

from flair2_plugin.desktop.runs import state as states
from flair2_plugin.desktop.runs.history import History
from flair2_plugin.desktop.runs.live_map import LiveMap
from flair2_plugin.desktop.runs.places import areas_folder
from flair2_plugin.desktop.runs.run import Run, runs_at_work
from flair2_plugin.desktop.runs.values import plain_values


class RunQueue(QObject):
    """Starts runs one after another. The plugin holds one for as long as it is loaded.

    `stop_all` is to be connected to QgsApplication.instance().aboutToQuit, and to be called when the plugin unloads:
    it ends the engine's processes within two seconds, and their finished strips are kept.
    """

    runAdded = pyqtSignal(object)
    runChanged = pyqtSignal(object)

    def __init__(self, history: Optional[History] = None, parent: Optional[QObject] = None) -> None:
        """Begin without runs; `history` remembers them, by default the one in the profile."""
        super().__init__(parent)
        self.history = history or History(parent=self)
        self._runs: List[Run] = []
        self._closing = False

    def add(self, parameters: Dict[str, Any], title: str) -> Run:
        """Append a run of these parameters, in any form that Processing takes; it starts when its turn comes.

        Raises:
            Flair2Error: a layer among them has no file of its own (a web map), or the area can't be written.
        """
        run = Run(plain_values(parameters, areas_folder()), title, self)
        self._runs.append(run)
        run.changed.connect(lambda: self.runChanged.emit(run))
        run.started.connect(lambda: self.history.record(run.id, run.state))
        live = LiveMap(run, run)
        run.ended.connect(lambda: self._finish(run, live))
        self.runAdded.emit(run)
        self._start_next()
        return run

    def runs(self) -> List[Run]:
        """Return the runs of this session, the oldest first."""
        return list(self._runs)

    def stop(self, run: Run) -> None:
        """Stop a run, or take a waiting one out of the queue."""
        run.stop()

    def stop_all(self) -> None:
        """Stop everything at once, a preview too, and wait for the engine's end; afterwards no run starts any more."""
        self._closing = True
        for run in [*self._runs, *runs_at_work()]:
            if not run.state.is_over:
                run.finish_now()

    def _finish(self, run: Run, live: LiveMap) -> None:
        live.finish()
        self.history.record(run.id, run.state)
        self._start_next()

    def _start_next(self) -> None:
        waiting = [run for run in self._runs if run.state.phase == states.WAITING]
        working = any(run.state.phase == states.RUNNING for run in self._runs)
        if waiting and not working and not self._closing:
            waiting[0].start()
