# SPDX-License-Identifier: GPL-2.0-or-later
"""The engine as a child process of the algorithm's thread."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import List, Mapping, Optional

from qgis.core import QgsProcessingFeedback
from qgis.PyQt.QtCore import QProcess

from flair2_plugin.core.errors import EngineFailed, Stopped
from flair2_plugin.core.leftovers import clear_leftovers
from flair2_plugin.core.locations import PACKAGE, has_unfinished_run
from flair2_plugin.core.messages import Result
from flair2_plugin.core.records import write_json
from flair2_plugin.core.request import Request
from flair2_plugin.core.series_request import SeriesRequest
from flair2_plugin.desktop.engine.complaints import explain
from flair2_plugin.desktop.engine.interpreter import clean_environment
from flair2_plugin.desktop.engine.listener import Listener
from flair2_plugin.desktop.engine.sentences import translate
from flair2_plugin.desktop.translation import tr

LAUNCHER = PACKAGE / "engine.py"

_START = 10_000  # milliseconds
_POLL = 100
_GRACE = 1_000
_GRACE_FOR_PARTIAL = 12_000  # the engine allows itself ten seconds for a map of what is finished


def run_engine(python: Path, request: Request, feedback: QgsProcessingFeedback, launcher: Path = LAUNCHER) -> Result:
    """Serve a request in a process of its own; blocks the calling thread, reports to `feedback`, can be cancelled.

    A feedback may have `engine_options`, which the engine's command is given too. Whatever happens, the process is gone
    at the end; what it had finished is kept for a run that goes on with it.

    Raises:
        EngineFailed: the engine can't be started, refused the request, or crashed; the text is for the user.
        Stopped: the user cancelled.
    """
    with tempfile.TemporaryDirectory(prefix="flair2") as folder:
        path = Path(folder) / "request.json"
        write_json(request, path)
        arguments = ["-I", "-u", str(launcher), "--request", str(path), "--json", "--attached"]
        arguments += getattr(feedback, "engine_options", ())
        output = Path(request.output)
        try:
            grace = _GRACE_FOR_PARTIAL if request.keep_partial else _GRACE
            return _converse(python, arguments, feedback, grace)
        except (Stopped, EngineFailed):
            if has_unfinished_run(output):
                kept = tr('What is finished is kept: "Go on with an unfinished run" (RESUME) goes on from there.')
                feedback.pushInfo(kept)
            raise
        finally:
            clear_leftovers(output)


def run_series(
    python: Path,
    request: SeriesRequest,
    feedback: QgsProcessingFeedback,
    network: Mapping[str, str],
    launcher: Path = LAUNCHER,
) -> Result:
    """Have a Sentinel-2 series made in a process of its own, as `run_engine` has a map; what is finished is kept.

    `network` are environment variables that lead through QGIS's proxy.

    Raises:
        EngineFailed: the engine can't be started, refused the request, or crashed; the text is for the user.
        Stopped: the user cancelled.
    """
    with tempfile.TemporaryDirectory(prefix="flair2") as folder:
        path = Path(folder) / "request.json"
        write_json(request, path)
        arguments = ["-I", "-u", str(launcher), "sentinel2", "--request", str(path), "--json", "--attached"]
        return _converse(python, arguments, feedback, _GRACE, network)


def _converse(
    python: Path,
    arguments: List[str],
    feedback: QgsProcessingFeedback,
    grace: int,
    variables: Optional[Mapping[str, str]] = None,
) -> Result:
    listener = Listener(feedback)
    process, environment = QProcess(), clean_environment()
    for name, value in (variables or {}).items():
        environment.insert(name, value)
    process.setProcessEnvironment(environment)
    try:
        process.start(str(python), arguments)
        if not process.waitForStarted(_START):
            text = tr("The engine can't be started with {python}: {problem}.")
            raise EngineFailed(text.format(python=python, problem=process.errorString()))
        while process.state() != QProcess.ProcessState.NotRunning:
            if feedback.isCanceled():
                raise Stopped(tr("Stopped by the user; no map was written."))
            process.waitForReadyRead(_POLL)
            _listen(process, listener)
    finally:
        _stop(process, grace, feedback)
    _listen(process, listener, at_end=True)
    return _outcome(process, listener, feedback)


def _listen(process: QProcess, listener: Listener, at_end: bool = False) -> None:
    streams = (
        (QProcess.ProcessChannel.StandardOutput, listener.hear),
        (QProcess.ProcessChannel.StandardError, listener.overhear),
    )
    for channel, take in streams:
        process.setReadChannel(channel)
        while process.canReadLine() or (at_end and process.bytesAvailable()):
            take(bytes(process.readLine()).decode("utf-8", errors="replace"))
    process.setReadChannel(QProcess.ProcessChannel.StandardOutput)


def _stop(process: QProcess, grace: int, feedback: QgsProcessingFeedback) -> None:
    """End the process if it runs: by its closed standard input, by a signal, and after `grace` by force.

    A feedback whose attribute `hasty` is true (QGIS is closing) allows no more than the usual grace.
    """
    if process.state() == QProcess.ProcessState.NotRunning:
        return
    process.closeWriteChannel()
    process.terminate()
    waited = 0
    while not process.waitForFinished(_POLL):
        waited += _POLL
        if process.state() == QProcess.ProcessState.NotRunning:
            return
        if waited >= (_GRACE if getattr(feedback, "hasty", False) else grace):
            process.kill()
            process.waitForFinished(_GRACE)
            return


def _outcome(process: QProcess, listener: Listener, feedback: QgsProcessingFeedback) -> Result:
    if listener.failure is not None:
        raise EngineFailed(explain(listener.failure.text, process.program()))
    crashed = process.exitStatus() == QProcess.ExitStatus.CrashExit
    if listener.result is not None:  # all files are in place; drivers of GPUs like to crash on leaving
        if crashed or process.exitCode() != 0:
            text = tr("The engine ended badly (code {code}), but the map is complete.")
            feedback.pushWarning(text.format(code=process.exitCode()))
        return listener.result
    by_system = tr("The engine was ended by the system (code {code}): {cause}")
    text = by_system if crashed else tr("The engine ended without a result (code {code}): {cause}")
    cause = translate(listener.last_complaint) or tr("it gave no reason; too little memory is the usual one")
    raise EngineFailed(explain(text.format(code=process.exitCode(), cause=cause), process.program()))
