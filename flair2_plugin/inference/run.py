# SPDX-License-Identifier: GPL-2.0-or-later
"""A land-cover run, from the request to the files."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import torch
from rasterio import Env

from flair2_plugin.core.allocator import return_freed_memory
from flair2_plugin.core.errors import EngineFailed, Flair2Error, OutputFailed, Stopped
from flair2_plugin.core.locations import model_folder
from flair2_plugin.core.messages import Message, Result
from flair2_plugin.core.model_card import read_card
from flair2_plugin.core.request import Request
from flair2_plugin.inference.batching import tiles_at_a_time
from flair2_plugin.inference.control import Control, without_repeats
from flair2_plugin.inference.device import choose_devices
from flair2_plugin.inference.drawing import Drawing
from flair2_plugin.inference.fingerprint import describe_files, describe_run
from flair2_plugin.inference.finishing import Finishing
from flair2_plugin.inference.foresight import cache_bytes, check_disk, foresee
from flair2_plugin.inference.inputs import InputOpener, Inputs
from flair2_plugin.inference.loading import Loader
from flair2_plugin.inference.products import check_targets
from flair2_plugin.inference.run_folder import RunFolder, locked, run_folder
from flair2_plugin.inference.strips import StripFiles
from flair2_plugin.inference.workers import Workers
from flair2_plugin.network.ensembles import check_alike
from flair2_plugin.network.streams import sharing_threads


def classify(
    request: Request, report: Callable[[Message], None], stopped: Callable[[], bool], soon: bool = False
) -> Result:
    """Make the map that the request asks for; `soon` is worth it for a tile or two (see `Loader`).

    Raises:
        Flair2Error: the request can't be served; nothing is left under the output's name.
        Stopped: `stopped` said so.
    """
    folders = [model_folder(name) for name in (request.model, *request.ensemble)]
    cards = [read_card(folder) for folder in folders]
    check_alike(cards)
    check_targets(request)
    notes: list[str] = []
    control = Control(without_repeats(report, notes), stopped)
    with ExitStack() as held, ExitStack() as inputs:
        cache, devices = cache_bytes(request.ortho, cards[0].aerial.patch), choose_devices(request.device)
        held.enter_context(Env(GDAL_CACHEMAX=cache, **_decoding(devices)))
        for path in filter(None, (request.confidence, request.polygons, request.output)):
            place = held.enter_context(locked(Path(path).absolute()))
        opened = InputOpener(request, cards, inputs, control.report).open()
        disk = check_disk(place, opened.grid, 1 + bool(request.confidence))
        files = describe_files(request)
        traits = describe_run(request, files, folders, opened, devices[0].type)
        folder = held.enter_context(run_folder(place, request, traits, control.note))
        streams = held.enter_context(sharing_threads(devices[0], opened.plan.drawn))
        loader = Loader(request, folders, opened, streams, control, inputs.pop_all, folder.path, soon)
        with _telling_what_is_kept(folder, len(opened.lanes.strips), control), _memory_failures():
            run = Run(request, opened, loader.load(devices), folder, control, notes, files)
            control.report(foresee(opened.lanes, run.workers, opened.grid, cache, disk, run.missing, control))
            return run.make(leave_open=inputs.pop_all)


def _decoding(devices: Sequence[torch.device]) -> dict[str, str]:
    """Return GDAL's setting of the threads that decode: beside a GPU all there are, on a CPU they have other work."""
    return {} if devices[0].type == "cpu" else {"GDAL_NUM_THREADS": "ALL_CPUS"}


@contextmanager
def _telling_what_is_kept(folder: RunFolder, rows: int, control: Control) -> Iterator[None]:
    """Let who learns why a run has ended early learn too how many of its rows of tiles are kept."""

    def kept() -> str:
        try:
            done = len(folder.journal.read())
        except OutputFailed:  # what ended the run is said, not this
            return ""
        return f"{done} of {rows} rows of tiles are kept: --resume goes on from there" if done else ""

    try:
        yield
    except Stopped as stop:
        raise Stopped(f"The run was stopped; {kept() or 'nothing was written'}.") from stop
    except Flair2Error:
        if kept():
            control.note(f"{kept()}.")
        raise


@contextmanager
def _memory_failures() -> Iterator[None]:
    try:
        yield
    except MemoryError as problem:
        raise EngineFailed(
            f"There is too little memory ({problem or 'the machine has no more'}): close other programs."
        ) from problem


@dataclass(frozen=True)
class Run:
    """A run that is ready to draw: what was asked for, inputs, models, and where its strips are kept.

    `files` says how the inputs' files were when it began.
    """

    request: Request
    inputs: Inputs
    workers: Workers
    folder: RunFolder
    control: Control
    notes: list[str]
    files: str
    began: float = field(default_factory=time.monotonic)

    @property
    def missing(self) -> list[int]:
        """The strips that are still to be made, by number."""
        return [number for number in self.inputs.lanes.strips if number not in self.folder.done]

    @property
    def _finishing(self) -> Finishing:
        return Finishing(self.request, self.inputs, self.workers, self.folder, self.control, self.notes)

    def make(self, leave_open: Callable[[], object]) -> Result:
        """Make the map; `leave_open` is called where a thread still hangs in the inputs at the end.

        Raises:
            Flair2Error: it can't be made; strips that are finished are kept.
        """
        try:
            self._draw(leave_open)
            self._warn_of_changed_files()
            return_freed_memory()  # what comes now needs little of what the network needed
            return self._finishing.make(self.began)
        except Stopped:
            self._leave_partial_map()
            raise

    def _draw(self, leave_open: Callable[[], object]) -> None:
        """Compute the missing strips."""
        files = StripFiles(self.folder.path, self.inputs.grid)
        with_confidence = bool(self.request.confidence)
        ensemble = self.workers.ensemble
        device, try_out = ensemble.first.network.device, partial(ensemble.compute_some_tile, self.inputs.plan)
        batch = tiles_at_a_time(device, self.request.batch_size, try_out)
        drawing = Drawing(self.inputs.lanes, self.workers, self.folder, files, with_confidence, batch)
        drawing.draw(self.control, self.missing, leave_open)

    def _warn_of_changed_files(self) -> None:
        try:
            changed = describe_files(self.request) != self.files
        except (Flair2Error, OSError):  # they are gone
            changed = True
        if changed:
            self.control.warn(
                "The ortho or the series has changed while the map was made: parts of it may show what was there first."
            )

    def _leave_partial_map(self) -> None:
        try:
            self._finishing.leave_partial_map()
        except OutputFailed as problem:  # the run is stopped all the same
            self.control.warn(str(problem))
