# SPDX-License-Identifier: GPL-2.0-or-later
"""What a run would take, without making it: everything is opened and a tile computed, nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import torch
from rasterio import Env

from flair2_plugin.core.locations import JOURNAL_NAME, model_folder, work_folder
from flair2_plugin.core.messages import Foreseen, Message
from flair2_plugin.core.model_card import read_card
from flair2_plugin.core.request import Request
from flair2_plugin.inference.control import Control, without_repeats
from flair2_plugin.inference.device import choose_devices
from flair2_plugin.inference.fingerprint import describe_files, describe_run, fingerprint
from flair2_plugin.inference.foresight import cache_bytes, check_disk, foresee
from flair2_plugin.inference.inputs import InputOpener, Inputs
from flair2_plugin.inference.journal import Journal
from flair2_plugin.inference.loading import Loader
from flair2_plugin.inference.products import check_targets
from flair2_plugin.network.ensembles import check_alike
from flair2_plugin.network.streams import sharing_threads


def forecast(request: Request, report: Callable[[Message], None], stopped: Callable[[], bool]) -> Foreseen:
    """Return what a run of the request would take; its notes and warnings are reported as the run would.

    The time is that of networks in 32 bits: which other precision serves, the run itself finds.

    Raises:
        Flair2Error: the request can't be served.
    """
    folders = [model_folder(name) for name in (request.model, *request.ensemble)]
    cards = [read_card(folder) for folder in folders]
    check_alike(cards)
    check_targets(request)
    notes: list[str] = []
    control = Control(without_repeats(report, notes), stopped)
    with ExitStack() as inputs:
        cache = cache_bytes(request.ortho, cards[0].aerial.patch)
        inputs.enter_context(Env(GDAL_CACHEMAX=cache))
        opened = InputOpener(request, cards, inputs, control.report).open()
        disk = check_disk(Path(request.output).absolute(), opened.grid, 1 + bool(request.confidence))
        control.check_stop()
        devices = choose_devices(request.device)
        missing = _missing_strips(request, folders, opened, devices[0])
        exact = replace(request, precision="fp32")
        streams = inputs.enter_context(sharing_threads(devices[0], opened.plan.drawn))
        workers = Loader(exact, folders, opened, streams, control, inputs.pop_all).load(devices)
        foreseen = foresee(opened.lanes, workers, opened.grid, cache, disk, missing, control)
        return replace(foreseen, notes=tuple(notes))


def _missing_strips(request: Request, folders: Sequence[Path], opened: Inputs, device: torch.device) -> list[int]:
    """Return the strips that are to be made, by number: all of them, or those that an unfinished run lacks."""
    if not request.resume:
        return list(opened.lanes.strips)
    traits = describe_run(request, describe_files(request), folders, opened, device.type)
    done = Journal(work_folder(Path(request.output).absolute()) / fingerprint(traits) / JOURNAL_NAME).read()
    return [number for number in opened.lanes.strips if number not in done]
