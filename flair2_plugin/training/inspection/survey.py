# SPDX-License-Identifier: GPL-2.0-or-later
"""What there is of one part of the data, and what lacks its counterpart; no file is opened but the two tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from flair2_plugin.core.errors import InvalidDataset
from flair2_plugin.imagery.arrays import StoredFile
from flair2_plugin.imagery.sentinel2.super_area import SuperAreaFiles
from flair2_plugin.training.inspection.findings import Kind, Notebook
from flair2_plugin.training.listing import (
    IMAGES,
    LABELS,
    SERIES,
    Area,
    Entry,
    Listing,
    by_number,
    find_super_areas,
    list_files,
)
from flair2_plugin.training.patches import Sources, require
from flair2_plugin.training.tables import Table, find_acquisition, find_centroid, read_table

T = TypeVar("T")


@dataclass(frozen=True)
class Candidate:
    """A patch that may lack what training needs of it."""

    name: str
    area: Area
    image: StoredFile
    label: StoredFile | None
    series: SuperAreaFiles | None
    centroid: tuple[float, float] | None


@dataclass(frozen=True)
class Survey:
    """What there is of one part, "training data" or "test data"."""

    part: str
    patches: tuple[Candidate, ...] = ()
    super_areas: tuple[SuperAreaFiles, ...] = ()


class Surveyor:
    """Surveys the parts; a folder or table that several of them share is read once."""

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook
        self._listings: dict[str, Listing] = {}
        self._tables: dict[str, Table] = {}

    def survey(self, part: str, sources: Sources) -> Survey:
        """Return what there is of a part; empty paths are passed over."""
        images = self._numbered(part, sources.aerial, IMAGES)
        labels = self._numbered(part, sources.labels, LABELS)
        for number in sorted(set(labels) - set(images)):
            self._note(part, Kind.NO_IMAGE, str(labels[number].file.name))
        super_areas = self._super_areas(part, sources.series) if sources.series else {}
        placed = {number: entry for number, entry in sorted(images.items()) if entry.area is not None}
        areas = {entry.area for entry in placed.values() if entry.area is not None}
        if sources.series:
            for area in sorted(areas - set(super_areas)):
                self._note(part, Kind.NO_SUPER_AREA, str(area))
        for area in sorted(set(super_areas) - areas):
            self._note(part, Kind.IDLE_SUPER_AREA, str(area))
        patches = [
            self._candidate(part, sources, entry, labels.get(number), super_areas) for number, entry in placed.items()
        ]
        return Survey(part, tuple(patches), tuple(super_areas[area] for area in sorted(areas & set(super_areas))))

    def _candidate(
        self, part: str, sources: Sources, image: Entry, label: Entry | None, super_areas: dict[Area, SuperAreaFiles]
    ) -> Candidate:
        name = image.file.stem
        area = image.area or Area("", "")
        if label is None:
            self._note(part, Kind.NO_LABEL, f"{area}/{name}")
        centroid = self._look_up(part, sources.centroids, name, find_centroid, Kind.NO_CENTROID)
        self._look_up(part, sources.metadata, name, find_acquisition, Kind.NO_METADATA)
        return Candidate(name, area, image.file, label.file if label else None, super_areas.get(area), centroid)

    def _numbered(self, part: str, root: str, pattern: str) -> dict[str, Entry]:
        entries = self._entries(part, root, pattern)
        numbered = by_number(entries)
        for first, _ in numbered.twins:
            self._note(part, Kind.TWINS, first.file.name)
        for entry in entries:
            if entry.area is None and pattern == IMAGES:
                self._note(part, Kind.NO_AREA, str(entry.file))
        return numbered.found

    def _super_areas(self, part: str, root: str) -> dict[Area, SuperAreaFiles]:
        self._entries(part, root, SERIES)
        found = {}
        for area, members in find_super_areas(self._listings.get(root, Listing(root, ()))).items():
            if area is None:
                self._note(part, Kind.NO_AREA, str(members[0].data))
                continue
            if len(members) > 1:
                self._note(part, Kind.TWO_SUPER_AREAS, str(area))
            found[area] = members[0]
        return found

    def _entries(self, part: str, root: str, pattern: str) -> list[Entry]:
        if not root:
            return []
        try:
            if root not in self._listings:
                self._listings[root] = list_files(root)
            return require(self._listings[root], pattern)
        except InvalidDataset as problem:
            self._note(part, Kind.NOT_THERE, root, str(problem))
            return []

    def _look_up(self, part: str, path: str, name: str, find: Callable[[Table, str, str], T], kind: Kind) -> T | None:
        if not path:
            return None
        try:
            return find(self._table(part, path), name, path)
        except InvalidDataset as problem:
            self._note(part, kind, name, str(problem))
            return None

    def _table(self, part: str, path: str) -> Table:
        if path not in self._tables:
            try:
                self._tables[path] = read_table(path)
            except InvalidDataset as problem:
                self._note(part, Kind.NOT_THERE, path, str(problem))
                self._tables[path] = {}
        return self._tables[path]

    def _note(self, part: str, kind: Kind, name: str, reason: str = "") -> None:
        self._notebook.note(part, kind, name, reason)
