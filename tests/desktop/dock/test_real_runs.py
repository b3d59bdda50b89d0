# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock with the real engine and the demo model, on a small ortho: run, watch, stop, resume, foresee, preview."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, osr
from qgis.core import QgsGeometry, QgsPointXY, QgsProject, QgsRasterLayer, QgsRectangle
from qgis.PyQt.QtCore import Qt

from flair2_plugin.core.messages import Strip
from flair2_plugin.desktop.dock.dock import Flair2Dock
from flair2_plugin.desktop.dock.services import make_services
from tests.held_engine import write_held_engine

ROOT = Path(__file__).parents[3]
ENGINE = ROOT / ".venv" / "bin" / "python"
LONG = 180_000
MIDDLE = QgsPointXY(650_100, 6_860_100)

pytestmark = [
    pytest.mark.skipif(not ENGINE.is_file(), reason="no engine: make env builds .venv"),
    pytest.mark.skipif(not (ROOT / "models" / "demo").is_dir(), reason="no demo model"),
    pytest.mark.skipif(sys.platform == "win32", reason="the engine's place is a checkout's on Linux"),
]


def write(path, bands, size, pixel, kind, high):
    """Write seeded noise around `MIDDLE`, in Lambert-93."""
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(2154)
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), size, size, bands, kind)
    dataset.SetProjection(crs.ExportToWkt())
    half = size * pixel / 2
    dataset.SetGeoTransform((MIDDLE.x() - half, pixel, 0.0, MIDDLE.y() + half, 0.0, -pixel))
    noise = np.random.default_rng(0).integers(1, high, (bands, size, size))
    for band in range(bands):
        dataset.GetRasterBand(band + 1).WriteArray(noise[band])
    dataset.FlushCache()
    return path


@pytest.fixture
def real(interface, provider, qgis_new_project, qtbot, tmp_path, monkeypatch):
    """Return a dock with real services, filled in on a small ortho of nine tiles and four dates."""
    monkeypatch.setenv("FLAIR2_ENGINE_PYTHON", str(ENGINE))
    services = make_services(tmp_path / "history.jsonl")
    dock = Flair2Dock(interface, services, interface.window)
    qtbot.addWidget(dock)
    dock.show()
    ortho = QgsRasterLayer(str(write(tmp_path / "ortho.tif", 5, 1200, 0.2, gdal.GDT_Byte, 256)), "ortho")
    QgsProject.instance().addMapLayer(ortho)
    interface.canvas.setDestinationCrs(ortho.crs())
    group = QgsProject.instance().layerTreeRoot().addGroup("2021")
    for month in (3, 5, 7, 9):
        path = write(tmp_path / f"S2_2021{month:02d}10.tif", 10, 60, 10.0, gdal.GDT_UInt16, 9_000)
        layer = QgsRasterLayer(str(path), path.stem)
        QgsProject.instance().addMapLayer(layer, False)
        group.addLayer(layer)
    dock.form.imagery.choose_model("demo")
    qtbot.waitUntil(dock.panel.run_button.isEnabled, timeout=LONG)
    yield dock
    dock.close_down()
    services.close()


def press_run(dock, qtbot):
    qtbot.mouseClick(dock.panel.run_button, Qt.MouseButton.LeftButton)
    return dock._services.queue.runs()[-1]


def run_to_a_strip(dock, qtbot, monkeypatch, folder):
    """Press Run and wait for the first strip, of an engine that gets no further than two rows of its three."""
    monkeypatch.setenv("FLAIR2_ENGINE_PYTHON", str(write_held_engine(ENGINE, folder, tiles=7)))
    made, strips = press_run(dock, qtbot), []
    made.message_heard.connect(lambda message: strips.append(message) if isinstance(message, Strip) else None)
    qtbot.waitUntil(lambda: bool(strips) or made.state.is_over, timeout=LONG)
    assert strips, made.state.error
    monkeypatch.setenv("FLAIR2_ENGINE_PYTHON", str(ENGINE))
    return made


def test_a_run_is_foreseen_watched_and_shown_on_the_map(real, qtbot):
    qtbot.waitUntil(lambda: "tiles" in real.panel.foresight.text(), timeout=LONG)
    assert "0.0576 km²" in real.panel.foresight.text()
    shown = []
    made = press_run(real, qtbot)
    made.changed.connect(lambda: shown.append(real.panel.work.bar.value()))
    qtbot.waitUntil(lambda: made.state.is_over, timeout=LONG)
    assert made.state.phase == "done", made.state.error
    assert sorted(shown) == shown and len(set(shown)) > 3
    assert real.runs.result.areas.isVisible()
    (group,) = [g for g in QgsProject.instance().layerTreeRoot().findGroups() if g.name().startswith("ortho")]
    assert [node.name() for node in group.findLayers()] == ["Land cover", "Confidence"]
    assert real.runs.history.list.topLevelItem(0).text(1) == "Done"


