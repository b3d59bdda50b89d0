# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a user's programs keep what can be made again."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_NAME = "flair2"


def cache_folder() -> Path:
    """Return this user's folder for it, which need not exist yet; all of it may be deleted at any time.

    Source: the XDG Base Directory Specification, and what Windows and macOS ask for.
    """
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / _NAME / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / _NAME
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return (named if named.is_absolute() else Path.home() / ".cache") / _NAME
