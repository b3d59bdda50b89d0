# SPDX-License-Identifier: GPL-2.0-or-later
"""The official way to a map: overlapping tiles, one after another, each with a pass of the U-TAE of its own."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import numpy as np
import rasterio
import torch
from rasterio.io import DatasetReader, DatasetWriter
from rasterio.windows import Window as RasterWindow

from benchmarks.plain import PlainNetwork
from benchmarks.work import Work
from flair2_plugin.imagery.grid import Window
from flair2_plugin.imagery.sentinel2.series import NetworkSeries
from flair2_plugin.inference.tile_reader import TileReader
from flair2_plugin.network import load
from flair2_plugin.network.utt import Utt

TILE, MARGIN = 512, 128


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
        cls.work, cls.network = work, PlainNetwork(network).eval().to(work.device)
        cls.ortho = rasterio.open(work.country.ortho)
        profile = {"driver": "GTiff", "dtype": "uint8", "count": 1, "compress": "lzw", "tiled": True}
        profile |= {"width": work.side, "height": work.rows, "blockxsize": 256, "blockysize": 256}
        cls.map = rasterio.open(folder / "official.tif", "w", **profile, transform=cls.ortho.transform)

    @classmethod
    def measure(cls, turn: int, turns: int, tiles: int) -> list[float]:
        """Return the seconds of each of some tiles in a row; each turn has a row of its own."""
        row = official_row(cls.work, turn, turns)[:tiles]
        series_of = cls.reader.read_series(row)  # not timed: the official code has it in one file, mapped into memory
        seconds = []
        for number, tile in enumerate(row):
            began = time.perf_counter()
            cls.map_tile(tile, partial(series_of, number))
            seconds.append(time.perf_counter() - began)
        return seconds

    @classmethod
    def map_tile(cls, tile: Window, read_series: Callable[[], object]) -> None:
        """Read, compute and write a tile."""
        series = read_series()
        if not isinstance(series, NetworkSeries):
            raise TypeError("each tile of the official way has a series of its own")
        values = cls.ortho.read(window=tile.bounds)
        given = values.astype(np.float32) / 255, series.values, series.days
        with torch.inference_mode():
            logits, _ = cls.network(*(torch.from_numpy(part[None]).to(cls.work.device) for part in given))
            classes = torch.softmax(logits, dim=1).argmax(dim=1)[0]
        inner = classes[MARGIN:-MARGIN, MARGIN:-MARGIN].cpu().numpy().astype(np.uint8)
        place = RasterWindow(tile.col + MARGIN, tile.row + MARGIN, *inner.shape[::-1])
        cls.map.write(inner, 1, window=place)


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
