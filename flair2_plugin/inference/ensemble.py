# SPDX-License-Identifier: GPL-2.0-or-later
"""Several models on the same tiles, their probabilities averaged; one model is an ensemble of one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

import numpy as np
import torch

from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.imagery.aerial.ortho import Pixels
from flair2_plugin.imagery.grid import Window
from flair2_plugin.imagery.sentinel2.date_counts import DateCounts
from flair2_plugin.inference.plan import TilePlan
from flair2_plugin.inference.shared_window import TileSeries
from flair2_plugin.inference.tile_reader import TileReader, stretches
from flair2_plugin.inference.tiles import Tile, TileNetwork

_SERIES_AT_A_TIME = 64  # tiles of a row; the series under a row of a wide map would not fit into memory

Views = tuple[Tile, ...]
"""One tile as each member sees it."""


def date_counts(views: Views) -> DateCounts:
    """Return what a tile saw of the dates of the first series that a model takes; nothing where none does."""
    counts = (tile.series.counts for tile in views if tile.series is not None)
    return next((seen for seen in counts if seen), DateCounts())


@dataclass(frozen=True)
class Member:
    """One model of a run, with inputs of its own.

    It computes in `precision`; on the tiles that were tried, `agreement` is the share of pixels classed as in 32 bits.
    """

    card: ModelCard
    reader: TileReader
    network: TileNetwork
    precision: str = "fp32"
    agreement: float | None = None

    @property
    def details(self) -> dict[str, str]:
        """What the map's tags say of the model's inputs and its precision."""
        agreement = {} if self.agreement is None else {"FLAIR2_AGREEMENT": f"{self.agreement:.5f}"}
        return {"FLAIR2_PRECISION": self.precision, **agreement, **self.reader.details}

    @property
    def ids(self) -> np.ndarray:
        """The ids of the model's classes, by their places in its table."""
        return np.array([entry.id for entry in self.card.classes], dtype=np.uint8)


@dataclass(frozen=True)
class Ensemble:
    """The models of a run. The first one says which pixels hold data."""

    members: Sequence[Member]

    @property
    def first(self) -> Member:
        """The model that the request names first."""
        return self.members[0]

    @property
    def together(self) -> int:
        """How many tiles share a pass of a satellite branch."""
        return max(member.reader.together for member in self.members)

    @property
    def details(self) -> dict[str, str]:
        """What the map's tags say of the models' inputs, and which the others are."""
        details = dict(self.first.details)
        for number, member in enumerate(self.members[1:], start=2):
            about = {"FLAIR2_MODEL": member.card.name, "FLAIR2_MODEL_LICENCE": member.card.licence}
            details |= {f"{key}_{number}": value for key, value in {**about, **member.details}.items()}
        return details

    @property
    def dates(self) -> Sequence[date]:
        """The dates of the first series that a model takes."""
        series = (member.reader.satellite for member in self.members)
        return next((satellite.source.dates for satellite in series if satellite), ())

    def read_row(self, plan: TilePlan, row: Sequence[Window]) -> Iterator[Views | None]:
        """Yield the tiles of a row; None for one without any data in the part that counts.

        Outside the plan's area nothing is read: neither tiles nor the series under them.
        """
        for first in range(0, len(row), _SERIES_AT_A_TIME):
            yield from self._read_some(plan, row[first : first + _SERIES_AT_A_TIME])

    def _read_some(self, plan: TilePlan, tiles: Sequence[Window]) -> Iterator[Views | None]:
        touched = plan.touched(tiles)
        present = [tile for tile, touch in zip(tiles, touched, strict=True) if touch]
        series = self._read_series(present) if present else []
        ahead = {some[0]: some for some in stretches(present)} if self.first.network.leaves_cpu_free else {}
        number = 0
        for tile, touch in zip(tiles, touched, strict=True):
            if tile in ahead:
                self._decode(ahead[tile])
            pixels = self._read_pixels(plan, tile) if touch else None
            if pixels is None:
                yield None
            else:
                yield tuple(
                    member.reader.make_tile(
                        tile, pixels if member is self.first else member.reader.read_pixels(tile), of_tile(number)
                    )
                    for member, of_tile in zip(self.members, series, strict=True)
                )
            number += touch

    def _decode(self, stretch: Sequence[Window]) -> None:
        for reader in {id(member.reader.ortho): member.reader for member in self.members}.values():
            reader.decode(stretch)

    def _read_series(self, tiles: Sequence[Window]) -> list[Callable[[int], TileSeries | None]]:
        """Return what prepares the series of a tile for each member; what several have in common is prepared once."""
        read: dict[int, Callable[[int], TileSeries | None]] = {}
        for reader in (member.reader for member in self.members):
            if id(reader.satellite) not in read:
                read[id(reader.satellite)] = lru_cache(maxsize=1)(reader.read_series(tiles))
        return [read[id(member.reader.satellite)] for member in self.members]

    def _read_pixels(self, plan: TilePlan, tile: Window) -> Pixels | None:
        """Return the pixels of a tile, only those of the area valid; None if none is in the part that counts."""
        counted = plan.kept(tile).moved(-tile.col, -tile.row)
        rows, columns = slice(counted.row, counted.row_end), slice(counted.col, counted.col_end)
        wanted = plan.area.mask(tile) if plan.area else None
        if wanted is not None and not wanted[rows, columns].any():
            return None
        pixels = self.first.reader.read_pixels(tile)
        valid = pixels.valid if wanted is None else pixels.valid & wanted
        return replace(pixels, valid=valid) if valid[rows, columns].any() else None

    def probabilities(self, tiles: Sequence[Views]) -> torch.Tensor:
        """Return the classes' probabilities, (B, K, H, W) float32: the mean of the members'."""
        views = zip(*tiles, strict=True)
        answers = (member.network.probabilities(seen) for member, seen in zip(self.members, views, strict=True))
        total = next(answers)
        for answer in answers:
            total = total + answer
        return total / len(self.members) if len(self.members) > 1 else total

    def compute_some_tile(self, plan: TilePlan) -> torch.Tensor | None:
        """Send a tile of the map's middle through the networks, to see what that takes; None if it holds no data."""
        tiles = (views for window in plan.spread(1) for views in self.read_row(plan, [window]) if views)
        return next((self.probabilities([views]) for views in tiles), None)
