# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs in the background: one after another, stopped, failed, and told of."""

from __future__ import annotations

from pathlib import Path

from flair2_plugin.core.messages import Progress


def over(run):
    """Return a check that a run has ended."""
    return lambda: run.state.is_over


def test_a_run_tells_of_its_progress_and_ends_with_a_map(qtbot, queue, engine_that, values):
    engine_that("works")
    heard, phases = [], []
    run = queue.add(values, "ortho")
    run.message_heard.connect(heard.append)
    run.changed.connect(lambda: phases.append(run.state.phase))
    assert run.state.phase == "running"
    qtbot.waitUntil(over(run), timeout=20_000)
    assert run.state.phase == "done", run.state.error
    assert [m.done for m in heard if isinstance(m, Progress)] == [1, 2, 3, 4]
    assert run.state.notes == ("A sentence for the log.",)
    assert run.state.shares == {1: 0.75, 5: 0.25}
    assert (run.state.done, run.state.total, run.state.device) == (4, 4, "cpu")
    assert Path(run.state.output).is_file()
    assert phases[-1] == "done"
