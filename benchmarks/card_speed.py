# SPDX-License-Identifier: GPL-2.0-or-later
"""How many tiles a second a GPU answers as a run has them answered, against the plain loop on the same card.

python -m benchmarks.card_speed [--device auto] [--tiles 256] [--rounds 5] [--batch-size 0]

The plain loop: tile by tile, copied as float32, the plain network (benchmarks/plain.py) in 32 bits, its convolutions in
TF32 as torch has them by itself, features channels-first, a softmax, the classes copied back. Ours, in 32 and in 16
bits: batches as large as the card holds (`--batch-size`: so large), bytes copied, batch norms folded, features
channels-last, blended on the card, and of it only the classes' bytes copied back; one batch after the other, while a
run prepares the next one meanwhile. Tiles of U-T&T in full size with random weights, in memory, with 12 dates each; the
ways take turns. The share of the peak is that of the nearer ceiling: the tile's operations over those of a large matrix
product, or its bytes over those of a large copy, both measured on the card.

It also runs on a CPU, which tells nothing but that it works; `benchmarks.pipeline --device` is from file to file.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np
import torch

from benchmarks.ceilings import bandwidth, count_bytes, count_operations, name_device, one_device, peak, synchronize
from benchmarks.figures import Figure, benchmark_parser, tell
from benchmarks.plain import CARD, PlainNetwork, build_full_size
from flair2_plugin.imagery.grid import Window
from flair2_plugin.imagery.sentinel2.series import NetworkSeries
from flair2_plugin.inference.batching import tiles_at_a_time
from flair2_plugin.inference.blending import TileBlender
from flair2_plugin.inference.plan import plan_tiles
from flair2_plugin.inference.tiles import Tile, TileNetwork
from flair2_plugin.network.half import HalfNetwork
from flair2_plugin.network.preparation import fold
from flair2_plugin.network.samples import TwoHalves
from flair2_plugin.network.utt import Utt

DATES, DIFFERENT = 12, 8
HALVES = {"bf16": torch.bfloat16, "fp16": torch.float16}
PLAIN = "plain loop"


@dataclass
class Way:
    """One way to answer tiles, in a type, and the seconds that a tile took so far, turn by turn."""

    name: str
    kind: torch.dtype
    answer: Callable[[Sequence[Tile]], None]
    seconds: list[float] = field(default_factory=list)

    @property
    def tf32(self) -> bool:
        """Whether convolutions may round to TF32, as torch lets them by itself and a run of ours does not."""
        return self.name == PLAIN

    def take(self, tiles: Sequence[Tile], device: torch.device) -> None:
        """Answer the tiles once."""
        torch.backends.cudnn.allow_tf32 = self.tf32
        synchronize(device)
        began = time.perf_counter()
        self.answer(tiles)
        synchronize(device)
        self.seconds.append((time.perf_counter() - began) / len(tiles))


class PlainLoop:
    """The plain network on a device."""

    def __init__(self, network: Utt, device: torch.device) -> None:
        self._network, self._device = PlainNetwork(network).to(device), device

    def answer(self, tiles: Sequence[Tile]) -> None:
        """Classify tile by tile."""
        for tile in tiles:
            if not isinstance(tile.series, NetworkSeries):
                raise TypeError("each tile has a series of its own")
            parts = tile.picture.astype(np.float32) / 255, tile.series.values, tile.series.days
            with torch.inference_mode():
                logits, _ = self._network(*(torch.from_numpy(part[None]).to(self._device) for part in parts))
                torch.softmax(logits, dim=1).argmax(dim=1).to(torch.uint8).cpu()


class OurLoop:
    """A network as a run has it, with what blends its answers."""

    def __init__(self, network: TwoHalves, device: torch.device, batch: int, tile: Tile) -> None:
        self._network = TileNetwork(network, device)
        self.batch = tiles_at_a_time(device, batch, partial(self._network.probabilities, [tile]))

    def answer(self, tiles: Sequence[Tile]) -> None:
        """Classify batch by batch, as one row of a map."""
        step, device = 400, self._network.device
        plan = plan_tiles(Window(0, 0, step * len(tiles), step), CARD.aerial.patch, 0.2, 50)
        blender = TileBlender(plan, len(CARD.classes), device, with_percent=False)
        for first in range(0, len(tiles), self.batch):
            for column, answer in enumerate(self._network.probabilities(tiles[first : first + self.batch]), first):
                blender.add(0, column, answer)


def make_tiles(count: int) -> list[Tile]:
    """Return so many tiles, of which some are the same."""
    dice, side, wanted = np.random.default_rng(3), CARD.aerial.patch, CARD.satellite
    patch = wanted.patch if wanted else 0

    def tile() -> Tile:
        series = dice.random((DATES, 10, patch, patch), np.float32)
        days = np.linspace(-130, 230, DATES, dtype=np.float32)
        picture = dice.integers(0, 256, (5, side, side), np.uint8)
        return Tile(picture, np.ones((side, side), bool), NetworkSeries(series, days), None)

    different = [tile() for _ in range(DIFFERENT)]
    return [different[number % DIFFERENT] for number in range(count)]


def list_ways(device: torch.device, batch: int, tile: Tile) -> list[Way]:
    """Return the plain way, and ours in each type."""
    network = build_full_size()
    folded = fold(network).to(device)
    folded.lay_channels_last()  # as `StoredNetwork` does it
    ways = [Way(PLAIN, torch.float32, PlainLoop(network, device).answer)]
    networks: dict[str, TwoHalves] = {name: HalfNetwork(folded, kind) for name, kind in HALVES.items()}
    for name, given in {"fp32": folded, **networks}.items():
        kind = HALVES.get(name, torch.float32)
        if device.type == "cpu" and kind == torch.float16:
            continue  # it computes those a hundred times slower
        ours = OurLoop(given, device, batch, tile)
        ways.append(Way(f"ours, {name}, {ours.batch} at a time", kind, ours.answer))
    return ways


def list_figures(ways: Sequence[Way], device: torch.device, tile: Tile) -> list[Figure]:
    """Return the rates, and how near they come to what the device could do."""
    plain, figures = statistics.median(ways[0].seconds), []
    for way in ways:
        seconds = statistics.median(way.seconds)
        figures.append(Figure(way.name, 1 / seconds, "tiles/s", None if way is ways[0] else 1 / plain))
        if way.tf32:
            continue  # what that could reach at most is not what products in 32 bits do
        ceilings = {
            "operations": count_operations(partial(way.answer, [tile])) / peak(device, way.kind),
            "bytes": count_bytes(partial(way.answer, [tile])) / bandwidth(device),
        }
        nearer = max(ceilings, key=lambda each: ceilings[each])
        figures.append(Figure(f"{way.name}, share of the peak in {nearer}", 100 * ceilings[nearer] / seconds, "%"))
    return figures


def main() -> int:
    """Measure all ways in turn."""
    parser = benchmark_parser("card_speed", __doc__)
    parser.add_argument("--device", default="auto", help="auto, cpu or cuda:N (auto)")
    parser.add_argument("--tiles", type=int, default=256, help="tiles of a turn (256)")
    parser.add_argument("--rounds", type=int, default=5, help="how often each way has its turn (5)")
    parser.add_argument("--batch-size", type=int, default=0, help="tiles at a time (what the card holds)")
    options = parser.parse_args()
    device, tiles = one_device(options.device), make_tiles(options.tiles)
    ways = list_ways(device, options.batch_size, tiles[0])
    for turn in range(1 + options.rounds):
        for way in ways:
            way.take(tiles, device)
            if turn == 0:
                way.seconds.clear()  # libraries chose their ways meanwhile
    figures = list_figures(ways, device, tiles[0])
    tell("card_speed", options, figures, [f"On {name_device(device)}. Against: the plain loop."])
    return 0


if __name__ == "__main__":
    sys.exit(main())
