# SPDX-License-Identifier: GPL-2.0-or-later
"""The files of a folder that are taken for the tiles of one raster."""

from __future__ import annotations

from pathlib import Path
from typing import List

TILE_SUFFIXES = frozenset({".tif", ".tiff", ".jp2", ".img", ".vrt", ".png", ".jpg", ".asc", ".ecw"})


def list_tiles(folder: Path) -> List[Path]:
    """Return the rasters in a folder, by name.

    Raises:
        OSError: it can't be listed.
    """
    return sorted(file for file in folder.iterdir() if file.suffix.lower() in TILE_SUFFIXES)
