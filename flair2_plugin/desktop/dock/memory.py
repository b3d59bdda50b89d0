# SPDX-License-Identifier: GPL-2.0-or-later
"""What the dock remembers: model and options in the profile, the whole form in the project."""

from __future__ import annotations

import json
from typing import Any, Dict, Mapping

from qgis.core import QgsProject, QgsSettings

_SETTING = "flair2/dock"
_SCOPE, _KEY = "flair2", "dock"
_LASTING = ("model", "options", "extras")


def remember_choices(choices: Mapping[str, Any]) -> None:
    """Keep what holds for every project: model, options, and which files are made besides the map."""
    QgsSettings().setValue(_SETTING, json.dumps({key: choices[key] for key in _LASTING if key in choices}))


def recall_choices() -> Dict[str, Any]:
    """Return what `remember_choices` kept; empty where there is nothing that can be read."""
    return _read(QgsSettings().value(_SETTING))


def remember_form(project: QgsProject, form: Mapping[str, Any]) -> None:
    """Put the form into a project; to be called as it is saved."""
    project.writeEntry(_SCOPE, _KEY, json.dumps(form))


def recall_form(project: QgsProject) -> Dict[str, Any]:
    """Return the form that was put into a project."""
    return _read(project.readEntry(_SCOPE, _KEY)[0])


def _read(text: Any) -> Dict[str, Any]:
    try:
        kept = json.loads(text) if text else {}
    except (TypeError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}
