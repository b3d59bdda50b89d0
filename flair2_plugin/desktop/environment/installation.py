# SPDX-License-Identifier: GPL-2.0-or-later
"""Builds an environment beside the one in use, checks it, and only then lets it take the other's place.

A chain of programs, none of them waited for: QGIS stays responsive, and a cancel ends the one that runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Generator, List, Optional, Sequence

from qgis.PyQt.QtCore import QLockFile, QObject, QTimer, pyqtSignal

from flair2_plugin.core.engine_bundle import check_fit
from flair2_plugin.core.engine_check import EngineCheck
from flair2_plugin.core.engine_locks import EngineLock, LockedWheel, requirements_text
from flair2_plugin.core.errors import EngineFailed
from flair2_plugin.core.locations import PACKAGE
from flair2_plugin.core.pip_arguments import PIP_OPTIONS, offline_arguments, old_pip_options, online_arguments
from flair2_plugin.desktop.engine.interpreter import interpreter_of
from flair2_plugin.desktop.engine.sentences import translate
from flair2_plugin.desktop.environment.base_python import BasePython
from flair2_plugin.desktop.environment.checking import check_arguments, understand_check
from flair2_plugin.desktop.environment.command import Command, Ended
from flair2_plugin.desktop.environment.failures import explain
from flair2_plugin.desktop.environment.folders import (
    DOWNLOADS,
    REMOVE,
    delete_apart,
    free_bytes,
    leftovers,
    new_folder,
    put_in_place,
    reserve,
    write_verified,
)
from flair2_plugin.desktop.environment.network import prepare, without_credentials
from flair2_plugin.desktop.environment.pip_progress import PipProgress
from flair2_plugin.desktop.environment.sizes import describe_bytes, foresee
from flair2_plugin.desktop.translation import tr

_POLL = 500  # milliseconds between two looks at what is unpacked
_CREATED, _FILLED, _CHECKED = 4.0, 92.0, 99.0  # percent at which the parts end
_DOWNLOADING = 0.7  # share of a part's percents for the download; the rest is for unpacking


@dataclass(frozen=True)
class Plan:
    """What is to be installed: with which Python, which packages, where to, from a bundle or over the network."""

    base: BasePython
    lock: EngineLock
    target: Path
    device: str = "cpu"
    bundle: Optional[Path] = None


@dataclass(frozen=True)
class Outcome:
    """How an installation ended: `check` where it is in place, else a sentence; both empty if it was cancelled."""

    check: Optional[EngineCheck] = None
    sentence: str = ""
    cancelled: bool = False


_Chain = Generator[Command, Ended, Ended]


class Installation(QObject):
    """One installation; `finished` comes exactly once."""

    stage = pyqtSignal(str)
    progressed = pyqtSignal(float)
    logged = pyqtSignal(str)
    finished = pyqtSignal(object)

    def __init__(self, plan: Plan, parent: Optional[QObject] = None) -> None:
        """Prepare it; nothing is touched before `start`."""
        super().__init__(parent)
        self._plan = plan
        self._root = plan.target.parent
        self._downloads = self._root / DOWNLOADS
        self._new = new_folder(plan.target)
        self._progress = PipProgress(plan.lock.wheels)
        self._steps: Optional[Generator[Command, Ended, EngineCheck]] = None
        self._current: Optional[Command] = None
        self._cancelled = False
        self._share = 0.0
        self._lock: Optional[QLockFile] = None
        self._poll = QTimer(self)
        self._poll.setInterval(_POLL)
        self._poll.timeout.connect(self._show_progress)

    def start(self) -> None:
        """Begin; the end comes by `finished`, at once if it can't begin."""
        self._steps = self._work()
        self._advance(None)

    def cancel(self) -> None:
        """End what runs; what is downloaded is kept for the next time, what is half built is removed."""
        self._cancelled = True
        if self._current is not None:
            self._current.stop()

    def _work(self) -> Generator[Command, Ended, EngineCheck]:
        plan, python = self._plan, str(interpreter_of(self._new))
        self._lock = reserve(self._root)
        if plan.bundle is not None:
            check_fit(plan.bundle, plan.lock)
        self._check_disk()
        yield from self._remove([*leftovers(plan.target)])
        self.stage.emit(tr("Making the environment"))
        yield from self._run(plan.base.command, ["-I", "-m", "venv", "--without-pip", str(self._new)])
        first = yield from self._run([python], ["-I", "-m", "ensurepip", "--default-pip"])
        self.progressed.emit(_CREATED)
        yield from self._install_packages(python, first.output)
        self.stage.emit(tr("Checking the engine"))
        self.progressed.emit(_FILLED)
        check = yield from self._check(python)
        self.progressed.emit(_CHECKED)
        write_verified(self._new, check)
        self.stage.emit(tr("Putting it in place"))
        old = put_in_place(self._new, plan.target)
        yield from self._remove([*old, self._downloads])
        return check

    def _install_packages(self, python: str, first_pip: str) -> _Chain:
        plan = self._plan
        ended = Ended(0, "")
        wheels: Optional[Path] = None
        if plan.bundle is not None:
            self.stage.emit(tr("Unpacking the bundle"))
            wheels = self._downloads / "bundle"
            unpack = ["-I", str(PACKAGE / "bundle.py"), "--unpack", str(plan.bundle), "--to", str(wheels)]
            ended = yield from self._run(plan.base.command, unpack)
        self._poll.start()
        options = old_pip_options(first_pip)
        for index, group in [(None, plan.lock.installer), *plan.lock.groups]:
            self.stage.emit(tr("Downloading and installing packages") if wheels is None else tr("Installing packages"))
            ended = yield from self._run([python], ["-I", "-m", "pip", *self._pip(group, index, wheels), *options])
            options = PIP_OPTIONS  # from now on it is the lock's pip
        self._poll.stop()
        return ended

    def _pip(self, group: Sequence[LockedWheel], index: Optional[str], wheels: Optional[Path]) -> List[str]:
        requirements = self._new / "requirements.txt"
        requirements.write_text(requirements_text(group), encoding="utf-8")
        if wheels is not None:
            return offline_arguments(requirements, wheels)
        return online_arguments(requirements, self._downloads / "cache", index)

    def _check(self, python: str) -> Generator[Command, Ended, EngineCheck]:
        ended = yield self._command([python], check_arguments(self._plan.device))
        check = understand_check(ended)
        if check.problem:
            raise EngineFailed(check.problem)
        return check

    def _run(self, program: Sequence[str], arguments: Sequence[str]) -> _Chain:
        ended = yield self._command(program, arguments)
        if not ended.fine:
            raise EngineFailed(explain(ended.output, tr("The installation")))
        return ended

    def _remove(self, folders: Sequence[Path]) -> Generator[Command, Ended, None]:
        if folders:
            yield self._command(self._plan.base.command, ["-I", "-c", REMOVE, *map(str, folders)])

    def _command(self, program: Sequence[str], arguments: Sequence[str]) -> Command:
        command = Command(program[0], [*program[1:], *arguments], self)
        temporary = self._downloads / "temporary"
        try:
            temporary.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise EngineFailed(explain(str(problem), tr("The installation"))) from problem
        prepare(command.environment, temporary)
        command.line.connect(self._hear)
        return command

    def _advance(self, ended: Optional[Ended]) -> None:
        self._current = None
        if self._cancelled:
            self._end(Outcome(cancelled=True))
            return
        try:
            self._current = self._steps.send(ended)
        except StopIteration as last:
            self._end(Outcome(check=last.value))
            return
        except EngineFailed as problem:
            self._end(Outcome(sentence=translate(str(problem))))
            return
        except OSError as problem:
            self._end(Outcome(sentence=explain(str(problem), tr("The installation"))))
            return
        self._current.ended.connect(self._advance)
        self._current.start()

    def _end(self, outcome: Outcome) -> None:
        self._poll.stop()
        self._steps.close()
        if outcome.check is None and self._new.exists():
            delete_apart(self._plan.base.command, [self._new])
        if self._lock is not None:
            self._lock.unlock()
        if outcome.check is not None:
            self.progressed.emit(100.0)
        self.finished.emit(outcome)

    def _hear(self, line: str) -> None:
        if self._progress.hear(line):
            self._show_progress()
        else:
            self.logged.emit(without_credentials(line))

    def _show_progress(self) -> None:
        packages = next(iter(self._new.glob("[Ll]ib/**/site-packages")), self._new)
        share = _DOWNLOADING * self._progress.downloaded + (1 - _DOWNLOADING) * self._progress.installed(packages)
        self._share = max(share, self._share)  # a size that becomes known late would pull it back
        self.progressed.emit(_CREATED + (_FILLED - _CREATED) * self._share)

    def _check_disk(self) -> None:
        foreseen, free = foresee(self._plan.lock), free_bytes(self._root)
        if free < foreseen.disk:
            raise EngineFailed(
                tr("The engine needs {needed} on the disk of {folder}, and {free} are free: free some space.").format(
                    needed=describe_bytes(foreseen.disk), folder=self._root, free=describe_bytes(free)
                )
            )
