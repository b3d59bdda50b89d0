# SPDX-License-Identifier: GPL-2.0-or-later
"""The end of a run: rasters and polygons out of its strips, and what is told of them."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from flair2_plugin.core.date_strip import draw_strip
from flair2_plugin.core.errors import OutputFailed
from flair2_plugin.core.messages import Progress, Result
from flair2_plugin.core.request import Request
from flair2_plugin.inference.control import Control
from flair2_plugin.inference.inputs import Inputs
from flair2_plugin.inference.journal import StripRecord
from flair2_plugin.inference.moved_grid import compare_moved_grid
from flair2_plugin.inference.products import Mosaic, Product, as_partial, list_products, publish_text
from flair2_plugin.inference.report import ClassArea, RunReport, areas_as_csv, class_areas, report_series
from flair2_plugin.inference.run_folder import RunFolder
from flair2_plugin.inference.strips import CLASSES, StripFiles
from flair2_plugin.inference.workers import Workers


@dataclass(frozen=True)
class Finishing:
    """What a map is made from when its strips are there; `notes` are those that the user was given."""

    request: Request
    inputs: Inputs
    workers: Workers
    folder: RunFolder
    control: Control
    notes: Sequence[str]

    @property
    def files(self) -> StripFiles:
        """The strips."""
        return StripFiles(self.folder.path, self.inputs.grid)

    def make(self, began: float) -> Result:
        """Make everything that the request asks for; `began` is when the run did, on the monotonic clock.

        Raises:
            OutputFailed: something can't be written, or what was written is no longer there.
            Stopped: the user wants it.
        """
        self.control.report(Progress("finishing", 1, 1))
        request, records = self.request, self._records()
        areas = class_areas(records.values(), self.workers.ensemble.first.card.classes, self.inputs.grid)
        if not any(area.pixels for area in areas):
            self.control.warn("The ortho has no data in what was mapped: the map is empty.")
        told = self._tell(list(records.values()), areas, began)
        output = Path(request.output).absolute()
        with self._mosaic(records).made(self._products(), self.control.check_stop) as publish:
            polygons = self._write_polygons() if request.polygons else None
            report = publish_text(output.with_suffix(".report.json"), told.as_json())
            strip = publish_text(_strip_file(output), draw_strip(told.series)) if told.series else None
            if request.statistics:
                publish_text(Path(request.statistics).absolute(), areas_as_csv(areas))
            publish()  # last: where the map is, all is
        return Result(
            str(output),
            str(Path(request.confidence).absolute()) if request.confidence else None,
            {str(area.id): area.share for area in areas},
            round(time.monotonic() - began, 3),
            self.workers.devices,
            str(report),
            request.statistics,
            polygons,
            str(strip) if strip else None,
        )

    def leave_partial_map(self) -> None:
        """Make rasters out of the strips that there are, under names of their own, if the request asks for that."""
        records = self.folder.journal.read()
        if not self.request.keep_partial or not records:
            return
        self.control.note("Stopping: the finished part of the map is written.")
        products = [as_partial(product) for product in self._products()]
        with self._mosaic(records).made(products, lambda: None) as publish:
            publish()
        self.control.note(f"The finished part of the map is {products[-1].path}.")

    def _records(self) -> dict[int, StripRecord]:
        records = self.folder.journal.read()
        lost = len(self.inputs.lanes.strips.keys() - records.keys())
        if lost:
            raise OutputFailed(
                f"{lost} rows of tiles in {self.folder.path} were lost while the map was made: go on with --resume."
            )
        return records

    def _mosaic(self, records: dict[int, StripRecord]) -> Mosaic:
        strips = {number: window for number, window in self.inputs.lanes.strips.items() if number in records}
        return Mosaic(self.inputs.grid, strips, self.folder.path)

    def _tell(self, records: list[StripRecord], areas: list[ClassArea], began: float) -> RunReport:
        lanes = self.inputs.lanes
        moved = compare_moved_grid(lanes, self.workers, self.files, self.control)
        seconds, computed = round(time.monotonic() - began, 3), sum(record.computed for record in records)
        resumed, notes = len(self.folder.done), list(self.notes)
        tiles = lanes.tiles(lanes.strips)
        series = report_series(records, self.workers.ensemble.dates, _strip_file(Path(self.request.output)).name)
        return RunReport(self.request, self._details(), tiles, computed, resumed, seconds, areas, moved, notes, series)

    def _write_polygons(self) -> str:
        from flair2_plugin.inference.polygon_file import write_polygons  # brings pandas along: only where it is needed

        plan, lanes, files = self.inputs.plan, self.inputs.lanes, self.files
        strips = (files.read(CLASSES, lanes.strips, plan.strip(row)) for row in plan.strips)
        path, classes = Path(str(self.request.polygons)).absolute(), self.workers.ensemble.first.card.classes
        return str(write_polygons(path, strips, self.inputs.grid, classes, self.control.check_stop))

    def _products(self) -> list[Product]:
        return list_products(self.request, self.workers.ensemble.first.card, self._details())

    def _details(self) -> dict[str, str]:
        device = self.workers.ensemble.first.network.device.type
        turned = {"FLAIR2_TTA": self.request.tta} if self.request.tta != "none" else {}
        return {"FLAIR2_DEVICE": device, **turned, **self.workers.ensemble.details}


def _strip_file(output: Path) -> Path:
    """Return where the picture of the dates goes, beside the report."""
    return output.with_suffix(".dates.svg")
