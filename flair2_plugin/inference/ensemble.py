# SPDX-License-Identifier: GPL-2.0-or-later
"""Several models on the same tiles, their probabilities averaged; one model is an ensemble of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.imagery.grid import Window
from flair2_plugin.imagery.series import NetworkSeries
from flair2_plugin.inference.plan import TilePlan
from flair2_plugin.inference.tile_reader import TileReader
from flair2_plugin.inference.tiles import Tile, TileNetwork

Views = tuple[Tile, ...]
"""One tile as each member sees it."""


@dataclass(frozen=True)
class Member:
    """One model of a run, with inputs of its own."""

    card: ModelCard
    reader: TileReader
    network: TileNetwork


@dataclass(frozen=True)
class Ensemble:
    """The models of a run. The first one says which pixels hold data."""

    members: Sequence[Member]

    @property
    def first(self) -> Member:
        """The model that the request names first."""
        return self.members[0]

    @property
    def details(self) -> dict[str, str]:
        """What the map's tags say of the models' inputs, and which the others are."""
        details = dict(self.first.reader.details)
        for number, member in enumerate(self.members[1:], start=2):
            about = {"FLAIR2_MODEL": member.card.name, "FLAIR2_MODEL_LICENCE": member.card.licence}
            details |= {f"{key}_{number}": value for key, value in {**about, **member.reader.details}.items()}
        return details

    def read_row(self, plan: TilePlan, row: Sequence[Window]) -> Iterator[Views | None]:
        """Yield the tiles of a row; None for one without any data in the part that counts."""
        series = [member.reader.read_series(row) for member in self.members]
        for tile, *of_tile in zip(row, *series, strict=True):
            yield self._read(tile, of_tile, plan.kept(tile).moved(-tile.col, -tile.row))

    def probabilities(self, tiles: Sequence[Views]) -> np.ndarray:
        """Return the classes' probabilities, (B, K, H, W) float32: the mean of the members'."""
        views = zip(*tiles, strict=True)
        answers = (member.network.probabilities(seen) for member, seen in zip(self.members, views, strict=True))
        total = next(answers)
        for answer in answers:
            total += answer
        return total / np.float32(len(self.members)) if len(self.members) > 1 else total

    def _read(self, tile: Window, series: Sequence[NetworkSeries | None], counted: Window) -> Views | None:
        first = self.first.reader.read_tile(tile, series[0], counted)
        if first.empty:
            return None
        others = zip(self.members[1:], series[1:], strict=True)
        return (first, *(member.reader.read_tile(tile, seen, counted) for member, seen in others))
