# SPDX-License-Identifier: GPL-2.0-or-later
"""The dialog for the engine: how it is, and everything that can be done about it."""

from __future__ import annotations

from collections import deque
from pathlib import Path
from typing import Deque, List, Optional

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QCloseEvent, QDesktopServices
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QMessageBox, QStyle, QVBoxLayout, QWidget

from flair2_plugin.core.engine_bundle import read_card
from flair2_plugin.core.engine_check import EngineCheck
from flair2_plugin.core.engine_locks import find_lock, platform_name
from flair2_plugin.core.errors import EngineFailed
from flair2_plugin.core.locations import ROOT
from flair2_plugin.desktop.engine.interpreter import SETTING, engine_folder, gpu_folder
from flair2_plugin.desktop.engine.sentences import translate
from flair2_plugin.desktop.environment.base_python import BasePython, candidates
from flair2_plugin.desktop.environment.checking import ask
from flair2_plugin.desktop.environment.choice import choose_base
from flair2_plugin.desktop.environment.command import Command, Ended
from flair2_plugin.desktop.environment.diagnostics import report
from flair2_plugin.desktop.environment.folders import leftovers, reserve, root, sweep, target_folder
from flair2_plugin.desktop.environment.gpu import QUERY, Card, describe, obstacle, read_cards, smi_program
from flair2_plugin.desktop.environment.installation import Installation, Outcome, Plan
from flair2_plugin.desktop.environment.page import EnginePage
from flair2_plugin.desktop.environment.state import EngineState, find_engine
from flair2_plugin.desktop.environment.texts import describe_none, describe_plan
from flair2_plugin.desktop.settings import choose_engine
from flair2_plugin.desktop.translation import tr

_FINE = QStyle.StandardPixmap.SP_MessageBoxInformation
_WARNING = QStyle.StandardPixmap.SP_MessageBoxWarning
_CRITICAL = QStyle.StandardPixmap.SP_MessageBoxCritical

_open: List[EnvironmentDialog] = []


def open_environment_dialog(parent: Optional[QWidget] = None) -> EnvironmentDialog:
    """Show the engine's dialog, the one that is open if there is one; it doesn't block."""
    if not _open:
        _open.append(EnvironmentDialog(parent))
    dialog = _open[0]
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    return dialog


def close_environment_dialog() -> None:
    """End it all, an installation too; for the plugin's unloading."""
    for dialog in _open:
        dialog.end()
    _open.clear()


