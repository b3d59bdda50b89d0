# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock, filled in, run, watched and closed; the engine is the stand-in."""

from __future__ import annotations

import tempfile
from pathlib import Path

from qgis.core import (
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication

from flair2_plugin.core.messages import Foreseen
from flair2_plugin.desktop.dock.dock import Flair2Dock

LONG = 20_000


def sentences(dock):
    dock.review()
    return " ".join(dock.panel.notices.texts())


def run(dock, qtbot, phase="done"):
    """Press Run and wait for the end."""
    qtbot.mouseClick(dock.panel.run_button, Qt.MouseButton.LeftButton)
    (*_, last) = dock._services.queue.runs()
    qtbot.waitUntil(lambda: last.state.is_over, timeout=LONG)
    assert last.state.phase == phase, last.state.error
    return last


def test_what_a_run_will_take_is_said_before_it(filled, services, qtbot):
    qtbot.waitUntil(lambda: "0.36 km²" in filled.panel.foresight.text(), timeout=3_000)
    assert "44 tiles, 12 skipped, about 2 min, on the processor" in filled.panel.foresight.text()
    assert services.foresight.asked[-1]["MODEL_FOLDER"].endswith("aerial")
    assert filled.panel.foresight.toolTip() == ""


def test_what_the_engine_says_of_the_images_can_be_read_before_the_run(filled, services):
    said = ("Values that become black and white: o.tif 0 to 4095 (12 bits).", "The ortho is resampled.")
    services.foresight.answered.emit(Foreseen(44, 0.36, 1200, 30, 126.0, "cpu", notes=said))
    assert filled.panel.foresight.text().endswith("\nNotes on the images: 2 (point here to read them)")
    assert filled.panel.foresight.toolTip() == "\n".join(said)


def test_the_foresight_is_asked_again_only_when_values_change(filled, services, qtbot):
    qtbot.waitUntil(lambda: bool(services.foresight.asked), timeout=3_000)
    count = len(services.foresight.asked)
    filled.review()
    qtbot.wait(900)
    assert len(services.foresight.asked) == count
    filled.form.details.choose_options({"OVERLAP": 0.5})
    qtbot.waitUntil(lambda: len(services.foresight.asked) == count + 1, timeout=3_000)


def test_a_run_shows_its_progress_and_its_result(filled, qtbot, ortho):
    made = run(filled, qtbot)
    assert Path(made.state.output).is_file()
    assert filled.runs.result.again_button.isVisible()
    assert not filled.runs.result.resume_button.isVisible()
    assert filled.runs.result.isVisible()
    assert "an ortho" in filled.runs.result._title.text()
    assert not filled.panel.work.isVisible()
    qtbot.waitUntil(lambda: filled.runs.history.list.topLevelItemCount() == 1, timeout=2_000)


def test_the_next_run_gets_a_file_of_its_own(filled, qtbot, ortho):
    run(filled, qtbot)
    filled.review()
    assert filled.form.form().output == str(ortho.with_name("ortho_landcover_2.tif"))


def test_stop_ends_a_run_at_once(filled, engine_that, qtbot):
    engine_that("slow")
    qtbot.mouseClick(filled.panel.run_button, Qt.MouseButton.LeftButton)
    bar = filled.panel.work.bar
    qtbot.waitUntil(lambda: filled.panel.work.isVisible() and bar.value() >= 2, timeout=LONG)
    assert " of 1200" in filled.panel.work._stage.text()
    (made,) = filled._services.queue.runs()
    qtbot.mouseClick(filled.panel.work.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: made.state.phase == "stopped", timeout=3_000)
    qtbot.waitUntil(lambda: not filled.panel.work.isVisible(), timeout=1_000)


def test_runs_wait_for_their_turn_and_can_be_taken_out(filled, engine_that, qtbot):
    engine_that("slow")
    for _ in range(3):
        qtbot.mouseClick(filled.panel.run_button, Qt.MouseButton.LeftButton)
        filled.review()
    first, second, third = filled._services.queue.runs()
    assert len({made.state.output for made in (first, second, third)}) == 3
    waiting = filled.panel.waiting
    assert waiting.list.count() == 2 and waiting.isVisible()
    waiting.list.setCurrentRow(1)
    waiting._take_out()
    assert third.state.phase == "stopped"
    assert waiting.list.count() == 1
    filled._services.queue.stop_all()


def test_a_run_that_fails_says_why(filled, engine_that, qtbot):
    engine_that("refuses")
    made = run(filled, qtbot, "failed")
    assert "do not overlap" in made.state.error
    assert "do not overlap" in filled.runs.result._text.text()


def test_a_layer_may_go_while_its_run_is_at_work(filled, engine_that, qtbot):
    qtbot.mouseClick(filled.panel.run_button, Qt.MouseButton.LeftButton)
    gone = filled.form.imagery.ortho().id()
    QgsProject.instance().removeMapLayer(gone)
    (made,) = filled._services.queue.runs()
    qtbot.waitUntil(lambda: made.state.is_over, timeout=LONG)
    assert made.state.phase == "done", made.state.error
    filled.review()
    assert filled.form.form().ortho != gone


def test_a_project_may_be_cleared_while_a_run_is_at_work(filled, qtbot):
    qtbot.mouseClick(filled.panel.run_button, Qt.MouseButton.LeftButton)
    QgsProject.instance().clear()
    (made,) = filled._services.queue.runs()
    qtbot.waitUntil(lambda: made.state.is_over, timeout=LONG)
    assert made.state.phase == "done", made.state.error


def test_hiding_the_dock_leaves_its_run_at_work(filled, engine_that, qtbot):
    engine_that("slow")
    qtbot.mouseClick(filled.panel.run_button, Qt.MouseButton.LeftButton)
    (made,) = filled._services.queue.runs()
    filled.hide()
    qtbot.waitUntil(lambda: made.state.done >= 2, timeout=LONG)
    filled.show()
    assert filled.panel.work.isVisible()
    made.stop()
    qtbot.waitUntil(lambda: made.state.is_over, timeout=LONG)


def test_closing_lets_go_of_everything(interface, services, provider, engine_that, qgis_new_project, qtbot, ortho):
    engine_that("works")
    dock = Flair2Dock(interface, services, interface.window)
    dock.show()
    dock.form.area.combo.setCurrentIndex(dock.form.area.combo.findData("rectangle"))
    dock.form.area.draw_button.setChecked(True)
    before = interface.canvas.mapTool()
    dock.close_down()
    assert interface.canvas.mapTool() is not before or before is None
    dock.deleteLater()
    qtbot.wait(50)
    QgsProject.instance().addMapLayer(QgsRasterLayer(str(ortho), "o"))
    services.history.changed.emit()
    services.foresight.answered.emit(None)
    QgsProject.instance().clear()
    interface.canvas.setExtent(QgsRectangle(0, 0, 1, 1))
    qtbot.wait(50)


def test_the_dock_is_as_it_was_after_a_restart(filled, interface, services, qtbot):
    filled.form.details.choose_options({"OVERLAP": 0.5})
    filled.form.details.extras["POLYGONS"].setChecked(True)
    filled.close_down()
    again = Flair2Dock(interface, services)
    qtbot.addWidget(again)
    assert again.form.imagery.model() == filled.form.imagery.model()
    assert again.form.details.options() == {"OVERLAP": 0.5}
    assert "POLYGONS" in again.form.details.wanted_extras()
    again.close_down()
    filled._watch = type("Closed", (), {"close": lambda self: None})()
    filled._foreign_signals = list


def test_a_project_brings_its_form_back(filled, tmp_path, qtbot):
    filled.form.bands.choose((1, 3, 2, 4, 5))
    project = QgsProject.instance()
    assert project.write(str(tmp_path / "project.qgz"))
    project.clear()
    qtbot.waitUntil(lambda: filled.form.imagery.ortho() is None, timeout=2_000)
    assert project.read(str(tmp_path / "project.qgz"))
    qtbot.waitUntil(lambda: filled.form.imagery.ortho() is not None, timeout=2_000)
    assert filled.form.bands.bands() == (1, 3, 2, 4, 5)
    assert len(filled.form.form().sentinel2) == 1


def test_without_an_engine_the_dock_offers_to_set_one_up(dock, monkeypatch, qtbot):
    monkeypatch.setenv("FLAIR2_ENGINE_PYTHON", "/absent/python")
    dock.review()
    assert dock.engine.isVisible()
    assert "/absent/python" in dock.engine._note.text()
    assert not dock.panel.run_button.isEnabled()
    with qtbot.waitSignal(dock.engineWanted, timeout=1_000):
        qtbot.mouseClick(dock.engine.button, Qt.MouseButton.LeftButton)
    monkeypatch.delenv("FLAIR2_ENGINE_PYTHON")


def test_a_broken_environment_fails_with_a_sentence(filled, monkeypatch, qtbot, tmp_path):
    broken = tmp_path / "python"
    broken.write_text("#!/bin/sh\necho 'No module named torch' >&2\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setenv("FLAIR2_ENGINE_PYTHON", str(broken))
    made = run(filled, qtbot, "failed")
    assert "No module named torch" in made.state.error


def test_a_run_is_copied_as_calls_of_three_kinds(filled, qtbot):
    run(filled, qtbot)
    texts = []
    for action in filled.runs.result.copy_button.menu().actions():
        action.trigger()
        texts.append(QApplication.clipboard().text())
    assert "-m flair2_plugin.predict --ortho" in texts[0]
    assert "processing.run(" in texts[1]
    assert texts[2].startswith("qgis_process run flair2:classify")


def test_a_past_run_is_loaded_and_forgotten_from_the_list(filled, qtbot):
    made = run(filled, qtbot)
    box = filled.runs.history
    QgsProject.instance().layerTreeRoot().findGroups()[0].removeAllChildren()
    box.list.itemDoubleClicked.emit(box.list.topLevelItem(0), 0)
    sources = [layer.source() for layer in QgsProject.instance().mapLayers().values()]
    assert made.state.output in sources
    box.list.setCurrentItem(box.list.topLevelItem(0))
    box.remove_button.click()
    assert box.list.topLevelItemCount() == 0
    assert Path(made.state.output).is_file()


def test_run_again_fills_the_dock_from_past_parameters(filled, qtbot):
    filled.form.details.choose_options({"TTA": "d4"})
    filled.form.bands.choose((5, 4, 3, 2, 1))
    made = run(filled, qtbot)
    filled.form.details.choose_options({})
    filled.form.bands.choose((1, 2, 3, 4, 5))
    filled.runs.result.again_button.click()
    assert filled.form.bands.bands() == (5, 4, 3, 2, 1)
    assert filled.form.details.options() == {"TTA": "d4"}
    assert filled.form.form().output == made.state.output.replace("_landcover.tif", "_landcover_2.tif")


def test_run_again_of_a_map_that_is_gone_takes_its_name(filled, qtbot):
    made = run(filled, qtbot)
    Path(made.state.output).unlink()
    filled.runs.result.again_button.click()
    assert filled.form.form().output == made.state.output


def test_a_past_run_whose_map_is_gone_says_so(filled, qtbot):
    made = run(filled, qtbot)
    Path(made.state.output).unlink()
    box = filled.runs.history
    box.list.itemDoubleClicked.emit(box.list.topLevelItem(0), 0)
    box.list.setCurrentItem(box.list.topLevelItem(0))
    box.load_button.click()
    assert filled.runs.result._text.text() == f"The map is not there any more: {made.state.output}"


def test_a_run_that_starts_ends_the_question_what_it_would_take(filled, services, qtbot, monkeypatch):
    monkeypatch.setattr(services.foresight, "ask", lambda parameters: None)  # and no answer comes
    cancelled = []
    monkeypatch.setattr(services.foresight, "cancel", lambda: cancelled.append(True))
    filled.foresee()
    assert filled.panel.foresee_bar.isVisible()
    qtbot.mouseClick(filled.panel.run_button, Qt.MouseButton.LeftButton)
    assert cancelled == [True] and not filled.panel.foresee_bar.isVisible()
    (made,) = services.queue.runs()
    qtbot.waitUntil(lambda: made.state.is_over, timeout=LONG)


def test_a_map_that_would_go_among_the_temporary_files_is_warned_of(filled, monkeypatch):
    assert "temporary files" not in sentences(filled)
    monkeypatch.setattr("flair2_plugin.desktop.dock.details_box.os.access", lambda *_: False)
    assert f"among the temporary files, to {tempfile.gettempdir()}: choose" in sentences(filled)
    filled.form.details.output.setFilePath(filled.form.form().output)
    assert "temporary files" not in sentences(filled)
