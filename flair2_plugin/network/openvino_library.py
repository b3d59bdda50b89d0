# SPDX-License-Identifier: GPL-2.0-or-later
"""OpenVINO and NNCF, which need not be installed: imported here alone, and kept from reporting their use."""

from __future__ import annotations

import importlib
import logging
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from flair2_plugin.core.errors import InvalidRequest

_TELEMETRY = "openvino_telemetry"  # sends each import and each conversion to Google Analytics


def import_openvino() -> Any:
    """Return the module openvino.

    Raises:
        InvalidRequest: it is not installed.
    """
    return _import("openvino")


@cache
def openvino_core() -> Any:
    """Return the one core of this process, which reads and compiles models; it is never let go.

    OpenVINO has signals handled on a stack in a core's memory (seen with 2026.4.1, by sigaltstack). That of a core that
    is gone stays in use where several came and went: the next Ctrl-C ended the process.

    Raises:
        InvalidRequest: OpenVINO is not installed.
    """
    core = import_openvino().Core()
    core.get_property("CPU", "FULL_DEVICE_NAME")  # which loads what puts the stack there
    return core


def import_nncf() -> Any:
    """Return the module nncf, which then says nothing but errors.

    Raises:
        InvalidRequest: it is not installed.
    """
    nncf = _import("nncf")
    nncf.set_log_level(logging.ERROR)
    return nncf


def library_version(name: str) -> str:
    """Return the version of one of the two, without importing it.

    Raises:
        InvalidRequest: it is not installed.
    """
    try:
        return version(name)
    except PackageNotFoundError as problem:
        raise _lacking(name) from problem


def forbid_telemetry() -> None:
    """Keep both from reporting their use, whoever imports them afterwards."""
    # They take its absence for a wish to be left alone; its own switch is a file in the user's home.
    sys.modules[_TELEMETRY] = None  # type: ignore[assignment]


def _import(name: str) -> Any:
    forbid_telemetry()
    try:
        return importlib.import_module(name)
    except ImportError as problem:
        raise _lacking(name) from problem


def _lacking(name: str) -> InvalidRequest:
    return InvalidRequest(
        f"For int8 the engine lacks {name}: install what resources/engine/requirements-quick.txt lists, or take "
        "--precision fp32."
    )
