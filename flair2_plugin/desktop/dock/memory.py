# SPDX-License-Identifier: GPL-2.0-or-later
"""What the dock remembers: model and options in the profile, the whole form in the project."""

from __future__ import annotations

import json
from typing import Any, Dict, Mapping

from qgis.core import QgsProject, QgsSettings

from flair2_plugin.desktop.algorithm import parameters as names

_SETTING = "flair2/dock"
_SCOPE, _KEY = "flair2", "dock"
_LASTING = ("model", "options", "extras")
# The others are about one ortho or one series.
_LASTING_OPTIONS = frozenset(
    {
        names.OVERLAP,
        names.DEVICE,
        names.BATCH_SIZE,
        names.PRECISION,
        names.TTA,
        names.SATELLITE,
        names.KEEP_PARTIAL,
    }
)


def remember_choices(choices: Mapping[str, Any]) -> None:
    """Keep what holds for every project: model, options, and which files are made besides the map."""
    kept = {key: choices[key] for key in _LASTING if key in choices}
    kept["options"] = {key: value for key, value in kept.get("options", {}).items() if key in _LASTING_OPTIONS}
    QgsSettings().setValue(_SETTING, json.dumps(kept))


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
