# SPDX-License-Identifier: GPL-2.0-or-later
"""What it brings, and what it changes, when neighbouring tiles share a pass of the satellite branch.

python -m benchmarks.shared_satellite [--windows 72 104 128] [--tiles 10] [--rounds 5] [--dates 12 24 60]

1. The demo model, which leans on the series, on made-up country that it was not trained on: the map with a pass per
   tile, and with shared windows of some sizes. As a scale for the differences also the map that comes of the series of
   another place, 400 m aside.
2. The milliseconds that the satellite branch of a U-T&T in full size takes per tile, both ways in turn.

No window is shrunk to what the edge of the country needs, as those of a run are.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np
import torch
from rasterio.transform import from_origin
from torch import Tensor

from benchmarks.figures import Figure, benchmark_parser, tell
from benchmarks.plain import CARD
from flair2_plugin.core.allocator import keep_freed_memory
from flair2_plugin.core.locations import model_folder
from flair2_plugin.core.model_card import SENTINEL2_BANDS, read_card
from flair2_plugin.core.nomenclature import BASELINE
from flair2_plugin.core.request import Request
from flair2_plugin.imagery.grid import Window
from flair2_plugin.inference.blending import TileBlender
from flair2_plugin.inference.inputs import InputOpener
from flair2_plugin.inference.plan import TilePlan
from flair2_plugin.inference.satellite_tiles import SatelliteTiles
from flair2_plugin.inference.shared_satellite import SharedSatelliteTiles, share_windows
from flair2_plugin.inference.tile_reader import TileReader
from flair2_plugin.inference.tiles import TileNetwork
from flair2_plugin.landscape.area import AERIAL_PIXEL, Place, make_area
from flair2_plugin.landscape.rasters import write_raster
from flair2_plugin.landscape.satellite import PIXEL
from flair2_plugin.network import load
from flair2_plugin.network.build import build_network
from flair2_plugin.network.ground import summarise
from flair2_plugin.network.preparation import prepare
from flair2_plugin.training.metrics import count_pairs, score

MODEL = "demo"
PER_TILE, ELSEWHERE = "a pass per tile", "series of another place"
_SEED, _CRS = 2022, "EPSG:2154"
_PLACE = Place(77, 652_000.0, 6_641_000.0, 1500, 171.0, date(2021, 7, 4), 11.2)  # no place of demo or data set
_TILE, _STEP, _RIM = 512, 400, 28
_STEP_ON_SERIES, _PATCH = 8, 40


@dataclass(frozen=True)
class Country:
    """An ortho with its truth, classes from 0 on, and the folder of its year."""

    ortho: Path
    sentinel2: Path
    truth: np.ndarray


def draw_country(folder: Path, side: int) -> Country:
    """Write made-up country of `side` × `side` pixels, with a year of all around it."""
    area, place = make_area(_SEED, _PLACE), _PLACE
    picture, series = area.photograph(side), area.series()
    margin = (place.side - side * AERIAL_PIXEL) / 2
    transform = from_origin(place.left + margin, place.top - margin, AERIAL_PIXEL, AERIAL_PIXEL)
    write_raster(folder / "ortho.tif", picture.aerial, transform, _CRS)
    around, sentinel2 = from_origin(place.left, place.top, PIXEL, PIXEL), folder / "sentinel2"
    sentinel2.mkdir()
    for number, day in enumerate(series.dates):
        stem = f"SENTINEL2_{day:%Y%m%d}"
        write_raster(sentinel2 / f"{stem}.tif", series.images[number], around, _CRS, 0, SENTINEL2_BANDS)
        if series.masks is not None:
            write_raster(sentinel2 / f"{stem}_masks.tif", series.masks[number], around, _CRS)
    return Country(folder / "ortho.tif", sentinel2, np.minimum(picture.labels, BASELINE[-1].id).astype(int) - 1)


@dataclass(frozen=True)
class SatelliteElsewhere(SatelliteTiles):
    """A series of which each tile sees a place `aside` pixels to the right and below."""

    aside: int = _PATCH

    def window(self, tile: Window) -> Window:
        """Return the wrong window."""
        return super().window(tile).moved(self.aside, self.aside)


def all_ways(reader: TileReader, plan: TilePlan, windows: Sequence[int]) -> dict[str, TileReader]:
    """Return the reader as it is, and as it reads in other ways, by name."""
    satellite = reader.satellite
    if satellite is None:
        raise ValueError("the model has no satellite branch")
    ways: dict[str, SatelliteTiles] = {PER_TILE: satellite}
    for longest in windows:
        shared = share_windows(satellite, read_card(model_folder(MODEL)), plan, reader.area, longest)
        if isinstance(shared, SharedSatelliteTiles):
            ways[f"shared, {longest} px"] = _unlimited(shared)
    ways[ELSEWHERE] = SatelliteElsewhere(satellite.source, satellite.ortho, satellite.wanted)
    return {name: replace(reader, satellite=way) for name, way in ways.items()}


def _unlimited(shared: SharedSatelliteTiles) -> SharedSatelliteTiles:
    """Return windows that all have the longest side."""
    columns, rows = (replace(axis, count=1000 * axis.most) for axis in (shared.columns, shared.rows))
    return replace(shared, columns=columns, rows=rows, _kept={})


class Maps:
    """The map of each way in the making, and how far its probabilities are from the first way's."""

    def __init__(self, plan: TilePlan, ways: Sequence[str]) -> None:
        self._plan, shape = plan, (plan.rows.size, plan.columns.size)
        self._blenders = {way: TileBlender(plan, len(BASELINE), torch.device("cpu"), False) for way in ways}
        self.classes = {way: np.zeros(shape, dtype=np.uint8) for way in ways}
        self.moved: dict[str, list[float]] = {way: [] for way in ways}

    def add(self, row: int, column: int, answers: Mapping[str, Tensor]) -> None:
        """Add a tile, (K, tile, tile) of each way."""
        inner = slice(_RIM, _TILE - _RIM)
        for way, answer in answers.items():
            difference = (answer - answers[PER_TILE])[:, inner, inner].abs().mean()
            self.moved[way].append(float(difference))
            block = self._blenders[way].add(row, column, answer)
            (top, bottom), (left, right) = block.window.bounds
            self.classes[way][top:bottom, left:right] = block.places


