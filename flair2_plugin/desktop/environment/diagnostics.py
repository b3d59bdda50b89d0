# SPDX-License-Identifier: GPL-2.0-or-later
"""A report to paste in an issue, without the names of the user and the home folder."""

from __future__ import annotations

import getpass
import os
import platform
import re
from pathlib import Path
from typing import List, Optional, Sequence

from qgis.core import Qgis, QgsSettings
from qgis.PyQt.QtCore import QT_VERSION_STR

from flair2_plugin import __version__
from flair2_plugin.core.engine_check import EngineCheck
from flair2_plugin.desktop.engine.interpreter import VARIABLE
from flair2_plugin.desktop.environment.folders import free_bytes, root
from flair2_plugin.desktop.environment.gpu import Card
from flair2_plugin.desktop.environment.network import proxy_variables, without_credentials
from flair2_plugin.desktop.environment.sizes import describe_bytes
from flair2_plugin.desktop.environment.state import EngineState, headline

_LOG_LINES = 60
_OURS = "flair2"


def report(state: EngineState, cards: Sequence[Card], log: Sequence[str]) -> str:
    """Return the report as Markdown. In English, whatever QGIS's language: its readers are the developers."""
    lines = ["## FLAIR-2 land cover: diagnostics", "", *_system(), "", "### Engine", "", *_engine(state, cards)]
    lines += ["", "### Settings", "", *_settings(), "", "### Log", "", "```", *list(log)[-_LOG_LINES:], "```", ""]
    return redact("\n".join(lines))


def redact(text: str, home: Optional[Path] = None, user: Optional[str] = None) -> str:
    """Return a text with ~ for the home folder, <user> for the user's name, and no credentials in addresses."""
    home = home or Path.home()
    user = user if user is not None else _user()
    text = without_credentials(text)
    for shape in {str(home), str(home).replace("\\", "/"), str(home).replace("\\", "\\\\"), os.path.realpath(home)}:
        if len(shape) > 1:
            text = re.sub(re.escape(shape) + r"(?![\w.-])", "~", text, flags=re.IGNORECASE)
    if len(user) > 1:
        text = re.sub(rf"(?<!\w){re.escape(user)}(?!\w)", "<user>", text, flags=re.IGNORECASE)
    return text


def _system() -> List[str]:
    return [
        f"- Plugin: {__version__}",
        f"- QGIS: {Qgis.QGIS_VERSION}, Qt {QT_VERSION_STR}, Python {platform.python_version()}",
        f"- System: {platform.platform()}, {platform.machine()}, {os.cpu_count()} cores",
        f"- Disk of the profile: {describe_bytes(free_bytes(root()))} free",
    ]


def _engine(state: EngineState, cards: Sequence[Card]) -> List[str]:
    lines = [f"- {headline(state)}: {state.python or state.problem}"]
    if state.check is not None:
        lines += _answer(state.check)
    lines += [f"- NVIDIA: {card.name}, driver {card.driver}, {card.mib} MiB, {card.capability}" for card in cards]
    return lines


def _answer(check: EngineCheck) -> List[str]:
    lines = [f"- Python {check.python}", f"- Problem: {check.problem or 'none'}"]
    lines += [f"- Device: {device.name} ({device.what}, {device.mib} MiB)" for device in check.devices]
    libraries = ", ".join(f"{name} {version}" for name, version in check.libraries.items())
    return [*lines, f"- Libraries: {libraries or 'none'}", f"- Lacking: {', '.join(check.lacking) or 'nothing'}"]


def _settings() -> List[str]:
    settings = QgsSettings()
    lines = [f"- {key}: {settings.value(key)}" for key in sorted(settings.allKeys()) if key.startswith(f"{_OURS}/")]
    lines += [f"- {VARIABLE}: {os.environ[VARIABLE]}"] if VARIABLE in os.environ else []
    return [*lines, f"- Proxy: {'set in QGIS' if proxy_variables() else 'none'}"]


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
