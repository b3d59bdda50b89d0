# SPDX-License-Identifier: GPL-2.0-or-later
"""Finds the patches of a data set in FLAIR #2's layout and what belongs to each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from flair2_plugin.core.errors import InvalidDataset
from flair2_plugin.imagery.aerial.acquisition import PatchAcquisition
from flair2_plugin.imagery.arrays import StoredFile
from flair2_plugin.imagery.sentinel2.super_area import SuperAreaFiles
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
from flair2_plugin.training.tables import find_acquisition, find_centroid, read_table


@dataclass(frozen=True)
class Patch:
    """One labelled patch. `centroid` is (row, column) of its middle in the super-area's pixels."""

    name: str
    area: Area
    image: StoredFile
    label: StoredFile
    series: SuperAreaFiles | None = None
    centroid: tuple[float, float] | None = None
    acquisition: PatchAcquisition | None = None


@dataclass(frozen=True)
class Sources:
    """The folders and files of one part of the data set; an empty path is one that is not needed.

    A folder holds domains, zips of them, or both; several may be the same.
    """

    aerial: str
    labels: str
    series: str = ""
    centroids: str = ""
    metadata: str = ""


def find_patches(sources: Sources) -> list[Patch]:
    """Return all patches with their label and, as far as `sources` names them, series, centroid and metadata, by name.

    Raises:
        InvalidDataset: a folder or file is absent, or a patch lacks something.
    """
    list_once = cache(list_files)
    images = _numbered(list_once(sources.aerial), IMAGES)
    labels = _numbered(list_once(sources.labels), LABELS)
    super_areas = _super_areas(list_once(sources.series)) if sources.series else {}
    centroids = read_table(sources.centroids) if sources.centroids else {}
    metadata = read_table(sources.metadata) if sources.metadata else {}
    patches = []
    for number, image in sorted(images.items()):
        name, area = image.file.stem, area_of(image, sources.aerial)
        if number not in labels:
            raise InvalidDataset(f"{image.file} has no label: MSK_{number}.tif is not below {sources.labels}.")
        patches.append(
            Patch(
                name,
                area,
                image.file,
                labels[number].file,
                _super_area(super_areas, area, sources.series) if sources.series else None,
                find_centroid(centroids, name, sources.centroids) if sources.centroids else None,
                find_acquisition(metadata, name, sources.metadata) if sources.metadata else None,
            )
        )
    return patches


def area_of(entry: Entry, root: str) -> Area:
    """Return the area of a file.

    Raises:
        InvalidDataset: its folders name none.
    """
    if entry.area is None:
        raise InvalidDataset(f"{entry.file} does not lie in a folder DOMAIN/AREA below {root}, as FLAIR's patches do.")
    return entry.area


def require(listing: Listing, pattern: str) -> list[Entry]:
    """Return the files of one kind, at least one.

    Raises:
        InvalidDataset: there is none.
    """
    entries = listing.of_kind(pattern)
    if not entries:
        raise InvalidDataset(
            f"There is no {pattern} in {listing.root} or below: is it the folder that holds the domains or their zips?"
        )
    return entries


def _numbered(listing: Listing, pattern: str) -> dict[str, Entry]:
    numbered = by_number(require(listing, pattern))
    for first, second in numbered.twins:
        raise InvalidDataset(f"Two files are named {first.file.name}: {first.file} and {second.file}; remove one.")
    return numbered.found


def _super_areas(listing: Listing) -> dict[Area, SuperAreaFiles]:
    for entry in require(listing, SERIES):
        area_of(entry, listing.root)
    found = {}
    for area, members in find_super_areas(listing).items():
        if area is not None:
            if len(members) > 1:
                raise InvalidDataset(f"{area} has two super-areas: {members[0].data} and {members[1].data}.")
            found[area] = members[0]
    return found


def _super_area(found: dict[Area, SuperAreaFiles], area: Area, root: str) -> SuperAreaFiles:
    if area not in found:
        raise InvalidDataset(f"{root} holds no super-area (*_data.npy) in {area}.")
    return found[area]
