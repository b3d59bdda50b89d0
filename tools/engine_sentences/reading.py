# SPDX-License-Identifier: GPL-2.0-or-later
"""All that an expression in the engine's sources may say."""

from __future__ import annotations

import ast
import math
import re
from calendar import month_name
from collections.abc import Callable
from itertools import product
from typing import Any

from engine_sentences.sources import Function, Sources, bindings_in, name_of, names_in, nodes_in, parameters
from engine_sentences.texts import Place, Text, merge, name_place, read_literal, with_words

_TRANSPARENT = {"quote", "str"}
_SAME_TEXT = {"strip", "rstrip", "lstrip"}
# Too many classes have these fields, and files fill them, mostly.
_OF_FILES = {"name", "path", "title", "text", "model", "satellite"}
_KEPT: dict[tuple[str, str], str | tuple[str, ...]] = {
    ("_tell_resumed", "changes_before_traits"): "describe_run",
    ("_same_series", "key"): "_wanted",
    ("_plain", "names_kind"): "_names",
    ("run", "request_every"): ("date", "month"),
}
"""What places show, by their function: words; the keys of the dictionary that a function returns; a module's values."""
_SYSTEM = (
    *("Operation not permitted", "No such file or directory", "Input/output error", "Permission denied", "File exists"),
    *("Not a directory", "Is a directory", "Too many open files", "File too large", "No space left on device"),
    *("Read-only file system", "File name too long", "Disk quota exceeded"),
)
"""What the system says of a file, `OSError.strerror`."""
_QUOTING = re.compile(r"(?:\w+\()*(?:problem|cause|reason|error)\b(?!\.(?:filename|name|__name__))(?<!type\(problem)")
_MOST = 24  # sentences that one expression may make
_DEPTH = 5  # names after names that are looked up for one place


