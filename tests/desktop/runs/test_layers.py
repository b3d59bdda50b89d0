# SPDX-License-Identifier: GPL-2.0-or-later
"""The group of layers that comes of a run."""

from __future__ import annotations

import shutil

import pytest
from osgeo import gdal
from qgis.core import QgsProject

from flair2_plugin.core.nomenclature import BASELINE
from flair2_plugin.core.symbology import class_style, confidence_style
from flair2_plugin.desktop.runs.layers import add_layers, day_of, find_day
from flair2_plugin.desktop.runs.state import RunState

from .strips import write_strip

POLYGON = (
    '{"type": "Feature", "properties": {"class": %d}, '
    '"geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}}'
)


@pytest.fixture
def state(values, tmp_path, qgis_new_project):
    """Return a finished run with all its files."""
    folder = tmp_path / "out"
    paths = {name: folder / f"{name}.tif" for name in ("map", "confidence")}
    for path, style in zip(paths.values(), (class_style(BASELINE), confidence_style())):
        shutil.copy(write_strip(tmp_path, 0, 5).path, path)
        path.with_suffix(".qml").write_text(style, encoding="utf-8")
    features = ",".join(POLYGON % entry.id for entry in BASELINE)
    (tmp_path / "p.json").write_text(f'{{"type": "FeatureCollection", "features": [{features}]}}', encoding="utf-8")
    gdal.VectorTranslate(str(folder / "p.gpkg"), str(tmp_path / "p.json"), format="GPKG")
    files = {"output": str(paths["map"]), "confidence": str(paths["confidence"]), "polygons": str(folder / "p.gpkg")}
    return RunState("my ortho", {**values, "ACQUIRED": "2021-07-09 10:30"}, "done", **files)


def test_the_group_bears_the_orthos_name_and_day_and_its_layers_are_in_order(state):
    group = add_layers(state, QgsProject.instance())
    assert group.name() == "my ortho — 2021-07-09"
    assert QgsProject.instance().layerTreeRoot().children()[0] == group
    layers = [node.layer() for node in group.findLayers()]
    assert [layer.name() for layer in layers] == ["Land cover", "Polygons", "Confidence"]
    assert [entry.label for entry in layers[0].renderer().classes()] == [entry.name for entry in BASELINE]
    assert [entry.label() for entry in layers[1].renderer().categories()] == [entry.name for entry in BASELINE]
    assert layers[2].renderer().type() == "singlebandpseudocolor"
    assert [node.isExpanded() for node in group.findLayers()] == [True, False, False]
    assert len(QgsProject.instance().mapLayers()) == 3


def test_files_that_are_gone_are_left_out(state):
    gone = state.polygons
    shutil.move(gone, gone + ".moved")
    group = add_layers(state, QgsProject.instance())
    assert [node.layer().name() for node in group.findLayers()] == ["Land cover", "Confidence"]
    assert add_layers(RunState("nothing", state.parameters), QgsProject.instance()) is None


def test_the_day_is_the_one_given_then_the_files_own_then_none(values, ortho):
    assert day_of(values) == ""
    dataset = gdal.Open(str(ortho), gdal.GA_Update)
    dataset.SetMetadataItem("TIFFTAG_DATETIME", "2019:08:05 11:00:00")
    del dataset
    assert day_of(values) == "2019-08-05"
    assert day_of({**values, "ACQUIRED": "2021-07-09"}) == "2021-07-09"
    assert find_day("no day, 12:30") == ""
