# SPDX-License-Identifier: GPL-2.0-or-later
"""How many patches a second U-T&T answers on the CPU as we run it, against the plain network.

python -m benchmarks.network_speed [--rounds 15] [--dates 12 24]

The plain network computes all that IGN's code does, in its order: the U-TAE's encoder once more on zeros, the U-TAE's
own head, the fusion at the ortho's full resolution, the satellite head after repeating its pixels 51 × 51. Batch norms
are apart, features lie channels-first. Each way has a process of its own, since the allocator is the process's; they
take turns patch by patch. Both are timed up to the logits, one patch at a time, in inference mode.
"""

from __future__ import annotations

import os
import platform
import statistics
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import interpolate

from flair2_plugin.core.allocator import keep_freed_memory
from flair2_plugin.core.cli import OptionParser
from flair2_plugin.core.model_card import Architecture, ModelCard, SatelliteInput, UtaeSizes
from flair2_plugin.network.build import build_network
from flair2_plugin.network.ground import crop_centre
from flair2_plugin.network.preparation import prepare
from flair2_plugin.network.utae import aggregate_dates
from flair2_plugin.network.utt import Utt

CARD = ModelCard(
    "speed", "U-T&T", "Random weights.", "none", Architecture(utae=UtaeSizes()), satellite=SatelliteInput()
)
WARM_UP = 3


@dataclass(frozen=True)
class Way:
    """One way to run the network; `keeping`: with the allocator set as our command lines do."""

    name: str
    ours: bool
    keeping: bool


WAYS = (Way("plain", False, False), Way("plain, freed memory kept", False, True), Way("ours", True, True))


class PlainNetwork(nn.Module):
    """The official forward pass, txt_model.py and utae_model.py of IGNF/FLAIR-2 (commit b9b4892), of our weights."""

    def __init__(self, network: Utt) -> None:
        super().__init__()
        self.network = network

    def forward(self, ortho: Tensor, series: Tensor, days: Tensor) -> tuple[Tensor, Tensor]:
        """Return the logits of both heads."""
        network = self.network
        levels = list(network.unet.encoder(ortho))
        features = self._see_series(series, days)
        network.utae.out_conv(features)
        ground, vector = crop_centre(features, network.ground), features.mean(dim=(-2, -1))
        levels = [each + self._share(level, ground, vector, each.shape[-1]) for level, each in enumerate(levels)]
        logits = network.unet.segmentation_head(network.unet.decoder(levels))
        return logits, network.satellite_head(interpolate(ground, size=ortho.shape[-2:], mode="nearest"))

    def _share(self, level: int, ground: Tensor, vector: Tensor, side: int) -> Tensor:
        fusion = self.network.fusion
        cropped = interpolate(fusion.cropped[str(level)](ground), size=(side, side), mode="bilinear")
        return cropped + fusion.collapsed[str(level)](vector)[:, :, None, None].repeat(1, 1, side, side)

    def _see_series(self, series: Tensor, days: Tensor) -> Tensor:
        utae, images = self.network.utae, series.flatten(0, 1)
        real = (series != utae.pad_value).flatten(2).any(dim=2)
        levels = []
        for block in (utae.in_conv, *utae.down_blocks):
            block(torch.zeros_like(images))  # to learn the shape of the result
            images = block(images)
            levels.append(images.unflatten(0, series.shape[:2]))
        features, attention = utae.temporal_encoder(levels[-1], days, real)
        for block, level in zip(utae.up_blocks, reversed(levels[:-1]), strict=True):
            features = block(features, aggregate_dates(level, attention, real))
        return features


