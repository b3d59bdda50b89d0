# SPDX-License-Identifier: GPL-2.0-or-later
"""The real engine, built from the package registry with the lock that users get, and checked by its own check."""

from __future__ import annotations

import platform
import shutil

import pytest
from qgis.core import QgsApplication

from flair2_plugin.core.engine_locks import find_lock, platform_name
from flair2_plugin.desktop.engine.interpreter import engine_python
from flair2_plugin.desktop.environment.advice import advice
from flair2_plugin.desktop.environment.base_python import Search, why_not
from flair2_plugin.desktop.environment.failures import PATTERNS
from flair2_plugin.desktop.environment.folders import target_folder
from flair2_plugin.desktop.environment.installation import Installation, Plan
from flair2_plugin.desktop.environment.sizes import foresee

OUT_OF_REACH = ("no internet", "no wheel", "index forbidden", "proxy unreachable", "connection broken")
LONG = 900_000  # milliseconds


def test_the_engine_is_built_from_the_registry_and_computes(profile, qtbot, monkeypatch):
    if platform.system() != "Linux":
        pytest.skip("tried on Linux only")
    pythons = []
    commands = [(path,) for path in (shutil.which("python3.11"), "/usr/bin/python3") if path]
    ended = []
    Search(
        commands, lambda _, b: pythons.append(b) or True, lambda: ended.append(True), QgsApplication.instance()
    ).start()
    qtbot.waitUntil(lambda: bool(ended), timeout=60_000)
    fitting = [base for base in pythons if not isinstance(base, Exception) and why_not(base) is None]
    if not fitting:
        pytest.skip("no Python here can carry the engine")
    base = fitting[0]
    lock = find_lock(platform_name(base.system, base.machine), base.series)
    percents, outcomes = [], []
    installation = Installation(Plan(base, lock, target_folder(gpu=False)))
    installation.progressed.connect(percents.append)
    installation.finished.connect(outcomes.append)
    installation.start()
    qtbot.waitUntil(lambda: bool(outcomes), timeout=LONG)
    if outcomes[0].sentence in [advice(name) for name in OUT_OF_REACH if name in PATTERNS]:
        pytest.skip(f"the registry doesn't deliver here: {outcomes[0].sentence}")
    check = outcomes[0].check
    assert outcomes[0].sentence == ""
    assert check.libraries["torch"].startswith("2.13.0") and not check.lacking and not check.other_versions
    assert engine_python().parents[1] == target_folder(gpu=False)
    assert percents == sorted(percents)
    assert sum(20 < percent < 90 for percent in percents) > 20  # pip's own bytes, not a jump
    size = sum(path.stat().st_size for path in engine_python().parents[1].rglob("*") if not path.is_symlink())
    assert 0.6 < size / foresee(lock).installed < 1.2  # what the user was told
