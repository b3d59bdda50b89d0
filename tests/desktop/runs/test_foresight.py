# SPDX-License-Identifier: GPL-2.0-or-later
"""What a run would take: asked once the form is at rest, answered or refused, and forgotten when asked anew."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from qgis.core import QgsProject, QgsRasterLayer
from qgis.PyQt import sip

from flair2_plugin.core.messages import Foreseen
from flair2_plugin.desktop.runs import foresight as module
from flair2_plugin.desktop.runs.foresight import Foresight
from flair2_plugin.desktop.runs.history import History
from flair2_plugin.desktop.runs.state import RunState

STAND_IN = Path(__file__).parents[1] / "stand_in_engine.py"
ANSWER = Foreseen(40, 1.5, 800, 20, 30.0, "cpu")


@pytest.fixture
def foresight(provider, qgis_new_project, tmp_path, monkeypatch):
    """Return a foresight that asks the stand-in, with a history of its own."""
    monkeypatch.setattr(module, "LAUNCHER", STAND_IN)
    foresight = Foresight(History(tmp_path / "history.jsonl"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    yield foresight
    if not sip.isdeleted(foresight):
        foresight.close()


def asked(ortho):
    """Return the number of the process that was asked last, None while there is none."""
    path = ortho.parent / "asked.txt"
    return int(path.read_text(encoding="utf-8") or 0) if path.exists() else None


def test_a_question_is_answered_and_writes_nothing(qtbot, foresight, engine_that, values):
    engine_that("works")
    with qtbot.waitSignal(foresight.answered, timeout=10_000) as answer:
        foresight.ask(values)
    assert answer.args == [ANSWER]
    assert list(Path(values["OUTPUT"]).parent.iterdir()) == []
    assert list(Path(tempfile.gettempdir()).iterdir()) == []


def test_closing_ends_the_question_that_is_asked_and_those_before_it(
    qtbot, foresight, engine_that, values, ortho, qtlog
):
    engine_that("slow")
    numbers = []
    for _ in range(2):
        (ortho.parent / "asked.txt").unlink(missing_ok=True)
        foresight.ask(values)
        qtbot.waitUntil(lambda: bool(asked(ortho)), timeout=10_000)
        numbers.append(asked(ortho))
    foresight.close()
    assert not [number for number in numbers if Path(f"/proc/{number}").exists()]
    assert list(Path(tempfile.gettempdir()).iterdir()) == []
    sip.delete(foresight)
    assert not [record.message for record in qtlog.records if "Destroyed" in record.message]


def test_the_time_of_the_last_runs_counts_more_than_one_tile(qtbot, foresight, engine_that, values):
    engine_that("works")
    state = RunState("ortho", values, "done", device="cpu", seconds_per_tile=0.25)
    foresight._history.record("a", state)
    with qtbot.waitSignal(foresight.answered, timeout=10_000) as answer:
        foresight.ask(values)
    assert answer.args == [replace(ANSWER, seconds=10.0)]


def test_many_changes_of_the_form_make_one_question(qtbot, foresight, engine_that, values):
    engine_that("works")
    answers = []
    foresight.answered.connect(answers.append)
    for overlap in (0.1, 0.2, 0.3):
        foresight.ask({**values, "OVERLAP": overlap})
    qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
    qtbot.wait(200)
    assert answers == [ANSWER]


def test_a_new_question_ends_the_one_before(qtbot, foresight, engine_that, values, ortho):
    engine_that("slow")
    answers = []
    foresight.answered.connect(answers.append)
    foresight.ask(values)
    qtbot.waitUntil(lambda: bool(asked(ortho)), timeout=10_000)
    former = asked(ortho)
    engine_that("works")
    foresight.ask(values)
    qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
    assert answers == [ANSWER]
    qtbot.waitUntil(lambda: not Path(f"/proc/{former}").exists(), timeout=2_000)


def test_a_refusal_is_a_sentence(qtbot, foresight, engine_that, values):
    engine_that("refuses")
    with qtbot.waitSignal(foresight.refused, timeout=10_000) as refusal:
        foresight.ask(values)
    assert refusal.args == ["The ortho and the Sentinel-2 series do not overlap: check their places."]


def test_what_makes_no_request_is_refused_without_the_engine(qtbot, foresight, engine_that, values, ortho):
    engine_that("works")
    with qtbot.waitSignal(foresight.refused, timeout=10_000) as refusal:
        foresight.ask({**values, "MODEL_FOLDER": "/gone"})
    assert refusal.args[0].startswith('There is no model "/gone"')
    assert list(Path(tempfile.gettempdir()).iterdir()) == []
    assert asked(ortho) is None


def test_an_engine_that_can_not_start_refuses(qtbot, foresight, values, monkeypatch, tmp_path):
    (tmp_path / "python").write_text("no program", encoding="utf-8")
    monkeypatch.setenv("FLAIR2_ENGINE_PYTHON", str(tmp_path / "python"))
    with qtbot.waitSignal(foresight.refused, timeout=10_000) as refusal:
        foresight.ask(values)
    assert "can't be started" in refusal.args[0]


def test_a_layer_may_go_before_the_question_is_asked(qtbot, foresight, engine_that, values, ortho):
    engine_that("works")
    layer = QgsRasterLayer(str(ortho), "ortho")
    QgsProject.instance().addMapLayer(layer)
    with qtbot.waitSignal(foresight.refused, timeout=10_000) as refusal:
        foresight.ask({**values, "INPUT": layer})
        QgsProject.instance().removeMapLayer(layer.id())
    assert refusal.args[0].startswith("The ortho can't be read")
