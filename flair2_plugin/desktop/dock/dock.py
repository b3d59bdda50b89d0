# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock panel: a form for flair2:classify, and its runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable, Dict, List, Optional

from qgis.core import QgsProject
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from flair2_plugin.core.errors import Flair2Error
from flair2_plugin.core.messages import Foreseen
from flair2_plugin.desktop.algorithm import parameters as names
from flair2_plugin.desktop.algorithm.classify import ClassifyAlgorithm
from flair2_plugin.desktop.dock import memory
from flair2_plugin.desktop.dock.advice import Adviser
from flair2_plugin.desktop.dock.check import Verdict, check_values, find_gap, list_notices
from flair2_plugin.desktop.dock.engine_notice import EngineNotice
from flair2_plugin.desktop.dock.form_panel import FormPanel
from flair2_plugin.desktop.dock.inspection import BandLook
from flair2_plugin.desktop.dock.preview_control import PreviewControl
from flair2_plugin.desktop.dock.project_watch import ProjectWatch
from flair2_plugin.desktop.dock.run_panel import RunPanel
from flair2_plugin.desktop.dock.runs_box import RunsBox
from flair2_plugin.desktop.dock.services import Services
from flair2_plugin.desktop.dock.texts import describe_foreseen
from flair2_plugin.desktop.dock.values import Form, free_path
from flair2_plugin.desktop.engine.sentences import translate
from flair2_plugin.desktop.models.announcement import announcer
from flair2_plugin.desktop.translation import tr

_REVIEW = 250  # milliseconds after the last change
_FORESEE = 600


