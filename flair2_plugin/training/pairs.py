# SPDX-License-Identifier: GPL-2.0-or-later
"""Which class map is compared with which labels."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from flair2_plugin.core.errors import InvalidDataset

NO_DOMAIN = "all"
_DOMAIN = re.compile(r"D\w{3}_\d{4}")  # D004_2021: a department and a year


@dataclass(frozen=True)
class Pair:
    """A class map and its truth."""

    predicted: Path
    truth: Path

    @property
    def domain(self) -> str:
        """The truth's folder that is named as FLAIR's domains are, else "all"."""
        found = [part for part in self.truth.absolute().parts[:-1] if _DOMAIN.fullmatch(part)]
        return found[-1] if found else NO_DOMAIN


@dataclass(frozen=True)
class Pairing:
    """The pairs, and the labels that lack a prediction."""

    pairs: tuple[Pair, ...]
    missing: tuple[Path, ...] = ()


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
    found, labels = _by_number(predictions, "PRED_"), _by_number(truth, "MSK_")
    if not found:
        raise InvalidDataset(f"There is no PRED_*.tif in {predictions} or below.")
    lacking = [path for number, path in found.items() if number not in labels]
    if lacking:
        label = lacking[0].name.replace("PRED_", "MSK_", 1)
        raise InvalidDataset(f"{lacking[0]} has no truth: {label} is not in {truth} or below.")
    pairs = tuple(Pair(path, labels[number]) for number, path in found.items())
    return Pairing(pairs, tuple(path for number, path in labels.items() if number not in found))


def _by_number(folder: Path, prefix: str) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for path in sorted(folder.rglob(f"{prefix}*.tif")):
        number = path.stem.removeprefix(prefix)
        if number in found:
            raise InvalidDataset(f"Two files are named {path.name}: {found[number]} and {path}; remove one.")
        found[number] = path
    return found
