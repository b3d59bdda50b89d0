# SPDX-License-Identifier: GPL-2.0-or-later
"""How many patches a second U-T&T answers on the CPU as we run it, against the plain network.

python -m benchmarks.network_speed [--rounds 15] [--dates 12 24]

The plain network computes all that IGN's code does, in its order: the U-TAE's encoder once more on zeros, the U-TAE's
own head, the fusion at the ortho's full resolution, the satellite head after repeating its pixels 51 × 51. Batch norms
are apart, features lie channels-first. Each way has a process of its own, since the allocator is the process's; they
take turns of four patches, batch 1: the plain network one after the other on all threads, ours as in a run, two side by
side on half of the threads each. All are timed up to the logits, in 8 bits up to the probabilities, in inference mode.
In 8 bits it is run where OpenVINO is installed; with random weights only its time means anything
(`benchmarks/quick_agreement.py` compares answers).
"""

from __future__ import annotations

import statistics
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from multiprocessing import get_context
from typing import Any, Literal

import numpy as np
import torch
from torch import Tensor

from benchmarks.figures import Figure, benchmark_parser, tell
from benchmarks.plain import PlainNetwork, build_full_size, made_up
from flair2_plugin.core.allocator import keep_freed_memory
from flair2_plugin.network.preparation import prepare
from flair2_plugin.network.quantising import quantise
from flair2_plugin.network.quick import QuickNetwork
from flair2_plugin.network.samples import Sample
from flair2_plugin.network.streams import sharing_threads
from flair2_plugin.network.utt import Utt

WARM_UP = 2
PATCHES = 4  # of a turn
CALIBRATED = 8


@dataclass(frozen=True)
class Way:
    """One way to run the network; `keeping`: with the allocator set as our command lines do."""

    name: str
    kind: Literal["plain", "ours", "quick"]
    keeping: bool


PLAIN, OURS, QUICK = Way("plain", "plain", False), Way("ours", "ours", True), Way("ours, 8 bits", "quick", True)
WAYS = (PLAIN, Way("plain, freed memory kept", "plain", True), OURS)
WANTED = {OURS: "≥ 2.4 ×", QUICK: "≥ 6 ×"}


class Turn:
    """A way's network and input, in its own process."""

    network: Any
    kind: str
    threads: ThreadPoolExecutor

    @classmethod
    def start(cls, way: Way) -> None:
        """Build the network; every way gets the same weights."""
        if way.keeping and not keep_freed_memory():
            print(f"{way.name}: this machine's allocator can't be told to keep freed memory.")
        network = build_full_size()
        cls.kind, streams = way.kind, 1
        if way.kind != "plain":
            streams = ExitStack().enter_context(sharing_threads(torch.device("cpu"), PATCHES))
        cls.threads = ThreadPoolExecutor(streams)
        cls.network = quicken(network, streams) if way.kind == "quick" else _BUILD[way.kind](network)

    @classmethod
    def answer(cls, dates: int) -> np.ndarray:
        """Return the aerial logits of a patch."""
        ortho, series, days = _given(dates)
        with torch.inference_mode():
            if cls.kind == "quick":
                return cls.network.probabilities(ortho, cls.network.satellite(series, days)).numpy()
            if cls.kind == "ours":
                return cls.network.aerial(ortho, cls.network.satellite(series, days)).numpy()
            return cls.network(ortho, series, days)[0].numpy()

    @classmethod
    def measure(cls, dates: int) -> tuple[float, float]:
        """Return the milliseconds, by the clock and of all cores together, that a patch takes."""
        _given(dates)
        began, used = time.perf_counter(), time.process_time()
        for _ in cls.threads.map(cls.answer, [dates] * PATCHES):
            continue
        return 1e3 * (time.perf_counter() - began) / PATCHES, 1e3 * (time.process_time() - used) / PATCHES


@cache
def _given(dates: int) -> tuple[Tensor, Tensor, Tensor]:
    return made_up(1, dates)


_BUILD: Mapping[str, Callable[[Utt], Any]] = {"plain": PlainNetwork, "ours": prepare}


def quicken(network: Utt, streams: int) -> QuickNetwork:
    """Return the network in 8 bits, calibrated on made-up input."""
    ortho, series, days = made_up(CALIBRATED, 12)
    each = zip(ortho.split(1), series.split(1), days.split(1), strict=True)
    models, exact = quantise(network, [Sample(*parts) for parts in each]), prepare(network)
    return QuickNetwork.of(network.card, lambda: exact, models, streams)


def compare(pools: Mapping[Way, ProcessPoolExecutor], dates: int, rounds: int) -> list[Figure]:
    """Print one table, and return its figures."""
    for pool in pools.values():
        for _ in range(WARM_UP):
            pool.submit(Turn.measure, dates).result()
    taken: dict[Way, list[tuple[float, float]]] = {way: [] for way in pools}
    for _ in range(rounds):
        for way, pool in pools.items():
            taken[way].append(pool.submit(Turn.measure, dates).result())
    print(f"\nT = {dates}, {rounds} rounds     median ms   least   CPU ms")
    clocks = {way: statistics.median(clock for clock, _ in each) for way, each in taken.items()}
    for way, each in taken.items():
        least, used = min(clock for clock, _ in each), statistics.median(cpu for _, cpu in each)
        print(f"{way.name:<26}{clocks[way]:>8.1f}{least:>8.1f}{used:>9.1f}", flush=True)
    return [_figure(way, dates, clocks) for way in clocks if way != PLAIN]


def compare_answers(pools: Mapping[Way, ProcessPoolExecutor], dates: int) -> list[Figure]:
    """Return how far the exact logits are from the plain network's."""
    plain, ours = (pools[way].submit(Turn.answer, dates).result() for way in (PLAIN, OURS))
    different = int((plain.argmax(axis=1) != ours.argmax(axis=1)).sum())
    apart = float(np.abs(plain - ours).max())
    return [
        Figure(f"greatest difference of the logits, T = {dates}", apart, wanted="≤ 0.001"),
        Figure(f"pixels of another class, T = {dates}", different),
    ]


def _figure(way: Way, dates: int, clocks: Mapping[Way, float]) -> Figure:
    rate, plain = 1e3 / clocks[way], 1e3 / clocks[PLAIN]
    return Figure(f"{way.name}, T = {dates}", rate, "patches/s", plain, WANTED.get(way, "") if dates == 12 else "")


def main() -> int:
    """Measure all ways in turn."""
    options = _options()
    spawn = get_context("spawn")
    ways = (*WAYS, QUICK) if all(map(find_spec, ("openvino", "nncf"))) else WAYS
    pools = {way: ProcessPoolExecutor(1, spawn, Turn.start, (way,)) for way in ways}
    figures = []
    for dates in options.dates:
        figures += compare(pools, dates, options.rounds) + compare_answers(pools, dates)
    for pool in pools.values():
        pool.shutdown()
    tell("network_speed", options, figures, ["Against: the plain network."])
    return 0


def _options() -> Namespace:
    parser = benchmark_parser("network_speed", __doc__)
    parser.add_argument("--rounds", type=int, default=15, help="how often each way has its turn (15)")
    parser.add_argument("--dates", type=int, nargs="+", default=[12, 24], help="lengths of the series (12 24)")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
