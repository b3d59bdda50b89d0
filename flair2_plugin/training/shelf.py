# SPDX-License-Identifier: GPL-2.0-or-later
"""The super-areas that a loading process has at hand: all of FLAIR #2's would take 30 GB in each process."""

from __future__ import annotations

from collections import OrderedDict

from flair2_plugin.core.model_card import SatelliteInput
from flair2_plugin.imagery.sentinel2.series import Series
from flair2_plugin.imagery.sentinel2.super_area import SuperAreaFiles, read_super_area
from flair2_plugin.imagery.zip_members import ZipMember

_MOST_OPEN = 256


class Shelf:
    """Keeps the super-areas that were opened last.

    Those that are mapped from disk take no memory of their own, only room in the system's cache; those unpacked from
    zips do, and are dropped, the oldest first, when they have more than `limit` bytes together.
    """

    def __init__(self, wanted: SatelliteInput, limit: int = 256 << 20) -> None:
        self._wanted, self._limit = wanted, limit
        self._open: OrderedDict[SuperAreaFiles, Series] = OrderedDict()
        self._held = 0

    def open(self, files: SuperAreaFiles) -> Series:
        """Return a super-area.

        Raises:
            InvalidImagery: a file of it is absent or damaged, or they don't fit each other.
        """
        if files in self._open:
            self._open.move_to_end(files)
        else:
            self._open[files] = read_super_area(files, self._wanted)
            self._held += held_bytes(files)
            while len(self._open) > 1 and (self._held > self._limit or len(self._open) > _MOST_OPEN):
                self._held -= held_bytes(self._open.popitem(last=False)[0])
        return self._open[files]


def held_bytes(files: SuperAreaFiles) -> int:
    """Return the memory that an open super-area takes."""
    members = (file for file in (files.data, files.masks) if isinstance(file, ZipMember))
    return sum(member.size for member in members if member.deflated)
