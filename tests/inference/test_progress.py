# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import pytest

from flair2_plugin.inference import progress
from flair2_plugin.inference.progress import TileClock


class Time:
    """A clock that tests set."""

    now = 1000.0

    def monotonic(self) -> float:
        """Return the time."""
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Time:
    made = Time()
    monkeypatch.setattr(progress, "time", made)
    return made


@pytest.mark.parametrize("total", [100, 200, 1000])
@pytest.mark.parametrize("batch", [1, 4, 8])
@pytest.mark.parametrize("first", [0.0, 3.0])
def test_after_a_twentieth_of_equal_tiles_the_time_left_is_known_to_a_fifth(
    clock: Time, total: int, batch: int, first: float
) -> None:
    """Tiles of one second; batches come at once, and the first one takes longer."""
    tiles, end = TileClock(total, 0, total), clock.now + first + total
    clock.now += first
    for number in range(0, total, batch):
        count = min(batch, total - number)
        clock.now += count
        for _ in range(count):
            told = tiles.tick(True, True)
        tiles.measure()
        if number + count >= max(total / 20, 2 * batch + 1) and told.done < total:
            assert told.seconds_left == pytest.approx(end - clock.now, rel=0.2, abs=0.2)


def test_a_run_that_goes_on_reckons_with_its_own_tiles_alone(clock: Time) -> None:
    tiles = TileClock(1000, 500, 500)
    for _ in range(50):
        clock.now += 2
        told = tiles.tick(True, True)
        tiles.measure()
    assert told.done == 550 and told.seconds_left == pytest.approx(900, rel=0.2)


def test_empty_tiles_are_no_measure_of_others(clock: Time) -> None:
    tiles = TileClock(1000, 0, 1000)
    for number in range(200):
        clock.now += number % 2
        told = tiles.tick(number % 2 == 1, True)
        tiles.measure()
    assert told.seconds_left == pytest.approx(800, rel=0.2)


def test_at_the_end_no_time_is_left(clock: Time) -> None:
    assert TileClock(5, 4, 1).tick(True, True).seconds_left == 0.0
