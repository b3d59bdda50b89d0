# SPDX-License-Identifier: GPL-2.0-or-later
"""How pip is asked for the engine's wheels: held to their hashes, nothing built, nothing resolved."""

from __future__ import annotations

import re
from pathlib import Path
from typing import List, Optional, Sequence

from flair2_plugin.core.engine_locks import EngineLock

_ALWAYS = ("--no-input", "--disable-pip-version-check", "--no-color")
PIP_OPTIONS = ["--progress-bar", "raw"]  # of the lock's pip
_HELD = ("--no-deps", "--only-binary", ":all:", "--require-hashes")


def online_arguments(requirements: Path, cache: Path, index: Optional[str]) -> List[str]:
    """Return the arguments of an installation over the network; what it downloads stays in `cache` for a second try."""
    further = ["--extra-index-url", index] if index else []
    return ["install", *_ALWAYS, *_HELD, "--no-compile", "--cache-dir", str(cache), *further, "-r", str(requirements)]


def old_pip_options(ensurepip_output: str) -> List[str]:
    """Return what makes the pip that Python brought trust the system's certificates, by what ensurepip printed.

    From 24.2 on pip does so anyway, and before 23.3 it can't without a further package: its own list must do.
    """
    versions = re.findall(r"pip-(\d+)\.(\d+)", ensurepip_output)
    known = bool(versions) and (23, 3) <= tuple(int(part) for part in versions[-1]) < (24, 2)
    return ["--use-feature", "truststore"] if known else []


def offline_arguments(requirements: Path, wheels: Path) -> List[str]:
    """Return the arguments of an installation out of a folder of wheels."""
    sources = ["--no-index", "--find-links", str(wheels), "--no-cache-dir"]
    return ["install", *_ALWAYS, *_HELD, "--no-compile", *sources, "-r", str(requirements)]


def download_arguments(lock: EngineLock, requirements: Path, folder: Path, index: Optional[str]) -> List[str]:
    """Return the arguments that download wheels of a lock, whatever system pip itself runs on."""
    abi = "cp" + lock.python.replace(".", "")
    names: Sequence[str] = [abi, "abi3", "none"]
    target = ["--implementation", "cp", "--python-version", lock.python]
    target += [word for name in names for word in ("--abi", name)]
    target += [word for tag in (*lock.tags, "any") for word in ("--platform", tag)]
    further = ["--extra-index-url", index] if index else []
    return ["download", *_ALWAYS, *_HELD, *target, *further, "--dest", str(folder), "-r", str(requirements)]
