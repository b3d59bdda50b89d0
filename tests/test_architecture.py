# SPDX-License-Identifier: GPL-2.0-or-later
"""The walls between the rooms: who may import whom, and what each side runs without."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "flair2_plugin"

MAY_IMPORT = {
    "core": {"core"},
    "imagery": {"core", "imagery"},
    "network": {"core", "network"},
    "landscape": {"core", "imagery", "landscape"},
    "stac": {"core", "imagery", "stac"},
    "inference": {"core", "imagery", "network", "inference"},
    "training": {"core", "imagery", "network", "training"},
    "desktop": {"core", "desktop"},
    "plugin": {"core", "desktop"},
    "__init__": {"plugin"},
    "engine": {"core", "predict", "models", "sentinel2"},
}
ENGINE_ROOMS = ("imagery", "network", "inference", "training", "landscape", "stac")
COMMANDS = ("predict", "train", "evaluate", "models", "demo", "sentinel2", "check", "bundle")
QGIS_SIDE = ("core", "desktop", "plugin", "__init__")
ENGINE_LIBRARIES = ("torch", "rasterio", "numpy", "scipy", "lightning", "segmentation_models_pytorch", "timm")
QGIS_LIBRARIES = ("qgis", "PyQt5", "PyQt6", "osgeo", "processing")
COMMANDS_MAY_IMPORT = {"core", *ENGINE_ROOMS}

MODULES = sorted(PACKAGE.rglob("*.py"))
PYTHON_FILES = sorted(
    path for folder in ("flair2_plugin", "tests", "tools", "benchmarks") for path in (ROOT / folder).rglob("*.py")
)


def _room(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def _dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute, so that rooms can be told apart"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def _rooms_imported(path: Path) -> set[str]:
    inner = (name.split(".") for name in _imported(path) if name.startswith("flair2_plugin."))
    return {parts[1] for parts in inner} - {"__version__"}


def _run_without(blocked: tuple[str, ...], modules: list[str], python: str = sys.executable) -> str:
    code = (
        "import importlib, sys\n"
        f"sys.modules.update(dict.fromkeys({blocked!r}))\n"
        f"for name in {modules!r}:\n"
        "    importlib.import_module(name)\n"
    )
    done = subprocess.run([python, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stderr if done.returncode else ""


def test_every_room_is_known_here() -> None:
    assert {_room(path) for path in MODULES} <= {*MAY_IMPORT, *COMMANDS}


@pytest.mark.parametrize("path", MODULES, ids=_dotted)
def test_imports_point_one_way(path: Path) -> None:
    assert _rooms_imported(path) <= MAY_IMPORT.get(_room(path), COMMANDS_MAY_IMPORT)


@pytest.mark.parametrize("path", [path for path in MODULES if _room(path) in QGIS_SIDE], ids=_dotted)
def test_what_qgis_imports_parses_on_python_3_9(path: Path) -> None:
    ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 9))


@pytest.mark.parametrize("path", [path for path in MODULES if _room(path) == "core"], ids=_dotted)
def test_core_needs_the_standard_library_only(path: Path) -> None:
    tops = {name.split(".")[0] for name in _imported(path)}
    assert tops <= {*sys.stdlib_module_names, "flair2_plugin"}


@pytest.mark.parametrize("path", [path for path in MODULES if _room(path) in ("desktop", "plugin")], ids=_dotted)
def test_the_desktop_never_names_the_engines_libraries(path: Path) -> None:
    tops = {name.split(".")[0] for name in _imported(path)}
    assert not tops & {*ENGINE_LIBRARIES, "PyQt5", "PyQt6", "subprocess"}


def test_core_imports_where_the_engines_libraries_and_qgis_are_blocked() -> None:
    modules = [_dotted(path) for path in MODULES if _room(path) == "core"]
    assert _run_without(ENGINE_LIBRARIES + QGIS_LIBRARIES, modules) == ""


def test_core_imports_on_python_3_9() -> None:
    python = shutil.which("python3.9")
    if python is None or subprocess.run([python, "-V"], capture_output=True, check=False).returncode:
        pytest.skip("there is no Python 3.9 here")
    modules = [_dotted(path) for path in MODULES if _room(path) == "core"]
    assert _run_without(ENGINE_LIBRARIES + QGIS_LIBRARIES, modules, python) == ""


def test_the_engine_imports_where_qgis_is_blocked() -> None:
    modules = [_dotted(path) for path in MODULES if _room(path) in (*ENGINE_ROOMS, *COMMANDS, "engine")]
    assert _run_without(QGIS_LIBRARIES, modules) == ""


def test_a_blocked_library_is_noticed() -> None:
    assert "rasterio" in _run_without(("rasterio",), ["flair2_plugin.imagery.aerial.ortho"])


@pytest.mark.parametrize("path", PYTHON_FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_names_its_licence_and_stays_short(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# SPDX-License-Identifier: GPL-2.0-or-later"
    assert len(lines) <= 400
