# SPDX-License-Identifier: GPL-2.0-or-later
"""Our network by itself, as a run uses it: how much of a run's time is neither reading nor writing."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from benchmarks.ceilings import synchronize
from benchmarks.work import Work
from flair2_plugin.core.allocator import keep_freed_memory
from flair2_plugin.core.request import Precision
from flair2_plugin.inference.batching import tiles_at_a_time
from flair2_plugin.inference.control import Control
from flair2_plugin.inference.device import keep_32_bits
from flair2_plugin.inference.ensemble import Ensemble, Member, Views
from flair2_plugin.inference.plan import TilePlan
from flair2_plugin.inference.precision import NetworkChooser
from flair2_plugin.inference.sampling import read_samples
from flair2_plugin.inference.tile_reader import TileReader
from flair2_plugin.inference.tiles import TileNetwork
from flair2_plugin.inference.workers import Workers
from flair2_plugin.network.stored import StoredNetwork
from flair2_plugin.network.streams import sharing_threads

WARM_UP = 4  # tiles
BATCHES = 4


class NetworkAlone:
    """Our network on tiles that are in memory, as many at a time as in a run, in its own process."""

    files: ExitStack
    reader: TileReader
    plan: TilePlan
    workers: Workers
    batch: int

    @classmethod
    def start(cls, work: Work, precision: Precision, cache: Path) -> None:
        """Prepare the network as a run does; what was calibrated lies in `cache`."""
        keep_freed_memory()
        keep_32_bits()
        os.environ["XDG_CACHE_HOME"] = str(cache)
        cls.files = ExitStack()
        inputs = work.open(cls.files)
        cls.reader, cls.plan = inputs.readers[0], inputs.plan
        network = StoredNetwork(work.model, work.device)
        streams = cls.files.enter_context(sharing_threads(work.device, cls.plan.count))
        chooser = NetworkChooser(partial(read_samples, cls.reader, cls.plan), cls.plan.count, print, streams=streams)
        choice = chooser.choose(network, precision)
        ensemble = Ensemble([Member(network.card, cls.reader, TileNetwork(choice.network, work.device))])
        cls.workers = Workers.of([ensemble], streams)
        cls.batch = tiles_at_a_time(work.device, 0, partial(ensemble.compute_some_tile, cls.plan))

    @classmethod
    def measure(cls, turn: int, turns: int, tiles: int) -> list[float]:
        """Return the seconds of each of some tiles in a row; first those, not timed, that warm it up.

        Where several are computed at a time, the row's tiles come again until there are some full batches.
        """
        row = cls.plan.row((2 * turn + 1) * cls.plan.rows.count // (2 * turns))[:tiles]
        series_of = cls.reader.read_series(row)
        made = [(cls.reader.make_tile(tile, cls.reader.read_pixels(tile), series_of(i)),) for i, tile in enumerate(row)]
        again = [made[number % len(made)] for number in range(BATCHES * cls.batch)]
        first, timed = (again[: cls.batch], again) if cls.batch > 1 else (made[:WARM_UP], made[WARM_UP:])
        cls._compute(first)
        began = time.perf_counter()
        cls._compute(timed)
        return [(time.perf_counter() - began) / len(timed)] * len(made)

    @classmethod
    def _compute(cls, tiles: Sequence[Views]) -> None:
        batches = (tiles[first : first + cls.batch] for first in range(0, len(tiles), cls.batch))
        for _ in cls.workers.compute(batches, lambda batch: batch, Control(lambda message: None, lambda: False)):
            continue
        synchronize(cls.workers.ensemble.first.network.device)
