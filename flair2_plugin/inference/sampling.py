# SPDX-License-Identifier: GPL-2.0-or-later
"""Some tiles of a run, read before it begins: what a faster network is checked and calibrated on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

import numpy as np
import torch
from torch import Tensor

from flair2_plugin.core.errors import Stopped
from flair2_plugin.core.model_card import AerialInput
from flair2_plugin.imagery.grid import Window
from flair2_plugin.inference.plan import TilePlan
from flair2_plugin.inference.quick_choice import CHECKING, SAMPLES, Samples
from flair2_plugin.inference.stage import Stage, Waiting
from flair2_plugin.inference.tile_reader import TileReader
from flair2_plugin.inference.tiles import Tile
from flair2_plugin.network.samples import Sample
from flair2_plugin.network.scaling import scale_picture

_ALL = slice(None)


def read_samples(reader: TileReader, plan: TilePlan, count: int, part: slice = _ALL) -> list[Sample]:
    """Return `part` of `count` tiles evenly spread over the map, on the CPU, without those that hold no data."""
    tiles = (_read(reader, window) for window in plan.spread(count)[part])
    return [as_sample(tile, reader.aerial) for tile in tiles if tile.valid.any()]


@contextmanager
def read_early(read: Samples, waiting: Waiting, leave_open: Callable[[], object]) -> Iterator[Samples]:
    """Yield `read`, which reads what a check of a quantised network takes while the caller does something else.

    Who asks for others first, to calibrate, has those of the check read anew: they would lie in memory meanwhile.
    Where the run is stopped while reading hangs, `leave_open` is called: files in use must not be closed.
    """
    stage: Stage[Sequence[Sample]] = Stage(waiting)
    stage.submit(partial(read, SAMPLES, CHECKING))

    def take(count: int, part: slice) -> Sequence[Sample]:
        early = stage.fetch() if stage.pending else []
        return early if early and (count, part) == (SAMPLES, CHECKING) else read(count, part)

    try:
        yield take
        while stage.pending:  # a file is read by one thread at a time
            stage.fetch()
    except Stopped:
        if not stage.close():
            leave_open()
        raise
    except BaseException:
        while not stage.close():  # the caller closes the files next
            continue
        raise
    stage.close()


def as_sample(tile: Tile, wanted: AerialInput) -> Sample:
    """Return a tile as a batch of one, its picture as the network takes it."""
    series, shown = tile.series, _batch(tile.shown) if tile.absent else None
    return Sample(
        scale_picture(_batch(tile.picture), wanted, shown),
        None if series is None else _batch(series.values),
        None if series is None else _batch(series.days),
        None if tile.metadata is None else _batch(tile.metadata),
    )


def _read(reader: TileReader, window: Window) -> Tile:
    return reader.make_tile(window, reader.read_pixels(window), reader.read_series([window])(0))


def _batch(values: np.ndarray) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(values))[None]
