# SPDX-License-Identifier: GPL-2.0-or-later
"""A land-cover run, from the request to the files."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass

from rasterio import Env

from flair2_plugin.core.errors import InvalidRequest, Stopped
from flair2_plugin.core.locations import model_folder
from flair2_plugin.core.messages import Log, Message, Progress, Result
from flair2_plugin.core.model_card import ModelCard, read_card
from flair2_plugin.core.request import Request
from flair2_plugin.imagery.grid import Grid, Window
from flair2_plugin.imagery.ortho import Ortho, open_ortho
from flair2_plugin.imagery.sentinel2 import open_series
from flair2_plugin.imagery.value_range import ValueRange
from flair2_plugin.inference.acquisitions import tile_acquisitions
from flair2_plugin.inference.blending import StripBlender
from flair2_plugin.inference.device import choose_device
from flair2_plugin.inference.landcover import MapRasters, open_rasters
from flair2_plugin.inference.plan import TilePlan, plan_tiles
from flair2_plugin.inference.products import workplace
from flair2_plugin.inference.satellite_tiles import SatelliteTiles, warn_of_gaps
from flair2_plugin.inference.tile_reader import TileReader
from flair2_plugin.inference.tiles import Tile, TileNetwork
from flair2_plugin.network import load

_CACHE_BYTES = 512 << 20  # GDAL's block cache: rows of tiles overlap, and decoding twice costs more than this


@dataclass(frozen=True)
class Run:
    """A request with its model and the two ways out of the loop: reporting, and being stopped."""

    request: Request
    card: ModelCard
    report: Callable[[Message], None]
    stopped: Callable[[], bool]

    def warn(self, text: str) -> None:
        """Report something the user should know."""
        self.report(Log(text, "warning"))


def classify(request: Request, report: Callable[[Message], None], stopped: Callable[[], bool]) -> Result:
    """Make the map that the request asks for.

    Raises:
        Flair2Error: the request can't be served; nothing is left under the output's name.
        Stopped: `stopped` said so between two tiles.
    """
    began = time.monotonic()
    folder = model_folder(request.model)
    run = Run(request, read_card(folder), report, stopped)
    with ExitStack() as stack:
        stack.enter_context(Env(GDAL_CACHEMAX=_CACHE_BYTES))
        place = stack.enter_context(workplace(request))
        reader, plan, area = _open_inputs(run, stack)
        device = choose_device(request.device)
        network = TileNetwork(load(folder), device)
        details = {"FLAIR2_DEVICE": device.type, **reader.details}
        with open_rasters(place, request, run.card, reader.ortho.grid.cropped(area), details) as rasters:
            _draw(run, plan, reader, network, rasters)
        place.publish(run.card.classes)
    shares = rasters.shares()
    confidence = str(place.confidence) if place.confidence else None
    return Result(str(place.output), confidence, shares, round(time.monotonic() - began, 3), str(device))


def _open_inputs(run: Run, stack: ExitStack) -> tuple[TileReader, TilePlan, Window]:
    request, card = run.request, run.card
    value_range = ValueRange(*request.value_range) if request.value_range else None
    ortho = stack.enter_context(open_ortho(request.ortho, card.aerial, request.bands, value_range))
    area = _map_window(request, ortho.grid)
    satellite_pixel = card.satellite.pixel_size if card.satellite else card.aerial.pixel_size
    plan = plan_tiles(area, card.aerial.patch, request.overlap, satellite_pixel / card.aerial.pixel_size)
    satellite = _open_satellite(run, ortho, plan, area, stack)
    acquisitions = tile_acquisitions(request.acquisition, card, ortho.grid)
    if ortho.resampled:
        run.report(Log(f"The ortho is resampled to {card.aerial.pixel_size} m in {ortho.grid.crs.to_string()}."))
    return TileReader(ortho, card.aerial, satellite, acquisitions, area), plan, area


def _open_satellite(run: Run, ortho: Ortho, plan: TilePlan, area: Window, stack: ExitStack) -> SatelliteTiles | None:
    wanted, request = run.card.satellite, run.request
    if wanted is None:
        if request.sentinel2:
            run.warn(f'The model "{run.card.name}" takes no Sentinel-2 series: the one given is not used.')
        return None
    if not request.sentinel2:
        raise InvalidRequest(f'The model "{run.card.name}" needs a Sentinel-2 series: name its file, files or folder.')
    rows = [[tile.moved(area.col, area.row) for tile in row] for row in plan.tile_rows()]
    corner = ortho.grid.centre(rows[0][0])
    opened = open_series(request.sentinel2, request.dates, wanted, request.ortho, ortho.grid, corner, run.warn)
    satellite = SatelliteTiles(stack.enter_context(opened), ortho.grid, wanted)
    warn_of_gaps(satellite, rows, run.warn)
    return satellite


def _map_window(request: Request, grid: Grid) -> Window:
    if request.extent is None:
        return grid.window
    window = grid.window_of(request.extent).intersection(grid.window)
    if window.is_empty:
        raise InvalidRequest("The extent lies nowhere on the ortho: give it in the ortho's own coordinates.")
    return window


def _draw(run: Run, plan: TilePlan, reader: TileReader, network: TileNetwork, rasters: MapRasters) -> None:
    blender = StripBlender(plan, len(run.card.classes))
    # On the CPU a batch is no faster, and a tile's bits would depend on its neighbours: one by one there.
    batch = run.request.batch_size if network.batches else 1
    began, done = time.monotonic(), 0
    tops = plan.rows.starts
    for top, row in zip(tops, plan.tile_rows(), strict=True):
        for tiles in _batches(reader.read_row(plan, row), batch):
            present = [tile for tile in tiles if isinstance(tile, Tile)]
            if present:
                for tile, probabilities in zip(present, network.probabilities(present), strict=True):
                    blender.add(tile.col, probabilities)
            done += len(tiles)
            _tell(run, done, plan.count, time.monotonic() - began)
        strip = blender.finish_row(top, top == tops[-1])
        rasters.write(strip, reader.read_valid(strip))


def _batches(tiles: Iterator[Tile | None], size: int) -> Iterator[list[Tile | None]]:
    batch: list[Tile | None] = []
    for tile in tiles:
        batch.append(tile)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def _tell(run: Run, done: int, total: int, seconds: float) -> None:
    if run.stopped():
        raise Stopped("The run was stopped; nothing was written.")
    run.report(Progress("tiles", done, total, round(seconds / done * (total - done), 1)))
