# SPDX-License-Identifier: GPL-2.0-or-later
"""A run on the canvas: what is drawn of it while it grows, and what is left when it ends."""

from __future__ import annotations

from dataclasses import replace

import pytest
from qgis.core import QgsMapRendererCustomPainterJob, QgsMapSettings, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage, QPainter

from flair2_plugin.core.nomenclature import BASELINE
from flair2_plugin.desktop.runs import live_map as module
from flair2_plugin.desktop.runs.live_map import LiveMap
from flair2_plugin.desktop.runs.run import Run

from .strips import write_strip

COLOURS = {entry.id: entry.colour for entry in BASELINE}


@pytest.fixture
def run(values, qgis_new_project, monkeypatch):
    """Return a run whose messages the test sends itself."""
    monkeypatch.setattr(module, "_PAUSE", 20)
    run = Run(values, "my ortho")
    run.live = LiveMap(run, run)
    return run


def layers():
    """Return the project's layers, from the top to the bottom."""
    return QgsProject.instance().layerTreeRoot().layerOrder()


def colours_of(layer):
    """Draw a layer and return the colours of the middle of each of its three strips, "" where nothing is drawn."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setExtent(layer.extent())
    settings.setDestinationCrs(layer.crs())
    settings.setOutputSize(QSize(100, 60))
    settings.setBackgroundColor(QColor(0, 0, 0, 0))
    image = QImage(100, 60, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    job = QgsMapRendererCustomPainterJob(settings, painter)
    job.renderSynchronously()
    painter.end()
    pixels = [image.pixelColor(50, row) for row in (10, 30, 50)]
    return [pixel.name() if pixel.alpha() else "" for pixel in pixels]


def grow(qtbot, run, *strips):
    """Tell of strips and wait until they are drawn."""
    for strip in strips:
        run.message_heard.emit(strip)
    qtbot.waitUntil(lambda: run.live._shown == len(run.live._strips), timeout=5_000)


def test_the_map_grows_strip_by_strip_in_the_colours_of_its_classes(qtbot, run, tmp_path):
    grow(qtbot, run, write_strip(tmp_path, 0, 5))
    [layer] = layers()
    assert layer.name() == "my ortho (in the making)"
    assert layer.crs().authid() == "EPSG:2154"
    assert colours_of(layer) == [COLOURS[5], "", ""]
    grow(qtbot, run, write_strip(tmp_path, 2, 1))
    assert layers() == [layer]
    assert colours_of(layer) == [COLOURS[5], "", COLOURS[1]]
    grow(qtbot, run, write_strip(tmp_path, 1, 10))
    assert colours_of(layer) == [COLOURS[5], COLOURS[10], COLOURS[1]]


def test_the_layer_is_gone_before_what_came_of_the_run_is_shown(qtbot, run, tmp_path, ortho):
    grow(qtbot, run, write_strip(tmp_path, 0, 5))
    output = QgsRasterLayer(str(ortho)).source()
    run._state = replace(run.state, phase="done", output=output)
    run.live.finish()
    assert [layer.name() for layer in layers()] == ["Land cover"]
    assert QgsProject.instance().layerTreeRoot().findGroup("my ortho") is not None


def test_a_stopped_run_leaves_no_layer(qtbot, run, tmp_path):
    grow(qtbot, run, write_strip(tmp_path, 0, 5))
    run._state = replace(run.state, phase="stopped")
    run.live.finish()
    assert layers() == []


def test_a_stopped_run_that_left_its_finished_part_shows_it(qtbot, run, tmp_path, ortho):
    grow(qtbot, run, write_strip(tmp_path, 0, 5))
    run._state = replace(run.state, phase="stopped", partial=str(ortho))
    run.live.finish()
    assert [layer.name() for layer in layers()] == ["Land cover"]
    assert QgsProject.instance().layerTreeRoot().findGroup("my ortho (finished part)") is not None


def test_the_user_may_remove_the_growing_layer(qtbot, run, tmp_path):
    grow(qtbot, run, write_strip(tmp_path, 0, 5))
    QgsProject.instance().removeMapLayer(layers()[0].id())
    grow(qtbot, run, write_strip(tmp_path, 1, 5))
    assert layers() == []
    run._state = replace(run.state, phase="stopped")
    run.live.finish()


def test_a_project_that_is_closed_meanwhile_stays_empty(qtbot, run, tmp_path, ortho):
    grow(qtbot, run, write_strip(tmp_path, 0, 5))
    QgsProject.instance().clear()
    run.message_heard.emit(write_strip(tmp_path, 1, 5))
    qtbot.wait(60)
    run._state = replace(run.state, phase="done", output=str(ortho))
    run.live.finish()
    assert layers() == []


def test_a_growing_map_is_drawn_less_often_the_larger_it_is(qtbot, run, tmp_path, monkeypatch):
    drawn = []
    real = module.virtual_raster
    monkeypatch.setattr(module, "virtual_raster", lambda *given: drawn.append(1) or real(*given))
    strip = write_strip(tmp_path, 0, 5)
    for _ in range(400):
        run.message_heard.emit(strip)
        run.live._redraw()
    assert 20 < len(drawn) < 100
