# SPDX-License-Identifier: GPL-2.0-or-later
"""The tile around a point: which pixels it is, and what is left of the one before."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject

from flair2_plugin.core.errors import InvalidRequest
from flair2_plugin.desktop.runs.preview import cut_out, preview, remove_preview, stop_preview

LAMBERT = QgsCoordinateReferenceSystem("EPSG:2154")
DEGREES = QgsCoordinateReferenceSystem("EPSG:4326")


@pytest.fixture
def clean(provider, qgis_new_project, tmp_path, monkeypatch):
    """Leave no preview behind."""
    monkeypatch.setattr("flair2_plugin.desktop.runs.places.profile_folder", lambda: tmp_path / "profile")
    yield
    stop_preview()
    remove_preview()


def places(path):
    """Return the corner and the size of a raster in metres."""
    dataset = gdal.Open(str(path))
    west, pixel, _, north, _, down = dataset.GetGeoTransform()
    return west, north, dataset.RasterXSize * pixel, -dataset.RasterYSize * down


def test_the_window_lies_around_the_point(ortho, tmp_path):
    cut_out(str(ortho), QgsPointXY(650_006.0, 6_859_994.0), LAMBERT, 4.0, tmp_path / "tile.vrt")
    assert places(tmp_path / "tile.vrt") == pytest.approx((650_004.0, 6_859_996.0, 4.0, 4.0))


def test_at_the_orthos_edge_the_window_stays_inside(ortho, tmp_path):
    cut_out(str(ortho), QgsPointXY(650_000.1, 6_859_999.9), LAMBERT, 4.0, tmp_path / "tile.vrt")
    assert places(tmp_path / "tile.vrt") == pytest.approx((650_000.0, 6_860_000.0, 4.0, 4.0))
    cut_out(str(ortho), QgsPointXY(650_006.0, 6_859_994.0), LAMBERT, 400.0, tmp_path / "all.vrt")
    assert places(tmp_path / "all.vrt") == pytest.approx((650_000.0, 6_860_000.0, 12.8, 12.8))


def test_a_point_in_degrees_finds_its_place_on_the_ortho(ortho, tmp_path, qgis_new_project):
    point = QgsCoordinateTransform(LAMBERT, DEGREES, QgsProject.instance()).transform(650_006.0, 6_859_994.0)
    cut_out(str(ortho), point, DEGREES, 4.0, tmp_path / "tile.vrt")
    assert places(tmp_path / "tile.vrt") == pytest.approx((650_004.0, 6_859_996.0, 4.0, 4.0), abs=0.21)


def test_an_ortho_in_degrees_is_cut_to_metres(ortho, tmp_path, qgis_new_project):
    gdal.Warp(str(tmp_path / "degrees.tif"), str(ortho), dstSRS="EPSG:4326")
    extent = gdal.Open(str(tmp_path / "degrees.tif"))
    west, pixel, _, north, _, down = extent.GetGeoTransform()
    middle = QgsPointXY(west + pixel * extent.RasterXSize / 2, north + down * extent.RasterYSize / 2)
    cut_out(str(tmp_path / "degrees.tif"), middle, DEGREES, 4.0, tmp_path / "tile.vrt")
    _, _, width, height = places(tmp_path / "tile.vrt")
    assert height * 111_320 == pytest.approx(4.0, abs=0.3)
    assert width * 111_320 * 0.658 == pytest.approx(4.0, abs=0.3)


def test_a_point_beside_the_ortho_is_refused(ortho, tmp_path):
    with pytest.raises(InvalidRequest, match="There is no ortho at this place: click on it"):
        cut_out(str(ortho), QgsPointXY(0.0, 0.0), LAMBERT, 4.0, tmp_path / "tile.vrt")


def test_a_preview_replaces_the_one_before_and_asks_for_one_map_only(qtbot, clean, engine_that, values, tmp_path):
    engine_that("works")
    more = {"CONFIDENCE": str(tmp_path / "c.tif"), "STATISTICS": str(tmp_path / "s.csv"), "RESUME": True}
    for _ in range(2):
        engine_that("works")
        # The stand-in looks for its behaviour beside the ortho of its request.
        run = preview({**values, **more}, QgsPointXY(650_006.0, 6_859_994.0), LAMBERT)
        window = Path(run.state.parameters["INPUT"])
        (window.parent / "behaviour.txt").write_text("works", encoding="utf-8")
        qtbot.waitUntil(lambda run=run: run.state.is_over, timeout=15_000)
        assert run.state.phase == "done", run.state.error
        known = json.loads((window.parent / "known.json").read_text(encoding="utf-8"))
        assert known["request"]["confidence"] is None and known["request"]["statistics"] is None
        assert not known["request"]["resume"]
        assert "--soon" in known["arguments"]
    [layer] = QgsProject.instance().mapLayers().values()
    assert layer.name() == "Preview"
    assert not Path(values["OUTPUT"]).exists()
    assert not (tmp_path / "profile").exists()
    remove_preview()
    assert not QgsProject.instance().mapLayers()
    assert not window.parent.exists()


def test_a_tile_of_a_folder_is_previewed_too(qtbot, clean, engine_that, values, ortho, tmp_path):
    engine_that("works")
    tiles = tmp_path / "tiles"
    tiles.mkdir()
    for number, left in enumerate((0, 32)):
        gdal.Translate(str(tiles / f"{number}.tif"), str(ortho), srcWin=[left, 0, 32, 64])
    given = {name: value for name, value in values.items() if name != "INPUT"}
    run = preview({**given, "ORTHO_FOLDER": str(tiles)}, QgsPointXY(650_006.0, 6_859_994.0), LAMBERT)
    window = Path(run.state.parameters["INPUT"])
    (window.parent / "behaviour.txt").write_text("works", encoding="utf-8")
    assert "ORTHO_FOLDER" not in run.state.parameters
    assert (gdal.Open(str(window)).ReadAsArray() == gdal.Open(str(ortho)).ReadAsArray()).all()
    assert str(tiles / "1.tif") in gdal.Open(str(window)).GetFileList()
    qtbot.waitUntil(lambda: run.state.is_over, timeout=15_000)
    assert run.state.phase == "done", run.state.error


def test_a_new_preview_stops_the_one_in_the_making(qtbot, clean, engine_that, values):
    engine_that("slow")
    point = QgsPointXY(650_006.0, 6_859_994.0)
    first = preview(values, point, LAMBERT)
    (Path(first.state.parameters["INPUT"]).parent / "behaviour.txt").write_text("slow", encoding="utf-8")
    qtbot.waitUntil(lambda: first.state.done > 0, timeout=10_000)
    second = preview(values, point, LAMBERT)
    (Path(second.state.parameters["INPUT"]).parent / "behaviour.txt").write_text("works", encoding="utf-8")
    qtbot.waitUntil(lambda: first.state.is_over and second.state.is_over, timeout=15_000)
    assert (first.state.phase, second.state.phase) == ("stopped", "done")
    assert not Path(first.state.parameters["INPUT"]).parent.exists()
    assert len(QgsProject.instance().mapLayers()) == 1
