# SPDX-License-Identifier: GPL-2.0-or-later
"""Asking a Python whether it can run the engine, and understanding its answer, or that there is none."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Callable, List

from qgis.PyQt.QtCore import QObject

from flair2_plugin.core.engine_check import EngineCheck, read_check
from flair2_plugin.core.errors import EngineFailed
from flair2_plugin.core.locations import PACKAGE
from flair2_plugin.desktop.engine.sentences import translate
from flair2_plugin.desktop.environment.command import Command, Ended
from flair2_plugin.desktop.environment.failures import recognise
from flair2_plugin.desktop.translation import tr

LIMIT = 600_000  # milliseconds; the first start after an installation compiles, on a slow disk under a virus scanner
_STEP = re.compile(r"^(?:loading (.+)|(writing a raster|looking for devices|computing on .+))$", re.MULTILINE)


def check_arguments(device: str = "cpu") -> List[str]:
    """Return the arguments that make a Python check itself."""
    return ["-I", "-u", str(PACKAGE / "check.py"), "--json", "--device", device]


def understand_check(ended: Ended) -> EngineCheck:
    """Return what a check found, with its problem as a sentence that says what to do. Never raises."""
    try:
        check = read_check(ended.output)
    except EngineFailed:
        return EngineCheck("", "", problem=_explain_silence(ended))
    if not check.problem:
        return check
    _, sentence = recognise(check.problem)
    problem = translate(check.problem)
    return replace(check, problem=f"{sentence} ({problem})" if sentence else problem)


def ask(python: Path, done: Callable[[EngineCheck], None], parent: QObject, device: str = "cpu") -> Command:
    """Let a Python check itself in the background; `done` gets the answer."""
    command = Command(str(python), check_arguments(device), parent)
    command.ended.connect(lambda ended: done(understand_check(ended)))
    command.start(LIMIT)
    return command


def _explain_silence(ended: Ended) -> str:
    _, sentence = recognise(ended.output)
    if sentence:
        return sentence
    if not ended.started:
        return tr("This Python can't be started: {reason}.").format(reason=ended.output.strip())
    steps = _STEP.findall(ended.output)
    if steps:
        where = steps[-1][0] or steps[-1][1]
        return tr("The engine's Python ended without an answer at “{where}”: install the engine again.").format(
            where=where
        )
    lines = ended.output.strip().splitlines()
    reason = translate(lines[-1][:200]) if lines else tr("code {code}").format(code=ended.code)
    return tr("This Python can't run the engine: {reason}").format(reason=reason)
