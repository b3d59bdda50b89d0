# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import weakref
from collections.abc import Sequence

import numpy as np
import pytest
import torch
from torch import Tensor

from flair2_plugin.core.errors import EngineFailed
from flair2_plugin.imagery.sentinel2.series import NetworkSeries
from flair2_plugin.inference.control import Control
from flair2_plugin.inference.tiles import Tile, TileNetwork
from flair2_plugin.network.build import build_network
from flair2_plugin.network.outputs import SatelliteFeatures
from flair2_plugin.network.turns import EIGHT_TURNS
from flair2_plugin.network.utt import Utt
from tests.network.small_networks import make_card, settle

CPU = torch.device("cpu")
LENGTHS = (3, 2, 3, 5, 2)


@pytest.fixture(scope="module")
def network() -> Utt:
    torch.manual_seed(0)
    return settle(build_network(make_card()))


@pytest.fixture
def passes(network: Utt, monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, ...]]:
    """The sizes of the series that go through the satellite branch."""
    seen: list[tuple[int, ...]] = []
    satellite = Utt.satellite

    def look(self: Utt, series: Tensor | None, dates: Tensor | None) -> SatelliteFeatures | None:
        seen.append(tuple(series.shape[:2]))
        return satellite(self, series, dates)

    monkeypatch.setattr(Utt, "satellite", look)
    return seen


def tiles_with(lengths: Sequence[int]) -> list[Tile]:
    """Return tiles whose series have so many dates."""
    dice = np.random.default_rng(1)

    def tile(dates: int) -> Tile:
        series = NetworkSeries(dice.random((dates, 10, 16, 16), np.float32), np.arange(dates, dtype=np.float32) * 9)
        picture = dice.integers(0, 256, (5, 64, 64), np.uint8)
        return Tile(picture, np.ones((64, 64), bool), series, None)

    return [tile(dates) for dates in lengths]


def test_series_of_equal_length_share_a_pass_and_none_is_padded(network: Utt, passes: list[tuple[int, ...]]) -> None:
    TileNetwork(network, CPU).probabilities(tiles_with(LENGTHS))
    assert passes == [(2, 3), (2, 2), (1, 5)]


@pytest.mark.parametrize("turns", [EIGHT_TURNS[:1], EIGHT_TURNS], ids=["as it is", "eight turns"])
def test_a_tile_is_answered_in_company_as_alone(network: Utt, turns: tuple) -> None:
    answering, tiles = TileNetwork(network, CPU, turns), tiles_with(LENGTHS)
    together = answering.probabilities(tiles)
    alone = torch.cat([answering.probabilities([tile]) for tile in tiles])
    torch.testing.assert_close(together, alone, atol=1e-5, rtol=0)
    assert float((together[0] - together[2]).abs().max()) > 1e-3  # each has an answer of its own


def test_a_batch_that_fails_is_forgotten_before_the_next_try(network: Utt, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[weakref.ref[Tensor]] = []
    alive: list[int] = []
    probabilities = Utt.probabilities

    def fail_for_many(self: Utt, ortho: Tensor, *more: object) -> Tensor:
        alive.append(sum(reference() is not None for reference in taken))
        feature = ortho.repeat(1, 4, 1, 1)  # what layers had made until then
        taken.append(weakref.ref(feature))
        if len(ortho) > 2:
            raise torch.OutOfMemoryError("too much")
        return probabilities(self, ortho, *more)

    monkeypatch.setattr(Utt, "probabilities", fail_for_many)
    tiles, told = tiles_with(LENGTHS), []
    answering = TileNetwork(network, CPU, control=Control(told.append, lambda: False))
    halved = answering.probabilities(tiles)
    assert alive == [0] * 4  # of 5 tiles, then of 2, 2 and 1
    assert len(told) == 1
    monkeypatch.undo()
    torch.testing.assert_close(halved, TileNetwork(network, CPU).probabilities(tiles), atol=1e-5, rtol=0)


def test_one_tile_too_many_is_said_to_be_so(network: Utt, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Utt, *given: object) -> Tensor:
        raise torch.OutOfMemoryError("too much")

    monkeypatch.setattr(Utt, "probabilities", fail)
    with pytest.raises(EngineFailed, match="too small for one tile"):
        TileNetwork(network, CPU).probabilities(tiles_with(LENGTHS))
