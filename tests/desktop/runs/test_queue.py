# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs in the background: one after another, stopped, failed, and told of."""

from __future__ import annotations

import gc
import json
from pathlib import Path

import pytest
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsRasterLayer,
    QgsTask,
    QgsVectorLayer,
)

from flair2_plugin.core.errors import Flair2Error
from flair2_plugin.core.messages import Progress
from flair2_plugin.desktop.runs import run as module
from flair2_plugin.desktop.runs.run import Run, runs_at_work


def over(run):
    """Return a check that a run has ended."""
    return lambda: run.state.is_over


def progressed(run):
    """Return a check that a run has made a tile, so that its engine surely runs."""
    return lambda: run.state.done > 0


def engine_runs(values):
    """Whether the stand-in that serves a request still lives."""
    number = int((Path(values["OUTPUT"]).parent / "process.txt").read_text(encoding="utf-8"))
    return Path(f"/proc/{number}").exists()


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


def test_three_runs_go_one_after_another(qtbot, queue, engine_that, values):
    engine_that("works")
    at_work = []
    queue.runChanged.connect(lambda _: at_work.append(sum(r.state.phase == "running" for r in queue.runs())))
    folder = Path(values["OUTPUT"]).parent
    runs = [queue.add({**values, "OUTPUT": str(folder / f"{name}.tif")}, name) for name in "abc"]
    assert [run.state.phase for run in runs] == ["running", "waiting", "waiting"]
    qtbot.waitUntil(lambda: all(run.state.is_over for run in runs), timeout=30_000)
    assert [run.state.phase for run in runs] == ["done"] * 3
    assert max(at_work) == 1
    assert runs[0].state.ended <= runs[1].state.started <= runs[1].state.ended <= runs[2].state.started


def test_a_waiting_run_is_stopped_without_ever_starting(qtbot, queue, engine_that, values):
    engine_that("slow")
    folder = Path(values["OUTPUT"]).parent
    first = queue.add(values, "first")
    second = queue.add({**values, "OUTPUT": str(folder / "second.tif")}, "second")
    third = queue.add({**values, "OUTPUT": str(folder / "third.tif")}, "third")
    queue.stop(second)
    assert (first.state.phase, second.state.phase, third.state.phase) == ("running", "stopped", "waiting")
    assert second.state.started is None
    qtbot.waitUntil(progressed(first), timeout=10_000)
    engine_that("works")
    queue.stop(first)
    qtbot.waitUntil(over(third), timeout=20_000)
    assert (first.state.phase, third.state.phase) == ("stopped", "done")
    assert not (folder / "second.tif").exists()


def test_a_stopped_run_ends_its_engine_and_can_be_resumed_where_a_strip_is_kept(qtbot, queue, engine_that, values):
    engine_that("stubborn with a strip")
    run = queue.add(values, "ortho")
    qtbot.waitUntil(progressed(run), timeout=10_000)
    queue.stop(run)
    assert run.state.stage == "Stopping"
    qtbot.waitUntil(over(run), timeout=10_000)
    assert (run.state.phase, run.state.resumable, run.state.error) == ("stopped", True, "")
    assert not engine_runs(values)


def test_a_stopped_run_without_a_strip_has_nothing_to_resume(qtbot, queue, engine_that, values):
    engine_that("slow")
    run = queue.add(values, "ortho")
    qtbot.waitUntil(progressed(run), timeout=10_000)
    queue.stop(run)
    qtbot.waitUntil(over(run), timeout=10_000)
    assert (run.state.phase, run.state.resumable) == ("stopped", False)


