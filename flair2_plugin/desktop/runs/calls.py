# SPDX-License-Identifier: GPL-2.0-or-later
"""A run in words that other programs take: a command line, a Python call of Processing, a call of qgis_process."""

from __future__ import annotations

import re
import shlex
from dataclasses import fields
from decimal import Decimal
from pathlib import Path
from typing import Any, Iterable, Iterator, List, Mapping, Optional

from flair2_plugin.core.request import Acquisition, Extent, Request

ALGORITHM = "flair2:classify"
_OTHER_NAMES = {"value_range": "range", "scaling": "range"}
_NOT_OPTIONS = ("ensemble", "acquisition")
_PLAIN_ON_WINDOWS = re.compile(r"[\w.:\\/=,+-]+")


def as_command_line(request: Request, python: str, folder: Optional[Path] = None, windows: bool = False) -> str:
    """Return the request as one line for the platform's shell (on Windows cmd.exe), to be run in any folder.

    `python` is the engine's; `folder` holds the package flair2_plugin, where that is not installed.
    """
    line = quote([python, "-m", "flair2_plugin.predict", *predict_arguments(request)], windows)
    if folder is None:
        return line
    return f"{'cd /d' if windows else 'cd'} {quote([str(folder)], windows)} && {line}"


def predict_arguments(request: Request) -> List[str]:
    """Return the options of `predict` that make this request; what is as by default is left out."""
    options: List[str] = []
    for field in fields(Request):
        value = getattr(request, field.name)
        if field.name not in _NOT_OPTIONS and value != field.default:
            options += _option(field.name, value, request)
    return [*options, *_acquisition(request.acquisition)]


def as_python(parameters: Mapping[str, Any]) -> str:
    """Return the call for QGIS's Python console; `parameters` are plain values."""
    lines = "".join(f"    {name!r}: {value!r},\n" for name, value in parameters.items())
    return f'import processing\n\nprocessing.run("{ALGORITHM}", {{\n{lines}}})\n'


def as_qgis_process(parameters: Mapping[str, Any], windows: bool = False) -> str:
    """Return the call of qgis_process, as one line for the platform's shell; `parameters` are plain values."""
    options = [f"--{name}={text}" for name, value in parameters.items() for text in _texts(value)]
    return quote(["qgis_process", "run", ALGORITHM, *options], windows)


def quote(words: Iterable[str], windows: bool) -> str:
    """Return words as one line that the platform's shell takes apart again."""
    return " ".join(map(_quote_for_cmd if windows else shlex.quote, words))


def _quote_for_cmd(word: str) -> str:
    """Put a word in quotes, for cmd.exe; the backslashes before the last quote are doubled, as C programs read it."""
    if _PLAIN_ON_WINDOWS.fullmatch(word):
        return word
    inner = re.sub(r'(\\*)"', r'\1\1\\"', word)
    return '"' + re.sub(r"(\\+)$", r"\1\1", inner) + '"'


def _option(name: str, value: Any, request: Request) -> List[str]:
    option = "--" + _OTHER_NAMES.get(name, name).replace("_", "-")
    if isinstance(value, bool):
        return [option]
    if name == "model":
        return [option, value, *request.ensemble]
    if name == "bands":
        return [option, ",".join(map(str, value))]
    if isinstance(value, Extent):
        return [option, *map(_number, (value.xmin, value.ymin, value.xmax, value.ymax))]
    return [option, *map(_number, value if isinstance(value, tuple) else (value,))]


def _acquisition(taken: Optional[Acquisition]) -> List[str]:
    if taken is None:
        return []
    moment = f"{taken.date}T{taken.time}" if taken.time else taken.date
    values = {"--acquired": moment, "--camera": taken.camera, "--altitude": _number(taken.altitude)}
    return [word for option, value in values.items() if value for word in (option, value)]


def _number(value: Any) -> str:
    """Return a number without an exponent, since argparse takes -1e-05 for an option; other values as they are."""
    return format(Decimal(repr(value)), "f") if isinstance(value, float) else str(value)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, (list, tuple)):
        yield from map(str, value)
    else:
        yield str(value).lower() if isinstance(value, bool) else str(value)
