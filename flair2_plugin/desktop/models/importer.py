# SPDX-License-Identifier: GPL-2.0-or-later
"""The engine taking in a file of weights or a package, as a process of its own."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import List, Optional

from qgis.PyQt.QtCore import QObject, QProcess, QTimer, pyqtSignal

from flair2_plugin.core.errors import EngineFailed
from flair2_plugin.core.locations import PACKAGE, user_models
from flair2_plugin.desktop.engine.interpreter import clean_environment, engine_python
from flair2_plugin.desktop.engine.sentences import translate
from flair2_plugin.desktop.translation import tr

LAUNCHER = PACKAGE / "engine.py"

_GRACE = 1_000  # milliseconds
_LONGEST_SENTENCE = 600


class ModelImport(QObject):
    """Runs `models import`; one of `finished` (the model's name), `failed` (a sentence) and `cancelled` ends it."""

    finished = pyqtSignal(str)
    failed = pyqtSignal(str)
    cancelled = pyqtSignal()

    def __init__(self, source: Path, name: str, parent: Optional[QObject] = None) -> None:
        """Prepare the import of `source` among the user's models, under a name that is free."""
        super().__init__(parent)
        self._arguments = ["-I", "-u", str(LAUNCHER), "models", "import", str(source), "--name", name]
        self._name = name
        self._is_cancelled = self._is_over = False
        self._process = QProcess(self)
        self._process.setProcessEnvironment(clean_environment())
        self._process.setStandardOutputFile(QProcess.nullDevice())
        self._process.finished.connect(self._conclude)
        self._process.errorOccurred.connect(self._report_error)

    def start(self) -> None:
        """Begin."""
        try:
            python = engine_python()
        except EngineFailed as problem:
            self._fail(translate(str(problem)))
            return
        self._process.start(str(python), self._arguments)

    def cancel(self) -> None:
        """Stop at once; nothing is left of it."""
        if self._is_over or self._is_cancelled:
            return
        self._is_cancelled = True
        if self._process.state() == QProcess.ProcessState.NotRunning:
            self._is_over = True
            self.cancelled.emit()
            return
        self._process.terminate()
        QTimer.singleShot(_GRACE, self._process.kill)

    def end(self) -> None:
        """Stop without a word, since QGIS or the plugin is on its way out."""
        self._is_over = True
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished(_GRACE)
            self._clear()

    def _report_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            text = tr("The engine can't be started ({reason}): see to its environment.")
            self._fail(text.format(reason=self._process.errorString()))

    def _conclude(self, code: int, status: QProcess.ExitStatus) -> None:
        if self._is_over:
            return
        if self._is_cancelled:
            self._is_over = True
            self._clear()
            self.cancelled.emit()
        elif code == 0 and status == QProcess.ExitStatus.NormalExit:
            self._is_over = True
            self.finished.emit(self._name)
        else:
            self._fail(last_sentence(bytes(self._process.readAllStandardError()).decode("utf-8", errors="replace")))

    def _clear(self) -> None:
        """Remove what a killed engine leaves: the package that was being written beside its place."""
        shutil.rmtree(user_models() / f".{self._name}.new", ignore_errors=True)

    def _fail(self, sentence: str) -> None:
        if not self._is_over:
            self._is_over = True
            self.failed.emit(sentence)


def last_sentence(complaints: str) -> str:
    """Return what the engine ended with: its last line, which for everything foreseen is a sentence for the user."""
    lines: List[str] = [line.strip() for line in complaints.splitlines() if line.strip()]
    if not lines:
        return tr("The engine ended without a word; too little memory is the usual reason.")
    return translate(lines[-1][:_LONGEST_SENTENCE])
