# SPDX-License-Identifier: GPL-2.0-or-later
"""Each lock is resolved against the registry, without installing: complete, and with the registry's own hashes."""

from __future__ import annotations

import importlib.util
import os
import socket
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import pytest

from flair2_plugin.core.engine_locks import LOCKS, EngineLock, read_lock

ROOT = Path(__file__).parents[1]
# One Python of each platform, a different one each; `make check-locks` takes all.
PATHS = sorted(LOCKS.glob("*.txt"))
FEW = (
    "linux-aarch64-cp313",
    "linux-x86_64-cp311",
    "linux-x86_64-cuda-cp312",
    "macos-arm64-cp313",
    "windows-x86_64-cp312",
)
CHOSEN = PATHS if os.environ.get("FLAIR2_ALL_LOCKS") else [path for path in PATHS if path.stem in FEW]


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("lock_engine", ROOT / "tools" / "lock_engine.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["lock_engine"] = module
    spec.loader.exec_module(module)
    if module.find_uv() is None:
        pytest.skip("there is no uv here: `make env` brings it")
    return module


@pytest.fixture(scope="module")
def resolved(tool: ModuleType) -> dict[Path, Future[list[object]]]:
    """Resolve the chosen locks side by side, each held to its own versions."""
    try:
        socket.create_connection(("pypi.org", 443), timeout=10).close()
    except OSError as problem:
        pytest.skip(f"no registry answers here: {problem}")
    with ThreadPoolExecutor(4) as pool:
        return {path: pool.submit(resolve, tool, read_lock(path)) for path in CHOSEN}


def resolve(tool: ModuleType, lock: EngineLock) -> list[object]:
    held = "".join(f"{wheel.name}=={wheel.version.split('+')[0]}\n" for wheel in lock.wheels)
    return list(tool.resolve(tool.TARGETS[lock.platform], lock.python, held))


@pytest.mark.parametrize("path", CHOSEN, ids=lambda path: path.stem)
def test_a_lock_is_what_the_registry_resolves_it_to(resolved: dict[Path, Future[list[object]]], path: Path) -> None:
    found = {(wheel.name, wheel.version, wheel.sha256, wheel.file) for wheel in resolved[path].result()}  # type: ignore[attr-defined]
    assert found == {(wheel.name, wheel.version, wheel.sha256, wheel.file) for wheel in read_lock(path).wheels}
