# SPDX-License-Identifier: GPL-2.0-or-later
"""What can be tried of Qt 6 without QGIS 4: python tools/qt6_check.py, in a Python with PyQt6 (make qt6).

Every name that the desktop side takes from qgis.PyQt is looked up in PyQt6, with its attributes, enums among them; and
every module that needs nothing of QGIS but qgis.PyQt is imported. The others are counted, not tried.
"""

from __future__ import annotations

import ast
import importlib
import sys
import types
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "flair2_plugin"
ROOMS = ("QtCore", "QtGui", "QtNetwork", "QtSvg", "QtWidgets")
# QGIS's own qgis/PyQt/QtWidgets.py of its Qt 6 builds adds them, since Qt 6 has them in QtGui.
FROM_GUI = ("QAction", "QShortcut")
QGIS = ("qgis.core", "qgis.gui", "qgis.utils", "osgeo", "processing")


class NeedsQgis(ImportError):
    """A module wants more of QGIS than qgis.PyQt."""


class _Refusal:
    """Refuses QGIS's own modules by an error of its own."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        if name in QGIS or name.startswith(tuple(f"{module}." for module in QGIS)):
            raise NeedsQgis(name)


def map_pyqt() -> None:
    """Put PyQt6 in the place of qgis.PyQt, as a Qt 6 build of QGIS does."""
    qgis, pyqt = types.ModuleType("qgis"), types.ModuleType("qgis.PyQt")
    qgis.__path__, pyqt.__path__, qgis.PyQt = [], [], pyqt
    sys.modules.update({"qgis": qgis, "qgis.PyQt": pyqt})
    for room in ROOMS:
        module = importlib.import_module(f"PyQt6.{room}")
        sys.modules[f"qgis.PyQt.{room}"] = module
        setattr(pyqt, room, module)
    pyqt.sip = sys.modules["qgis.PyQt.sip"] = importlib.import_module("PyQt6.sip")
    for name in FROM_GUI:
        setattr(pyqt.QtWidgets, name, getattr(pyqt.QtGui, name))
    sys.meta_path.insert(0, _Refusal())


def find_absent(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and name of what a module takes from Qt and PyQt6 doesn't have."""
    taken = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("qgis.PyQt."):
            module = sys.modules.get(node.module)
            for alias in node.names:
                taken[alias.asname or alias.name] = getattr(module, alias.name, None)
                if taken[alias.asname or alias.name] is None:
                    yield node.lineno, f"{node.module}.{alias.name}"
    inner = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and id(node) not in inner:
            first, *rest = _chain(node)
            if taken.get(first) is not None and not _has(taken[first], rest):
                yield node.lineno, ".".join([first, *rest])


def _chain(node: ast.expr) -> list[str]:
    names = []
    while isinstance(node, ast.Attribute):
        names.insert(0, node.attr)
        node = node.value
    return [node.id if isinstance(node, ast.Name) else "", *names]


def _has(thing: object, names: list[str]) -> bool:
    for name in names:
        if not hasattr(thing, name):
            return False
        thing = getattr(thing, name)
    return True


def main() -> int:
    """Check, and return 1 if something is absent or doesn't import."""
    try:
        map_pyqt()
    except ImportError as problem:
        print(f"PyQt6 can't be loaded here, so nothing was tried: {problem}")
        return 0
    sys.path.insert(0, str(ROOT))
    files = [PACKAGE / "plugin.py", *sorted((PACKAGE / "desktop").rglob("*.py"))]
    faults, imported, skipped = [], 0, 0
    for path in files:
        where = path.relative_to(ROOT)
        tree = ast.parse(path.read_text(encoding="utf-8"))
        faults += [f"{where}:{line}: PyQt6 has no {name}" for line, name in find_absent(tree)]
        try:
            importlib.import_module(".".join(where.with_suffix("").parts).removesuffix(".__init__"))
            imported += 1
        except NeedsQgis:
            skipped += 1
        except (ImportError, AttributeError, TypeError) as problem:
            faults.append(f"{where}: {type(problem).__name__}: {problem}")
    print("\n".join(faults) or "Nothing that the desktop side takes from Qt is absent in PyQt6.")
    print(f"{imported} of {len(files)} modules imported with PyQt6; {skipped} need QGIS itself and were not tried.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
