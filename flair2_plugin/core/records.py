# SPDX-License-Identifier: GPL-2.0-or-later
"""Frozen dataclasses to and from JSON, strictly: unknown keys, missing keys and wrong types are refused by name."""

from __future__ import annotations

import dataclasses
import json
import math
import re
from pathlib import Path
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from flair2_plugin.core.errors import Flair2Error
from flair2_plugin.core.wording import quote

T = TypeVar("T")

_LARGEST = 1 << 24  # bytes; a request or a card has some thousand
_HUGE = 1e15  # beyond it nothing is counted or measured here, and arithmetic soon overflows
_UNWRITABLE = re.compile("[\0\ud800-\udfff]")  # no file name and no UTF-8 can hold these


def to_json(record: Any) -> dict[str, Any]:
    """Return a dataclass as plain dictionaries, lists, numbers and strings."""
    plain: dict[str, Any] = json.loads(json.dumps(dataclasses.asdict(record)))
    return plain


def write_json(record: Any, path: Path) -> None:
    """Write a dataclass as an indented JSON file."""
    path.write_text(json.dumps(to_json(record), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def read_json(cls: type[T], path: Path, error: type[Flair2Error]) -> T:
    """Read a JSON file into `cls`; anything wrong with it is raised as `error`, naming the file and the key."""
    try:
        if path.stat().st_size > _LARGEST:
            raise error(f"{path} is far too large for what it should hold: name another file.")
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise error(f"{path} can't be read: {problem.strerror}.") from problem
    except (ValueError, RecursionError) as problem:
        raise error(f"{path} is not a JSON file: {problem}.") from problem
    return from_json(cls, data, error, str(path))


def from_json(cls: type[T], data: Any, error: type[Flair2Error], where: str) -> T:
    """Build `cls` from what JSON gives; `where` names the place in the error's sentence."""
    if not isinstance(data, dict):
        raise error(f"{where} must be an object with named values, not {_shown(data)}.")
    hints = get_type_hints(cls)
    fields = {field.name: field for field in dataclasses.fields(cls)}  # type: ignore[arg-type]
    unknown = sorted(set(data) - set(fields))
    if unknown:
        raise error(f"{where} has an unknown key {_shown(unknown[0])}; known are {', '.join(fields)}.")
    required = (n for n, f in fields.items() if f.default is f.default_factory is dataclasses.MISSING)
    missing = [name for name in required if name not in data]
    if missing:
        raise error(f'{where} lacks the key "{missing[0]}".')
    return cls(**{key: _value(hints[key], value, error, f"{where}: {key}") for key, value in data.items()})


def _value(kind: Any, value: Any, error: type[Flair2Error], where: str) -> Any:
    origin, arguments = get_origin(kind), get_args(kind)
    if dataclasses.is_dataclass(kind):
        return from_json(kind, value, error, where)  # type: ignore[arg-type]
    if origin is Union:
        return None if value is None else _value(arguments[0], value, error, where)
    if origin is tuple:
        return _items(arguments, value, error, where)
    if origin is dict:
        if not isinstance(value, dict):
            raise error(f"{where} must be an object, not {_shown(value)}.")
        return {_plain(str, k, error, where): _value(arguments[1], item, error, where) for k, item in value.items()}
    if origin is Literal:
        if value not in arguments:
            raise error(f"{where} must be one of {', '.join(map(str, arguments))}, not {_shown(value)}.")
        return value
    return _plain(kind, value, error, where)


def _items(arguments: tuple[Any, ...], value: Any, error: type[Flair2Error], where: str) -> tuple[Any, ...]:
    if not isinstance(value, (list, tuple)):
        raise error(f"{where} must be a list, not {_shown(value)}.")
    return tuple(_value(arguments[0], item, error, f"{where}[{i}]") for i, item in enumerate(value))


def _plain(kind: Any, value: Any, error: type[Flair2Error], where: str) -> Any:
    if kind is Any:
        return value
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        value = _as_float(value)
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise error(f"{where} must be a {_names[kind]}, not {_shown(value)}.")
    if isinstance(value, (int, float)) and not abs(value) < _HUGE:
        raise error(f"{where} must be a number below {_HUGE:g}, not {_shown(value)}.")
    if isinstance(value, str) and _UNWRITABLE.search(value):
        raise error(f"{where} holds characters that no file can hold: {_shown(value)}.")
    return value


def _as_float(value: int) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.inf


_names = {int: "whole number", float: "number", str: "text", bool: "true or false value"}


def _shown(value: Any) -> str:
    """Return the beginning of a value on one line, as it can be printed."""
    try:
        text = json.dumps(value, default=str, ensure_ascii=False)
    except RecursionError:
        text = f"a {type(value).__name__} of many levels"
    return quote(text, 40)
