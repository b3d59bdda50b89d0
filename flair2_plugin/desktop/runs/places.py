# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the dock keeps things: in the profile, since an update replaces the plugin's folder."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication


def profile_folder() -> Path:
    """Return the plugin's folder in the QGIS profile; it need not exist."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "flair2"


def areas_folder() -> Path:
    """Return the folder of areas of interest that were no files of their own."""
    return profile_folder() / "areas"


def history_file() -> Path:
    """Return the file with the list of past runs."""
    return profile_folder() / "history.jsonl"


def dates_folder() -> Path:
    """Return the folder of the dates of Sentinel-2 images that were corrected, or told by their layers."""
    return profile_folder() / "dates"
