# SPDX-License-Identifier: GPL-2.0-or-later
"""The engine's sources, and what is looked up in them by name."""

from __future__ import annotations

import ast
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Union

_SILENT = (
    *("desktop", "training", "landscape", "plugin.py", "train.py", "evaluate.py", "demo.py"),
    *("core/cli.py", "core/card_text.py", "core/nomenclature.py"),
)
"""What says nothing that QGIS shows: itself, what is only started in a terminal, what only command lines print."""
_ERRORS = "Flair2Error"

Function = Union[ast.FunctionDef, ast.AsyncFunctionDef]


@dataclass
class Sources:
    """What is looked up by name."""

    functions: dict[str, list[Function]] = field(default_factory=lambda: defaultdict(list))
    fields: dict[str, list[str]] = field(default_factory=dict)
    """The fields of each class, in the order in which it takes them."""
    calls: dict[str, list[ast.Call]] = field(default_factory=lambda: defaultdict(list))
    errors: set[str] = field(default_factory=lambda: {_ERRORS})
    around: dict[ast.AST, Function | None] = field(default_factory=dict)
    """The function in which a node stands."""
    modules: dict[ast.AST, str] = field(default_factory=dict)
    owners: dict[ast.AST, str] = field(default_factory=dict)
    """The classes of methods."""
    dictionaries: dict[str, ast.Dict] = field(default_factory=dict)


def read_sources(package: Path) -> Sources:
    """Return the sources that may speak to QGIS."""
    sources = Sources()
    trees = {}
    for path in sorted(package.rglob("*.py")):
        name = path.relative_to(package).as_posix()
        if not any(name == silent or name.startswith(f"{silent}/") for silent in _SILENT):
            trees[f"{package.name}/{name}"] = ast.parse(path.read_text(encoding="utf-8"))
    for name, tree in trees.items():
        _index(tree, None, name, sources)
    classes = [node for tree in trees.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    for _ in range(3):
        sources.errors |= {node.name for node in classes if {name_of(base) for base in node.bases} & sources.errors}
    for node in classes:
        sources.fields[node.name] = _fields(node)
    return sources


def _index(node: ast.AST, around: Function | None, module: str, sources: Sources) -> None:
    sources.around[node], sources.modules[node] = around, module
    inner = around
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        sources.functions[node.name].append(node)
        inner = node
    if isinstance(node, ast.Call):
        sources.calls[name_of(node.func)].append(node)
    if isinstance(node, ast.ClassDef):
        sources.owners.update(dict.fromkeys(node.body, node.name))
    if isinstance(node, ast.Assign) and around is None and isinstance(node.value, ast.Dict):
        sources.dictionaries[name_of(node.targets[0])] = node.value
    for child in ast.iter_child_nodes(node):
        _index(child, inner, module, sources)


def _fields(node: ast.ClassDef) -> list[str]:
    for item in node.body:
        if isinstance(item, ast.FunctionDef) and item.name == "__init__":
            return [argument.arg for argument in item.args.args[1:]]
    return [
        item.target.id for item in node.body if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name)
    ]


def name_of(node: ast.AST) -> str:
    """Return what a variable, an attribute or a function is called."""
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


@cache
def nodes_in(function: Function) -> list[ast.AST]:
    """Return all nodes of a function."""
    return list(ast.walk(function))


@cache
def bindings_in(function: Function, name: str) -> list[ast.AST | None]:
    """Return all that a function's variable is set to; None for what is no plain assignment."""
    stored, plain = 0, []
    for one in nodes_in(function):
        stored += isinstance(one, ast.Name) and one.id == name and isinstance(one.ctx, ast.Store)
        if isinstance(one, ast.Assign) and [name_of(target) for target in one.targets] == [name]:
            plain.append(one.value)
    return [*plain, *[None] * (stored - len(plain))]


@cache
def parameters(function: Function) -> list[str]:
    """Return the names of what a function takes, but self."""
    arguments = function.args
    taken = [argument.arg for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
    return taken[1:] if taken[:1] in (["self"], ["cls"]) else taken


def names_in(node: ast.AST) -> set[str]:
    """Return the variables of an expression."""
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
