# SPDX-License-Identifier: GPL-2.0-or-later
"""Opens what the models of a run read: the ortho, the series and the metadata, each model in its own way."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from flair2_plugin.core.dates import find_year
from flair2_plugin.core.errors import InvalidRequest
from flair2_plugin.core.messages import Log, Message
from flair2_plugin.core.model_card import ModelCard, SatelliteInput
from flair2_plugin.core.request import Request
from flair2_plugin.imagery.aerial.ortho import Ortho
from flair2_plugin.imagery.area import Area
from flair2_plugin.imagery.grid import Grid, Window
from flair2_plugin.imagery.sentinel2.opening import open_series
from flair2_plugin.imagery.sentinel2.spans import describe_span
from flair2_plugin.inference.acquisitions import tile_acquisitions
from flair2_plugin.inference.lanes import Lanes
from flair2_plugin.inference.ortho_input import OrthoOpener, refuse_without_series
from flair2_plugin.inference.plan import TilePlan, is_whole, lay_on_series, plan_tiles, tile_rim, tile_step
from flair2_plugin.inference.satellite_tiles import SatelliteTiles, warn_of_gaps
from flair2_plugin.inference.shared_satellite import WINDOW, share_windows
from flair2_plugin.inference.tile_reader import TileReader


@dataclass(frozen=True)
class Inputs:
    """One reader per model, and the tiles that all of them read."""

    readers: Sequence[TileReader]
    plan: TilePlan

    @cached_property
    def lanes(self) -> Lanes:
        """The order in which the tiles are computed."""
        return Lanes(self.plan)

    @property
    def grid(self) -> Grid:
        """The map's grid."""
        first = self.readers[0]
        return first.ortho.grid.cropped(first.area)


