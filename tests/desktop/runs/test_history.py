# SPDX-License-Identifier: GPL-2.0-or-later
"""The list of past runs: what is kept, two windows, damage, and unfinished runs found again."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime, timezone

import pytest

from flair2_plugin.core.locations import work_folder
from flair2_plugin.core.messages import Foreseen
from flair2_plugin.desktop.runs import history as module
from flair2_plugin.desktop.runs.history import History
from flair2_plugin.desktop.runs.state import RunState

STARTED = datetime(2026, 7, 9, 10, 30, tzinfo=timezone.utc)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "profile, été" / "history.jsonl"


def make_state(tmp_path, phase="done", **more):
    """Return the state of a run over an ortho."""
    parameters = {"INPUT": "ortho.tif", "MODEL": "demo", "BANDS": [1, 2], "OUTPUT": str(tmp_path / "map.tif")}
    foreseen = Foreseen(40, 1.5, 800, 20, 30.0, "cpu")
    return RunState(
        "ortho é", parameters, phase, foreseen=foreseen, seconds=12.5, device="cpu", started=STARTED, shares={3: 0.5},
        output=parameters["OUTPUT"], **more,
    )  # fmt: skip


def test_what_is_known_of_a_run_comes_back(path, tmp_path):
    state = make_state(tmp_path, seconds_per_tile=0.4, error="")
    History(path).record("a", state)
    [past] = History(path).runs()
    assert (past.title, past.phase, past.model, past.device, past.seconds) == ("ortho é", "done", "demo", "cpu", 12.5)
    assert (past.tiles, past.square_km, past.began) == (40, 1.5, STARTED)
    assert past.parameters == state.parameters
    assert past.as_state().shares == {3: 0.5}
    assert past.as_state().output == state.output


def test_the_last_word_on_a_run_counts_and_the_latest_run_comes_first(path, tmp_path):
    history = History(path)
    history.record("a", make_state(tmp_path, "running"))
    history.record("b", make_state(tmp_path, "failed", error="No."))
    history.record("a", make_state(tmp_path, "done"))
    assert [(past.id, past.phase) for past in history.runs()] == [("b", "failed"), ("a", "done")]


def test_two_windows_append_to_one_list(path, tmp_path):
    one, other = History(path), History(path)
    for number in range(10):
        one.record(f"one {number}", make_state(tmp_path))
        other.record(f"other {number}", make_state(tmp_path))
    assert len(one.runs()) == len(other.runs()) == 20


def test_a_removed_run_stays_away(path, tmp_path, qtbot):
    history = History(path)
    for name in "ab":
        history.record(name, make_state(tmp_path))
    with qtbot.waitSignal(history.changed, timeout=1_000):
        history.remove(history.runs()[0])
    assert [past.id for past in History(path).runs()] == ["a"]


def test_the_area_that_was_written_for_runs_goes_with_the_last_of_them(path, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "areas_folder", lambda: tmp_path / "areas")
    written, own = tmp_path / "areas" / "area_x" / "area.gpkg", tmp_path / "mine" / "deep" / "area.gpkg"
    history, state = History(path), make_state(tmp_path)
    for number, area in enumerate((written, written, own)):
        area.parent.mkdir(parents=True, exist_ok=True)
        area.touch()
        history.record(str(number), replace(state, parameters={**state.parameters, "AREA": str(area)}))
    runs = {past.id: past for past in history.runs()}
    history.remove(runs["0"])
    assert written.exists()
    history.remove(runs["1"])
    history.remove(runs["2"])
    assert not written.parent.exists()
    assert own.exists()


@pytest.mark.parametrize(
    "damage",
    [
        *(b'{"id": "torn", "title": "x", "pha', b"\x00\xff\xfe\n", b"[]\n", b"null\n"),
        *(b'{"id": 5, "phase": "done"}\n', b"[" * 100_000 + b"\n"),
        b'{"id": "x", "title": "t", "phase": "done", "parameters": 3}\n',
    ],
)  # fmt: skip
def test_a_damaged_line_costs_itself_only(path, tmp_path, damage):
    history = History(path)
    history.record("a", make_state(tmp_path))
    with path.open("ab") as file:
        file.write(damage)
    history.record("b", make_state(tmp_path))
    assert [past.id for past in history.runs()] == ["b", "a"]


def test_keys_of_a_newer_version_are_passed_over(path, tmp_path):
    History(path).record("a", make_state(tmp_path))
    path.write_text(path.read_text(encoding="ascii").replace('{"id"', '{"future": [1], "id"'), encoding="ascii")
    assert [past.id for past in History(path).runs()] == ["a"]


def test_the_list_is_bounded(path, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "KEPT", 5)
    monkeypatch.setattr(module, "_MOST_LINES", 20)
    history = History(path)
    for number in range(30):
        history.record(str(number), make_state(tmp_path))
    assert [past.id for past in history.runs()] == ["29", "28", "27", "26", "25"]
    assert len(path.read_bytes().splitlines()) == 5
    assert [past.id for past in history.runs()] == ["29", "28", "27", "26", "25"]
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_a_profile_that_can_not_be_written_to_costs_the_list_only(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    history = History(tmp_path / "file" / "history.jsonl")
    history.record("a", make_state(tmp_path))
    assert history.runs() == []


def leave_strips(output):
    """Leave what an interrupted run leaves."""
    folder = work_folder(output) / "run"
    folder.mkdir(parents=True)
    (folder / "journal.txt").write_text("a strip", encoding="utf-8")


def test_a_run_that_died_with_its_qgis_is_found_again(path, tmp_path):
    History(path).record("a", make_state(tmp_path, "running"))
    [lost] = History(path).runs()
    assert (lost.phase, lost.resumable) == ("stopped", False)
    leave_strips(tmp_path / "map.tif")
    [found] = History(path).runs()
    assert (found.phase, found.resumable) == ("stopped", True)
    again = History(path).again(found.parameters, resume=True)
    assert again == {**found.parameters, "RESUME": True}
    assert History(path).again(again)["RESUME"] is False


def test_only_the_latest_run_of_an_output_goes_on(path, tmp_path):
    leave_strips(tmp_path / "map.tif")
    history = History(path)
    history.record("a", make_state(tmp_path, "stopped"))
    history.record("b", make_state(tmp_path, "stopped"))
    assert [(past.id, past.resumable) for past in history.runs()] == [("b", True), ("a", False)]


@pytest.mark.skipif(os.name == "nt", reason="the lock is another one there")
def test_a_run_at_work_in_another_window_is_left_running(path, tmp_path):
    import fcntl

    leave_strips(tmp_path / "map.tif")
    History(path).record("a", make_state(tmp_path, "running"))
    with (work_folder(tmp_path / "map.tif") / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        [past] = History(path).runs()
    assert (past.phase, past.resumable) == ("running", False)


def test_the_pace_is_that_of_the_last_run_with_the_same_model_options_and_device(path, tmp_path):
    history = History(path)
    state = make_state(tmp_path)
    history.record("a", replace(state, seconds_per_tile=0.4))
    history.record("b", replace(state, seconds_per_tile=0.3))
    history.record("c", replace(state, seconds_per_tile=None))
    history.record("d", replace(state, device="cuda:0", seconds_per_tile=0.01))
    history.record("e", replace(state, parameters={**state.parameters, "TTA": "d4"}, seconds_per_tile=3.0))
    assert history.seconds_per_tile({"MODEL": "demo", "PRECISION": "auto"}, "cpu") == 0.3
    assert history.seconds_per_tile({"MODEL": "other"}, "cpu") is None
