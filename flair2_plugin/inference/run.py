# SPDX-License-Identifier: GPL-2.0-or-later
"""A land-cover run, from the request to the files."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass

from rasterio import Env

from flair2_plugin.core.errors import Stopped
from flair2_plugin.core.locations import model_folder
from flair2_plugin.core.messages import Log, Message, Progress, Result
from flair2_plugin.core.model_card import read_card
from flair2_plugin.core.request import Request
from flair2_plugin.inference.blending import StripBlender
from flair2_plugin.inference.device import choose_device
from flair2_plugin.inference.ensemble import Ensemble, Member, Views
from flair2_plugin.inference.inputs import InputOpener
from flair2_plugin.inference.landcover import MapRasters, open_rasters
from flair2_plugin.inference.plan import TilePlan
from flair2_plugin.inference.products import workplace
from flair2_plugin.inference.tiles import TileNetwork
from flair2_plugin.network import load
from flair2_plugin.network.ensembles import check_alike, describe_cost
from flair2_plugin.network.turns import turns_named

_CACHE_BYTES = 512 << 20  # GDAL's block cache: rows of tiles overlap, and decoding twice costs more than this


@dataclass(frozen=True)
class Run:
    """A request with the two ways out of the loop: reporting, and being stopped."""

    request: Request
    report: Callable[[Message], None]
    stopped: Callable[[], bool]

    def check_stop(self) -> None:
        """Leave the run where the user wants it to stop.

        Raises:
            Stopped: so it is.
        """
        if self.stopped():
            raise Stopped("The run was stopped; nothing was written.")


def classify(request: Request, report: Callable[[Message], None], stopped: Callable[[], bool]) -> Result:
    """Make the map that the request asks for.

    Raises:
        Flair2Error: the request can't be served; nothing is left under the output's name.
        Stopped: `stopped` said so between two tiles.
    """
    began = time.monotonic()
    folders = [model_folder(name) for name in (request.model, *request.ensemble)]
    cards, turns = [read_card(folder) for folder in folders], turns_named(request.tta)
    check_alike(cards)
    run = Run(request, without_repeats(report), stopped)
    with ExitStack() as stack:
        stack.enter_context(Env(GDAL_CACHEMAX=_CACHE_BYTES))
        place = stack.enter_context(workplace(request))
        inputs = InputOpener(request, cards, stack, run.report).open()
        device = choose_device(request.device)
        networks = [TileNetwork(load(folder), device, turns, run.check_stop) for folder in folders]
        ensemble = Ensemble([Member(*parts) for parts in zip(cards, inputs.readers, networks, strict=True)])
        cost = describe_cost(len(cards), turns, "tile")
        if cost:
            run.report(Log(cost))
        turned = {"FLAIR2_TTA": request.tta} if len(turns) > 1 else {}
        details = {"FLAIR2_DEVICE": device.type, **turned, **ensemble.details}
        with open_rasters(place, request, cards[0], inputs.grid, details) as rasters:
            _draw(run, inputs.plan, ensemble, rasters)
        place.publish(cards[0].classes)
    shares = rasters.shares()
    confidence = str(place.confidence) if place.confidence else None
    return Result(str(place.output), confidence, shares, round(time.monotonic() - began, 3), str(device))


def without_repeats(report: Callable[[Message], None]) -> Callable[[Message], None]:
    """Return `report`, but deaf to what it was told before: several models find the same gaps in a series."""
    said: set[Log] = set()

    def tell(message: Message) -> None:
        if isinstance(message, Log):
            if message in said:
                return
            said.add(message)
        report(message)

    return tell


def _draw(run: Run, plan: TilePlan, ensemble: Ensemble, rasters: MapRasters) -> None:
    first = ensemble.first
    blender = StripBlender(plan, len(first.card.classes))
    # On the CPU a batch is no faster, and a tile's bits would depend on its neighbours: one by one there.
    batch = run.request.batch_size if first.network.batches else 1
    began, done = time.monotonic(), 0
    tops = plan.rows.starts
    for top, row in zip(tops, plan.tile_rows(), strict=True):
        for tiles in _batches(ensemble.read_row(plan, row), batch):
            present = [views for views in tiles if views]
            if present:
                for views, probabilities in zip(present, ensemble.probabilities(present), strict=True):
                    blender.add(views[0].col, probabilities)
            done += len(tiles)
            _tell(run, done, plan.count, time.monotonic() - began)
        strip = blender.finish_row(top, top == tops[-1])
        rasters.write(strip, first.reader.read_valid(strip))


def _batches(tiles: Iterator[Views | None], size: int) -> Iterator[list[Views | None]]:
    batch: list[Views | None] = []
    for tile in tiles:
        batch.append(tile)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def _tell(run: Run, done: int, total: int, seconds: float) -> None:
    run.check_stop()
    run.report(Progress("tiles", done, total, round(seconds / done * (total - done), 1)))
