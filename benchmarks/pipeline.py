# SPDX-License-Identifier: GPL-2.0-or-later
"""From an ortho and a Sentinel-2 year to the map, with U-T&T in full size: the engine against the official way.

python -m benchmarks.pipeline [--side 10000] [--share 1.0] [--tiles 20] [--device cpu]

Ours is the engine's own process, from its start to the map with its overviews: exact, and quick where OpenVINO is
installed (a first run that calibrates, a second one that finds that done, and one whose tiles share their passes of the
satellite branch). The official way: tiles of 512 pixels each 256 pixels, a margin of 128 cropped, batch 1, each with a
pass of the U-TAE, the plain network (benchmarks/plain.py), a softmax, and one window of an LZW raster written per tile,
in torch without batch norms folded. It is not run whole: in turns before, between and after our runs, --tiles of its
tiles are measured and then as many of ours, read beforehand, by the network alone, as many at a time as in a run. What
a map takes is the mean right before and after our run, times its number of tiles: machines have better and worse
minutes.

On a GPU ours is in 32 bits and in 16, and the official way is on the same card.

Weights are random, with one class favoured, so that the check of the quick network passes: no time depends on them.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from argparse import Namespace
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path

import torch

from benchmarks.ceilings import name_device, one_device
from benchmarks.countryside import draw_scene, enlarge
from benchmarks.engine_process import EngineRun, run_engine
from benchmarks.figures import Figure, benchmark_parser, tell
from benchmarks.network_alone import WARM_UP, NetworkAlone
from benchmarks.official_way import TILE, OfficialWay, official_count
from benchmarks.plain import write_full_size
from benchmarks.work import Work
from flair2_plugin.core.request import Precision, SatellitePass

EXACT: Precision = "fp32"
QUICK: Precision = "int8"
HALF: Precision = "auto"  # on a GPU
CACHE = "cache"  # the folder of calibrated networks


@dataclass
class Turns:
    """The measurements of parts, which take turns with whole runs: seconds per tile by way and turn."""

    work: Work
    folder: Path
    tiles: int
    turns: int
    prepared: list[Precision]
    seconds: dict[str, dict[int, list[float]]] = field(default_factory=dict)
    done: int = 0

    def take(self) -> None:
        """Measure some tiles of each way, in a process of its own that ends afterwards."""
        self._measure("official", OfficialWay.measure, partial(OfficialWay.start, self.work, self.folder))
        for precision in self.prepared:
            start = partial(NetworkAlone.start, self.work, precision, self.folder / CACHE)
            self._measure(precision, NetworkAlone.measure, start)
        self.done += 1

    def add(self, precision: Precision) -> None:
        """Measure the network in that precision too, from now on: a run has calibrated it."""
        if precision not in self.prepared:
            self.prepared.append(precision)

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


def prepared_on(device: torch.device) -> list[Precision]:
    """Return the precisions for which nothing needs to be calibrated."""
    return [EXACT] if device.type == "cpu" else [EXACT, HALF]


def list_kinds(device: torch.device) -> list[Kind]:
    """Return the engine's runs that can be made on a device."""
    if device.type != "cpu":
        half, shared = "16 bits", "16 bits, shared Sentinel-2 windows"
        return [Kind("exact", EXACT), Kind(half, HALF, wanted="≥ 10 ×"), Kind(shared, HALF, "shared", compared=False)]
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
    more += ["--precision", kind.precision, "--satellite", kind.satellite, "--device", str(work.device)]
    run = run_engine(work.country, str(work.model), output, more, environment={"XDG_CACHE_HOME": str(cache)})
    print(f"{kind.title}: {run.seconds:.1f} s, {run.peak_mib:.0f} MiB", *run.log, sep="\n  ", flush=True)
    return run


def tiles_of(work: Work) -> int:
    """Return how many tiles of ours the map is made of."""
    with ExitStack() as stack:
        return work.open(stack).plan.count


def list_figures(turns: Turns, runs: Mapping[Kind, EngineRun]) -> list[Figure]:
    """Return all figures."""
    work = turns.work
    official_tiles = official_count(work.side) * official_count(work.rows)
    tiles, figures = tiles_of(work), []
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
        rows = max(TILE, round(options.side * options.share))
        work = Work(country, model, options.side, rows, one_device(options.device))
        kinds = list_kinds(work.device)
        turns = Turns(work, folder, options.tiles, len(kinds) + 1, prepared_on(work.device))
        for number, kind in enumerate(kinds):
            turns.take()
            runs[kind] = map_country(work, kind, folder / f"{number}.tif", folder / CACHE)
            turns.add(kind.precision)
        turns.take()
        figures = list_figures(turns, runs)
    tell("pipeline", options, figures, list_notes(turns, runs))
    return 0


def list_notes(turns: Turns, runs: Mapping[Kind, EngineRun]) -> list[str]:
    """Return what must be known of the figures."""
    measured = sum(map(len, turns.seconds["official"].values()))
    tiles = official_count(turns.work.side) * official_count(turns.work.rows)
    against = f"Against: the official way, {tiles:,} tiles, of which {measured} were measured between our runs."
    notes = [
        f"On {name_device(turns.work.device)}. {against}",
        "Each of our runs is held against those right before and after it.",
    ]
    if any("32 bits" in text for kind, run in runs.items() if kind.precision != EXACT for text in run.log):
        notes.append("A network in fewer bits was refused by its check: what is called so here was computed in 32.")
    return notes


def _options() -> Namespace:
    parser = benchmark_parser("pipeline", __doc__)
    parser.add_argument("--side", type=int, default=10_000, help="pixels of the ortho's side (10000)")
    parser.add_argument("--share", type=float, default=1.0, help="share of the ortho, from the top, that is mapped (1)")
    parser.add_argument("--device", default="cpu", help="cpu or cuda:N (cpu)")
    parser.add_argument("--tiles", type=int, default=20, help="tiles of a turn of the official way (20)")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
