# SPDX-License-Identifier: GPL-2.0-or-later
"""Running the algorithm through the provider, with a stand-in for the engine."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingUtils,
    QgsProject,
)

from flair2_plugin.desktop.engine import process


@pytest.fixture
def values(ortho: Path, tmp_path: Path, write_model: Callable[..., Path]) -> dict[str, Any]:
    """Return the parameters of a run."""
    (tmp_path / "out").mkdir()
    return {"INPUT": str(ortho), "MODEL_FOLDER": str(write_model()), "OUTPUT": str(tmp_path / "out" / "map.tif")}


def is_running(output: str) -> bool:
    """Return whether the engine that wrote its number beside the output still runs."""
    number = int((Path(output).parent / "process.txt").read_text(encoding="utf-8"))
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


def left_beside(output: str) -> set[str]:
    """Return what lies in the output's folder, but for the engine's number."""
    return {path.name for path in Path(output).parent.iterdir()} - {"process.txt"}


def test_a_run_gives_the_map_and_tells_how_it_went(listening, run_classify, engine_that, values):
    engine_that("works")
    feedback = listening()
    results, fine = run_classify(values, feedback)
    assert fine
    report = values["OUTPUT"].replace(".tif", ".report.json")
    assert results == {"OUTPUT": values["OUTPUT"], "SECONDS": 1.5, "REPORT": report}
    assert left_beside(values["OUTPUT"]) == {"map.tif", "known.json"}
    assert feedback.heard[:3] == ["A sentence for the log.", "Tiles: 1 of 4, 3 s left", "Tiles: 2 of 4, 2 s left"]
    assert "   75.0 %  building" in feedback.heard


def test_the_engine_is_started_apart_from_qgis(listening, run_classify, engine_that, values, monkeypatch):
    foreign = ("PROJ_DATA", "PROJ_LIB", "GDAL_DATA", "PYTHONHOME", "PYTHONPATH", "LD_LIBRARY_PATH", "QT_PLUGIN_PATH")
    for name in foreign:
        monkeypatch.setenv(name, "") if name in ("PYTHONHOME", "PYTHONPATH") else monkeypatch.setenv(name, "/nowhere")
    engine_that("works")
    run_classify(values, listening())
    known = json.loads((Path(values["OUTPUT"]).parent / "known.json").read_text(encoding="utf-8"))
    assert not set(foreign) & set(known["environment"])
    assert known["environment"]["PYTHONNOUSERSITE"] == "1"
    assert known["arguments"][0] == "--request" and known["arguments"][2:] == ["--json", "--attached"]
    assert known["request"]["ortho"] == values["INPUT"]


def test_noise_on_the_streams_goes_to_the_log_and_harms_nothing(listening, run_classify, engine_that, values):
    engine_that("noisy")
    feedback = listening()
    results, fine = run_classify(values, feedback)
    assert fine and results["OUTPUT"] == values["OUTPUT"]
    assert {"not a message", "[1, 2]", '{"kind": "unknown"}', "é"} <= set(feedback.heard)
    assert feedback.heard.count("a warning of some library") == 20_000


def test_an_engine_that_does_not_end_by_itself_is_given_a_second() -> None:
    assert process._GRACE + process._POLL < 2_000


@pytest.mark.parametrize("behaviour", ["slow", "stubborn"])
def test_a_cancelled_engine_without_a_finished_strip_is_gone_at_the_runs_end_and_leaves_nothing(
    listening, run_classify, engine_that, values, behaviour
):
    engine_that(behaviour)
    feedback = listening(cancel_at=1.0)
    results, _ = run_classify(values, feedback)
    assert feedback.progress() < 50  # it would have gone on for a minute
    assert not is_running(values["OUTPUT"])
    assert left_beside(values["OUTPUT"]) == set()
    assert results == {}
    assert feedback.heard[-1] == "Stopped by the user; no map was written."
    assert not any("RESUME" in text for text in feedback.heard)


def test_what_a_cancelled_engine_has_finished_is_kept_and_that_is_said(listening, run_classify, engine_that, values):
    engine_that("stubborn with a strip")
    feedback = listening(cancel_at=1.0)
    run_classify(values, feedback)
    assert not is_running(values["OUTPUT"])
    assert left_beside(values["OUTPUT"]) == {".map.tif.unfinished"}
    assert 'What is finished is kept: "Go on with an unfinished run" (RESUME) goes on from there.' in feedback.heard


def test_what_a_crashed_engine_had_finished_is_kept_and_that_is_said(listening, run_classify, engine_that, values):
    engine_that("crashes with a strip")
    feedback = listening()
    with pytest.raises(QgsProcessingException):
        run_classify(values, feedback)
    assert left_beside(values["OUTPUT"]) == {".map.tif.unfinished"}
    assert any("(RESUME) goes on from there" in text for text in feedback.heard)


def test_the_table_of_areas_is_written_where_it_is_wanted(listening, run_classify, engine_that, values, tmp_path):
    engine_that("works")
    results, _ = run_classify({**values, "STATISTICS": str(tmp_path / "areas.csv")}, listening())
    assert results["STATISTICS"] == known_request(values)["statistics"] == str(tmp_path / "areas.csv")


def test_polygons_are_a_geopackage_also_where_their_name_is_left_open(
    listening, run_classify, engine_that, values, tmp_path
):
    engine_that("works")
    results, _ = run_classify({**values, "POLYGONS": "TEMPORARY_OUTPUT"}, listening())
    assert results["POLYGONS"] == known_request(values)["polygons"]
    assert results["POLYGONS"].endswith(".gpkg")


def known_request(values: dict[str, Any]) -> dict[str, Any]:
    """Return the request that the engine was given."""
    known = json.loads((Path(values["OUTPUT"]).parent / "known.json").read_text(encoding="utf-8"))
    return dict(known["request"])


@pytest.mark.parametrize(
    ("behaviour", "sentence"),
    [
        ("crashes", "The engine was ended by the system (code 9): terminate called after throwing .*'std::bad_alloc'"),
        ("refuses", "The ortho and the Sentinel-2 series do not overlap: check their places."),
        ("leaves silently", "The engine ended without a result (code 0): it gave no reason"),
    ],
)
def test_an_engine_that_fails_gives_one_sentence(listening, run_classify, engine_that, values, behaviour, sentence):
    engine_that(behaviour)
    with pytest.raises(QgsProcessingException, match=sentence.replace("(", r"\(").replace(")", r"\)")) as raised:
        run_classify(values, listening())
    assert "\n" not in str(raised.value)
    assert left_beside(values["OUTPUT"]) == set()


def test_a_crash_on_leaving_does_not_lose_the_map(listening, run_classify, engine_that, values):
    engine_that("crashes on leaving")
    feedback = listening()
    results, fine = run_classify(values, feedback)
    assert fine and Path(results["OUTPUT"]).is_file()
    assert "The engine ended badly (code 6), but the map is complete." in feedback.heard


def test_a_python_that_is_none_gives_one_sentence(listening, run_classify, engine_that, values, monkeypatch):
    engine_that("works")
    monkeypatch.setenv("FLAIR2_ENGINE_PYTHON", values["INPUT"])
    with pytest.raises(QgsProcessingException, match=r"The engine can't be started with .*ortho\.tif"):
        run_classify(values, listening())


def test_the_request_file_is_gone_after_the_run(listening, run_classify, engine_that, values):
    engine_that("works")
    run_classify(values, listening())
    known = json.loads((Path(values["OUTPUT"]).parent / "known.json").read_text(encoding="utf-8"))
    assert not Path(known["arguments"][1]).parent.exists()


class Run:
    """A run in the background, as the dialog does it; keeps alive what QGIS does not."""

    def __init__(self, provider: Any, values: dict[str, Any], feedback: Any) -> None:
        """Start it."""
        self.algorithm = provider.algorithm("classify").create()
        self.context = QgsProcessingContext()
        self.context.setProject(QgsProject.instance())
        self.feedback = feedback
        self.outcome: list[tuple[bool, dict[str, Any]]] = []
        self.task = QgsProcessingAlgRunnerTask(self.algorithm, values, self.context, feedback)
        self.task.executed.connect(lambda fine, results: self.outcome.append((fine, results)))
        QgsApplication.taskManager().addTask(self.task)


def test_in_the_background_the_map_is_loaded_under_the_orthos_name(
    listening, provider, engine_that, values, qtbot, qgis_new_project
):
    engine_that("works")
    path = values["OUTPUT"]
    values["OUTPUT"] = QgsProcessingOutputLayerDefinition(path, QgsProject.instance())
    run = Run(provider, values, listening())
    qtbot.waitUntil(lambda: bool(run.outcome), timeout=10_000)
    assert run.outcome[0][0]
    [(source, details)] = run.context.layersToLoadOnCompletion().items()
    assert (source, details.name) == (path, "ortho land cover")
    layer = run.context.takeResultLayer(QgsProcessingUtils.mapLayerFromString(source, run.context).id())
    layer.setName("something else")
    details.postProcessor().postProcessLayer(layer, run.context, run.feedback)
    assert layer.name() == "ortho land cover"


def test_in_the_background_a_crash_is_a_failed_run_and_qgis_lives(listening, provider, engine_that, values, qtbot):
    engine_that("crashes")
    run = Run(provider, values, listening())
    qtbot.waitUntil(lambda: bool(run.outcome), timeout=10_000)
    assert run.outcome == [(False, {})]


def test_in_the_background_a_run_can_be_cancelled_from_the_main_thread(listening, provider, engine_that, values, qtbot):
    engine_that("slow")
    run = Run(provider, values, listening())
    qtbot.waitUntil(lambda: run.feedback.progress() > 0, timeout=10_000)
    run.feedback.cancel()
    qtbot.waitUntil(lambda: bool(run.outcome), timeout=10_000)
    assert not run.outcome[0][0]
    assert not is_running(values["OUTPUT"])
    assert left_beside(values["OUTPUT"]) == set()
