# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a user's programs keep what can't be made again."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_NAME = "flair2"


def data_folder() -> Path:
    """Return this user's folder for it, which need not exist yet; the same for QGIS 3, QGIS 4 and the command line.

    Source: the XDG Base Directory Specification, and what Windows and macOS ask for.
    """
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / _NAME
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / _NAME
    named = Path(os.environ.get("XDG_DATA_HOME", ""))
    return (named if named.is_absolute() else Path.home() / ".local" / "share") / _NAME
