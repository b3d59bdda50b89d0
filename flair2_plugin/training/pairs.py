# SPDX-License-Identifier: GPL-2.0-or-later
"""Which class map is compared with which labels."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from flair2_plugin.core.errors import InvalidDataset
from flair2_plugin.imagery.arrays import StoredFile
from flair2_plugin.training.listing import LABELS, by_number, list_files

NO_DOMAIN = "all"
_DOMAIN = re.compile(r"D\w{3}_\d{4}")  # D004_2021: a department and a year


@dataclass(frozen=True)
class Pair:
    """A class map and its truth, which may lie in a zip."""

    predicted: Path
    truth: StoredFile

    @property
    def domain(self) -> str:
        """The truth's folder or zip that is named as FLAIR's domains are, else "all"."""
        folders = Path(str(self.truth)).absolute().parts[:-1]
        found = [part for part in (folder.removesuffix(".zip") for folder in folders) if _DOMAIN.fullmatch(part)]
        return found[-1] if found else NO_DOMAIN


@dataclass(frozen=True)
class Pairing:
    """The pairs, and the labels that lack a prediction."""

    pairs: tuple[Pair, ...]
    missing: tuple[StoredFile, ...] = ()


def pair_files(predictions: Path, truth: Path) -> Pairing:
    """Return the files to compare: the two rasters given, or of two folders PRED_x.tif and MSK_x.tif.

    Raises:
        InvalidDataset: a file or folder is absent, a prediction has no truth, or two files have one name.
    """
    for path in (predictions, truth):
        if not path.exists():
            raise InvalidDataset(f"{path} is not there.")
    if predictions.is_dir() != truth.is_dir():
        raise InvalidDataset("Give two rasters or two folders: one of --predictions and --truth is a folder.")
    if not predictions.is_dir():
        return Pairing((Pair(predictions, truth),))
    found, labels = _predictions(predictions), _labels(truth)
    lacking = [path for number, path in found.items() if number not in labels]
    if lacking:
        label = lacking[0].name.replace("PRED_", "MSK_", 1)
        raise InvalidDataset(f"{lacking[0]} has no truth: {label} is not in {truth} or below.")
    pairs = tuple(Pair(path, labels[number]) for number, path in found.items())
    return Pairing(pairs, tuple(file for number, file in labels.items() if number not in found))


def _predictions(folder: Path) -> dict[str, Path]:
    found = {path.stem.removeprefix("PRED_"): path for path in sorted(folder.rglob("PRED_*.tif"))}
    if not found:
        raise InvalidDataset(f"There is no PRED_*.tif in {folder} or below.")
    for path in folder.rglob("PRED_*.tif"):
        if (other := found[path.stem.removeprefix("PRED_")]) != path:
            raise _twins(path, other)
    return found


def _labels(folder: Path) -> dict[str, StoredFile]:
    numbered = by_number(list_files(str(folder)).of_kind(LABELS))
    for first, second in numbered.twins:
        raise _twins(first.file, second.file)
    return {number: entry.file for number, entry in numbered.found.items()}


def _twins(first: StoredFile, second: StoredFile) -> InvalidDataset:
    return InvalidDataset(f"Two files are named {first.name}: {first} and {second}; remove one.")
