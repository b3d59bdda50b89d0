# SPDX-License-Identifier: GPL-2.0-or-later
"""The form of the dock: what follows from what, and what is said of it."""

from __future__ import annotations

import pytest
from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QFont
from qgis.PyQt.QtWidgets import QApplication, QToolButton, QWidget

from flair2_plugin.desktop.dock.dock import Flair2Dock
from flair2_plugin.desktop.dock.values import from_parameters

LONG = 20_000


def sentences(dock):
    dock.review()
    return " ".join(dock.panel.notices.texts())


def polygon_layer():
    layer = QgsVectorLayer("Polygon?crs=EPSG:2154", "communes", "memory")
    for left in (650_000, 650_006):
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(left, 6_859_990, left + 4, 6_859_998)))
        layer.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(layer)
    return layer


def test_an_empty_project_asks_for_an_ortho(dock):
    assert sentences(dock) == "Choose the ortho to classify."
    assert not dock.panel.run_button.isEnabled()
    assert not dock.panel.preview_button.isEnabled()


def test_a_layer_that_looks_like_an_ortho_is_chosen_by_itself(dock, ortho, sentinel2, add_layer, qtbot):
    add_layer(sentinel2, "S2_20210403")
    layer = add_layer(ortho, "BD ORTHO")
    qtbot.waitUntil(lambda: dock.form.imagery.ortho() is layer, timeout=2_000)


def test_the_users_choice_of_an_ortho_stays_when_layers_come(filled, ortho, add_layer, qtbot):
    chosen = filled.form.imagery.ortho()
    finer = ortho.with_name("finer.tif")
    gdal.Translate(str(finer), str(ortho), width=128, height=128)
    add_layer(finer)
    qtbot.wait(300)
    assert filled.form.imagery.ortho() is chosen


def test_the_model_says_whether_sentinel2_is_asked_for(dock, ortho, write_model, add_layer):
    dock.form.imagery.choose_ortho(add_layer(ortho).id())
    dock.form.imagery.choose_model(str(write_model("both", two_branches=True)))
    assert dock.form.imagery.series.isEnabled()
    assert "Choose Sentinel-2 images" in sentences(dock)
    dock.form.imagery.choose_model(str(write_model("aerial")))
    assert not dock.form.imagery.series.isEnabled()
    assert sentences(dock) == ""
    assert dock.panel.run_button.isEnabled()


def test_a_group_of_sentinel2_layers_is_one_choice(dock, sentinel2, qtbot):
    group = QgsProject.instance().layerTreeRoot().addGroup("Summer")
    for name in ("a", "b"):
        copy = sentinel2.with_name(f"{name}_20210403.tif")
        copy.write_bytes(sentinel2.read_bytes())
        layer = QgsRasterLayer(str(copy), name)
        QgsProject.instance().addMapLayer(layer, False)
        group.addLayer(layer)
    qtbot.waitUntil(lambda: dock.form.imagery.series.combo.currentText() == "Summer (2 layers)", timeout=2_000)
    assert len(dock.form.form().sentinel2) == 2


def test_the_dock_makes_processings_parameters(filled, ortho, sentinel2):
    form = filled.form.form()
    values = filled.form.parameters(form)
    assert values["INPUT"] == filled.form.imagery.ortho().id()
    assert values["BANDS"] == [1, 2, 3, 4, 5]
    assert values["SENTINEL2"] == [str(sentinel2)]
    assert values["OUTPUT"] == str(ortho.with_name("ortho_landcover.tif"))
    assert values["CONFIDENCE"] == str(ortho.with_name("ortho_landcover_confidence.tif"))
    assert from_parameters(values) == form


def test_the_details_hold_every_parameter_that_the_form_has_no_widget_for(filled, provider):
    filled.form.details.choose_options({"OVERLAP": 0.5, "DEVICE": "cpu", "VALUE_RANGE": "0,1023", "KEEP_PARTIAL": True})
    assert filled.form.details.options() == {
        "OVERLAP": 0.5,
        "DEVICE": "cpu",
        "VALUE_RANGE": "0,1023",
        "KEEP_PARTIAL": True,
    }
    filled.form.details.choose_options({})
    assert filled.form.details.options() == {}


