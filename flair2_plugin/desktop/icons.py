# SPDX-License-Identifier: GPL-2.0-or-later
"""The plugin's icon."""

from __future__ import annotations

from qgis.PyQt.QtGui import QIcon

from flair2_plugin.core.locations import RESOURCES

ICON = RESOURCES / "icons" / "icon.svg"


def plugin_icon() -> QIcon:
    """Return the icon of the plugin, its provider and its algorithm."""
    return QIcon(str(ICON))
