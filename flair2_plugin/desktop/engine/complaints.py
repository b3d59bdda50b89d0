# SPDX-License-Identifier: GPL-2.0-or-later
"""What the engine's last words mean for who uses QGIS."""

from __future__ import annotations

import re

from flair2_plugin.desktop.translation import tr

_LACKING = re.compile(r"No module named '?([\w.]+)")


def explain(words: str, python: str) -> str:
    """Return the engine's sentence; where its Python lacks a package, one that says what to do about that."""
    lacking = _LACKING.search(words)
    if lacking is None:
        return words
    text = tr(
        "The engine's Python, {python}, can't run it ({reason}): install the engine, or choose another Python, by "
        "Raster > FLAIR-2 land cover > Engine…"
    )
    return text.format(python=python, reason=lacking.group(0))
