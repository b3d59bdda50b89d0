# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the environments are, which of them are finished, and what unfinished work left behind."""

from __future__ import annotations

import shutil
import uuid
from pathlib import Path
from typing import List, Optional, Sequence

from qgis.PyQt.QtCore import QLockFile, QProcess, QStorageInfo

from flair2_plugin.core.engine_check import EngineCheck
from flair2_plugin.core.errors import EngineFailed
from flair2_plugin.core.records import read_json, write_json
from flair2_plugin.desktop.engine.interpreter import VERIFIED, clean_environment, engine_folder, gpu_folder
from flair2_plugin.desktop.environment.advice import advice
from flair2_plugin.desktop.translation import tr

DOWNLOADS = "downloads"
LOCK = "installing.lock"
OLD = ".old-"
REMOVE = "import shutil, sys\nfor path in sys.argv[1:]:\n    shutil.rmtree(path, ignore_errors=True)"


def root() -> Path:
    """Return the folder that holds all of it."""
    return engine_folder().parent


def target_folder(gpu: bool) -> Path:
    """Return the final folder of an environment."""
    return gpu_folder() if gpu else engine_folder()


def new_folder(target: Path) -> Path:
    """Return a name beside the final folder for an environment in the making."""
    return target.with_name(f"{target.name}.new-{uuid.uuid4().hex[:8]}")


def leftovers(target: Path) -> List[Path]:
    """Return what earlier, interrupted installations of an environment left, and old ones that could not be removed."""
    parts = (f"{target.name}.new-", f"{target.name}.old-")
    return sorted(path for path in target.parent.glob(f"{target.name}.*") if path.name.startswith(parts))


def put_in_place(new: Path, target: Path) -> List[Path]:
    """Give a verified environment its final name; return what may be removed now: the one that was there before.

    Raises:
        EngineFailed: the system refuses; the one that was there before is there again.
    """
    old = target.with_name(f"{target.name}.old-{uuid.uuid4().hex[:8]}")
    moved = False
    try:
        if target.exists():
            target.replace(old)
            moved = True
        new.replace(target)
    except OSError as problem:
        if moved and not target.exists():
            old.replace(target)
        raise EngineFailed(
            tr(
                "{folder} can't be replaced ({reason}): stop the runs that use it, or restart QGIS, and try again."
            ).format(folder=target, reason=problem.strerror)
        ) from problem
    return [old] if moved else []


def reserve(folder: Path) -> QLockFile:
    """See that no other QGIS builds in a folder, and keep others out until the lock that is returned is unlocked.

    Qt notes this process's number in the file, and knows a process that is gone.

    Raises:
        EngineFailed: another one does, or the folder may not be written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = QLockFile(str(folder / LOCK))
    lock.setStaleLockTime(0)
    if lock.tryLock(0):
        return lock
    if lock.error() != QLockFile.LockError.LockFailedError:
        raise EngineFailed(advice("permission denied"))
    _, number, _, name = lock.getLockInfo()
    raise EngineFailed(
        tr("Another QGIS window installs the engine just now ({name}, process {number}): wait for it.").format(
            name=name, number=number
        )
    )


def sweep(folders: Sequence[Path]) -> None:
    """Remove environments at once: they get another name now, and a program of its own deletes them.

    Raises:
        EngineFailed: one is in use.
    """
    for folder in folders:
        old = folder if OLD in folder.name else folder.with_name(f"{folder.name}{OLD}{uuid.uuid4().hex[:8]}")
        python = base_of(folder)
        try:
            folder.replace(old)
        except OSError as problem:
            raise EngineFailed(
                tr("{folder} can't be removed ({reason}): stop the runs that use it, and try again.").format(
                    folder=folder, reason=problem.strerror
                )
            ) from problem
        if python is None:
            shutil.rmtree(old, ignore_errors=True)
        else:
            delete_apart([python], [old])


def delete_apart(python: Sequence[str], folders: Sequence[Path]) -> None:
    """Delete folders in a process that nobody waits for."""
    sweeper = QProcess()
    sweeper.setProgram(python[0])
    sweeper.setArguments([*python[1:], "-I", "-c", REMOVE, *map(str, folders)])
    sweeper.setProcessEnvironment(clean_environment())
    sweeper.startDetached()


def base_of(environment: Path) -> Optional[str]:
    """Return the Python that an environment was made with, if it is still there."""
    try:
        lines = (environment / "pyvenv.cfg").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    values = dict(line.split(" = ", 1) for line in lines if " = " in line)
    path = values.get("executable", "")
    return path if path and Path(path).is_file() else None


def write_verified(folder: Path, check: EngineCheck) -> None:
    """Note in an environment what its check found."""
    write_json(check, folder / VERIFIED)


def read_verified(folder: Path) -> EngineCheck:
    """Return what the check of an environment found when it was installed.

    Raises:
        EngineFailed: it was never checked.
    """
    return read_json(EngineCheck, folder / VERIFIED, EngineFailed)


def free_bytes(folder: Path) -> int:
    """Return the free space of the disk that a folder is or will be on."""
    existing = next((path for path in (folder, *folder.parents) if path.exists()), folder)
    return int(QStorageInfo(str(existing)).bytesAvailable())
