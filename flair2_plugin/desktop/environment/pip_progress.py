# SPDX-License-Identifier: GPL-2.0-or-later
"""How far pip is, out of the lines that it prints and the folder that it fills."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Dict, Optional, Sequence

from flair2_plugin.core.engine_locks import LockedWheel

_BYTES = re.compile(r"Progress (\d+) of (\d+)")
_BEGUN = re.compile(
    r"(?:Downloading|Using cached|Processing|Looking in links).*?([\w.]+)-[\w.+!]+-[\w.]+-[\w.]+-[\w.]+\.whl"
)


class PipProgress:
    """Counts bytes of the wheels of a lock: those that are downloaded, then those that are unpacked."""

    def __init__(self, wheels: Sequence[LockedWheel]) -> None:
        """`wheels` is all that will be installed."""
        self._weights: Dict[str, int] = {_plain(wheel.name): wheel.weight for wheel in wheels}
        self._current: Optional[str] = None
        self._part = 0.0
        self._here: Dict[str, int] = {}
        self.text = ""

    @property
    def downloaded(self) -> float:
        """The share of the bytes that is here, 0 to 1."""
        done = sum(self._here.values())
        if self._current and self._current not in self._here:
            done += int(self._part * self._weights.get(self._current, 0))
        return min(done / max(sum(self._weights.values()), 1), 1.0)

    def hear(self, line: str) -> bool:
        """Take a line; return whether it only tells of progress and needn't be shown."""
        counted = _BYTES.search(line)
        if counted:
            done, total = int(counted[1]), int(counted[2])
            self._part = done / total if total else 0.0
            self._learn(total)
            return True
        begun = _BEGUN.search(line)
        if begun:
            self._settle()
            self._current, self._part = _plain(begun[1]), 0.0
            self.text = self._current
            if "Downloading" not in line:
                self._settle()
        elif line.startswith(("Collecting ", "Installing collected packages", "Saved ")):
            self._settle()
        return False

    def installed(self, packages: Path) -> float:
        """Return the share of the bytes that lies unpacked in a folder of packages, 0 to 1."""
        names = {_plain(path.name.split("-")[0]) for path in packages.glob("*.dist-info")}
        return sum(weight for name, weight in self._weights.items() if name in names) / max(
            sum(self._weights.values()), 1
        )

    def _learn(self, size: int) -> None:
        """A size that the lock doesn't tell is known once pip says it."""
        if self._current in self._weights and self._current not in self._here and size:
            self._weights[self._current] = size

    def _settle(self) -> None:
        if self._current in self._weights:
            self._here[self._current] = self._weights[self._current]


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
