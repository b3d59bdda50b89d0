# SPDX-License-Identifier: GPL-2.0-or-later
"""A file of lines, to which two windows of QGIS append, and which one of them now and then writes anew."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Callable, Iterable, Iterator, List

from qgis.PyQt.QtCore import QLockFile

_PATIENCE = 2_000  # milliseconds: the other window needs a few


class LineFile:
    """Lines of ASCII in a file that need not exist yet; its folder is made with the first one."""

    def __init__(self, path: Path) -> None:
        """Read and write nothing yet."""
        self._path = path

    def lines(self) -> List[bytes]:
        """Return the lines; none where there is no file, or it can't be read."""
        try:
            return self._path.read_bytes().splitlines()
        except OSError:
            return []

    def append(self, line: str) -> None:
        """Write one line in one piece, after the end of what may be a torn one.

        Raises:
            OSError: it can't be written.
        """
        whole = line.encode("ascii") + b"\n"
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._alone(), self._path.open("ab+") as file:
            torn = file.tell() and _last_byte(self._path) != b"\n"
            file.write(b"\n" + whole if torn else whole)

    def shorten(self, keep: Callable[[List[bytes]], Iterable[str]]) -> None:
        """Replace the lines by those that `keep` makes of them; where that can't be done, they stay."""
        beside = self._path.with_name(f"{self._path.name}.{os.getpid()}.new")
        with self._alone() as alone, suppress(OSError):
            if not alone:  # a line that the other window appends in this moment would be lost
                return
            try:
                beside.write_text("".join(f"{line}\n" for line in keep(self.lines())), encoding="ascii")
                beside.replace(self._path)
            finally:  # Windows replaces no file that is being read
                beside.unlink(missing_ok=True)

    @contextmanager
    def _alone(self) -> Iterator[bool]:
        """Keep the other window from writing; what is given is whether that went well."""
        lock = QLockFile(f"{self._path}.lock")
        alone = lock.tryLock(_PATIENCE)  # that of a window that has died counts for nothing
        try:
            yield alone
        finally:
            if alone:
                lock.unlock()


def _last_byte(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1)
