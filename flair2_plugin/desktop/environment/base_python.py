# SPDX-License-Identifier: GPL-2.0-or-later
"""The Pythons of this computer that an environment could be built with, and why one can't be used."""

from __future__ import annotations

import json
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Iterator, List, Optional, Tuple

from qgis.PyQt.QtCore import QObject

from flair2_plugin.core.engine_locks import find_lock, platform_name
from flair2_plugin.core.errors import EngineFailed
from flair2_plugin.desktop.engine.sentences import translate
from flair2_plugin.desktop.environment.command import Command, Ended
from flair2_plugin.desktop.translation import tr

OLDEST = (3, 11)
NEWEST = (3, 14)
OLDEST_GLIBC = (2, 28)

# Run in Pythons of any age: it must not need anything newer than Python 2.7.
PROBE = """
import json, platform, struct, sys
found = {"version": list(sys.version_info[:3]), "executable": sys.executable, "bits": 8 * struct.calcsize("P"),
         "system": platform.system(), "machine": platform.machine(), "glibc": "", "modules": []}
if hasattr(platform, "libc_ver") and platform.libc_ver()[0] == "glibc":
    found["glibc"] = platform.libc_ver()[1]
for name in ("venv", "ensurepip", "ssl", "ctypes"):
    try:
        __import__(name)
        found["modules"].append(name)
    except ImportError:
        pass
print(json.dumps(found))
"""
_LIMIT = 20_000  # milliseconds; the first start of a Python that a virus scanner looks at takes its time


@dataclass(frozen=True)
class BasePython:
    """A Python as it describes itself; `command` is what starts it."""

    command: Tuple[str, ...]
    version: Tuple[int, ...]
    executable: str
    bits: int
    system: str
    machine: str
    glibc: str
    modules: Tuple[str, ...]

    @property
    def series(self) -> str:
        """The version as a lock names it, "3.12"."""
        return ".".join(str(part) for part in self.version[:2])


def candidates(chosen: Optional[str] = None) -> List[Tuple[str, ...]]:
    """Return the commands that may start a Python, best first: the chosen one, QGIS's own, then those on the path."""
    found = [(chosen,)] if chosen else []
    found += [(str(path),) for path in _beside_qgis() if path.is_file()]
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        path = shutil.which(f"python3.{minor}")
        found += [(path,)] if path else []
    for name in ("python3", "python"):
        path = shutil.which(name)
        found += [(path,)] if path else []
    launcher = shutil.which("py") if sys.platform == "win32" else None
    if launcher:
        found += [(launcher, f"-3.{minor}") for minor in range(NEWEST[1], OLDEST[1] - 1, -1)]
    return list(dict.fromkeys(found))


def _beside_qgis() -> Iterator[Path]:
    # Never sys.executable: on Windows and macOS that is QGIS itself, and starting it opens another QGIS.
    prefix = Path(sys.prefix)
    if sys.platform == "win32":
        yield prefix / "python.exe"
        yield prefix / "python3.exe"
    elif sys.platform == "darwin":
        for parent in (prefix, *prefix.parents):
            if parent.name == "Contents":
                yield parent / "MacOS" / "bin" / "python3"
                yield parent / "MacOS" / "python3"
        yield Path("/opt/homebrew/bin/python3")
        yield Path("/usr/local/bin/python3")
    else:
        yield Path("/usr/bin/python3")


def read_probe(command: Tuple[str, ...], ended: Ended) -> BasePython:
    """Return what a Python said of itself.

    Raises:
        EngineFailed: it said nothing that can be read.
    """
    name = " ".join(command)
    try:
        found = json.loads(ended.output.strip().splitlines()[-1])
        modules, version = tuple(found["modules"]), tuple(int(part) for part in found["version"])
        texts = [str(found[key]) for key in ("executable", "system", "machine", "glibc")]
        return BasePython(command, version, texts[0], int(found["bits"]), texts[1], texts[2], texts[3], modules)
    except (ValueError, KeyError, TypeError, IndexError) as problem:
        said = ended.output.strip().splitlines()
        why = said[-1][:200] if said else tr("it ended without a word (code {code})").format(code=ended.code)
        raise EngineFailed(tr("{name} is no Python that can be used: {why}").format(name=name, why=why)) from problem


def why_not(base: BasePython, gpu: bool = False) -> Optional[str]:
    """Return the sentence that says why an environment can't be built with a Python, or None if it can."""
    return _of_itself(base) or _of_its_system(base, gpu)


def _of_itself(base: BasePython) -> Optional[str]:
    version = ".".join(str(part) for part in base.version)
    if base.version[:2] < OLDEST:
        return tr("This is Python {version}, and the engine needs 3.11 or newer: choose another Python.").format(
            version=version
        )
    if base.bits != 64:
        return tr("This Python is a 32-bit program, and PyTorch has 64-bit ones only: install a 64-bit Python.")
    missing = [name for name in ("venv", "ensurepip") if name not in base.modules]
    if missing:
        return _without_venv(base, missing[0])
    if "ssl" not in base.modules:
        return tr("This Python has no SSL module, so it can download nothing: choose another one.")
    return None


def _of_its_system(base: BasePython, gpu: bool) -> Optional[str]:
    glibc = _numbers(base.glibc)
    if glibc and glibc < OLDEST_GLIBC:
        return tr("This system's C library is {found}, and PyTorch needs glibc 2.28: a newer system is needed.").format(
            found=base.glibc
        )
    try:
        find_lock(platform_name(base.system, base.machine, gpu), base.series)
    except EngineFailed as problem:
        return translate(str(problem))
    return None


def _without_venv(base: BasePython, module: str) -> str:
    if base.system == "Linux":
        return tr(
            "This Python lacks {module}: install it with “sudo apt install python{series}-venv” or your system's way."
        ).format(module=module, series=base.series)
    return tr("This Python lacks its module {module}: choose another one, such as python.org's.").format(module=module)


def _numbers(text: str) -> Tuple[int, ...]:
    parts = text.split(".")[:2]
    return tuple(int(part) for part in parts) if all(part.isdigit() for part in parts) else ()


class Search(QObject):
    """Asks Pythons one after the other what they are; `take` hears each answer, `done` the end."""

    def __init__(
        self,
        commands: List[Tuple[str, ...]],
        take: Callable[[Tuple[str, ...], object], bool],
        done: Callable[[], None],
        parent: QObject,
    ) -> None:
        """`take` gets a command and its BasePython or EngineFailed, and returns whether to go on."""
        super().__init__(parent)
        self._commands, self._take, self._done = list(commands), take, done

    def start(self) -> None:
        """Ask the next one."""
        if not self._commands:
            self._done()
            self.deleteLater()
            return
        command = self._commands.pop(0)
        probe = Command(command[0], [*command[1:], "-I", "-c", PROBE], self)
        probe.ended.connect(lambda ended: self._hear(command, ended))
        probe.start(_LIMIT)

    def _hear(self, command: Tuple[str, ...], ended: Ended) -> None:
        try:
            answer: object = read_probe(command, ended)
        except EngineFailed as problem:
            answer = problem
        if not self._take(command, answer):
            self._commands.clear()
        self.start()


def same_place(one: str, other: str) -> bool:
    """Whether two paths name the same file."""
    return os.path.normcase(os.path.realpath(one)) == os.path.normcase(os.path.realpath(other))