class EnvironmentDialog(QDialog):
    """Wires the page's buttons to what they do. Closing it leaves an installation running."""

    def __init__(self, parent: Optional[QWidget]) -> None:
        """Build it, and look at the engine and the GPU."""
        super().__init__(parent)
        self.setObjectName("flair2EnvironmentDialog")
        self.setWindowTitle(tr("FLAIR-2 engine"))
        self.page = EnginePage(self)
        QVBoxLayout(self).addWidget(self.page)
        self.state = EngineState()
        self.cards: List[Card] = []
        self.installation: Optional[Installation] = None
        self.question: Optional[QMessageBox] = None
        self.lines: Deque[str] = deque(maxlen=400)
        self._stage = ""
        self._connect()
        self.check_again()
        self._look_for_gpu()

    def check_again(self) -> None:
        """Look which Python is used, and let it check itself."""
        self._show(find_engine())
        python = self.state.python
        if python is not None:
            device = "cuda" if gpu_folder() in python.parents else "cpu"
            ask(python, lambda check: self._take_check(python, check), self, device)

    def install(self, gpu: bool = False, bundle: Optional[Path] = None, chosen: Optional[str] = None) -> None:
        """Find a Python that can carry the engine, say what it will take, and start once the user agrees."""
        self._busy(tr("Looking for a Python…"))

        def done(base: Optional[BasePython], others: List[str]) -> None:
            self._idle()
            for line in others:
                self._log(line)
            if base is not None:
                self._propose(base, gpu, bundle)
            else:
                self._offer_choice(others, gpu, bundle)

        choose_base([(chosen,)] if chosen else candidates(), gpu, bundle, done, self)

    def use(self, python: Path) -> None:
        """Check a Python that is there already, and use it if it can run the engine."""
        self._busy(tr("Checking {python}…").format(python=python))

        def done(check: EngineCheck) -> None:
            self._idle()
            if check.problem:
                self._tell(check.problem, _WARNING)
                return
            choose_engine(str(python))
            self._show(find_engine())
            self._take_check(python, check)
            self._tell(tr("The engine runs in this Python now."), _FINE)

        ask(python, done, self)

    def remove(self) -> None:
        """Remove what the plugin has installed; a Python that was chosen is only forgotten."""
        try:
            lock = reserve(root())
            folders = [target_folder(gpu) for gpu in (False, True)]
            sweep([path for folder in folders for path in (folder, *leftovers(folder)) if path.exists()])
            lock.unlock()
            choose_engine("")
        except (EngineFailed, OSError) as problem:
            self._tell(translate(str(problem)), _WARNING)
        self.check_again()

    def diagnostics(self) -> str:
        """Return the report for an issue."""
        return report(self.state, self.cards, self.lines)

    def end(self) -> None:
        """Stop what runs, and go."""
        if self.installation is not None:
            installation = self.installation
            installation.cancel()
            for command in installation.findChildren(Command):
                command.close(quiet=False)  # what is half built is removed then
        self.close()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hide while an installation runs; else go."""
        if self.installation is None:
            for command in self.findChildren(Command):
                command.close(quiet=True)
            if self in _open:
                _open.remove(self)
                self.deleteLater()
        event.accept()  # QDialog's own answer is to call reject(), and to stay where that leaves it visible

    def reject(self) -> None:
        """Escape and Close are the same as closing the window."""
        self.close()

    def _connect(self) -> None:
        buttons = self.page.buttons
        buttons["install"].clicked.connect(lambda _checked: self.install())
        buttons["gpu"].clicked.connect(lambda: self.install(gpu=True))
        buttons["choose"].clicked.connect(self._choose_python)
        buttons["bundle"].clicked.connect(self._choose_bundle)
        buttons["remove"].clicked.connect(self._ask_to_remove)
        buttons["check"].clicked.connect(lambda _checked: self.check_again())
        buttons["copy"].clicked.connect(self._copy)
        self.page.cancel.clicked.connect(self._cancel)
        self.page.box.rejected.connect(self.close)
        self.page.box.button(QDialogButtonBox.StandardButton.Help).clicked.connect(_show_help)

    def _show(self, state: EngineState) -> None:
        self.state = state
        self.page.show_state(state)
        self._enable()

    def _take_check(self, python: Path, check: EngineCheck) -> None:
        if self.state.python == python:
            self._show(EngineState(python=python, check=check))
        if check.problem:
            self._log(f"{python}: {check.problem}")

    def _enable(self) -> None:
        free = self.installation is None
        for button in self.page.buttons.values():
            button.setEnabled(free)
        installed = engine_folder().exists() or gpu_folder().exists() or bool(QgsSettings().value(SETTING))
        self.page.buttons["remove"].setEnabled(free and installed)
        self.page.buttons["gpu"].setEnabled(free and bool(self.cards) and obstacle(self.cards) is None)
        self.page.buttons["copy"].setEnabled(True)

    def _look_for_gpu(self) -> None:
        program = smi_program()
        if program is None:
            self._take_cards(Ended(-1, ""))
            return
        command = Command(program, QUERY, self)
        command.ended.connect(self._take_cards)
        command.start(20_000)

    def _take_cards(self, ended: Ended) -> None:
        self.cards = read_cards(ended.output) if ended.fine else []
        hindrance = obstacle(self.cards, ended.output)
        known = [describe(self.cards)] if self.cards else []
        self.page.gpu.setText(tr("GPU: {text}").format(text=". ".join([*known, *([hindrance] if hindrance else [])])))
        self._enable()

    def _propose(self, base: BasePython, gpu: bool, bundle: Optional[Path]) -> None:
        lock = find_lock(platform_name(base.system, base.machine, gpu), base.series)
        plan = Plan(base, lock, target_folder(gpu), "cuda" if gpu else "cpu", bundle)
        self._ask(tr("Install the engine"), describe_plan(plan), tr("Install"), lambda: self._start(plan))

    def _offer_choice(self, reasons: List[str], gpu: bool, bundle: Optional[Path]) -> None:
        def choose() -> None:
            path, _ = QFileDialog.getOpenFileName(self, tr("A Python, 3.11 to 3.14"))
            if path:
                self.install(gpu, bundle, path)

        self._ask(tr("No Python that fits"), describe_none(reasons), tr("Choose a Python…"), choose)

    def _ask(self, title: str, text: str, agree: str, then: object) -> None:
        question = QMessageBox(QMessageBox.Icon.Question, title, text, QMessageBox.StandardButton.Cancel, self)
        question.setObjectName("flair2EngineQuestion")
        yes = question.addButton(agree, QMessageBox.ButtonRole.AcceptRole)
        question.setDefaultButton(yes)
        question.buttonClicked.connect(lambda button: then() if button is yes else None)
        self.question = question
        question.open()

    def _start(self, plan: Plan) -> None:
        installation = Installation(plan, self)
        installation.stage.connect(self._set_stage)
        installation.progressed.connect(lambda percent: self.page.show_progress(self._stage, percent))
        installation.logged.connect(self._log)
        installation.finished.connect(self._finish)
        self.installation = installation
        self._tell("", _FINE)
        self.page.show_progress("", 0.0)
        self._enable()
        installation.start()

    def _set_stage(self, text: str) -> None:
        self._stage = text
        self.page.stage.setText(text)
        self._log(text)

    def _finish(self, outcome: Outcome) -> None:
        self.installation = None
        self.page.show_progress("", None)
        if outcome.check is not None:
            choose_engine("")  # the user asked for this one
            self._tell(tr("The engine is installed."), _FINE)
        elif outcome.cancelled:
            self._tell(tr("Cancelled; what was downloaded is kept for the next time."), _FINE)
        else:
            self._log(outcome.sentence)
            self._tell(outcome.sentence, _CRITICAL)
        self.check_again()

    def _cancel(self) -> None:
        if self.installation is not None:
            self.installation.cancel()

    def _choose_python(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("A Python that has the engine's packages"))
        if path:
            self.use(Path(path))

    def _choose_bundle(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("An offline bundle"), "", tr("Bundles (*.zip)"))
        if not path:
            return
        try:
            card = read_card(Path(path))
        except EngineFailed as problem:
            self._tell(translate(str(problem)), _WARNING)
            return
        self.install(gpu=card.platform.endswith("-cuda"), bundle=Path(path))

    def _ask_to_remove(self) -> None:
        text = tr("This removes the engine from {folder}. Models and maps stay.").format(folder=engine_folder().parent)
        self._ask(tr("Remove the engine"), text, tr("Remove"), self.remove)

    def _copy(self) -> None:
        QgsApplication.clipboard().setText(self.diagnostics())
        self._tell(tr("Copied: paste it into the issue."), _FINE)

    def _log(self, line: str) -> None:
        self.lines.append(line)
        self.page.log.appendPlainText(line)

    def _tell(self, text: str, sign: QStyle.StandardPixmap) -> None:
        self.page.tell(text, sign)

    def _busy(self, text: str) -> None:
        self._tell("", _FINE)
        for button in self.page.buttons.values():
            button.setEnabled(False)
        self.page.stage.setText(text)
        self.page.stage.setVisible(True)

    def _idle(self) -> None:
        self.page.show_progress("", None)
        self._enable()


def _show_help() -> None:
    page = ROOT / "docs" / "engine.md"
    url = (
        QUrl.fromLocalFile(str(page))
        if page.is_file()
        else QUrl("https://github.com/flair2-land-cover/flair2-land-cover")
    )
    QDesktopServices.openUrl(url)
