# SPDX-License-Identifier: GPL-2.0-or-later
"""Tells every window that there are other models now: connect to `announcer().modelsChanged`."""

from __future__ import annotations

from functools import cache

from qgis.PyQt.QtCore import QObject, pyqtSignal


class Announcer(QObject):
    """Says when a model was added or removed."""

    modelsChanged = pyqtSignal()


@cache
def announcer() -> Announcer:
    """Return the one announcer of this QGIS."""
    return Announcer()