def test_a_folder_of_tiles_stands_for_the_ortho(filled, ortho, add_layer, qtbot):
    tiles = ortho.parent / "tiles"
    tiles.mkdir()
    for number, left in enumerate((0, 32)):
        gdal.Translate(str(tiles / f"{number}.tif"), str(ortho), srcWin=[left, 0, 32, 64])
    filled.form.imagery.choose_folder(str(tiles))
    form = filled.form.form()
    values = filled.form.parameters(form)
    assert values["ORTHO_FOLDER"] == str(tiles) and "INPUT" not in values
    assert values["BANDS"] == [1, 2, 3, 4, 5] and values["OUTPUT"] == str(ortho.with_name("tiles_landcover.tif"))
    strip = filled.form.bands.strip
    qtbot.waitUntil(lambda: strip.captions() == ["RGB", "R", "G", "B", "NIR", "H"], timeout=5_000)
    qtbot.waitUntil(filled.panel.run_button.isEnabled, timeout=5_000)
    add_layer(ortho, "another")
    qtbot.wait(300)
    assert filled.form.imagery.ortho_folder() == str(tiles)
    kept = filled.form.as_json()
    filled.form.imagery.choose_ortho(add_layer(ortho, "a third").id())
    assert filled.form.imagery.ortho_folder() == "" and "INPUT" in filled.form.parameters(filled.form.form())
    filled.form.fill_json(kept)
    assert filled.form.form() == form
    filled.form.imagery.let_go()  # as closing the dock does: QGIS's providers may go before Python's layers
    assert filled.form.imagery.ortho_folder() == ""


def test_a_folder_that_is_gone_leaves_the_ortho_to_be_chosen(filled, tmp_path):
    before = filled.form.form().ortho
    filled.form.fill({"ORTHO_FOLDER": str(tmp_path / "gone")})
    assert filled.form.form().ortho == before and filled.form.form().ortho_folder == ""


def test_bands_are_guessed_and_shown_as_pictures(filled, qtbot):
    assert filled.form.bands.bands() == (1, 2, 3, 4, 5)
    assert not filled.form.bands.box.isCollapsed()
    strip = filled.form.bands.strip
    qtbot.waitUntil(lambda: strip.captions() == ["RGB", "R", "G", "B", "NIR", "H"], timeout=5_000)


def test_named_bands_need_no_look(dock, ortho, write_model, add_layer):
    with_names = ortho.with_name("named.tif")
    dataset = gdal.Translate(str(with_names), str(ortho))
    for band, name in enumerate(("hauteur", "pir", "bleu", "vert", "rouge"), start=1):
        dataset.GetRasterBand(band).SetDescription(name)
    dataset = None
    dock.form.imagery.choose_model(str(write_model()))
    dock.form.imagery.choose_ortho(add_layer(with_names).id())
    assert dock.form.bands.bands() == (5, 4, 3, 2, 1)
    assert dock.form.bands.box.isCollapsed()


def test_a_band_that_the_model_needs_must_be_chosen(filled):
    filled.form.bands.choose((1, 2, 3, 4, 0))
    assert "can't do without this band: height above ground" in sentences(filled)


def test_heights_from_another_raster_take_the_bands_place(filled, ortho, add_layer):
    other = ortho.with_name("mnh.tif")
    gdal.Translate(str(other), str(ortho), bandList=[1])
    filled.form.details.choose_options({"HEIGHT": str(other)})
    filled.review()
    values = filled.form.parameters(filled.form.form())
    assert values["BANDS"] == [1, 2, 3, 4]
    assert filled.panel.run_button.isEnabled()
    filled.form.bands.choose((4, 3, 2, 1))
    values = filled.form.parameters(filled.form.form())
    filled.form.details.choose_options({})
    filled.form.fill(values)
    assert filled.form.form().bands == (4, 3, 2, 1)


def test_what_looks_wrong_is_said(dock, ortho, write_model, add_layer, qtbot):
    coarse = ortho.with_name("coarse_2015.tif")
    gdal.Translate(str(coarse), str(ortho), width=16, height=16)
    dock.form.imagery.choose_model(str(write_model()))
    dock.form.imagery.choose_ortho(add_layer(coarse).id())
    assert "pixels are 0.8 m, the model's 0.2 m" in sentences(dock)
    assert dock.panel.run_button.isEnabled()  # warnings don't forbid


def test_the_samples_of_the_pixels_warn_too(filled, qtbot):
    qtbot.waitUntil(lambda: "has one value everywhere" in sentences(filled), timeout=5_000)


