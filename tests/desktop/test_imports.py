# SPDX-License-Identifier: GPL-2.0-or-later
"""The wall between QGIS and the engine's libraries."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "flair2_plugin"

_PROGRAM = """
import importlib, pkgutil, sys

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"torch", "rasterio", "segmentation_models_pytorch", "lightning", "affine"}:
            raise ImportError("blocked: " + name)

sys.meta_path.insert(0, Blocker())
import flair2_plugin.plugin, flair2_plugin.core, flair2_plugin.desktop
for room in (flair2_plugin.core, flair2_plugin.desktop):
    for module in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
        importlib.import_module(module.name)
        print(module.name)
"""


def test_the_qgis_side_imports_where_torch_and_rasterio_are_blocked():
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM], cwd=PACKAGE.parent, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "flair2_plugin.desktop.algorithm.classify" in done.stdout.split()
    assert "flair2_plugin.core.request" in done.stdout.split()


def test_the_qgis_side_parses_on_python_3_9():
    modules = [PACKAGE / "__init__.py", PACKAGE / "plugin.py"]
    modules += [*(PACKAGE / "core").rglob("*.py"), *(PACKAGE / "desktop").rglob("*.py")]
    assert len(modules) > 10
    for module in modules:
        ast.parse(module.read_text(encoding="utf-8"), str(module), feature_version=(3, 9))


def test_the_launcher_imports_nothing_but_the_standard_library_before_the_command():
    tree = ast.parse((PACKAGE / "engine.py").read_text(encoding="utf-8"))
    names = {n.module if isinstance(n, ast.ImportFrom) else n.names[0].name for n in tree.body if _is_import(n)}
    assert names == {"__future__", "sys", "pathlib"}


def _is_import(node: ast.stmt) -> bool:
    return isinstance(node, (ast.Import, ast.ImportFrom))
