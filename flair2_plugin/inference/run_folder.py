# SPDX-License-Identifier: GPL-2.0-or-later
"""The folder beside the output in which a map grows: it outlives a run that dies, so that the next one goes on."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from flair2_plugin.core.errors import OutputFailed
from flair2_plugin.core.locations import JOURNAL_NAME, LOCK_NAME, work_folder
from flair2_plugin.core.request import Request
from flair2_plugin.inference.fingerprint import Traits, changes, fingerprint
from flair2_plugin.inference.journal import Journal, StripRecord
from flair2_plugin.inference.strips import CLASSES, CONFIDENCE, is_whole

_TRAITS = "run.json"


@dataclass(frozen=True)
class RunFolder:
    """Where a run keeps its finished strips, and `done`, those that it found there, by number."""

    path: Path
    done: dict[int, StripRecord]

    @property
    def journal(self) -> Journal:
        """The records of the finished strips."""
        return Journal(self.path / JOURNAL_NAME)


@contextmanager
def locked(output: Path) -> Iterator[Path]:
    """Make the work folder of an output and hold it alone; it goes at the end, unless a run is kept in it.

    Raises:
        OutputFailed: another run is at work on the same output, or the folder can't be made.
    """
    folder = work_folder(output)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as problem:
        raise OutputFailed(f"{output} can't be written: {problem.strerror} ({problem.filename}).") from problem
    lock = FileLock(folder / LOCK_NAME, blocking=False)
    try:
        _hold(lock, output)
        try:
            yield folder
        finally:
            with suppress(OSError):
                left = sorted(folder.iterdir(), key=lambda path: path.name == LOCK_NAME)
                for path in () if any(map(Path.is_dir, left)) else left:
                    path.unlink(missing_ok=True)  # last the lock, while it is held: who comes now makes a new one
            lock.release()
    finally:
        with suppress(OSError):
            folder.rmdir()


def _hold(lock: FileLock, output: Path) -> None:
    try:
        lock.acquire()
    except Timeout as problem:
        raise OutputFailed(
            f"Another run is making {output}: wait for its end, stop it, or choose another output."
        ) from problem
    except (OSError, NotImplementedError) as problem:
        raise OutputFailed(
            f"{output.parent} can't be held against other runs ({problem}): choose an output on another drive."
        ) from problem


@contextmanager
def run_folder(place: Path, request: Request, traits: Traits, log: Callable[[str], None]) -> Iterator[RunFolder]:
    """Open the folder of the run with these traits in `place`: an unfinished one goes on if the request says so.

    It is removed at the end, but kept where an error ends a run that has finished strips. Where the request says that
    an unfinished run goes on, one that it does not fit is kept until this one has ended well.

    Raises:
        OutputFailed: it can't be written to.
    """
    path = place / fingerprint(traits)
    try:
        opened = _open(path, request, traits, log)
    except OSError as problem:
        raise OutputFailed(
            f"{place} can't be written to ({problem.strerror}): see to free space and rights there."
        ) from problem
    finished = False
    try:
        yield opened
        finished = True
    finally:
        with suppress(OSError, OutputFailed):  # of a drive that is gone: what ended the run is said, not this
            over = list(place.iterdir()) if finished else [] if opened.journal.read() else [path]
            for folder in filter(Path.is_dir, over):
                shutil.rmtree(folder, ignore_errors=True)


def _open(path: Path, request: Request, traits: Traits, log: Callable[[str], None]) -> RunFolder:
    found = [folder for folder in path.parent.iterdir() if folder.is_dir()]
    done: dict[int, StripRecord] = {}
    if request.resume:
        done = _finished(path, request) if path in found else {}
        log(_tell_resumed(len(done), found, traits))
    elif any(Journal(folder / JOURNAL_NAME).read() for folder in found):
        log("An unfinished run of this map is dropped; --resume would have gone on with it.")
    for folder in found:
        # Those of other requests outlive a failure of this one: perhaps the ortho is only cut short for now.
        if not done if folder == path else not request.resume:
            shutil.rmtree(folder)
    path.mkdir(exist_ok=True)
    (path / _TRAITS).write_text(json.dumps(dict(traits)), encoding="utf-8")
    opened = RunFolder(path, done)
    opened.journal.rewrite(list(done.values()))
    return opened


def _finished(folder: Path, request: Request) -> dict[int, StripRecord]:
    """Return the records whose files are whole."""
    kinds = (CLASSES, CONFIDENCE) if request.confidence else (CLASSES,)
    records = Journal(folder / JOURNAL_NAME).read()
    return {number: record for number, record in records.items() if is_whole(folder, number, kinds, record.checksum)}


def _tell_resumed(done: int, found: list[Path], traits: Traits) -> str:
    if done:
        return f"The unfinished run goes on: {done} rows of tiles are done."
    for folder in found:
        with suppress(OSError, ValueError):
            before = json.loads((folder / _TRAITS).read_text(encoding="utf-8"))
            changed = changes(before, traits) if isinstance(before, dict) else ""
            if changed:
                return f"The run starts anew: {changed} has changed since the unfinished one."
    return "There is no unfinished run to go on with: it starts anew."