class Turn:
    """A way's network and input, in its own process."""

    network: nn.Module
    ours: bool

    @classmethod
    def start(cls, way: Way) -> None:
        """Build the network; every way gets the same weights."""
        if way.keeping and not keep_freed_memory():
            print(f"{way.name}: this machine's allocator can't be told to keep freed memory.")
        torch.manual_seed(7)
        network = build_network(CARD)
        for module in network.modules():
            if isinstance(module, nn.BatchNorm1d | nn.BatchNorm2d):
                module.momentum = None  # one pass is enough to know the mean
        with torch.no_grad():
            network.train()(*_given(2, 12))
        cls.ours, network = way.ours, network.eval()
        cls.network = prepare(network) if way.ours else PlainNetwork(network)

    @classmethod
    def answer(cls, dates: int) -> np.ndarray:
        """Return the aerial logits of a patch."""
        ortho, series, days = _given(1, dates)
        with torch.inference_mode():
            if cls.ours:
                return cls.network.aerial(ortho, cls.network.satellite(series, days)).numpy()
            return cls.network(ortho, series, days)[0].numpy()

    @classmethod
    def measure(cls, dates: int) -> tuple[float, float]:
        """Return the milliseconds, by the clock and of all cores together, that a patch takes."""
        _given(1, dates)
        began, used = time.perf_counter(), time.process_time()
        cls.answer(dates)
        return 1e3 * (time.perf_counter() - began), 1e3 * (time.process_time() - used)


@cache
def _given(batch: int, dates: int) -> tuple[Tensor, Tensor, Tensor]:
    generator = torch.Generator().manual_seed(dates)
    ortho = torch.rand(batch, 5, 512, 512, generator=generator)
    series = torch.rand(batch, dates, 10, 40, 40, generator=generator)
    return ortho, series, torch.linspace(-130, 230, dates).expand(batch, -1)


def compare(pools: dict[Way, ProcessPoolExecutor], dates: int, rounds: int) -> None:
    """Print one table."""
    for pool in pools.values():
        for _ in range(WARM_UP):
            pool.submit(Turn.measure, dates).result()
    taken: dict[Way, list[tuple[float, float]]] = {way: [] for way in pools}
    for _ in range(rounds):
        for way, pool in pools.items():
            taken[way].append(pool.submit(Turn.measure, dates).result())
    print(f"\nT = {dates}, {rounds} rounds     median ms   least   CPU ms  patches/s  ratio")
    clocks = {way: [clock for clock, _ in each] for way, each in taken.items()}
    first = statistics.median(clocks[WAYS[0]])
    for way, each in clocks.items():
        middle, used = statistics.median(each), statistics.median(cpu for _, cpu in taken[way])
        print(f"{way.name:<26}{middle:>8.1f}{min(each):>8.1f}{used:>9.1f}{1e3 / middle:>11.2f}{first / middle:>7.2f}")
    plain, ours = (pools[way].submit(Turn.answer, dates).result() for way in (WAYS[0], WAYS[-1]))
    different = int((plain.argmax(axis=1) != ours.argmax(axis=1)).sum())
    print(f"logits: max |difference| {np.abs(plain - ours).max():.1e}, standard deviation {plain.std():.2f}")
    print(f"classes that differ: {different} of {plain[0, 0].size:,}", flush=True)


def _describe_machine() -> str:
    information = Path("/proc/cpuinfo")
    lines = information.read_text(encoding="utf-8").splitlines() if information.is_file() else []
    model = next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), platform.processor())
    versions = f"Python {platform.python_version()}, torch {torch.__version__}, {torch.get_num_threads()} threads"
    return f"{model or platform.machine()}, {os.cpu_count()} cores, {platform.system()}; {versions}"


def _load() -> str:
    return f"load average {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""


def main() -> int:
    """Measure all ways in turn."""
    parser = OptionParser(prog="python -m benchmarks.network_speed", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15, help="how often each way has its turn (15)")
    parser.add_argument("--dates", type=int, nargs="+", default=[12, 24], help="lengths of the series (12 24)")
    options = parser.parse_args()
    print(_describe_machine(), _load(), sep="; ")
    spawn = get_context("spawn")
    pools = {way: ProcessPoolExecutor(1, spawn, Turn.start, (way,)) for way in WAYS}
    for dates in options.dates:
        compare(pools, dates, options.rounds)
    for pool in pools.values():
        pool.shutdown()
    print(_load())
    return 0


if __name__ == "__main__":
    sys.exit(main())
