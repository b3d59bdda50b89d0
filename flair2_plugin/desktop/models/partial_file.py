# SPDX-License-Identifier: GPL-2.0-or-later
"""A file that grows under a name of its own until it is whole and right; what is there outlives a break."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any, BinaryIO, Optional

from qgis.PyQt.QtCore import QLockFile

from flair2_plugin.core.errors import OutputFailed
from flair2_plugin.desktop.translation import tr, write_number

_PIECE = 1 << 22
_SPARE = 1 << 26  # bytes that the disk keeps free


class PartialFile:
    """Bytes on the way to `target`: NAME.part, and NAME.part.json with the tag of the version they belong to."""

    def __init__(self, target: Path, size: int) -> None:
        """Go on with what is there of a file of `size` bytes."""
        self.target = target
        self._size = size
        self._part = target.with_name(f"{target.name}.part")
        self._note = target.with_name(f"{target.name}.part.json")
        self._lock = QLockFile(str(target.with_name(f"{target.name}.lock")))
        self._lock.setStaleLockTime(0)  # as long as its process lives
        self._digest: Any = None
        self._file: Optional[BinaryIO] = None

    @property
    def count(self) -> int:
        """How many bytes are there."""
        try:
            return self._part.stat().st_size
        except OSError:
            return 0

    @property
    def position(self) -> int:
        """How many bytes are there, counting those on their way to the disk."""
        return self.count if self._file is None else self._file.tell()

    @property
    def tag(self) -> Optional[str]:
        """The entity tag of the version that the bytes belong to, empty where it has none; None where they are lost."""
        try:
            return str(json.loads(self._note.read_text(encoding="utf-8"))["tag"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def reserve(self, more: int) -> None:
        """Make the folder, and see that the disk holds what is still to come and `more` bytes.

        Raises:
            OutputFailed: it doesn't, or another QGIS is at the same file.
        """
        folder = self.target.parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
            free = shutil.disk_usage(folder).free
        except OSError as problem:
            raise _failure(folder, problem) from problem
        if not self._lock.tryLock(0):
            text = tr("Another QGIS is downloading {file}: wait for it.")
            raise OutputFailed(text.format(file=self.target.name))
        needed = self._size - self.count + more + _SPARE
        if free < needed:
            text = tr("The disk of {folder} has {free} MB free, but {needed} MB are needed: make room.")
            amounts = {"free": write_number(free / 1e6, 0), "needed": write_number(needed / 1e6, 0)}
            raise OutputFailed(text.format(folder=folder, **amounts))

    def open(self, start: int, tag: str) -> None:
        """Write from byte `start` on, 0 or all that is there, of the version with that tag.

        Raises:
            OutputFailed: the file can't be written.
        """
        try:
            self.close()
            self._digest = self._read_digest() if start else hashlib.sha256()
            self._note.write_text(json.dumps({"tag": tag}), encoding="utf-8")
            self._file = self._part.open("ab" if start else "wb")
        except OSError as problem:
            raise _failure(self._part, problem) from problem

    def write(self, content: bytes) -> None:
        """Add bytes.

        Raises:
            OutputFailed: they are more than there should be, and all is deleted; or the disk is full.
        """
        if self._file is None:
            return
        if self._file.tell() + len(content) > self._size:
            self.delete()
            text = tr("The server sends more of {file} than there is: nothing was kept, try again.")
            raise OutputFailed(text.format(file=self.target.name))
        try:
            self._file.write(content)
        except OSError as problem:
            raise _failure(self._part, problem) from problem
        self._digest.update(content)

    def finish(self, checksum: str) -> Path:
        """Give the file its name if it is the right one; return that.

        Raises:
            OutputFailed: its checksum is another, and it is deleted; or it can't be renamed.
        """
        self.close()
        found = self._digest.hexdigest() if self._digest is not None else ""
        if found != checksum:
            self.delete()
            text = tr(
                "What came as {file} is another file (its SHA-256 is {found}, not {wanted}) and was deleted: try "
                "again, or ask who runs your network's proxy."
            )
            raise OutputFailed(text.format(file=self.target.name, found=found, wanted=checksum))
        try:
            self._part.replace(self.target)
            self._note.unlink(missing_ok=True)
        except OSError as problem:
            raise _failure(self._part, problem) from problem
        return self.target

    def close(self) -> None:
        """Let go of the file; what is there stays."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def release(self) -> None:
        """Let go of the file for good: somebody else may go on with it."""
        self.close()
        self._lock.unlock()

    def delete(self) -> None:
        """Remove what is there."""
        self.close()
        self._part.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)

    def _read_digest(self) -> Any:
        digest = hashlib.sha256()
        with self._part.open("rb") as file:
            for piece in iter(lambda: file.read(_PIECE), b""):
                digest.update(piece)
        return digest


def _failure(path: Path, problem: OSError) -> OutputFailed:
    text = tr("{path} can't be written: {reason}.")
    return OutputFailed(text.format(path=path, reason=problem.strerror))
