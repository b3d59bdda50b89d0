# SPDX-License-Identifier: GPL-2.0-or-later
"""How much each class covers, as rows for a table; nothing of QGIS in it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Dict, List, Mapping, Sequence

from flair2_plugin.core.errors import Flair2Error
from flair2_plugin.core.locations import model_folder
from flair2_plugin.core.model_card import read_card
from flair2_plugin.core.nomenclature import FULL, LandCoverClass
from flair2_plugin.desktop.algorithm import parameters as names
from flair2_plugin.desktop.runs.state import RunState

_HECTARES = 100.0  # in a square kilometre


@dataclass(frozen=True)
class AreaRow:
    """One class of a map; `colour` is "#rrggbb", `percent` is of the pixels with data."""

    id: int
    name: str
    colour: str
    square_km: float
    percent: float


def rows_of(state: RunState) -> List[AreaRow]:
    """Return the classes that occur in a finished map, the largest first.

    They come of the run's report; without one, of the shares that the engine told and the area that was foreseen.
    """
    classes = classes_of(state.parameters)
    areas = _read_areas(state.report)
    if not areas:
        square_km = state.foreseen.square_km if state.foreseen else 0.0
        areas = [{"id": id_, "share": s, "hectares": s * square_km * _HECTARES} for id_, s in state.shares.items()]
    rows = [_row(area, classes) for area in areas]
    return sorted((row for row in rows if row.percent > 0), key=lambda row: -row.percent)


def classes_of(parameters: Mapping[str, Any]) -> Dict[int, LandCoverClass]:
    """Return the classes of the model that parameters choose by their ids; FLAIR's where the model is gone."""
    model = str(parameters.get(names.MODEL_FOLDER) or parameters.get(names.MODEL) or "")
    try:
        table: Sequence[LandCoverClass] = read_card(model_folder(model)).classes
    except Flair2Error:
        table = FULL
    return {entry.id: entry for entry in table}


def as_tsv(rows: Sequence[AreaRow], head: Sequence[str], number: Callable[[float, int], str]) -> str:
    """Return rows as text that a spreadsheet takes from the clipboard; `number` writes one with so many decimals."""
    lines = [(str(row.id), row.name, row.colour, number(row.square_km, 6), number(row.percent, 2)) for row in rows]
    return "".join("\t".join(line) + "\n" for line in [tuple(head), *lines])


def _read_areas(report: Any) -> List[Dict[str, Any]]:
    """Return the areas that a report tells of; none where it is gone or damaged."""
    try:
        areas = json.loads(Path(str(report)).read_text(encoding="utf-8"))["areas"]
        return [{"id": int(a["id"]), "share": float(a["share"]), "hectares": float(a["hectares"])} for a in areas]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _row(area: Mapping[str, Any], classes: Mapping[int, LandCoverClass]) -> AreaRow:
    known = classes.get(area["id"], LandCoverClass(area["id"], str(area["id"]), "#808080"))
    return AreaRow(known.id, known.name, known.colour, area["hectares"] / _HECTARES, 100.0 * area["share"])
