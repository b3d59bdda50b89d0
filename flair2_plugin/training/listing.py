# SPDX-License-Identifier: GPL-2.0-or-later
"""What lies below a folder of the data set: in folders of domains, in one zip per domain, or in both.

The layout of the folders is IGNF/FLAIR-2's (src/load_data.py:20-63, commit b9b4892); the zips are the model hub's.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from flair2_plugin.core.errors import InvalidDataset, InvalidImagery
from flair2_plugin.imagery.arrays import StoredFile
from flair2_plugin.imagery.sentinel2.super_area import SuperAreaFiles
from flair2_plugin.imagery.zip_members import ZipMember, list_members

IMAGES, LABELS, SERIES = "IMG*.tif", "MSK*.tif", "*data.npy"

_KINDS = (IMAGES, LABELS, SERIES, "*masks.npy", "*products.txt")
_DOMAIN = re.compile(r"D[0-9AB]{3}_\d{4}")
_ZONE = re.compile(r"Z\d+_\w+")


@dataclass(frozen=True, order=True)
class Area:
    """One area of a domain, such as D004_2021/Z1_NN."""

    domain: str
    zone: str

    def __str__(self) -> str:
        return f"{self.domain}/{self.zone}"


@dataclass(frozen=True)
class Entry:
    """One file and the area it lies in; None where its folders name none."""

    file: StoredFile
    area: Area | None


@dataclass(frozen=True)
class Listing:
    """The files of FLAIR's kinds below `root`, by name."""

    root: str
    entries: tuple[Entry, ...]

    def of_kind(self, pattern: str) -> list[Entry]:
        """Return the entries whose names match."""
        return [entry for entry in self.entries if fnmatch(entry.file.name, pattern)]


@dataclass(frozen=True)
class Numbered:
    """Patches or labels by their number; `twins` are pairs of one number, of which the first is kept."""

    found: dict[str, Entry]
    twins: tuple[tuple[Entry, Entry], ...]


def list_files(root: str) -> Listing:
    """Return what lies below a folder.

    Raises:
        InvalidDataset: the folder is absent, or holds a zip that can't be read or that leads out of itself.
    """
    if not Path(root).is_dir():
        raise InvalidDataset(f'The data set\'s folder "{root}" is not there: correct its path in the configuration.')
    entries = []
    for folder, _, names in os.walk(root, followlinks=True):
        for path in (Path(folder, name) for name in names):
            if path.suffix.lower() == ".zip":
                entries += _zipped(path)
            elif _wanted(path.name):
                entries.append(Entry(path, find_area(path.relative_to(root).parts[:-1])))
    return Listing(root, tuple(sorted(entries, key=lambda entry: (entry.file.name, str(entry.file)))))


def by_number(entries: Iterable[Entry]) -> Numbered:
    """Return the entries IMG_NUMBER.tif or MSK_NUMBER.tif by their number."""
    found: dict[str, Entry] = {}
    twins = []
    for entry in entries:
        number = entry.file.stem.partition("_")[2]
        if number in found:
            twins.append((found[number], entry))
        found.setdefault(number, entry)
    return Numbered(found, tuple(twins))


def find_super_areas(listing: Listing) -> dict[Area | None, list[SuperAreaFiles]]:
    """Return the super-areas of each area; FLAIR has one in each."""
    files = {str(entry.file): entry.file for entry in listing.entries}
    found: dict[Area | None, list[SuperAreaFiles]] = {}
    for entry in listing.of_kind(SERIES):
        stem = str(entry.file).removesuffix("data.npy")
        products = files.get(f"{stem}products.txt", Path(f"{stem}products.txt"))
        found.setdefault(entry.area, []).append(SuperAreaFiles(entry.file, products, files.get(f"{stem}masks.npy")))
    return found


def find_area(folders: tuple[str, ...], archive: str = "") -> Area | None:
    """Return the area that the folders of a file name, None if they don't.

    The domain is the folder named like one (D004_2021), else the zip's name, else the first folder; the zone is a
    folder below it named like one (Z1_NN), else the first. `archive` is the zip's name without its ending.
    """
    named = [i for i, part in enumerate(folders) if _DOMAIN.fullmatch(part) or (archive and part == archive)]
    if named:
        domain, rest = folders[named[-1]], folders[named[-1] + 1 :]
    elif archive:
        in_name = _DOMAIN.search(archive)
        domain, rest = in_name[0] if in_name else archive, folders
    else:
        domain, rest = "".join(folders[:1]), folders[1:]
    zones = [part for part in rest if _ZONE.fullmatch(part)] or list(rest[:1])
    return Area(domain, zones[0]) if domain and zones else None


def _zipped(archive: Path) -> list[Entry]:
    try:
        members = list_members(archive)
    except InvalidImagery as problem:
        raise InvalidDataset(str(problem)) from problem
    return [_zipped_entry(member) for member in members if _wanted(member.name)]


def _zipped_entry(member: ZipMember) -> Entry:
    return Entry(member, find_area(PurePosixPath(member.path).parts[:-1], member.archive.stem))


def _wanted(name: str) -> bool:
    return not name.startswith(".") and any(fnmatch(name, pattern) for pattern in _KINDS)
