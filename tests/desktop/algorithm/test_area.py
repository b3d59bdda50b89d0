# SPDX-License-Identifier: GPL-2.0-or-later
"""The area of interest: what of a layer reaches the engine, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsVectorLayer,
)

BOXES = (
    "Polygon((650001 6859990, 650003 6859990, 650003 6859998, 650001 6859998, 650001 6859990))",
    "Polygon((650005 6859990, 650009 6859998, 650009 6859990, 650005 6859998, 650005 6859990))",  # crosses itself
)


@pytest.fixture
def values(ortho: Path, tmp_path: Path, write_model: Callable[..., Path]) -> dict[str, Any]:
    """Return the parameters of a run."""
    (tmp_path / "out").mkdir()
    return {"INPUT": str(ortho), "MODEL_FOLDER": str(write_model()), "OUTPUT": str(tmp_path / "out" / "map.tif")}


@pytest.fixture
def layer_of(qgis_new_project: None) -> Callable[..., QgsVectorLayer]:
    """Return a function that makes a layer in memory, as one draws it."""

    def make(*shapes: str, kind: str = "Polygon?crs=EPSG:2154") -> QgsVectorLayer:
        layer = QgsVectorLayer(f"{kind}&field=name:string", "my area", "memory")
        for shape in shapes:
            feature = QgsFeature(layer.fields())
            feature.setGeometry(QgsGeometry.fromWkt(shape))
            layer.dataProvider().addFeature(feature)
        QgsProject.instance().addMapLayer(layer)
        return layer

    return make


def written(values: dict[str, Any]) -> QgsVectorLayer:
    """Return what the engine was given."""
    return QgsVectorLayer(str(Path(values["OUTPUT"]).parent / "area.gpkg"), "written")


def area_file(values: dict[str, Any]) -> Path:
    """Return where it was given."""
    known = json.loads((Path(values["OUTPUT"]).parent / "known.json").read_text(encoding="utf-8"))
    return Path(known["request"]["aoi"])


def test_a_drawn_layer_reaches_the_engine_as_it_is(listening, run_classify, engine_that, values, layer_of):
    engine_that("works")
    _, fine = run_classify({**values, "AREA": layer_of(*BOXES)}, listening())
    assert fine
    found = written(values)
    assert found.crs().authid() == "EPSG:2154" and found.featureCount() == 2
    expected = [QgsGeometry.fromWkt(shape).asWkt() for shape in BOXES]
    assert [f.geometry().asGeometryCollection()[0].asWkt() for f in found.getFeatures()] == expected


def test_only_the_selected_polygons_count_where_so_chosen(listening, run_classify, engine_that, values, layer_of):
    engine_that("works")
    layer = layer_of(*BOXES)
    layer.select([feature.id() for feature in layer.getFeatures()][1])
    run_classify({**values, "AREA": QgsProcessingFeatureSourceDefinition(layer.id(), True)}, listening())
    assert [round(f.geometry().boundingBox().xMinimum()) for f in written(values).getFeatures()] == [650_005]


def test_the_file_with_the_area_is_gone_after_the_run(listening, run_classify, engine_that, values, layer_of):
    engine_that("works")
    run_classify({**values, "AREA": layer_of(*BOXES)}, listening())
    assert area_file(values).name == "area.gpkg"
    assert not area_file(values).parent.exists()


def test_arcs_become_lines(listening, run_classify, engine_that, values, layer_of):
    engine_that("works")
    arc = "CurvePolygon(CircularString(650000 6859990, 650005 6859995, 650010 6859990, 650005 6859985, 650000 6859990))"
    run_classify({**values, "AREA": layer_of(arc, kind="CurvePolygon?crs=EPSG:2154")}, listening())
    [feature] = written(values).getFeatures()
    assert feature.geometry().area() == pytest.approx(78.54, abs=0.05)


def test_without_an_area_the_engine_gets_none(listening, run_classify, engine_that, values):
    engine_that("works")
    run_classify(values, listening())
    known = json.loads((Path(values["OUTPUT"]).parent / "known.json").read_text(encoding="utf-8"))
    assert known["request"]["aoi"] is None


@pytest.mark.parametrize(
    ("shapes", "kind", "sentence"),
    [
        ((), "Polygon?crs=EPSG:2154", 'The area "my area" holds no polygon: draw one, or untick'),
        (BOXES, "Polygon?crs=", 'The area "my area" has no coordinate reference system'),
    ],
)
def test_a_layer_that_is_no_area_is_refused_at_once(provider, engine_that, values, layer_of, shapes, kind, sentence):
    engine_that("works")
    layer = layer_of(*shapes, kind=kind)
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    algorithm = provider.algorithm("classify").create()
    fine, said = algorithm.checkParameterValues({**values, "AREA": layer.id()}, context)
    assert not fine and said.startswith(sentence)


def test_a_selection_of_nothing_is_refused(provider, engine_that, values, layer_of):
    engine_that("works")
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    chosen = QgsProcessingFeatureSourceDefinition(layer_of(*BOXES).id(), True)
    algorithm = provider.algorithm("classify").create()
    fine, said = algorithm.checkParameterValues({**values, "AREA": chosen}, context)
    assert not fine and said.startswith('The area "my area" holds no polygon')
