# SPDX-License-Identifier: GPL-2.0-or-later
"""A short question to the engine, in a process of its own that nobody waits for."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import List, Optional, Union

from qgis.PyQt.QtCore import QObject, QProcess, QTimer, pyqtSignal

from flair2_plugin.core.errors import EngineFailed
from flair2_plugin.core.messages import Failure, Foreseen, from_line
from flair2_plugin.desktop.engine.complaints import explain
from flair2_plugin.desktop.engine.interpreter import clean_environment
from flair2_plugin.desktop.engine.sentences import translate, translate_message
from flair2_plugin.desktop.translation import tr

_PATIENCE = 60_000  # milliseconds: the ortho may lie on a slow drive
_ENDING = 1_000  # milliseconds that a killed process may take to go


class Question(QObject):
    """Starts the engine and signals `answered` once, with a Foreseen or with a sentence that says why there is none.

    It belongs to its Qt parent until its process has ended, and then goes by itself: neither may go in the middle of a
    signal of the process.
    """

    answered = pyqtSignal(object)

    def __init__(self, python: Path, arguments: List[str], folder: Path, parent: QObject) -> None:
        """Prepare to ask; `arguments` come after those that Python itself gets. `folder` is deleted at the end."""
        super().__init__(parent)
        self._folder = folder
        self._command = (str(python), ["-I", "-u", *arguments])
        self._answer: Optional[Union[Foreseen, Failure]] = None
        self._complaint = ""
        self._cancelled = False
        self._process = QProcess(self)
        self._process.setProcessEnvironment(clean_environment())
        self._process.readyReadStandardOutput.connect(self._listen)
        self._process.finished.connect(self._finish)
        self._process.errorOccurred.connect(self._fail)

    def start(self) -> None:
        """Ask."""
        self._process.start(*self._command)
        QTimer.singleShot(_PATIENCE, self._process.kill)

    def cancel(self) -> None:
        """End the process; no answer comes any more. It writes nothing, so that it can be killed."""
        self._cancelled = True
        self._process.kill()

    def close(self) -> None:
        """End the process and wait until it is gone: this object goes now, and the process must not outlive it."""
        self.cancel()
        self._process.waitForFinished(_ENDING)

    def _listen(self) -> None:
        self._process.setReadChannel(QProcess.ProcessChannel.StandardOutput)
        while self._process.canReadLine():
            self._hear(bytes(self._process.readLine()).decode("utf-8", errors="replace"))

    def _hear(self, line: str) -> None:
        try:
            message = translate_message(from_line(line))
        except EngineFailed:  # some library spoke
            return
        if isinstance(message, (Foreseen, Failure)):
            self._answer = message

    def _finish(self) -> None:
        self._listen()
        self._let_go()
        if self._cancelled:
            return
        if isinstance(self._answer, Foreseen):
            self.answered.emit(self._answer)
        else:
            complaint = bytes(self._process.readAllStandardError()).decode("utf-8", errors="replace").strip()
            unknown = tr("The engine gave no answer ({reason}); see whether it is installed whole.")
            last = translate(complaint.splitlines()[-1]) if complaint else tr("no reason is known")
            text = self._answer.text if self._answer else unknown.format(reason=last)
            self.answered.emit(explain(text, self._command[0]))

    def _fail(self, error: QProcess.ProcessError) -> None:
        if error != QProcess.ProcessError.FailedToStart:  # others come with the process's end
            return
        self._let_go()
        if not self._cancelled:
            text = tr("The engine can't be started with {python}: {problem}.")
            self.answered.emit(text.format(python=self._command[0], problem=self._process.errorString()))

    def _let_go(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        self.deleteLater()
