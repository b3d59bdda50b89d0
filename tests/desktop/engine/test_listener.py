# SPDX-License-Identifier: GPL-2.0-or-later
"""How the engine's messages reach Processing."""

from __future__ import annotations

import pytest

from flair2_plugin.core.messages import Progress, to_line
from flair2_plugin.desktop.engine.listener import Listener, describe, describe_time


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.2, "1 s"), (89.0, "89 s"), (90.0, "2 min"), (1_500.0, "25 min"), (9_000.0, "2 h 30 min")]
)
def test_times_read_as_people_say_them(seconds, text):
    assert describe_time(seconds) == text


def test_progress_names_what_is_counted_and_the_time_left():
    assert describe(Progress("tiles", 12, 40, 200.0)) == "Tiles: 12 of 40, 3 min left"
    assert describe(Progress("tiles", 40, 40, 0.0)) == "Tiles: 40 of 40"
    assert describe(Progress("tiles", 1, 40)) == "Tiles: 1 of 40"


def test_a_run_of_many_tiles_writes_one_line_per_percent(listening):
    feedback = listening()
    listener = Listener(feedback)
    for done in range(1, 10_001):
        listener.hear(to_line(Progress("tiles", done, 10_000)))
    assert feedback.progress() == 100.0
    assert len(feedback.heard) == 101