def test_closing_qgis_ends_the_engine_and_keeps_its_strips(qtbot, queue, engine_that, values, monkeypatch):
    assert module._ENDING <= 2_000  # of which a busy machine needs more
    monkeypatch.setattr(module, "_ENDING", 60_000)
    engine_that("stubborn with a strip")
    run, waiting = queue.add({**values, "KEEP_PARTIAL": True}, "ortho"), queue.add(values, "waiting")
    qtbot.waitUntil(progressed(run), timeout=10_000)
    queue.stop_all()
    assert not engine_runs(values)
    assert (run.state.phase, waiting.state.phase) == ("stopped", "stopped")
    assert run.state.resumable


@pytest.mark.parametrize("behaviour", ["crashes", "crashes with a strip"])
def test_a_crash_is_a_failed_run_and_the_next_one_starts(qtbot, queue, engine_that, values, behaviour):
    engine_that(behaviour)
    run = queue.add(values, "ortho")
    qtbot.waitUntil(over(run), timeout=10_000)
    assert run.state.phase == "failed"
    assert run.state.error.startswith("The engine was ended by the system")
    assert run.state.resumable == behaviour.endswith("strip")
    engine_that("works")
    after = queue.add({**values, "OUTPUT": str(Path(values["OUTPUT"]).with_name("after.tif"))}, "after")
    qtbot.waitUntil(over(after), timeout=10_000)
    assert after.state.phase == "done"


def test_a_refusal_of_the_engine_is_the_runs_sentence(qtbot, queue, engine_that, values):
    engine_that("refuses")
    run = queue.add(values, "ortho")
    qtbot.waitUntil(over(run), timeout=10_000)
    assert run.state.error == "The ortho and the Sentinel-2 series do not overlap: check their places."


def test_layers_may_go_while_their_run_waits_and_works(qtbot, queue, engine_that, values, ortho):
    engine_that("works")
    layer = QgsRasterLayer(str(ortho), "my ortho")
    QgsProject.instance().addMapLayer(layer)
    first = queue.add({**values, "INPUT": layer}, "first")
    second = queue.add(
        {**values, "INPUT": layer.id(), "OUTPUT": str(Path(values["OUTPUT"]).with_name("second.tif"))}, "second"
    )
    QgsProject.instance().removeMapLayer(layer.id())
    qtbot.waitUntil(over(second), timeout=20_000)
    assert (first.state.phase, second.state.phase) == ("done", "done"), (first.state.error, second.state.error)


def test_a_project_that_is_closed_meanwhile_gets_no_layers(qtbot, queue, engine_that, values):
    engine_that("works")
    run = queue.add(values, "ortho")
    QgsProject.instance().clear()
    qtbot.waitUntil(over(run), timeout=20_000)
    assert run.state.phase == "done"
    assert not QgsProject.instance().mapLayers()


def test_the_selection_of_the_moment_counts_though_the_run_waits(qtbot, queue, engine_that, values):
    engine_that("works")
    area = QgsVectorLayer("Polygon?crs=EPSG:2154", "area", "memory")
    square = "MULTIPOLYGON((({0} 6859990, {1} 6859990, {1} 6860000, {0} 6860000, {0} 6859990)))"
    area.startEditing()
    for west in (650_000, 650_005):
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromWkt(square.format(west, west + 2)))
        area.addFeature(feature)
    area.commitChanges()
    QgsProject.instance().addMapLayer(area)
    area.selectByIds([min(area.allFeatureIds())])
    run = queue.add({**values, "AREA": QgsProcessingFeatureSourceDefinition(area.id(), True)}, "ortho")
    QgsProject.instance().removeMapLayer(area.id())
    qtbot.waitUntil(over(run), timeout=20_000)
    assert run.state.phase == "done", run.state.error
    kept = QgsVectorLayer(run.state.parameters["AREA"], "kept", "ogr")
    assert kept.featureCount() == 1
    assert kept.extent().xMinimum() == 650_000


def test_without_an_engine_the_run_fails_with_the_way_to_get_one(queue, values, monkeypatch, tmp_path):
    monkeypatch.setenv("FLAIR2_ENGINE_PYTHON", str(tmp_path / "gone"))
    run = queue.add(values, "ortho")
    assert run.state.phase == "failed"
    assert "there is no such file: correct it" in run.state.error


