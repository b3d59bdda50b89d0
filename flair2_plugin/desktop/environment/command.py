# SPDX-License-Identifier: GPL-2.0-or-later
"""A program in the background: its lines as they come, its end, and a stop at once. Nothing here blocks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence

from qgis.PyQt.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, pyqtSignal

from flair2_plugin.desktop.engine.interpreter import clean_environment

_GRACE = 1_000  # milliseconds between asking a program to end and making it
_KEPT = 400_000  # characters of what it printed


@dataclass(frozen=True)
class Ended:
    """How a program ended, and the end of what it printed; `code` is -1 where it could not be started or crashed."""

    code: int
    output: str
    started: bool = True
    crashed: bool = False

    @property
    def fine(self) -> bool:
        """Whether it did what it should."""
        return self.code == 0


class Command(QObject):
    """One run of a program."""

    line = pyqtSignal(str)
    ended = pyqtSignal(object)

    def __init__(self, program: str, arguments: Sequence[str], parent: QObject) -> None:
        """Prepare it; `environment` may be changed before `start`."""
        super().__init__(parent)
        self.environment: QProcessEnvironment = clean_environment()
        self._program, self._arguments = program, list(arguments)
        self._rest, self._output, self._over = "", "", False
        self._process = QProcess(self)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._finish)
        self._process.errorOccurred.connect(self._fail)
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.timeout.connect(self._process.kill)

    def start(self, limit_ms: int = 0) -> None:
        """Start it, and end it by force after a while if `limit_ms` is given."""
        self._process.setProcessEnvironment(self.environment)
        self._process.start(self._program, self._arguments)
        self._process.closeWriteChannel()
        if limit_ms:
            self._limit.start(limit_ms)

    def stop(self) -> None:
        """Ask it to end, and make it after a second; `ended` follows."""
        self._process.terminate()
        QTimer.singleShot(_GRACE, self._process.kill)

    def close(self, quiet: bool) -> None:
        """End it at once, and wait until it is gone; `quiet`: nobody is there any more to hear that it `ended`."""
        self._over = self._over or quiet
        self._process.kill()
        self._process.waitForFinished(_GRACE)

    def _read(self) -> None:
        text = bytes(self._process.readAllStandardOutput()).decode("utf-8", errors="replace").replace("\r", "\n")
        self._output = (self._output + text)[-_KEPT:]
        *lines, self._rest = (self._rest + text).split("\n")
        for line in lines:
            if line.strip():
                self.line.emit(line.rstrip())

    def _finish(self, code: int, status: QProcess.ExitStatus) -> None:
        self._read()
        crashed = status == QProcess.ExitStatus.CrashExit
        self._end(Ended(-1 if crashed else code, self._output, crashed=crashed))

    def _fail(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._end(Ended(-1, f"{self._program}: {self._process.errorString()}", started=False))

    def _end(self, ended: Ended) -> None:
        self._limit.stop()
        if self._rest.strip():
            self.line.emit(self._rest.rstrip())
        if not self._over:
            self._over = True
            self.ended.emit(ended)
            self.deleteLater()
