# SPDX-License-Identifier: GPL-2.0-or-later
"""How fast a run went."""

from __future__ import annotations

import pytest

from flair2_plugin.core.messages import Foreseen, Progress
from flair2_plugin.desktop.runs.pace import Pace


def measured(tiles, foreseen=None, first=1):
    """Return the pace of a run that makes two tiles a second."""
    pace = Pace()
    if foreseen:
        pace.hear(foreseen, 0.0)
    for number in range(tiles):
        pace.hear(Progress("tiles", first + number, 100), 7.0 + 0.5 * number)
    pace.hear(Progress("finishing", 1, 1), 1_000.0)
    return pace.seconds_per_tile


def test_the_time_between_the_first_and_the_last_tile_counts():
    assert measured(20) == pytest.approx(0.5)


def test_a_resumed_run_counts_its_own_tiles():
    assert measured(20, first=61) == pytest.approx(0.5)


def test_few_tiles_say_nothing():
    assert measured(5) is None
    assert measured(0) is None


def test_tiles_that_are_skipped_take_no_time():
    assert measured(40, Foreseen(50, 1.0, 1, 1, None, "cpu", skipped=50)) == pytest.approx(1.0)
