# SPDX-License-Identifier: GPL-2.0-or-later
"""The engine as a process that tests kill: forked from one that has imported everything, so that it starts at once.

The process that is forked has imported the libraries and computed nothing; each engine runs the whole command itself.
"""

from __future__ import annotations

import importlib
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path

from flair2_plugin.core.errors import EngineFailed
from flair2_plugin.core.locations import work_folder
from flair2_plugin.core.messages import Failure, Log, Message, Progress, from_line

_LIBRARIES = "tests.engine_libraries"
_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(["pytest", _LIBRARIES])
_PATIENCE = 300.0  # seconds; what takes so long will not come, on the busiest machine


def later(seconds: float) -> Callable[[Engine], bool]:
    """Return what to wait for to let some time pass."""
    end = time.monotonic() + seconds
    return lambda engine: time.monotonic() >= end


def nothing() -> None:
    """Leave the engine as it is."""


@dataclass
class Engine:
    """A run of the command with `options`, in `folder`; `set_up` is called in its process before it."""

    folder: Path
    options: list[str]
    set_up: Callable[[], None] = nothing
    process: BaseProcess = field(init=False)
    _log: Path = field(init=False)

    def __post_init__(self) -> None:
        """Start it."""
        self._log = self.folder / f"engine_{time.monotonic_ns()}.log"
        self._log.touch()
        arguments = (str(self.folder), self._log, self.options, self.set_up)
        self.process = _SERVER.Process(target=_serve, args=arguments, daemon=True)
        self.process.start()

    @property
    def said(self) -> list[Message]:
        """What it has said so far."""
        lines = self._log.read_text(encoding="utf-8").split("\n")[:-1]
        return [message for line in lines if (message := _message(line)) is not None]

    @property
    def notes(self) -> list[str]:
        """The sentences that it has said so far."""
        return [message.text for message in self.said if isinstance(message, Log)]

    @property
    def alive(self) -> bool:
        """Whether it runs."""
        return self.process.is_alive()

    @property
    def tiles(self) -> list[Progress]:
        """What it has said of its tiles, each of which it names."""
        return [message for message in self.said if isinstance(message, Progress) and message.stage == "tiles"]

    def wait_for(self, wanted: Callable[[Engine], object]) -> Engine:
        """Wait until `wanted` says so, or the engine has ended."""
        began = time.monotonic()
        while self.alive and not wanted(self):
            assert time.monotonic() - began < _PATIENCE, self._log.read_text(encoding="utf-8")
            time.sleep(0.005)
        return self

    def kill(self) -> int:
        """End it as the system does, at once and without a word, and return its exit code."""
        self.process.kill()
        return self.end()

    def stop(self) -> Engine:
        """End it as a user does, and wait for its answer."""
        assert self.process.pid is not None
        before = len(self.said)
        os.kill(self.process.pid, signal.SIGTERM)
        return self.wait_for(lambda engine: any(isinstance(m, (Failure, Log)) for m in engine.said[before:]))

    def end(self) -> int:
        """Wait for its end and return its exit code."""
        self.process.join(_PATIENCE)
        assert self.process.exitcode is not None, self._log.read_text(encoding="utf-8")
        return self.process.exitcode

    def failure(self) -> Failure:
        """Wait for its end and return what it said to that; it must have been one sentence and no traceback."""
        self.end()
        text = self._log.read_text(encoding="utf-8")
        failures = [message for message in self.said if isinstance(message, Failure)]
        assert len(failures) == 1 and "Traceback" not in text, text
        assert failures[0].exit_code == self.process.exitcode
        return failures[0]

    def finish(self) -> Engine:
        """Wait for its end, which must be a good one."""
        assert self.end() == 0, self._log.read_text(encoding="utf-8")
        return self


@dataclass(frozen=True)
class Scene:
    """A folder of inputs, and the options that name them; relative paths are in the folder."""

    folder: Path
    options: tuple[str, ...]

    @property
    def map(self) -> Path:
        """The output."""
        return self.folder / "map.tif"

    @property
    def work(self) -> Path:
        """Where the map grows."""
        return work_folder(self.map)

    def engine(self, *more: str, set_up: Callable[[], None] = nothing) -> Engine:
        """Start a run."""
        return Engine(self.folder, [*self.options, "--output", "map.tif", "--device", "cpu", *more], set_up)

    def journal(self) -> list[bytes]:
        """Return the lines of the unfinished run's journal."""
        return [line for path in self.work.glob("*/journal.txt") for line in path.read_bytes().splitlines()]

    def products(self) -> dict[str, bytes]:
        """Return the rasters that stand under their final names."""
        return {path.name: path.read_bytes() for path in self.folder.glob("[mc]*.tif") if path.is_file()}

    def left_over(self) -> set[str]:
        """Return what unfinished runs have left."""
        return {path.name for path in self.folder.glob(".*")}

    def clear(self) -> None:
        """Remove all outputs of a run that has ended well."""
        for pattern in ("map*", "confidence*", "engine_*.log"):
            for path in self.folder.glob(pattern):
                path.unlink()


def _message(line: str) -> Message | None:
    try:
        return from_line(line)
    except EngineFailed:
        return None  # a library's warning


def _serve(folder: str, log: Path, options: list[str], set_up: Callable[[], None]) -> None:
    handle = os.open(log, os.O_WRONLY | os.O_APPEND)
    os.dup2(handle, 1)
    os.dup2(handle, 2)
    os.chdir(folder)
    sys.argv = ["predict", *options, "--json"]
    importlib.import_module(_LIBRARIES)
    importlib.import_module("torch").set_num_threads(1)
    set_up()
    predict = importlib.import_module("flair2_plugin.predict")
    cli = importlib.import_module("flair2_plugin.core.cli")
    cli.leave(predict.main())
