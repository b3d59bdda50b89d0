# SPDX-License-Identifier: GPL-2.0-or-later
"""From an ortho and a Sentinel-2 year to the map, with U-T&T in full size: the engine against the official way.

python -m benchmarks.pipeline [--side 10000] [--share 1.0] [--tiles 20]

Ours is the engine's own process, from its start to the map with its overviews: exact, and quick where OpenVINO is
installed (a first run that calibrates, a second one that finds that done, and one whose tiles share their passes of the
satellite branch). The official way: tiles of 512 pixels each 256 pixels, a margin of 128 cropped, batch 1, each with a
pass of the U-TAE, the plain network (benchmarks/plain.py), a softmax, and one window of an LZW raster written per tile,
in torch without batch norms folded. It is not run whole: in turns before, between and after our runs, --tiles of its
tiles are measured and then as many of ours, read beforehand, by the network alone, side by side as in a run. What a map
takes is the mean right before and after our run, times its number of tiles: machines have better and worse minutes.

Weights are random, with one class favoured, so that the check of the quick network passes: no time depends on them.
"""

from __future__ import annotations

import math
import os
import statistics
import sys
import tempfile
import time
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import rasterio
import torch
from rasterio.io import DatasetReader, DatasetWriter
from rasterio.windows import Window as RasterWindow

from benchmarks.countryside import Countryside, draw_scene, enlarge
from benchmarks.engine_process import EngineRun, run_engine
from benchmarks.figures import Figure, benchmark_parser, tell
from benchmarks.plain import PlainNetwork, write_full_size
from flair2_plugin.core.allocator import keep_freed_memory
from flair2_plugin.core.model_card import ModelCard, read_card
from flair2_plugin.core.request import Extent, Precision, Request, SatellitePass
from flair2_plugin.imagery.grid import Window
from flair2_plugin.imagery.sentinel2.series import NetworkSeries
from flair2_plugin.inference.control import Control
from flair2_plugin.inference.ensemble import Ensemble, Member, Views
from flair2_plugin.inference.inputs import InputOpener, Inputs
from flair2_plugin.inference.plan import TilePlan
from flair2_plugin.inference.precision import NetworkChooser
from flair2_plugin.inference.sampling import read_samples
from flair2_plugin.inference.tile_reader import TileReader
from flair2_plugin.inference.tiles import TileNetwork
from flair2_plugin.inference.workers import Workers
from flair2_plugin.network import load
from flair2_plugin.network.stored import StoredNetwork
from flair2_plugin.network.streams import sharing_threads
from flair2_plugin.network.utt import Utt

TILE, MARGIN, PIXEL = 512, 128, 0.2
WARM_UP = 4
EXACT: Precision = "fp32"
QUICK: Precision = "int8"
CACHE = "cache"  # the folder of calibrated networks


@dataclass(frozen=True)
class Work:
    """What is mapped: the country, its upper `rows` rows of `side` columns, with a model package."""

    country: Countryside
    model: Path
    side: int
    rows: int

    @property
    def square_km(self) -> float:
        """The area of the map."""
        return self.side * self.rows * PIXEL**2 / 1e6

    @property
    def extent(self) -> Extent:
        """The area in map units."""
        with rasterio.open(self.country.ortho) as ortho:
            left, top = ortho.bounds.left, ortho.bounds.top
        return Extent(left, top - self.rows * PIXEL, left + self.side * PIXEL, top)

    def open(self, stack: ExitStack) -> Inputs:
        """Open the inputs as a run does."""
        sentinel2 = (str(self.country.sentinel2),)
        request = Request(str(self.country.ortho), str(self.model), "map.tif", sentinel2, extent=self.extent)
        return InputOpener(request, [self._card], stack, lambda message: None).open()

    @property
    def _card(self) -> ModelCard:
        return read_card(self.model)


class OfficialWay:
    """The official way, in its own process."""

    work: Work
    files: ExitStack
    reader: TileReader
    network: PlainNetwork
    ortho: DatasetReader
    map: DatasetWriter

    @classmethod
    def start(cls, work: Work, folder: Path) -> None:
        """Open everything once, as the official code does."""
        cls.files = ExitStack()
        cls.reader = work.open(cls.files).readers[0]
        network = load(work.model)
        if not isinstance(network, Utt):
            raise TypeError("the official way runs U-T&T only")
        cls.work, cls.network = work, PlainNetwork(network).eval()
        cls.ortho = rasterio.open(work.country.ortho)
        profile = {"driver": "GTiff", "dtype": "uint8", "count": 1, "compress": "lzw", "tiled": True}
        profile |= {"width": work.side, "height": work.rows, "blockxsize": 256, "blockysize": 256}
        cls.map = rasterio.open(folder / "official.tif", "w", **profile, transform=cls.ortho.transform)

    @classmethod
    def measure(cls, turn: int, turns: int, tiles: int) -> list[float]:
        """Return the seconds of each of some tiles in a row; each turn has a row of its own."""
        row = official_row(cls.work, turn, turns)[:tiles]
        series_of = cls.reader.read_series(row)  # not timed: the official code has it in one file, mapped into memory
        return [_timed(partial(cls.map_tile, tile, partial(series_of, number))) for number, tile in enumerate(row)]

    @classmethod
    def map_tile(cls, tile: Window, read_series: Callable[[], object]) -> None:
        """Read, compute and write a tile."""
        series = read_series()
        if not isinstance(series, NetworkSeries):
            raise TypeError("each tile of the official way has a series of its own")
        values = cls.ortho.read(window=tile.bounds)
        given = [torch.from_numpy(part[None]) for part in (values.astype(np.float32) / 255, series.values, series.days)]
        with torch.inference_mode():
            logits, _ = cls.network(*given)
            classes = torch.softmax(logits, dim=1).argmax(dim=1)[0]
        inner = classes[MARGIN:-MARGIN, MARGIN:-MARGIN].numpy().astype(np.uint8)
        place = RasterWindow(tile.col + MARGIN, tile.row + MARGIN, *inner.shape[::-1])
        cls.map.write(inner, 1, window=place)


