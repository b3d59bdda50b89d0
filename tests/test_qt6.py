# SPDX-License-Identifier: GPL-2.0-or-later
"""What the desktop side must keep to so that it runs on Qt 5 and Qt 6, read in its code; no Qt is needed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "flair2_plugin"
MODULES = [PACKAGE / "plugin.py", *sorted((PACKAGE / "desktop").rglob("*.py"))]

IN_WIDGETS = {"QAction", "QShortcut"}  # where qgis.PyQt has them on Qt 5 and on Qt 6
GONE = {"QRegExp", "qApp", "QDesktopWidget", "QTextCodec", "QMatrix", "QActionGroup"}
GONE_METHODS = {"exec_", "print_", "setTabStopWidth", "filterRegExp", "setFilterRegExp", "toTime_t", "fromTime_t"}


def find_faults(code: str) -> list[str]:
    """Return what in a module's code doesn't hold on both Qt 5 and Qt 6."""
    tree = ast.parse(code)
    return sorted({*_imports(tree), *_methods(tree), *_unscoped(tree)})


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        names = [alias.name for alias in getattr(node, "names", []) if isinstance(alias, ast.alias)]
        modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else names
        if not isinstance(node, (ast.Import, ast.ImportFrom)):
            continue
        if any(module.split(".")[0] in {"PyQt5", "PyQt6", "PySide2", "PySide6", "sip"} for module in modules):
            yield f"{modules[0]} is imported directly: take it from qgis.PyQt"
        if modules[0].startswith("qgis.PyQt"):
            yield from (f"{name} is not in Qt 6" for name in names if name in GONE)
            if not modules[0].endswith("QtWidgets"):
                yield from (f"{name} must come from QtWidgets" for name in names if name in IN_WIDGETS)


def _methods(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in GONE_METHODS:
            yield f".{node.attr} is not in Qt 6"
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "QVariant.Type":
            yield "QVariant.Type is not in Qt 6"


def _unscoped(tree: ast.AST) -> Iterator[str]:
    """Yield members of enums that are named without their enum: Qt.AlignLeft for Qt.AlignmentFlag.AlignLeft.

    A name of two parts may also be a type, which stands in an annotation or gets a shorter name with members of its
    own, or a class, which is called.
    """
    types = {id(part) for hint in (*_annotations(tree), *_shortened(tree)) for part in ast.walk(hint)}
    inner = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        is_pair = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        if is_pair and id(node) not in types | inner | called and _is_class(node.value.id) and _is_member(node.attr):
            yield f"{ast.unparse(node)} lacks the name of its enum"


def _annotations(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        hints = (getattr(node, "annotation", None), getattr(node, "returns", None))
        yield from (hint for hint in hints if hint is not None)
        if isinstance(node, ast.Subscript):  # Dict[QNetworkReply.NetworkError, str]
            yield node.slice


def _shortened(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield what gets a name whose attributes are taken afterwards: roles = QPalette.ColorRole, roles.Text."""
    owners = {ast.unparse(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in owners:
            yield node.value


def _is_class(name: str) -> bool:
    return name in {"Qt", "Qgis"} or (name[:1] == "Q" and name[1:2].isupper()) or name.startswith("Qgs")


def _is_member(name: str) -> bool:
    return name[0].isupper() and not name.isupper()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_of_the_desktop_holds_on_qt_5_and_qt_6(path: Path) -> None:
    assert find_faults(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("label.setAlignment(Qt.AlignLeft)", "Qt.AlignLeft lacks the name of its enum"),
        ("box.setStandardButtons(QMessageBox.Ok | QMessageBox.Cancel)", "QMessageBox.Ok lacks the name of its enum"),
        ("flags = QgsProcessing.TypeRaster", "QgsProcessing.TypeRaster lacks the name of its enum"),
        ("bar.push(Qgis.Warning)", "Qgis.Warning lacks the name of its enum"),
        ("dialog.exec_()", ".exec_ is not in Qt 6"),
        ("from PyQt5.QtCore import Qt", "PyQt5.QtCore is imported directly: take it from qgis.PyQt"),
        ("from qgis.PyQt.QtGui import QAction", "QAction must come from QtWidgets"),
        ("from qgis.PyQt.QtCore import QRegExp", "QRegExp is not in Qt 6"),
        ("kind = QVariant.Type.Int", "QVariant.Type is not in Qt 6"),
    ],
)
def test_what_breaks_on_qt_6_is_found(code: str, fault: str) -> None:
    assert fault in find_faults(code)


@pytest.mark.parametrize(
    "code",
    [
        "label.setAlignment(Qt.AlignmentFlag.AlignLeft)",
        "def finish(status: QProcess.ExitStatus) -> None: ...",
        "renderer = QgsPalettedRasterRenderer.Class(1, colour, name)",
        "roles = QPalette.ColorRole; palette.setColor(roles.Text, colour)",
        "kept: Dict[QNetworkReply.NetworkError, str] = {}",
    ],
)
def test_what_holds_on_both_is_let_pass(code: str) -> None:
    assert find_faults(code) == []
