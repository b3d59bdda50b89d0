# SPDX-License-Identifier: GPL-2.0-or-later
"""What is said of a run."""

from __future__ import annotations

from dataclasses import replace

from qgis.core import QgsApplication

from flair2_plugin.core.messages import Foreseen
from flair2_plugin.desktop.dock.texts import (
    describe_end,
    describe_foreseen,
    describe_preview,
    describe_progress,
    describe_size,
    icon_of_phase,
    name_phase,
)
from flair2_plugin.desktop.runs.state import RunState

STATE = RunState("ortho", {}, "running", "Classifying tiles", 39, 64, 6.0)


def test_what_a_run_takes_is_one_line():
    text = describe_foreseen(Foreseen(44, 0.3612, 1200, 30, 126.0, "cuda:1", 0))
    assert text == "0.361 km², 44 tiles, about 2 min, on cuda:1, 1.2 GiB of memory, 30 MiB of disk"


def test_a_time_that_is_not_known_is_not_said():
    assert "about" not in describe_foreseen(Foreseen(44, 1.0, 1200, 30, None, "cpu"))


def test_sizes_are_said_in_units_of_their_size():
    assert [describe_size(size) for size in (0.1, 700, 1536)] == ["1 MiB", "700 MiB", "1.5 GiB"]


def test_progress_says_tiles_and_time():
    assert describe_progress(STATE) == "39 of 64, 6 s left"
    assert describe_progress(replace(STATE, seconds_left=None)) == "39 of 64"
    assert describe_progress(replace(STATE, total=0)) == ""
    assert describe_progress(replace(STATE, done=64)) == "64 of 64"


def test_the_end_says_what_matters():
    assert describe_end(replace(STATE, phase="done", seconds=340.0, device="cpu")) == "Made in 6 min on the processor"
    assert describe_end(replace(STATE, phase="failed", error="No.")) == "No."
    assert "Resume" in describe_end(replace(STATE, phase="stopped", resumable=True))
    assert "Resume" not in describe_end(replace(STATE, phase="stopped"))


def test_a_preview_says_how_it_fares():
    assert describe_preview(STATE).startswith("Classifying the tile")
    assert describe_preview(replace(STATE, phase="done", seconds=3.0)).startswith("Preview made in 3 s")
    assert describe_preview(replace(STATE, phase="failed", error="No.")) == "No."
    assert describe_preview(replace(STATE, phase="stopped")) == "The preview was stopped."


def test_every_state_has_a_word_and_an_icon_of_its_own():
    phases = ("waiting", "running", "done", "stopped", "failed")
    assert len({name_phase(phase) for phase in phases}) == len({icon_of_phase(phase) for phase in phases}) == 5
    assert not any(QgsApplication.getThemeIcon(icon_of_phase(phase)).isNull() for phase in phases)