def draw_maps(readers: Mapping[str, TileReader], plan: TilePlan) -> Maps:
    """Return the maps of all ways, tile by tile in turn."""
    network, maps = TileNetwork(prepare(load(model_folder(MODEL))), torch.device("cpu")), Maps(plan, list(readers))
    for row, tiles in enumerate(plan.tile_rows()):
        series = {way: reader.read_series(tiles) for way, reader in readers.items()}
        for column, tile in enumerate(tiles):
            pixels = readers[PER_TILE].read_pixels(tile)
            given = {way: reader.make_tile(tile, pixels, series[way](column)) for way, reader in readers.items()}
            maps.add(row, column, {way: network.probabilities([each])[0] for way, each in given.items()})
    return maps


def map_figures(country: Country, windows: Sequence[int]) -> list[Figure]:
    """Return the first part's figures."""
    request = Request(str(country.ortho), MODEL, "none.tif", (str(country.sentinel2),))
    with ExitStack() as stack:
        opened = InputOpener(request, [read_card(model_folder(MODEL))], stack, lambda message: None).open()
        maps = draw_maps(all_ways(opened.readers[0], opened.plan, windows), opened.plan)
    first = maps.classes[PER_TILE]
    exact = _mean_iou(country, first)
    figures = [Figure(f"{PER_TILE}: mean IoU against the truth", 100 * exact, "%")]
    for way, classes in maps.classes.items():
        if way != PER_TILE:
            gained = _mean_iou(country, classes) - exact
            figures.append(Figure(f"{way}: mean IoU gained, in points", 100 * gained))
            figures.append(Figure(f"{way}: pixels of another class", 100 * float((classes != first).mean()), "%"))
            figures.append(Figure(f"{way}: mean |difference| of p", float(np.mean(maps.moved[way]))))
    return figures


def _mean_iou(country: Country, classes: np.ndarray) -> float:
    return score(count_pairs(country.truth, classes, len(BASELINE))).mean_iou


def time_figures(windows: Sequence[int], dates: Sequence[int], rounds: int) -> list[Figure]:
    """Return the second part's figures."""
    torch.manual_seed(7)
    network, figures = prepare(build_network(CARD).eval()), []

    def see(side: int, count: int) -> Callable[[], int]:
        series = torch.rand(1, count, len(SENTINEL2_BANDS), side, side, generator=torch.Generator().manual_seed(side))
        days, places = torch.linspace(-130, 230, count)[None], range(0, side - _PATCH + 1, _STEP_ON_SERIES)

        def work() -> int:
            seen = network.satellite_map(series, days)
            if seen is None:
                return 0
            parts = [seen[..., y : y + _PATCH, x : x + _PATCH] for y in places for x in places]
            return len([summarise(part, network.ground) for part in parts])

        return work

    for count in dates:
        taken = _take_turns({side: see(side, count) for side in (_PATCH, *windows)}, rounds)
        for side in windows:
            what = f"satellite branch, {count} dates, window of {side} px, per tile"
            figures.append(Figure(what, taken[side], "ms", against=taken[_PATCH]))
    return figures


def _take_turns(ways: Mapping[int, Callable[[], int]], rounds: int) -> dict[int, float]:
    """Return the median milliseconds per tile of each way."""
    taken: dict[int, list[float]] = {way: [] for way in ways}
    with torch.inference_mode():
        for number in range(rounds + 1):
            for way, work in ways.items():
                began = time.perf_counter()
                tiles = work()
                if number:  # the first one warms up
                    taken[way].append(1e3 * (time.perf_counter() - began) / tiles)
    return {way: statistics.median(each) for way, each in taken.items()}


def main() -> int:
    """Measure and print."""
    parser = benchmark_parser("shared_satellite", __doc__)
    parser.add_argument("--windows", type=int, nargs="+", default=[72, 104, 128], help="sides, in Sentinel-2 pixels")
    parser.add_argument("--tiles", type=int, default=10, help="tiles along each side of the country, 10 at most (10)")
    parser.add_argument("--rounds", type=int, default=5, help="how often each way has its turn (5)")
    parser.add_argument("--dates", type=int, nargs="+", default=[12, 24, 60], help="lengths of the series (12 24 60)")
    options = parser.parse_args()
    keep_freed_memory()
    with tempfile.TemporaryDirectory() as folder:
        country = draw_country(Path(folder), _TILE - 2 * _RIM + (options.tiles - 1) * _STEP)
        figures = map_figures(country, options.windows)
    for figure in figures:
        print(*figure.cells[:2], flush=True)
    figures += time_figures(options.windows, options.dates, options.rounds)
    tell("shared_satellite", options, figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