class Flair2Dock(QgsDockWidget):
    """Two inputs and a button; all that it does is the algorithm's work underneath."""

    engineWanted = pyqtSignal()
    modelsWanted = pyqtSignal()

    def __init__(self, iface: Any, services: Services, parent: Optional[QWidget] = None) -> None:
        """Build everything, and fill in what profile and project suggest."""
        super().__init__(tr("FLAIR-2 Land Cover"), parent)
        self.setObjectName("flair2Dock")
        self._services = services
        self._project = QgsProject.instance()
        self._algorithm = ClassifyAlgorithm().create()
        self._parameters: Dict[str, Any] = {}
        self._foreseen_for: Optional[Dict[str, Any]] = None
        self._foreseeing = False
        self._verdict = Verdict()
        self.engine = EngineNotice()
        self.form = FormPanel(self._algorithm, iface.mapCanvas(), self._project)
        self.runs = RunsBox(services)
        self.panel = RunPanel()
        self.preview = PreviewControl(iface.mapCanvas(), self)
        self._adviser = Adviser(self)
        self._watch = ProjectWatch(self._project, self)
        self._review_timer = self._make_timer(_REVIEW, self.review)
        self._foresee_timer = self._make_timer(_FORESEE, self.foresee)
        self._lay_out()
        self.form.fill_choices(memory.recall_choices())
        self._recall_form()
        self._connect()
        self._show_runs()
        self.review()

    def close_down(self) -> None:
        """Let go of everything outside: the project's signals, the map's tool, the runs' signals."""
        memory.remember_choices(self.form.as_json())
        self.form.imagery.let_go()
        self._review_timer.stop()
        self._foresee_timer.stop()
        self._watch.close()
        self._adviser.close()
        self.preview.close()
        self.form.area.put_away()
        for signal, slot in self._foreign_signals():
            signal.disconnect(slot)

    def review(self) -> None:
        """Look whether the form can run, and say what is wrong or looks wrong."""
        has_engine = self.engine.refresh()
        form, card = self.form.form(self._taken()), self.form.card()
        self._parameters = self.form.parameters(form)
        self._verdict = self._weigh(form, has_engine)
        layer = self.form.imagery.ortho()
        warnings = self._adviser.warnings(layer, self.form.source(), form, card) if card else ()
        self.panel.notices.show_sentences(list_notices(self._verdict, (*warnings, *self.form.output_warning(form))))
        ready = self._verdict.fine and has_engine
        self.panel.allow(run=ready, preview=ready)
        if not ready:
            self._foreseen_for = None
            self.panel.say_foreseen("")
        elif self._parameters != self._foreseen_for and self.isVisible():
            self._foresee_timer.start()

    def _weigh(self, form: Form, has_engine: bool) -> Verdict:
        if self.form.ortho_problem():
            return Verdict(problem=self.form.ortho_problem())
        hint = find_gap(form, self.form.card(), self.form.area.problem())
        if hint or not has_engine:  # without one the algorithm would speak of nothing else
            return Verdict(hint=hint)
        return Verdict(problem=check_values(self._algorithm, self._parameters))

    def foresee(self) -> None:
        """Ask what the run would take; while another one works, only at the user's wish."""
        if not self._verdict.fine or self._is_working():
            return
        self._foreseen_for, self._foreseeing = dict(self._parameters), True
        self.panel.say_foreseen(tr("Foreseeing area, time and memory…"), busy=True)
        self._services.foresight.ask(self._parameters)

    def _stop_foreseeing(self) -> None:
        """Ask no more what a run would take: the one that starts needs the processor, and tells the same."""
        self._foresee_timer.stop()
        if self._foreseeing:
            self._foreseeing, self._foreseen_for = False, None
            self._services.foresight.cancel()
            self.panel.say_foreseen("")

    def run(self) -> None:
        """Start a run of what is filled in, or let it wait for its turn."""
        self.review()
        if not self._verdict.fine:
            return
        layer = self.form.imagery.ortho()
        memory.remember_choices(self.form.as_json())
        self.start(self._parameters, layer.name() if layer else "")

    def start(self, parameters: Dict[str, Any], title: str) -> None:
        """Start a run of any parameters; where they make none, a sentence says why."""
        try:
            self._services.queue.add(parameters, title)
        except Flair2Error as problem:
            self.panel.notices.show_sentences([("problem", translate(str(problem)))])
            return
        self._stop_foreseeing()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(6, 6, 6, 6)
        for widget in (self.engine, self.form, self.runs):
            column.addWidget(widget)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("scroll")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(inside)
        whole = QWidget()
        outside = QVBoxLayout(whole)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(0)
        outside.addWidget(self._scroll, 1)
        outside.addWidget(self.panel)
        self.setWidget(whole)

    def _connect(self) -> None:
        self.engine.wanted.connect(self.engineWanted)
        self.engine.found.connect(self._review_timer.start)
        self.form.imagery.modelsWanted.connect(self.modelsWanted)
        self.form.changed.connect(self._review_timer.start)
        self._adviser.changed.connect(self._review_timer.start)
        self._adviser.orthoSeen.connect(self._on_ortho_seen)
        self._watch.layersChanged.connect(self._on_layers)
        self._watch.opened.connect(self._on_project)
        self._watch.saving.connect(self._on_saving)
        self.panel.runWanted.connect(self.run)
        self.panel.foresightWanted.connect(self.foresee)
        self.panel.stopWanted.connect(self._services.queue.stop)
        self.panel.previewToggled.connect(self._on_preview)
        self.preview.put_away.connect(self.panel.lift_preview)
        self.preview.said.connect(self.panel.say_foreseen)
        self.runs.fillWanted.connect(self._fill)
        self.runs.startWanted.connect(self.start)
        self.visibilityChanged.connect(self._on_visibility)
        for signal, slot in self._foreign_signals():
            signal.connect(slot)

    def _foreign_signals(self) -> List[Any]:
        """Return the signals of what outlives the dock, with their slots."""
        queue, foresight = self._services.queue, self._services.foresight
        return [
            (queue.runAdded, self._on_run),
            (queue.runChanged, self._on_run),
            (foresight.answered, self._on_foreseen),
            (foresight.refused, self._on_unforeseen),
            (self._services.history.changed, self.runs.refresh),
            (announcer().modelsChanged, self.form.imagery.refresh_models),
        ]

    def _make_timer(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer

    def _taken(self) -> List[str]:
        """Return the maps that runs of this session will make."""
        states = (run.state for run in self._services.queue.runs())
        return [str(state.output) for state in states if not state.is_over]

    def _is_working(self) -> bool:
        return any(not run.state.is_over for run in self._services.queue.runs())

    def _fill(self, parameters: Dict[str, Any]) -> None:
        """Fill the form in from a past run's parameters; its map, if there is one, is not to be written over."""
        output = parameters.get(names.OUTPUT)
        if output and Path(output).exists():
            parameters = {**parameters, names.OUTPUT: str(free_path(Path(output), self._taken()))}
        self.form.fill(parameters)
        self._scroll.verticalScrollBar().setValue(0)

    def _show_runs(self) -> None:
        self.panel.show_runs(self._services.queue.runs())

    def _on_run(self, run: Any) -> None:
        self._show_runs()
        if self.runs.follow(run):
            QTimer.singleShot(0, self._show_result)
        if run.state.is_over:
            self._review_timer.start()

    def _show_result(self) -> None:
        self._scroll.ensureWidgetVisible(self.runs.result, 0, 0)

    def _on_foreseen(self, foreseen: Foreseen) -> None:
        self._foreseeing = False
        self.panel.say_foreseen(describe_foreseen(foreseen), notes=foreseen.notes)

    def _on_unforeseen(self, reason: str) -> None:
        self._foreseeing = False
        self.panel.say_foreseen(reason)

    def _on_ortho_seen(self, source: str, looks: Dict[int, BandLook]) -> None:
        if source == self.form.source():
            self.form.bands.show_looks(looks)

    def _on_preview(self, wanted: bool) -> None:
        if wanted:
            self.preview.take_up(lambda: dict(self._parameters))
        else:
            self.preview.lay_down()

    def _on_layers(self) -> None:
        self.form.imagery.series.refresh()
        self.form.imagery.suggest_ortho()
        self._review_timer.start()

    def _on_project(self) -> None:
        self.form.imagery.start_anew()
        self._recall_form()

    def _recall_form(self) -> None:
        kept = memory.recall_form(self._project)
        if kept:
            self.form.fill_json(kept)

    def _on_saving(self) -> None:
        memory.remember_form(self._project, self.form.as_json())

    def _on_visibility(self, visible: bool) -> None:
        if visible:
            self._review_timer.start()
        else:
            self._foresee_timer.stop()
            self.preview.lay_down()
