# SPDX-License-Identifier: GPL-2.0-or-later
"""The loop of a run: tiles are read ahead, computed and blended here, and their strips written behind."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import islice

import numpy as np
from torch import Tensor

from flair2_plugin.core import messages
from flair2_plugin.core.allocator import RegularReturn
from flair2_plugin.imagery.grid import Window
from flair2_plugin.imagery.sentinel2.date_counts import DateCounts
from flair2_plugin.inference.blending import Block, TileBlender
from flair2_plugin.inference.control import Control
from flair2_plugin.inference.ensemble import Views, date_counts
from flair2_plugin.inference.journal import StripRecord
from flair2_plugin.inference.lanes import Lane, Lanes
from flair2_plugin.inference.progress import TileClock
from flair2_plugin.inference.run_folder import RunFolder
from flair2_plugin.inference.stage import ReadAhead, WriteBehind
from flair2_plugin.inference.strips import CLASSES, Strip, StripFiles, empty_strip
from flair2_plugin.inference.tiles import device_failures
from flair2_plugin.inference.workers import Workers

_BATCHES_AHEAD = 3
_STRIPS_BEHIND = 1
_SECONDS_BETWEEN_RETURNS = 5.0  # of freed memory; each takes some hundredths of a second, beside the network


@dataclass(frozen=True)
class Place:
    """A tile of a lane by its row and column from 0 on.

    With the one that `begins`, blending starts anew; one whose strip is not `wanted` only adds to that of later rows.
    """

    lane: Lane
    row: int
    column: int
    begins: bool
    wanted: bool

    @property
    def ends(self) -> bool:
        """Whether it is the last one of its row."""
        return self.column == self.lane.plan.columns.count - 1

    @property
    def in_area(self) -> bool:
        """Whether it has a share in the map's area."""
        return bool(self.lane.plan.wanted[self.row, self.column])


Batch = Sequence[tuple[Place, Views | None]]


@dataclass(frozen=True)
class Drawing:
    """Everything that one map is drawn with. `batch` is how many tiles go through a network at a time."""

    lanes: Lanes
    workers: Workers
    folder: RunFolder
    files: StripFiles
    with_confidence: bool
    batch: int

    def draw(self, control: Control, missing: Sequence[int], leave_open: Callable[[], object]) -> None:
        """Compute the strips of the `missing` numbers.

        `leave_open` is called where reading has not ended, since a drive hangs: files in use must not be closed.
        """
        tiles = self.lanes.tiles(self.lanes.strips)
        clock = TileClock(tiles, tiles - self.lanes.tiles(missing), self.lanes.wanted(missing))
        read = ReadAhead(_batches(self._read(missing), self.batch), _BATCHES_AHEAD, control.wait_for_reading)
        write = WriteBehind(_STRIPS_BEHIND, control.wait_for_writing)
        return_memory = RegularReturn(_SECONDS_BETWEEN_RETURNS)
        for number in self.folder.done:
            self._tell(number, control)
        try:
            with closing(self._strips(read, clock, control)) as strips:
                for strip, computed, seen in strips:
                    write.put(partial(self._keep, strip, computed, seen, control, return_memory))
            write.finish()
        finally:
            write.close()
            if not read.close():
                leave_open()

    def _read(self, missing: Sequence[int]) -> Iterator[tuple[Place, Views | None]]:
        for lane, rows in self.lanes.rows(missing):
            plan = lane.plan
            for begins, row, wanted in rows_to_compute(rows, plan.rows_before):
                for column, views in enumerate(self.workers.ensemble.read_row(plan, plan.row(row))):
                    yield Place(lane, row, column, begins and column == 0, wanted), views

    def _strips(
        self, read: Iterable[Batch], clock: TileClock, control: Control
    ) -> Generator[tuple[Strip, int, DateCounts]]:
        """Yield each wanted strip with how many of its tiles were computed, and what those saw of the dates."""
        first = self.workers.ensemble.first
        blender, strip, computed = self._blender(), empty_strip(0, Window(0, 0, 0, 0), False), 0
        seen = DateCounts()
        for batch, answers in self.workers.compute(read, _present, control):
            for (place, views), probabilities in _each(batch, answers):
                with device_failures(first.network.device):
                    if place.begins:
                        blender.begin(place.lane.plan)
                    if place.column == 0:
                        strip, computed, seen = self._empty_strip(place), 0, DateCounts()
                    if views is None or probabilities is None:
                        blender.skip(place.row, place.column)
                    else:
                        block = blender.add(place.row, place.column, probabilities)
                        strip.fill(block, self._valid(place, block, views), first.ids)
                        seen += date_counts(views)
                computed += views is not None
                if place.wanted:
                    control.report(clock.tick(views is not None, place.in_area))
                    if place.ends:
                        yield strip, computed, seen
            clock.measure()
            control.check_stop()

    def _blender(self) -> TileBlender:
        first = self.workers.ensemble.first
        with device_failures(first.network.device):
            plan = self.lanes.each[0].plan
            return TileBlender(plan, len(first.card.classes), first.network.device, self.with_confidence)

    def _empty_strip(self, place: Place) -> Strip:
        return empty_strip(place.lane.number(place.row), place.lane.plan.strip(place.row), self.with_confidence)

    def _valid(self, place: Place, block: Block, views: Views) -> np.ndarray:
        plan = place.lane.plan
        left, top = plan.columns.starts[place.column], plan.rows.starts[place.row]
        inside = block.window.moved(-left, -top)
        return views[0].valid[inside.row : inside.row_end, inside.col : inside.col_end]

    def _keep(
        self, strip: Strip, computed: int, seen: DateCounts, control: Control, return_memory: Callable[[], None]
    ) -> None:
        record = StripRecord(strip.number, self.files.write(strip), strip.count(), computed, seen)
        self.folder.journal.append(record)
        self._tell(strip.number, control)
        return_memory()

    def _tell(self, number: int, control: Control) -> None:
        """Tell who watches the map grow that a strip is there."""
        strip, whole = self.lanes.strips[number], self.lanes.plan.window
        path = str(self.files.path(CLASSES, number))
        control.report(messages.Strip(path, strip.col, strip.row, strip.width, strip.height, whole.width, whole.height))


def rows_to_compute(missing: Sequence[int], before: int) -> Iterator[tuple[bool, int, bool]]:
    """Yield rows of tiles as (begins, row, wanted): the missing ones, and before each gap the `before` rows above.

    Those above are computed again since what they leave to the rows below is not kept.
    """
    for place, row in enumerate(missing):
        begins = place == 0 or missing[place - 1] != row - 1
        if begins:
            above = range(max(0, row - before), row)
            yield from ((again == above.start, again, False) for again in above)
            begins = len(above) == 0
        yield begins, row, True


def _present(batch: Batch) -> list[Views]:
    return [views for _, views in batch if views]


def _each(batch: Batch, answers: Tensor | None) -> Iterator[tuple[tuple[Place, Views | None], Tensor | None]]:
    """Yield the tiles of a batch, each with its answer, None for an empty one."""
    rest = iter(() if answers is None else answers)
    return ((tile, next(rest) if tile[1] else None) for tile in batch)


def _batches(tiles: Iterator[tuple[Place, Views | None]], size: int) -> Iterator[Batch]:
    while batch := list(islice(tiles, size)):
        yield batch