def test_a_broken_engine_fails_the_run_with_its_last_words(qtbot, queue, values, monkeypatch, tmp_path):
    broken = tmp_path / "python"
    broken.write_text("#!/bin/sh\necho 'No module named torch' >&2\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setenv("FLAIR2_ENGINE_PYTHON", str(broken))
    run = queue.add(values, "ortho")
    qtbot.waitUntil(over(run), timeout=10_000)
    assert run.state.phase == "failed"
    assert "No module named torch" in run.state.error


def test_a_python_that_can_not_be_started_fails_the_run(qtbot, queue, values, monkeypatch, tmp_path):
    (tmp_path / "python").write_text("no program", encoding="utf-8")
    monkeypatch.setenv("FLAIR2_ENGINE_PYTHON", str(tmp_path / "python"))
    run = queue.add(values, "ortho")
    qtbot.waitUntil(over(run), timeout=15_000)
    assert "can't be started" in run.state.error


def test_a_web_map_is_refused_with_what_to_do(queue, values):
    layer = QgsRasterLayer("type=xyz&url=http://127.0.0.1:9/{z}/{x}/{y}.png", "a web map", "wms")
    QgsProject.instance().addMapLayer(layer)
    with pytest.raises(Flair2Error, match='The layer "a web map" is a web map and has no file of its own'):
        queue.add({**values, "INPUT": layer}, "web")
    assert not queue.runs()


def test_an_extent_drawn_in_a_project_in_degrees_reaches_the_engine_in_the_orthos_metres(
    qtbot, queue, engine_that, values
):
    engine_that("works")
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    run = queue.add({**values, "EXTENT": "2.3178,2.3179,48.8398,48.8399 [EPSG:4326]"}, "ortho")
    qtbot.waitUntil(over(run), timeout=20_000)
    assert run.state.phase == "done", run.state.error
    known = json.loads((Path(values["OUTPUT"]).parent / "known.json").read_text(encoding="utf-8"))
    assert 649_900 < known["request"]["extent"]["xmin"] < 650_100


@pytest.mark.parametrize("by_task_manager", [False, True])
def test_the_task_manager_names_the_run_can_stop_it_and_says_so(qtbot, queue, engine_that, values, by_task_manager):
    manager, told = QgsApplication.taskManager(), []

    def read_as_qgis(number, status):  # at the moment when QGIS writes its message
        if status == QgsTask.TaskStatus.Terminated:
            told.append(manager.task(number).description())

    manager.statusChanged.connect(read_as_qgis)
    try:
        engine_that("slow")
        run = queue.add(values, "ortho")
        qtbot.waitUntil(progressed(run), timeout=20_000)
        (task,) = manager.activeTasks()
        assert task.description() == "Classify land cover: ortho"
        (task.cancel if by_task_manager else run.stop)()
        qtbot.waitUntil(over(run), timeout=20_000)
        qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    finally:
        manager.statusChanged.disconnect(read_as_qgis)
    assert run.state.phase == "stopped"
    assert told == ["Stopped: ortho"]


def test_the_history_learns_of_every_run(qtbot, queue, engine_that, values):
    engine_that("works")
    run = queue.add(values, "ortho")
    qtbot.waitUntil(over(run), timeout=20_000)
    [past] = queue.history.runs()
    assert (past.title, past.phase, past.model, past.output) == ("ortho", "done", "aerial", values["OUTPUT"])
    assert past.parameters == dict(run.state.parameters)


def test_a_run_that_nobody_holds_goes_on_to_its_end(qtbot, provider, engine_that, values):
    engine_that("works")
    Run(values, "ortho").start()
    gc.collect()
    qtbot.waitUntil(lambda: not runs_at_work(), timeout=20_000)
    assert Path(values["OUTPUT"]).is_file()