@dataclass(frozen=True)
class InputOpener:
    """Opens the inputs of a request; `stack` closes them, `report` takes what the user should know."""

    request: Request
    cards: Sequence[ModelCard]
    stack: ExitStack
    report: Callable[[Message], None]

    def open(self) -> Inputs:
        """Open everything.

        Raises:
            InvalidRequest: a model needs something that the request does not give.
            InvalidImagery: ortho or series can't be used as they are.
        """
        opener = OrthoOpener(self.request, self.cards[0], self.stack, self._note, self._warn)
        orthos = [opener.open(card) for card in self.cards]
        grid, first = orthos[0].grid, self.cards[0]
        tile, unit = first.aerial.patch, tile_unit(self.cards)
        step = tile_step(tile, self.request.overlap, unit)
        rim = tile_rim(tile, step)
        polygons = self._read_area(grid)
        area = map_window(self.request, grid, polygons)
        satellites = self._open_satellites(orthos, rim, area)
        series = next((satellite.source.grid for satellite in satellites if satellite), None)
        # Without overlap, tiles follow by 512 pixels, not by whole ones of the series: none lies as the one before.
        whole = lay_on_series(grid, series, tile, rim) if series and is_whole(step / unit) else grid.window
        plan = plan_tiles(area, tile, self.request.overlap, unit, whole)
        if polygons:
            plan = replace(plan, area=polygons.moved(-area.col, -area.row))
        satellites = [self._shared(*each, plan, area) for each in zip(satellites, self.cards, strict=True)]
        if self.request.sentinel2 and not any(card.satellite for card in self.cards):
            self._warn(f'The model "{first.name}" takes no Sentinel-2 series: the one given is not used.')
        if orthos[0].resampled:
            self._note(f"The ortho is resampled to {first.aerial.pixel_size} m in {grid.crs.to_string()}.")
        readers = [
            TileReader(
                ortho,
                card.aerial,
                satellite,
                tile_acquisitions(self.request.acquisition, card, grid, self.request.ortho, self._note),
                area,
            )
            for ortho, card, satellite in zip(orthos, self.cards, satellites, strict=True)
        ]
        for satellite in {id(satellite): satellite for satellite in satellites if satellite}.values():
            rows = ([tile.moved(area.col, area.row) for tile in row] for row in plan.wanted_rows())
            warn_of_gaps(satellite, rows, int(plan.wanted.sum()), self._warn)
        return Inputs(readers, plan)

    def _open_satellites(self, orthos: Sequence[Ortho], rim: int, area: Window) -> list[SatelliteTiles | None]:
        """Open the series of each model; those that want the same of it have one in common."""
        opened: dict[SatelliteInput | None, SatelliteTiles | None] = {}
        for card, ortho in zip(self.cards, orthos, strict=True):
            if opened.get(card.satellite) is None:
                opened[card.satellite] = self._open_satellite(card, ortho, rim, area)
        return [opened[card.satellite] for card in self.cards]

    def _open_satellite(self, card: ModelCard, ortho: Ortho, rim: int, area: Window) -> SatelliteTiles | None:
        wanted, request = card.satellite, self.request
        if wanted is None:
            return None
        if not request.sentinel2:
            if not wanted.optional:
                raise refuse_without_series(card, ortho)
            self._note(f'The model "{card.name}" does without a Sentinel-2 series: none is given.')
            return None
        corner = ortho.grid.centre(Window(-rim, -rim, card.aerial.patch, card.aerial.patch))
        mapped = area if request.satellite == "tile" else _seen_through_shared_windows(area, tile_unit([card]))
        opened = open_series(
            request.sentinel2, request.dates, wanted, request.ortho, ortho.grid, corner, self._warn, mapped
        )
        source = self.stack.enter_context(opened)
        for unusual in describe_span(source.dates, wanted, self._year()):
            self.report(unusual)
        return SatelliteTiles(source, ortho.grid, wanted)

    def _read_area(self, grid: Grid) -> Area | None:
        if not self.request.aoi:
            return None
        from flair2_plugin.imagery.area_file import read_area  # brings pandas along: only where it is needed

        return read_area(self.request.aoi, grid)

    def _year(self) -> int | None:
        """Return the year of the ortho as the request or its name tells it."""
        acquired = self.request.acquisition.date if self.request.acquisition else ""
        return find_year(acquired) or find_year(Path(self.request.ortho).stem)

    def _shared(
        self, satellite: SatelliteTiles | None, card: ModelCard, plan: TilePlan, area: Window
    ) -> SatelliteTiles | None:
        if satellite is None or self.request.satellite == "tile":
            return satellite
        shared = share_windows(satellite, card, plan, area)
        if isinstance(shared, SatelliteTiles):
            return shared
        self._warn(shared)
        return satellite

    def _note(self, text: str) -> None:
        self.report(Log(text))

    def _warn(self, text: str) -> None:
        self.report(Log(text, "warning"))


def _seen_through_shared_windows(area: Window, unit: float) -> Window:
    """Return the part of the ortho that windows which tiles of an area share may reach to, but for a tile's own."""
    reach = math.ceil(WINDOW * unit)
    return Window(area.col - reach, area.row - reach, area.width + 2 * reach, area.height + 2 * reach)


def tile_unit(cards: Sequence[ModelCard]) -> float:
    """Return of how many ortho pixels the tiles' step must be a multiple: those of one Sentinel-2 pixel, or 1."""
    pixels = [card.satellite.pixel_size for card in cards if card.satellite]
    return max(pixels, default=cards[0].aerial.pixel_size) / cards[0].aerial.pixel_size


def map_window(request: Request, grid: Grid, polygons: Area | None = None) -> Window:
    """Return the part of the ortho's grid that the map covers: the extent's, and around the polygons.

    Raises:
        InvalidRequest: the extent lies nowhere on it, or no polygon in the extent.
    """
    window = grid.window
    if request.extent is not None:
        window = grid.window_of(request.extent).intersection(window)
        if window.is_empty:
            raise InvalidRequest("The extent lies nowhere on the ortho: give it in the ortho's own coordinates.")
    if polygons is None:
        return window
    window = polygons.window.intersection(window)
    if not polygons.touches(window):
        raise InvalidRequest("No polygon of the area lies in the extent: give another extent, or none.")
    return window