class NetworkAlone:
    """Our network on tiles that are in memory, as many side by side as in a run, in its own process."""

    files: ExitStack
    reader: TileReader
    plan: TilePlan
    workers: Workers

    @classmethod
    def start(cls, work: Work, precision: Precision, cache: Path) -> None:
        """Prepare the network as a run does; what was calibrated lies in `cache`."""
        keep_freed_memory()
        os.environ["XDG_CACHE_HOME"] = str(cache)
        cls.files = ExitStack()
        inputs = work.open(cls.files)
        cls.reader, cls.plan = inputs.readers[0], inputs.plan
        cpu, network = torch.device("cpu"), StoredNetwork(work.model)
        streams = cls.files.enter_context(sharing_threads(cpu, cls.plan.count))
        chooser = NetworkChooser(partial(read_samples, cls.reader, cls.plan), cls.plan.count, print, streams=streams)
        choice = chooser.choose(network, precision)
        member = Member(network.card, cls.reader, TileNetwork(choice.network, cpu))
        cls.workers = Workers.of([Ensemble([member])], streams)

    @classmethod
    def measure(cls, turn: int, turns: int, tiles: int) -> list[float]:
        """Return the seconds of each of some tiles in a row; first those, not timed, that warm it up."""
        row = cls.plan.row((2 * turn + 1) * cls.plan.rows.count // (2 * turns))[:tiles]
        series_of = cls.reader.read_series(row)
        made = [(cls.reader.make_tile(tile, cls.reader.read_pixels(tile), series_of(i)),) for i, tile in enumerate(row)]
        cls._compute(made[:WARM_UP])
        seconds = _timed(partial(cls._compute, made[WARM_UP:])) / (len(made) - WARM_UP)
        return [seconds] * len(made)

    @classmethod
    def _compute(cls, tiles: Sequence[Views]) -> None:
        for _ in cls.workers.compute(tiles, lambda tile: [tile], Control(lambda message: None, lambda: False)):
            continue


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def official_row(work: Work, turn: int, turns: int) -> list[Window]:
    """Return the official tiles of one row, of those that lie evenly over the map."""
    tops = official_starts(work.rows)
    top = tops[(2 * turn + 1) * len(tops) // (2 * turns)]
    return [Window(left, top, TILE, TILE) for left in official_starts(work.side)]


def official_starts(size: int) -> list[int]:
    """Return where the official tiles begin along a side; the last one is pulled in."""
    return [min(number * (TILE - 2 * MARGIN), size - TILE) for number in range(official_count(size))]


def official_count(size: int) -> int:
    """Return how many official tiles lie along a side."""
    return 1 + math.ceil((size - TILE) / (TILE - 2 * MARGIN))


@dataclass
class Turns:
    """The measurements of parts, which take turns with whole runs: seconds per tile by way and turn."""

    work: Work
    folder: Path
    tiles: int
    turns: int
    seconds: dict[str, dict[int, list[float]]] = field(default_factory=dict)
    calibrated: list[Precision] = field(default_factory=lambda: [EXACT])
    done: int = 0

    def take(self) -> None:
        """Measure some tiles of each way, in a process of its own that ends afterwards."""
        self._measure("official", OfficialWay.measure, partial(OfficialWay.start, self.work, self.folder))
        for precision in self.calibrated:
            start = partial(NetworkAlone.start, self.work, precision, self.folder / CACHE)
            self._measure(precision, NetworkAlone.measure, start)
        self.done += 1

    def _measure(self, name: str, measure: Callable[..., list[float]], start: Callable[[], None]) -> None:
        with ProcessPoolExecutor(1, get_context("spawn"), start) as pool:
            taken = pool.submit(measure, self.done, self.turns, WARM_UP + self.tiles).result()[WARM_UP:]
        self.seconds.setdefault(name, {})[self.done] = taken
        print(f"{name}: {1e3 * statistics.mean(taken):.0f} ms a tile", flush=True)

    def around(self, name: str, run: int) -> float:
        """Return the seconds of a tile, measured right before and after a run, the first one being 0."""
        return statistics.mean(self.seconds[name][run] + self.seconds[name][run + 1])

    def mean(self, name: str) -> float:
        """Return the seconds of a tile in all turns."""
        return statistics.mean(second for turn in self.seconds[name].values() for second in turn)


@dataclass(frozen=True)
class Kind:
    """A way to run the engine; `compared` is whether its time is held against the network alone."""

    title: str
    precision: Precision
    satellite: SatellitePass = "tile"
    wanted: str = ""
    compared: bool = True


def list_kinds() -> list[Kind]:
    """Return the engine's runs that can be made here."""
    exact = Kind("exact", EXACT, wanted="≥ 5 ×")
    if all(map(find_spec, ("openvino", "nncf"))):
        quick = Kind("quick", QUICK, wanted="≥ 14 ×")
        shared = Kind("quick, shared Sentinel-2 windows", QUICK, "shared", compared=False)
        return [exact, Kind("quick, calibrating", QUICK, compared=False), quick, shared]
    print("OpenVINO and NNCF are not installed: only the exact network is run.")
    return [exact]


def map_country(work: Work, kind: Kind, output: Path, cache: Path) -> EngineRun:
    """Run the engine."""
    extent = work.extent
    more = ["--extent", *(repr(value) for value in (extent.xmin, extent.ymin, extent.xmax, extent.ymax))]
    more += ["--precision", kind.precision, "--satellite", kind.satellite]
    run = run_engine(work.country, str(work.model), output, more, environment={"XDG_CACHE_HOME": str(cache)})
    print(f"{kind.title}: {run.seconds:.1f} s, {run.peak_mib:.0f} MiB", *run.log, sep="\n  ", flush=True)
    return run


def list_figures(turns: Turns, runs: Mapping[Kind, EngineRun]) -> list[Figure]:
    """Return all figures."""
    work = turns.work
    official_tiles = official_count(work.side) * official_count(work.rows)
    with ExitStack() as stack:
        tiles = work.open(stack).plan.count
    figures = []
    for number, (kind, run) in enumerate(runs.items()):
        title, official = kind.title, turns.around("official", number) * official_tiles
        figures.append(Figure(f"{title}, {work.square_km:.2f} km²", run.seconds, "s", official, kind.wanted))
        figures.append(Figure(f"{title}, speed", 60 * work.square_km / run.seconds, "km²/min"))
        figures.append(Figure(f"{title}, peak memory", run.peak_mib, "MiB"))
        if kind.compared:
            alone = turns.around(kind.precision, number) * tiles
            beyond = 100 * (run.seconds / alone - 1)
            figures.append(Figure(f"{title}, time beyond that of the network alone", beyond, "%", wanted="≤ 10 %"))
            figures.append(
                Figure(f"{title}, a tile by the network alone", 1e3 * turns.around(kind.precision, number), "ms")
            )
    figures.append(Figure("official way, a tile", 1e3 * turns.mean("official"), "ms"))
    return figures


def main() -> int:
    """Measure and print."""
    options = _options()
    runs: dict[Kind, EngineRun] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        country = enlarge(draw_scene(folder / "scene"), folder / "large", options.side, options.side)
        model = write_full_size(folder / "model", favoured=True)
        work = Work(country, model, options.side, max(TILE, round(options.side * options.share)))
        kinds = list_kinds()
        turns = Turns(work, folder, options.tiles, len(kinds) + 1)
        for number, kind in enumerate(kinds):
            turns.take()
            runs[kind] = map_country(work, kind, folder / f"{number}.tif", folder / CACHE)
            if kind.precision not in turns.calibrated:
                turns.calibrated.append(kind.precision)
        turns.take()
        figures = list_figures(turns, runs)
    tell("pipeline", options, figures, list_notes(turns, runs))
    return 0


def list_notes(turns: Turns, runs: Mapping[Kind, EngineRun]) -> list[str]:
    """Return what must be known of the figures."""
    measured = sum(map(len, turns.seconds["official"].values()))
    tiles = official_count(turns.work.side) * official_count(turns.work.rows)
    against = f"Against: the official way, {tiles:,} tiles, of which {measured} were measured between our runs."
    notes = [against, "Each of our runs is held against those right before and after it."]
    if any("32 bits" in text for kind, run in runs.items() if kind.precision == QUICK for text in run.log):
        notes.append("The quick network was refused by its check: what is called quick here was computed in 32 bits.")
    return notes


def _options() -> Namespace:
    parser = benchmark_parser("pipeline", __doc__)
    parser.add_argument("--side", type=int, default=10_000, help="pixels of the ortho's side (10000)")
    parser.add_argument("--share", type=float, default=1.0, help="share of the ortho, from the top, that is mapped (1)")
    parser.add_argument("--tiles", type=int, default=20, help="tiles of a turn of the official way (20)")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
