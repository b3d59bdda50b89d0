# SPDX-License-Identifier: GPL-2.0-or-later
"""The locks of the engine's environment: every wheel by name, version and hash, for a platform and a Python."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Dict, List, Optional, Sequence, Tuple

from flair2_plugin.core.errors import EngineFailed
from flair2_plugin.core.locations import RESOURCES

LOCKS = RESOURCES / "engine" / "locks"
INSTALLER = "pip"
UNKNOWN_SIZE = 1_000_000  # bytes that a wheel counts whose size the lock doesn't tell

_LINE = re.compile(r"([\w.-]+)==([\w.+!-]+) --hash=sha256:([0-9a-f]{64})  # ([\w.+!-]+\.whl)(?: (\d+))?")
_MACHINES = {"amd64": "x86_64", "x86_64": "x86_64", "arm64": "arm64", "aarch64": "arm64"}
_SYSTEMS = {"Linux": "linux", "Windows": "windows", "Darwin": "macos"}


@dataclass(frozen=True)
class LockedWheel:
    """One wheel: what pip is asked for, its file's name, and its bytes where they are known or likely."""

    name: str
    version: str
    sha256: str
    file: str
    size: Optional[int] = None

    @property
    def requirement(self) -> str:
        """The line for pip."""
        return f"{self.name}=={self.version} --hash=sha256:{self.sha256}"

    @property
    def weight(self) -> int:
        """The bytes that it counts in a progress."""
        return self.size or UNKNOWN_SIZE


@dataclass(frozen=True)
class EngineLock:
    """All wheels of an environment, the installer itself among them; `indexes` has those that PyPI lacks, by name."""

    platform: str
    python: str
    wheels: Tuple[LockedWheel, ...]
    indexes: Dict[str, str]
    tags: Tuple[str, ...] = ()

    @property
    def groups(self) -> List[Tuple[Optional[str], List[LockedWheel]]]:
        """The wheels in the order that they are installed in, and the further index to ask for each group."""
        groups: Dict[Optional[str], List[LockedWheel]] = {}
        for wheel in self.wheels:
            if wheel.name != INSTALLER:
                groups.setdefault(self.indexes.get(wheel.name), []).append(wheel)
        return sorted(groups.items(), key=lambda group: group[0] is None)  # the big ones first: they fail first

    @property
    def installer(self) -> List[LockedWheel]:
        """The wheel of pip."""
        return [wheel for wheel in self.wheels if wheel.name == INSTALLER]


def read_lock(path: Path) -> EngineLock:
    """Read a lock.

    Raises:
        EngineFailed: it can't be read, or a line is no wheel with a hash.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise EngineFailed(f"The list of the engine's packages {path} can't be read: {problem}.") from problem
    header: Dict[str, List[str]] = {}
    wheels = []
    for number, line in enumerate(lines, 1):
        match = _LINE.fullmatch(line)
        if match:
            size = int(match[5]) if match[5] else None
            wheels.append(LockedWheel(match[1], match[2], match[3], match[4], size))
        elif line.startswith("# ") and ": " in line:
            key, value = line[2:].split(": ", 1)
            header.setdefault(key, []).append(value)
        elif line.strip() and not line.startswith("#"):
            raise EngineFailed(
                f"Line {number} of {path} is no package with its hash: take the file as it was delivered."
            )
    indexes = dict(value.split(" ", 1) for value in header.get("index", []) if " " in value)
    tags = tuple(header.get("tags", [""])[0].split())
    first = {key: values[0] for key, values in header.items()}
    return EngineLock(first.get("platform", ""), first.get("python", ""), tuple(wheels), indexes, tags)


def lock_path(platform: str, python: str) -> Path:
    """Return where the lock of a platform and a Python ("3.12") is."""
    return LOCKS / f"{platform}-cp{python.replace('.', '')}.txt"


def lock_platforms() -> List[str]:
    """Return the platforms that there are locks for."""
    return sorted({path.stem.rsplit("-", 1)[0] for path in LOCKS.glob("*.txt")})


def locked_pythons(platform: str) -> List[str]:
    """Return the Pythons that there are locks for, oldest first."""
    names = [path.stem.rsplit("-cp", 1) for path in LOCKS.glob("*.txt")]
    return sorted((f"3.{version[1:]}" for name, version in names if name == platform), key=lambda text: int(text[2:]))


def platform_name(system: str, machine: str, gpu: bool = False) -> str:
    """Return a lock's platform by what Python's `platform.system()` and `platform.machine()` say, or "" if unknown."""
    known = _MACHINES.get(machine.lower())
    if system not in _SYSTEMS or known is None:
        return ""
    if system == "Linux" and known == "arm64":
        known = "aarch64"
    return f"{_SYSTEMS[system]}-{known}{'-cuda' if gpu else ''}"


def find_lock(platform: str, python: str) -> EngineLock:
    """Return the lock of a platform and a Python.

    Raises:
        EngineFailed: there is none; the sentence says what there is.
    """
    path = lock_path(platform, python)
    if path.is_file():
        return _with_likely_sizes(read_lock(path))
    pythons = locked_pythons(platform)
    if pythons:
        raise EngineFailed(f"There are no packages for Python {python} on {platform}: take Python {_either(pythons)}.")
    raise EngineFailed(
        f"PyTorch {_why_none(platform)}: run the engine on another machine, or choose a Python that has its packages."
    )


def requirements_text(wheels: Sequence[LockedWheel]) -> str:
    """Return a requirements file for pip --require-hashes."""
    return "".join(f"{wheel.requirement}\n" for wheel in wheels)


def _with_likely_sizes(lock: EngineLock) -> EngineLock:
    """Give each wheel of unknown size that of the same package elsewhere: first on this platform, then on any."""
    if all(wheel.size for wheel in lock.wheels):
        return lock
    paths = sorted(LOCKS.glob("*.txt"), key=lambda path: (path.stem.rsplit("-", 1)[0] != lock.platform, path.name))
    sizes: Dict[str, int] = {}
    for wheel in (wheel for path in paths for wheel in read_lock(path).wheels if wheel.size):
        sizes.setdefault(wheel.name, wheel.size or 0)
    wheels = tuple(replace(wheel, size=wheel.size or sizes.get(wheel.name)) for wheel in lock.wheels)
    return replace(lock, wheels=wheels)


def _either(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def _why_none(platform: str) -> str:
    if platform.startswith("macos-x86_64"):
        return "is not made for Macs with Intel processors any more"
    if platform.endswith("-cuda"):
        return f"has no build for an NVIDIA GPU that was tried on {platform[: -len('-cuda')]}"
    return f"has no build for this system ({platform or 'unknown'})"
