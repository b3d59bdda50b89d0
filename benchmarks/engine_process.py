# SPDX-License-Identifier: GPL-2.0-or-later
"""The engine as QGIS starts it, in a process of its own: how long it ran and how much memory it took."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.countryside import Countryside
from flair2_plugin.core.messages import Failure, Foreseen, Log, Message, Progress, Result, from_line

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class EngineRun:
    """A run that has ended: seconds from the process's start to its end, its highest resident memory, what it said."""

    seconds: float
    peak_mib: float
    messages: tuple[Message, ...]
    stopped: bool

    @property
    def result(self) -> Result | None:
        """What it made, None where it was stopped."""
        return next((message for message in self.messages if isinstance(message, Result)), None)

    @property
    def foreseen(self) -> Foreseen | None:
        """What it said before that it would take."""
        return next((message for message in self.messages if isinstance(message, Foreseen)), None)

    @property
    def log(self) -> list[str]:
        """What it told the user."""
        return [message.text for message in self.messages if isinstance(message, Log)]


def run_engine(
    country: Countryside,
    model: str,
    output: Path,
    more: Sequence[str] = (),
    last_tile: int | None = None,
    environment: Mapping[str, str] | None = None,
) -> EngineRun:
    """Map an ortho, on the CPU unless `more` names another device.

    Where `last_tile` is given, the engine is stopped once that many tiles are done.

    The memory is that which the system counted (`ru_maxrss`): this process itself must be a smaller one, since a child
    begins with its parent's count.

    Raises:
        RuntimeError: the engine failed.
    """
    options = ["--ortho", str(country.ortho), "--sentinel2", str(country.sentinel2), "--model", model]
    options += ["--output", str(output), "--device", "cpu", "--json", *more]
    began, messages, stopped = time.monotonic(), [], False
    command = [sys.executable, "-m", "flair2_plugin.predict", *options]
    variables = {**os.environ, **(environment or {})}
    with subprocess.Popen(command, cwd=ROOT, env=variables, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        for line in process.stdout or ():
            messages.append(from_line(line))
            if last_tile and not stopped and isinstance(messages[-1], Progress) and messages[-1].done >= last_tile:
                process.terminate()
                stopped = True
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    for message in messages:
        if isinstance(message, Failure) and not stopped:
            raise RuntimeError(message.text)
    return EngineRun(time.monotonic() - began, usage.ru_maxrss / 1024, tuple(messages), stopped)