class Reader:
    """Finds the texts that an expression may be."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._open: list[tuple[object, str]] = []
        """What is being looked up, against going round in circles."""

    def _once(self, key: tuple[object, str], look_up: Callable[[], list[Text]]) -> list[Text]:
        """Look something up, unless that is being done already, or leads too far."""
        again = 1 if key[0] == "field" else 0  # a text may stand in another one of its kind
        if self._open.count(key) > again or len(self._open) > _DEPTH:
            return []
        self._open.append(key)
        found = look_up()
        self._open.pop()
        return found

    def said_by(self, call: ast.Call) -> list[Text]:
        """Return what a call says, if it is one that does."""
        name, around = name_of(call.func), self._sources.around[call]
        if name == "__init__" and (around is None or around.name != name):
            return []
        if name == "append" and not (
            isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Subscript)
        ):
            return []
        if name in self._sources.errors and self._sources.fields.get(name):
            return []  # it makes its sentence itself, by super().__init__
        return [text for argument in call.args for text in self.parts(argument)]

    def texts(self, node: ast.AST) -> list[Text] | None:
        """Return all that an expression may be; None where it isn't known to be a text made here."""
        known: dict[type[ast.AST], Callable[[Any], list[Text] | None]] = {
            ast.Constant: lambda one: [read_literal(one.value)] if isinstance(one.value, str) else None,
            ast.JoinedStr: lambda one: self._join([self._piece(value) for value in one.values]),
            ast.IfExp: lambda one: self._either([one.body, one.orelse]),
            ast.BinOp: self._sum,
            ast.Name: lambda one: self._either(self._assigned(one) or []),
        }
        return known[type(node)](node) if type(node) in known else None

    def _sum(self, node: ast.BinOp) -> list[Text] | None:
        left, right = self.texts(node.left), self.texts(node.right)
        if not isinstance(node.op, ast.Add) or (left is None and right is None):
            return None
        return self._join([left or [self._place(node.left)], right or [self._place(node.right)]])

    def parts(self, node: ast.AST) -> list[Text]:
        """Return the texts that an expression may be, as far as they are known."""
        whole = self.texts(node)
        if whole is not None:
            return whole
        known: dict[type[ast.AST], Callable[[Any], list[Text]]] = {
            ast.IfExp: lambda one: [*self.parts(one.body), *self.parts(one.orelse)],
            ast.BoolOp: lambda one: [text for value in one.values for text in self.parts(value)],
            ast.Call: self._of_call,
            ast.Name: lambda one: self._once((self._sources.around[one], one.id), lambda: self._of_name(one)),
            ast.Attribute: self._of_attribute,
            ast.Subscript: self._of_subscript,
        }
        return known[type(node)](node) if type(node) in known else []

    def _of_call(self, node: ast.Call) -> list[Text]:
        if name_of(node.func) in _TRANSPARENT and node.args:
            return self.parts(node.args[0])
        if isinstance(node.func, ast.Attribute) and node.func.attr in _SAME_TEXT:
            return self.parts(node.func.value)
        return self._answers(name_of(node.func))

    def _of_attribute(self, node: ast.Attribute) -> list[Text]:
        if node.attr in _OF_FILES:
            return []
        given = self._once(("field", node.attr), lambda: self._of_field(node.attr))
        return [*given, *self._of_property(node.attr)]

    def _of_subscript(self, node: ast.Subscript) -> list[Text]:
        if name_of(node.value) == "month_name":
            return [Text((month,)) for month in month_name[1:]]
        return self._elements(node.value)

    def _elements(self, node: ast.AST) -> list[Text]:
        """Return what the members of a list, or of what gives one, may be."""
        if isinstance(node, (ast.List, ast.Tuple)):
            return [text for one in node.elts for text in self.parts(one)]
        if isinstance(node, (ast.ListComp, ast.GeneratorExp)):
            return self.parts(node.elt)
        if isinstance(node, ast.BinOp):
            return [*self._elements(node.left), *self._elements(node.right)]
        if isinstance(node, ast.Name):
            return self._once((self._sources.around[node], f"{node.id}[]"), lambda: self._members(node))
        name = name_of(node.func) if isinstance(node, ast.Call) else name_of(node)
        values = self._returned(name)
        return self._once(("elements", name), lambda: [text for value in values for text in self._elements(value)])

    def _members(self, node: ast.Name) -> list[Text]:
        """Return what a function puts into a list."""
        around = self._sources.around[node]
        added = [
            call.args[0]
            for call in self._sources.calls.get("append", ())
            if isinstance(call.func, ast.Attribute)
            and name_of(call.func.value) == node.id
            and self._sources.around[call] is around
        ]
        texts = [text for one in added for text in self.parts(one)]
        for value in self._bindings(node):
            texts += self._elements(value) if value is not None else []
        return texts

    def _piece(self, value: ast.AST) -> list[Text]:
        if not isinstance(value, ast.FormattedValue):
            return self.texts(value) or []
        if value.format_spec is not None:
            number = bool(re.search(r"[fg%,]'?$", ast.unparse(value.format_spec)))
            return [Text((Place(*name_place(value.value), number=number),))]
        return self.texts(value.value) or [self._place(value.value)]

    def _place(self, node: ast.AST) -> Text:
        values = self._bindings(node) if isinstance(node, ast.Name) else []
        joined = _joined(values[0] if len(values) == 1 and values[0] is not None else node)
        name, source = name_place(node)
        if joined is not None:
            separator, members = joined
            return Text((Place(name, source, with_words(self._elements(members)), separator),))
        kept = _KEPT.get((self._function_around(node), name))
        if kept is not None:
            return Text((Place(name, source, self._kept(kept), " and "),))
        parts = with_words(self.parts(node))
        if "strerror" in source:
            parts = tuple(Text((words,)) for words in _SYSTEM)
        return Text((Place(name, source, parts, sentence=not parts and bool(_QUOTING.match(source))),))

    def _function_around(self, node: ast.AST) -> str:
        around = self._sources.around[node]
        return around.name if around is not None else ""

    def _of_property(self, name: str) -> list[Text]:
        return self._answers(name) if any(one.decorator_list for one in self._sources.functions.get(name, ())) else []

    def _kept(self, name: str | tuple[str, ...]) -> tuple[Text, ...]:
        """Return the texts of `_KEPT`."""
        if isinstance(name, tuple):
            return tuple(Text((word,)) for word in name)
        if name in self._sources.dictionaries:
            nodes: list[ast.AST | None] = [*self._sources.dictionaries[name].values]
        else:
            nodes = [key for value in self._returned(name) if isinstance(value, ast.Dict) for key in value.keys]
        return tuple(text for node in nodes if node is not None for text in self.parts(node))

    def _either(self, nodes: list[ast.AST]) -> list[Text] | None:
        found = [self.texts(node) for node in nodes]
        if all(texts is None for texts in found):
            return None
        return [text for node, texts in zip(nodes, found, strict=True) for text in texts or [self._place(node)]]

    def _join(self, pieces: list[list[Text]]) -> list[Text]:
        if math.prod(len(options) for options in pieces) > _MOST:
            raise SystemExit("An f-string has too many conditions: give its parts names of their own.")
        return [merge([piece for text in chosen for piece in text.pieces]) for chosen in product(*pieces)]

    def _bindings(self, node: ast.Name) -> list[ast.AST | None]:
        around = self._sources.around[node]
        return [] if around is None else bindings_in(around, node.id)

    def _assigned(self, node: ast.Name) -> list[ast.AST] | None:
        """Return the values of a variable that is nothing but what its function sets it to."""
        around = self._sources.around[node]
        if around is None or node.id in parameters(around) or (around, f"={node.id}") in self._open:
            return None
        self._open.append((around, f"={node.id}"))
        values = self._bindings(node)
        known = [value for value in values if value is not None and self.texts(value) is not None]
        self._open.pop()
        return known if values and len(known) == len(values) else None

    def _of_name(self, node: ast.Name) -> list[Text]:
        around = self._sources.around[node]
        if around is None:
            return []
        if node.id in parameters(around):
            return self._of_parameter(around, node.id)
        texts = []
        for one in nodes_in(around):
            if isinstance(one, ast.Assign):
                texts += self._of_assignment(one, node.id)
            if isinstance(one, (ast.For, ast.comprehension)) and node.id in names_in(one.target):
                texts += self._of_loop(one.iter, one.target, node.id)
        return texts

    def _of_assignment(self, one: ast.Assign, name: str) -> list[Text]:
        target = one.targets[0]
        if isinstance(target, ast.Name) and target.id == name:
            return self.parts(one.value)
        if isinstance(target, ast.Tuple) and isinstance(one.value, ast.GeneratorExp) and name in names_in(target):
            return self._elements(one.value)
        if isinstance(target, ast.Tuple) and isinstance(one.value, ast.Call):
            places = [i for i, item in enumerate(target.elts) if name_of(item) == name]
            given = self._returned(name_of(one.value.func)) if places else []
            pairs = [
                value.elts[places[0]] for value in given if isinstance(value, ast.Tuple) and len(value.elts) > places[0]
            ]
            return [text for value in pairs for text in self.parts(value)]
        return []

    def _of_loop(self, over: ast.AST, target: ast.AST, name: str) -> list[Text]:
        if (
            isinstance(over, ast.Call)
            and isinstance(over.func, ast.Attribute)
            and isinstance(over.func.value, ast.Name)
        ):
            over = next((value for value in self._bindings(over.func.value) if value is not None), over)
        if isinstance(over, ast.Dict) and isinstance(target, ast.Tuple) and name_of(target.elts[0]) == name:
            return [text for key in over.keys if key is not None for text in self.parts(key)]
        if isinstance(over, (ast.Tuple, ast.List)) and isinstance(target, ast.Tuple):
            place = [name_of(item) for item in target.elts].index(name)
            items = [item.elts[place] for item in over.elts if isinstance(item, ast.Tuple)]
            return [text for item in items for text in self.parts(item)]
        return self._elements(over) if isinstance(target, ast.Name) else []

    def _of_parameter(self, function: Function, name: str) -> list[Text]:
        """Return what the calls of a function give to one of its parameters."""
        names = parameters(function)
        called = self._sources.owners[function] if function.name == "__init__" else function.name
        calls = self._sources.calls.get(called, ())
        return [text for call in calls for text in self._given(call, names, name)]

    def _of_field(self, name: str) -> list[Text]:
        """Return what a field of that name, of whatever class, is given."""
        return [
            text
            for kind, names in self._sources.fields.items()
            if name in names
            for call in self._sources.calls.get(kind, ())
            for text in self._given(call, names, name)
        ]

    def _given(self, call: ast.Call, names: list[str], name: str) -> list[Text]:
        for keyword in call.keywords:
            if keyword.arg == name:
                return self.parts(keyword.value)
        if any(isinstance(one, ast.Starred) for one in call.args):  # then they are counted from the end
            named = {keyword.arg for keyword in call.keywords}
            names = [one for one in names if one not in named]
            place = len(call.args) - len(names) + names.index(name)
        else:
            place = names.index(name)
        return self.parts(call.args[place]) if 0 <= place < len(call.args) else []

    def _returned(self, name: str) -> list[ast.AST]:
        return [
            one.value
            for function in self._sources.functions.get(name, ())
            for one in nodes_in(function)
            if isinstance(one, ast.Return) and one.value is not None
        ]

    def _answers(self, name: str) -> list[Text]:
        values = self._returned(name)
        return self._once(("return", name), lambda: [text for value in values for text in self.parts(value)])


def _joined(node: ast.AST) -> tuple[str, ast.AST] | None:
    """Return the separator and the list of a ", ".join(list)."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "join" and node.args:
        between = node.func.value
        if isinstance(between, ast.Constant) and isinstance(between.value, str):
            return between.value, node.args[0]
    return None
