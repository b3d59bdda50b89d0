# SPDX-License-Identifier: GPL-2.0-or-later
"""The two JSON files of the data set: where each patch lies in its super-area, and how it was photographed."""

from __future__ import annotations

import json
import math
from datetime import date
from pathlib import Path
from typing import Any

from flair2_plugin.core.errors import InvalidDataset
from flair2_plugin.imagery.aerial.acquisition import PatchAcquisition

Table = dict[str, Any]


def read_table(path: str) -> Table:
    """Read one of the files.

    Raises:
        InvalidDataset: it is absent or no JSON object.
    """
    try:
        table = json.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise InvalidDataset(f"{path} can't be read: it must be a JSON file with one entry per patch.") from problem
    if not isinstance(table, dict):
        raise InvalidDataset(f"{path} must be a JSON object with one entry per patch.")
    return table


def find_centroid(table: Table, name: str, where: str) -> tuple[float, float]:
    """Return the (row, column) of a patch's middle in its super-area's pixels; `name` is IMG_000001.

    Raises:
        InvalidDataset: there is no such entry, or it is no pair of numbers.
    """
    try:
        row, col = (float(value) for value in table[f"{name}.tif"])
    except KeyError as problem:
        raise InvalidDataset(f"{where} has no entry for {name}.tif.") from problem
    except (TypeError, ValueError) as problem:
        raise InvalidDataset(f"{where}: the entry of {name}.tif must be [row, column].") from problem
    if not (math.isfinite(row) and math.isfinite(col)):
        raise InvalidDataset(f"{where}: the entry of {name}.tif must be [row, column], not {row}, {col}.")
    return row, col


def find_acquisition(table: Table, name: str, where: str) -> PatchAcquisition:
    """Return where, when and by what a patch was taken; `name` is IMG_000001.

    Raises:
        InvalidDataset: there is no such entry, or something in it is missing or of another kind.
    """
    if name not in table:
        raise InvalidDataset(f"{where} has no entry for {name}.")
    try:
        entry = table[name]
        x, y, z = (float(entry[f"patch_centroid_{axis}"]) for axis in "xyz")
        hours, minutes = entry["time"].split("h")
        hour = int(hours) + int(minutes or 0) / 60
        found = PatchAcquisition(x, y, z, date.fromisoformat(entry["date"]), hour, entry["camera"])
    except KeyError as problem:
        raise InvalidDataset(f"{where}: {name} has no {problem}.") from problem
    except (TypeError, ValueError, AttributeError) as problem:
        raise InvalidDataset(f"{where}: the entry of {name} is damaged ({problem}).") from problem
    if not all(map(math.isfinite, (x, y, z))):
        raise InvalidDataset(f"{where}: the centroid of {name} must be three numbers, not {x}, {y}, {z}.")
    return found
