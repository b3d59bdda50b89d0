# SPDX-License-Identifier: GPL-2.0-or-later
"""Reads the configuration file and the changes made to it on the command line."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from flair2_plugin.core.errors import InvalidRequest
from flair2_plugin.training.configuration import Configuration
from flair2_plugin.training.official_keys import DataPaths

_KNOWN = (
    *(key for key in Configuration.model_fields if key != "data"),
    *(f"data.{key}" for key in DataPaths.model_fields),
)


def read_configuration(path: Path, changes: Sequence[str] = ()) -> Configuration:
    """Read a YAML file; each of `changes` is KEY=VALUE, the key dotted where it is nested, the value in YAML.

    Raises:
        InvalidRequest: the file can't be read, or a key or a value in it is wrong.
    """
    values = _load(path)
    for change in changes:
        _apply(values, change)
    try:
        return Configuration.model_validate(values)
    except ValidationError as problem:
        raise InvalidRequest(f"{path}: {_sentence(problem.errors()[0])}") from problem


def _load(path: Path) -> dict[str, Any]:
    try:
        values = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as problem:
        raise InvalidRequest(f"The configuration file {path} can't be read: give a YAML file in UTF-8.") from problem
    except yaml.YAMLError as problem:
        where = getattr(problem, "problem_mark", None)
        line = f" (line {where.line + 1})" if where else ""
        raise InvalidRequest(f"{path} is not a YAML file{line}: correct it, or start from a copy of ours.") from problem
    if not isinstance(values, dict):
        raise InvalidRequest(f"{path} must hold keys and their values, one a line.")
    return values


def _apply(values: dict[str, Any], change: str) -> None:
    key, equals, text = change.partition("=")
    if not equals:
        raise InvalidRequest(f'"--set {change}" is not of the form KEY=VALUE.')
    try:
        value = yaml.safe_load(text)
    except yaml.YAMLError as problem:
        raise InvalidRequest(f'"--set {change}": the value is not valid YAML.') from problem
    *sections, last = key.strip().split(".")
    for section in sections:
        values = values.setdefault(section, {})
        if not isinstance(values, dict):
            raise InvalidRequest(f'"--set {change}": "{section}" has no keys below it.')
    values[last] = value if value is not None or text.strip() in ("null", "~") else ""


def _sentence(error: ErrorDetails) -> str:
    key = ".".join(str(part) for part in error["loc"])
    if error["type"] == "extra_forbidden":
        similar = difflib.get_close_matches(key, _KNOWN, n=1)
        hint = f'did you mean "{similar[0]}"?' if similar else f"known are {', '.join(_KNOWN)}."
        return f'there is no key "{key}"; {hint}'
    message = error["msg"].removeprefix("Value error, ")
    return f'"{key}" is {error["input"]!r}: {message}.' if key else f"{message}."
