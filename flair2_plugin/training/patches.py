# SPDX-License-Identifier: GPL-2.0-or-later
"""Finds the patches of a data set in FLAIR #2's layout and what belongs to each.

Source: IGNF/FLAIR-2, src/load_data.py:20-63 (commit b9b4892).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from flair2_plugin.core.errors import InvalidDataset
from flair2_plugin.imagery.acquisition import PatchAcquisition


@dataclass(frozen=True)
class Area:
    """One area of a domain, such as D004_2021/Z1_NN."""

    domain: str
    zone: str


@dataclass(frozen=True)
class Patch:
    """One labelled patch. `centroid` is (row, column) of its middle in the super-area's pixels."""

    name: str
    area: Area
    image: Path
    label: Path
    series: Path | None = None
    centroid: tuple[float, float] | None = None
    acquisition: PatchAcquisition | None = None


@dataclass(frozen=True)
class Sources:
    """The folders and files of one part of the data set; an empty path is one that is not needed."""

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
    images = _by_name(_find(sources.aerial, "IMG*.tif"), "IMG_")
    labels = _by_name(_find(sources.labels, "MSK*.tif"), "MSK_")
    super_areas = _super_areas(Path(sources.series)) if sources.series else {}
    centroids = _read_table(sources.centroids) if sources.centroids else {}
    metadata = _read_table(sources.metadata) if sources.metadata else {}
    patches = []
    for number, image in sorted(images.items()):
        area = _area_of(image, Path(sources.aerial))
        if number not in labels:
            raise InvalidDataset(f"{image} has no label: MSK_{number}.tif is not below {sources.labels}.")
        patches.append(
            Patch(
                image.stem,
                area,
                image,
                labels[number],
                _super_area(super_areas, area, sources.series) if sources.series else None,
                _centroid(centroids, image.name, sources.centroids) if sources.centroids else None,
                _acquisition(metadata, image.stem, sources.metadata) if sources.metadata else None,
            )
        )
    return patches


def _find(root: str, pattern: str) -> list[Path]:
    if not Path(root).is_dir():
        raise InvalidDataset(f'The data set\'s folder "{root}" is not there: correct its path in the configuration.')
    found = sorted(Path(root).rglob(pattern))
    if not found:
        raise InvalidDataset(f"There is no {pattern} in {root} or below: is it the folder that holds the domains?")
    return found


def _by_name(paths: Iterable[Path], prefix: str) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for path in paths:
        number = path.stem.removeprefix(prefix)
        if number in found:
            raise InvalidDataset(f"Two files are named {path.name}: {found[number]} and {path}; remove one.")
        found[number] = path
    return found


def _area_of(path: Path, root: Path) -> Area:
    parts = path.relative_to(root).parts
    if len(parts) < 3:
        raise InvalidDataset(f"{path} does not lie in a folder DOMAIN/AREA below {root}, as FLAIR's patches do.")
    return Area(parts[0], parts[1])


def _super_areas(root: Path) -> dict[Area, Path]:
    found: dict[Area, Path] = {}
    for path in _find(str(root), "*data.npy"):
        area = _area_of(path, root)
        if area in found:
            raise InvalidDataset(f"{area.domain}/{area.zone} has two super-areas: {found[area]} and {path}.")
        found[area] = path
    return found


def _super_area(found: dict[Area, Path], area: Area, root: str) -> Path:
    if area not in found:
        raise InvalidDataset(f"{root} holds no super-area (*_data.npy) in {area.domain}/{area.zone}.")
    return found[area]


def _read_table(path: str) -> dict[str, Any]:
    try:
        table = json.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise InvalidDataset(f"{path} can't be read: it must be a JSON file with one entry per patch.") from problem
    if not isinstance(table, dict):
        raise InvalidDataset(f"{path} must be a JSON object with one entry per patch.")
    return table


def _centroid(table: dict[str, Any], name: str, where: str) -> tuple[float, float]:
    try:
        row, col = table[name]
        return float(row), float(col)
    except KeyError as problem:
        raise InvalidDataset(f"{where} has no entry for {name}.") from problem
    except (TypeError, ValueError) as problem:
        raise InvalidDataset(f"{where}: the entry of {name} must be [row, column].") from problem


def _acquisition(table: dict[str, Any], name: str, where: str) -> PatchAcquisition:
    try:
        entry = table[name]
        x, y, z = (float(entry[f"patch_centroid_{axis}"]) for axis in "xyz")
        hours, minutes = entry["time"].split("h")
        hour = int(hours) + int(minutes or 0) / 60
        return PatchAcquisition(x, y, z, date.fromisoformat(entry["date"]), hour, entry["camera"])
    except KeyError as problem:
        raise InvalidDataset(f"{where}: {problem} is missing for {name}.") from problem
    except (TypeError, ValueError, AttributeError) as problem:
        raise InvalidDataset(f"{where}: the entry of {name} is damaged ({problem}).") from problem
