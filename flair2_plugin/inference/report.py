# SPDX-License-Identifier: GPL-2.0-or-later
"""What a run tells afterwards: its report as JSON, with the use of the dates, and the areas of its classes as CSV."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

import flair2_plugin
from flair2_plugin.core.nomenclature import NODATA, ClassTable
from flair2_plugin.core.request import Request
from flair2_plugin.core.series_report import SeriesReport
from flair2_plugin.imagery.grid import Grid
from flair2_plugin.imagery.sentinel2.date_counts import DateCounts
from flair2_plugin.inference.foresight import square_metres_of_pixel
from flair2_plugin.inference.journal import StripRecord
from flair2_plugin.inference.moved_grid import MovedGrid


@dataclass(frozen=True)
class ClassArea:
    """How much of the map one class covers; `share` is of the pixels with data."""

    id: int
    name: str
    pixels: int
    share: float
    hectares: float


def class_areas(records: Iterable[StripRecord], classes: ClassTable, grid: Grid) -> list[ClassArea]:
    """Return the areas of all classes, in the class table's order."""
    counts: Counter[int] = Counter()
    for record in records:
        counts.update({int(value): pixels for value, pixels in record.counts.items()})
    total = max(1, sum(counts.values()) - counts[NODATA])
    hectares = square_metres_of_pixel(grid) / 10_000
    return [
        ClassArea(c.id, c.name, counts[c.id], round(counts[c.id] / total, 6), round(counts[c.id] * hectares, 4))
        for c in classes
    ]


def report_series(records: Iterable[StripRecord], dates: Sequence[date], picture: str) -> SeriesReport | None:
    """Return what became of the dates over all tiles, with the name of the picture; None without a series."""
    seen = sum((record.series for record in records), DateCounts())
    return replace(seen.report(dates), picture=picture) if seen.tiles else None


def areas_as_csv(areas: Sequence[ClassArea]) -> str:
    """Return the areas as a table with a head."""
    text = io.StringIO()
    table = csv.DictWriter(text, list(asdict(areas[0])), lineterminator="\n")
    table.writeheader()
    table.writerows(map(asdict, areas))
    return text.getvalue()


@dataclass(frozen=True)
class RunReport:
    """What was asked for, what was used, and what came out. `tiles` and `computed` count those of the whole map."""

    request: Request
    details: dict[str, str]
    tiles: int
    computed: int
    resumed_rows: int
    seconds: float
    areas: list[ClassArea]
    moved_grid: MovedGrid | None
    notes: list[str]
    series: SeriesReport | None = None

    def as_json(self) -> str:
        """Return the report as a JSON text."""
        data: dict[str, Any] = {"software": f"FLAIR-2 land cover {flair2_plugin.__version__}", **asdict(self)}
        return json.dumps(data, indent=2, ensure_ascii=False) + "\n"