def test_a_web_map_is_refused_with_a_sentence(dock, write_model):
    layer = QgsRasterLayer("type=xyz&url=https://localhost/{z}/{x}/{y}.png", "streets", "wms")
    QgsProject.instance().addMapLayer(layer)
    dock.form.imagery.choose_model(str(write_model()))
    dock.form.imagery.choose_ortho(layer.id())
    assert 'The layer "streets" is a web map and has no file of its own: save the part that you need' in sentences(dock)
    assert not dock.panel.run_button.isEnabled()


def test_what_the_map_shows_is_an_area_in_a_project_of_degrees(filled, interface):
    interface.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    interface.canvas.resize(200, 200)
    interface.canvas.setExtent(QgsRectangle(2.3178, 48.8398, 2.3179, 48.8399))
    combo = filled.form.area.combo
    combo.setCurrentIndex(combo.findData("view"))
    values = filled.form.parameters(filled.form.form())
    assert values["EXTENT"].endswith("[EPSG:4326]")
    assert sentences(filled) == "" or "one value" in sentences(filled)


def test_a_rectangle_is_drawn_on_the_map(filled, interface, qtbot):
    area, canvas = filled.form.area, interface.canvas
    canvas.setExtent(QgsRectangle(649_990, 6_859_980, 650_020, 6_860_010))
    area.combo.setCurrentIndex(area.combo.findData("rectangle"))
    assert "Draw the area" in sentences(filled)
    before = canvas.mapTool()
    qtbot.mouseClick(area.draw_button, Qt.MouseButton.LeftButton)
    assert canvas.mapTool() is not before
    canvas.mapTool().extentChanged.emit(QgsRectangle(650_000, 6_859_990, 650_010, 6_860_000))
    assert canvas.mapTool() is before
    assert not area.draw_button.isChecked()
    assert filled.form.form().area.extent.startswith("650000.0,650010.0,6859990.0,6860000.0")


def test_another_map_tool_ends_the_drawing(filled, interface, qtbot):
    area = filled.form.area
    area.combo.setCurrentIndex(area.combo.findData("rectangle"))
    area.draw_button.setChecked(True)
    interface.canvas.unsetMapTool(interface.canvas.mapTool())
    assert not area.draw_button.isChecked()


def test_polygons_are_an_area_and_only_those_selected_if_any(filled):
    layer = polygon_layer()
    area = filled.form.area
    area.combo.setCurrentIndex(area.combo.findData("polygons"))
    area.polygons.setLayer(layer)
    assert filled.form.parameters(filled.form.form())["AREA"] == layer.id()
    layer.selectByIds([1])
    area._on_selection(layer)
    assert area.selected_only.isChecked()
    assert filled.form.parameters(filled.form.form())["AREA"].selectedFeaturesOnly
    layer.removeSelection()
    area._on_selection(layer)
    assert filled.form.parameters(filled.form.form())["AREA"] == layer.id()


@pytest.mark.parametrize("points", [9, 14])
def test_the_dock_fits_a_narrow_column(
    interface, services, provider, engine_that, qgis_new_project, ortho, add_layer, points, qtbot
):
    add_layer(ortho, "the name of an orthophoto that is rather long, and says where it is")
    before = QApplication.font()
    font = QFont(before)
    font.setPointSize(points)
    QApplication.setFont(font)
    dock = Flair2Dock(interface, services)
    qtbot.addWidget(dock)
    dock.form.details.box.setCollapsed(False)
    width = 320
    dock.resize(width, 700)
    dock.show()
    qtbot.waitUntil(lambda: len(dock.form.bands.strip.captions()) == 6, timeout=5_000)
    QApplication.setFont(before)
    wide = {w.objectName(): w.minimumSizeHint().width() for w in dock.form.findChildren(QWidget)}
    wide = {name: hint for name, hint in wide.items() if hint > width - 40}
    assert dock.form.minimumSizeHint().width() <= width - 24, wide
    assert dock.panel.minimumSizeHint().width() <= width
    dock.close_down()


def test_every_button_without_words_has_a_name(filled):
    own = [b for b in filled.findChildren(QToolButton) if b.objectName() and not b.objectName().startswith("qt_")]
    named = {b.objectName(): b.accessibleName() or b.text() for b in own if "dockwidget" not in b.objectName()}
    assert {"browseOrtho", "browseSentinel2", "manageModels", "foresee", "preview", "takeOut"} <= set(named)
    assert all(named[name] for name in ("browseOrtho", "browseSentinel2", "manageModels", "foresee", "takeOut"))
