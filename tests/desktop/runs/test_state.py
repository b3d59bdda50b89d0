# SPDX-License-Identifier: GPL-2.0-or-later
"""How the engine's messages change what is known of a run."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from functools import reduce

from flair2_plugin.core.messages import Failure, Foreseen, Log, Progress, Result, Strip
from flair2_plugin.desktop.runs import state as states
from flair2_plugin.desktop.runs.state import RunState

NOON = datetime(2026, 7, 9, 12, tzinfo=timezone.utc)


def test_messages_add_up_to_what_is_shown():
    messages = [
        Foreseen(40, 1.5, 800, 20, 30.0, "cpu"), Log("A note."), Progress("tiles", 12, 40, 9.0),
        Strip("/s.tif", 0, 0, 900, 400, 900, 4000), Log("Another.", "warning"),
    ]  # fmt: skip
    state = reduce(states.hear, messages, states.begin(RunState("ortho", {}), NOON))
    assert (state.phase, state.stage, state.done, state.total, state.seconds_left) == (
        "running", "Classifying tiles", 12, 40, 9.0,
    )  # fmt: skip
    assert state.foreseen == messages[0]
    assert state.device == "cpu"
    assert state.notes == ("A note.", "Another.")
    state = states.hear(state, Progress("finishing", 1, 1))
    assert (state.stage, state.done, state.total, state.seconds_left) == ("Writing the map", 12, 40, None)


def test_a_result_is_kept_to_the_end():
    result = Result("/m.tif", "/c.tif", {"1": 0.75, "13": 0.25}, 12.5, "cuda:0", "/r.json", "/s.csv", "/p.gpkg")
    state = states.hear(states.begin(RunState("ortho", {}), NOON), result)
    state = states.end(state, "done", NOON + timedelta(seconds=20))
    assert state.shares == {1: 0.75, 13: 0.25}
    assert (state.output, state.confidence, state.report) == ("/m.tif", "/c.tif", "/r.json")
    assert (state.statistics, state.polygons, state.device) == ("/s.csv", "/p.gpkg", "cuda:0")
    assert (state.seconds, state.elapsed, state.stage) == (12.5, 20.0, "")
    assert state.is_over


def test_only_a_failed_run_has_an_error():
    state = states.hear(states.begin(RunState("ortho", {}), NOON), Failure("No.", 2))
    assert states.end(state, "stopped", NOON).error == ""
    assert states.end(state, "failed", NOON + timedelta(seconds=3), "No.").error == "No."
    assert states.end(state, "failed", NOON + timedelta(seconds=3), "No.").seconds == 3.0