def test_a_stopped_run_is_resumed_to_the_same_map(real, qtbot, tmp_path, monkeypatch):
    real.form.details.output.setFilePath(str(tmp_path / "whole.tif"))
    whole = press_run(real, qtbot)
    qtbot.waitUntil(lambda: whole.state.is_over, timeout=LONG)
    real.form.details.output.setFilePath(str(tmp_path / "stopped.tif"))
    real.review()
    made = run_to_a_strip(real, qtbot, monkeypatch, tmp_path)
    qtbot.mouseClick(real.panel.work.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: made.state.is_over, timeout=LONG)
    assert made.state.phase == "stopped"
    qtbot.waitUntil(real.runs.result.resume_button.isVisible, timeout=LONG)
    real.runs.history.list.setCurrentItem(real.runs.history.list.topLevelItem(0))
    assert real.runs.history.resume_button.isEnabled()
    qtbot.mouseClick(real.runs.result.resume_button, Qt.MouseButton.LeftButton)
    resumed = real._services.queue.runs()[-1]
    assert resumed is not made and resumed.state.parameters["RESUME"]
    qtbot.waitUntil(lambda: resumed.state.is_over, timeout=LONG)
    assert resumed.state.phase == "done", resumed.state.error
    maps = [gdal.Open(str(tmp_path / name)).ReadAsArray() for name in ("whole.tif", "stopped.tif")]
    assert np.array_equal(*maps)


def test_closing_qgis_ends_a_run_that_goes_on_the_next_day(real, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr("flair2_plugin.desktop.runs.run._ENDING", LONG)
    real.form.details.output.setFilePath(str(tmp_path / "map.tif"))
    made = run_to_a_strip(real, qtbot, monkeypatch, tmp_path)
    real._services.queue.stop_all()
    assert made.state.is_over
    tomorrow = make_services(tmp_path / "history.jsonl")
    (past,) = tomorrow.history.runs()
    assert past.phase == "stopped" and past.resumable
    again = tomorrow.queue.add(tomorrow.history.again(past.parameters, resume=True), past.title)
    qtbot.waitUntil(lambda: again.state.is_over, timeout=LONG)
    assert again.state.phase == "done", again.state.error
    tomorrow.close()


def test_a_click_classifies_the_tile_under_it(real, interface, qtbot):
    real.panel.preview_button.click()
    tool = interface.canvas.mapTool()
    tool.canvasClicked.emit(MIDDLE, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Preview made in" in real.panel.foresight.text(), timeout=LONG)
    (layer,) = QgsProject.instance().mapLayersByName("Preview")
    assert QgsGeometry.fromRect(layer.extent()).contains(QgsGeometry.fromPointXY(MIDDLE))
    real.panel.preview_button.click()
    assert interface.canvas.mapTool() is not tool


def test_a_click_beside_the_ortho_says_so(real, interface, qtbot):
    real.panel.preview_button.click()
    interface.canvas.mapTool().canvasClicked.emit(QgsPointXY(0, 0), Qt.MouseButton.LeftButton)
    assert "no ortho at this place" in real.panel.foresight.text()


def test_a_drawn_rectangle_makes_a_smaller_map(real, qtbot, tmp_path):
    box = QgsRectangle(MIDDLE.x() - 40, MIDDLE.y() - 40, MIDDLE.x() + 40, MIDDLE.y() + 40)
    area = real.form.area
    area.combo.setCurrentIndex(area.combo.findData("rectangle"))
    area._on_drawn(box)
    real.review()
    made = press_run(real, qtbot)
    qtbot.waitUntil(lambda: made.state.is_over, timeout=LONG)
    assert made.state.phase == "done", made.state.error
    dataset = gdal.Open(made.state.output)
    assert (dataset.RasterXSize, dataset.RasterYSize) == (400, 400)


@pytest.mark.skipif(sys.platform == "win32", reason="no such rights there")
def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(real, qtbot, tmp_path):
    blocked = tmp_path / "a file"
    blocked.write_text("", encoding="utf-8")
    real.form.details.output.setFilePath(str(blocked / "map.tif"))
    real.review()
    made = press_run(real, qtbot)
    qtbot.waitUntil(lambda: made.state.is_over, timeout=LONG)
    assert made.state.phase == "failed"
    assert str(blocked) in real.runs.result._text.text()


def test_in_a_french_qgis_the_engine_speaks_french_before_and_after_a_run(french, real, qtbot, tmp_path):
    qtbot.waitUntil(lambda: "tuiles" in real.panel.foresight.text(), timeout=LONG)
    notes = real.panel.foresight.toolTip().replace("\u00a0", " ")
    assert "La série Sentinel-2 n’a pas de masques de neige et de nuages (S2_20210310.tif et 3 de plus) : " in notes
    ortho = str(tmp_path / "ortho.tif")
    real.start({**real._parameters, "OUTPUT": ortho}, "ortho")
    made = real._services.queue.runs()[-1]
    qtbot.waitUntil(lambda: made.state.is_over, timeout=LONG)
    assert made.state.phase == "failed"
    sentence = f"{ortho} est une des entrées : choisir une autre sortie."
    assert made.state.error.replace("\u00a0", " ") == sentence
    assert real.runs.result._text.text().replace("\u00a0", " ") == sentence
