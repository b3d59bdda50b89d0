# SPDX-License-Identifier: GPL-2.0-or-later
"""FLAIR-2 land cover: aerial and Sentinel-2 images to a land-cover map, in QGIS and on the command line."""

from __future__ import annotations

from typing import Any

__version__ = "0.1.0"


def classFactory(iface: Any) -> Any:
    """Return the plugin object; QGIS calls this by name when it loads the folder."""
    from flair2_plugin.plugin import Flair2Plugin

    return Flair2Plugin(iface)
