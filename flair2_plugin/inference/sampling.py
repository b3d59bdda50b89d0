# SPDX-License-Identifier: GPL-2.0-or-later
"""Some tiles of a run, read before it begins: what a faster network is checked and calibrated on."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from flair2_plugin.imagery.grid import Window
from flair2_plugin.inference.plan import TilePlan
from flair2_plugin.inference.tile_reader import TileReader
from flair2_plugin.inference.tiles import Tile
from flair2_plugin.network.samples import Sample


def read_samples(reader: TileReader, plan: TilePlan, count: int) -> list[Sample]:
    """Return `count` tiles evenly spread over the map, on the CPU, or fewer if they hold no data."""
    tiles = (_read(reader, window) for window in plan.spread(count))
    return [as_sample(tile) for tile in tiles if tile.valid.any()]


def as_sample(tile: Tile) -> Sample:
    """Return a tile as a batch of one."""
    series = tile.series
    return Sample(
        _batch(tile.aerial),
        None if series is None else _batch(series.values),
        None if series is None else _batch(series.days),
        None if tile.metadata is None else _batch(tile.metadata),
    )


def _read(reader: TileReader, window: Window) -> Tile:
    return reader.make_tile(window, reader.read_pixels(window), reader.read_series([window])(0))


def _batch(values: np.ndarray) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(values))[None]
