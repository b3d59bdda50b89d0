# SPDX-License-Identifier: GPL-2.0-or-later
"""The form as Processing's parameters, and back."""

from __future__ import annotations

import pytest
from qgis.core import QgsProcessingFeatureSourceDefinition, QgsProcessingOutputLayerDefinition

from flair2_plugin.desktop.dock.values import (
    Area,
    Form,
    free_path,
    from_parameters,
    name_extras,
    name_output,
    to_parameters,
)

FULL = Form(
    ortho="/data/ortho.tif",
    model="demo",
    bands=(3, 2, 1, 0, 4),
    sentinel2=("/data/a.tif", "/data/b.tif"),
    area=Area("rectangle", "1.0,2.0,3.0,4.0 [EPSG:2154]"),
    output="/data/map.tif",
    extras={"CONFIDENCE": "/data/map_confidence.tif", "STATISTICS": "/data/map_areas.csv"},
    options={"OVERLAP": 0.5, "DEVICE": "cpu", "TTA": "d4"},
)


@pytest.mark.parametrize(
    "form",
    [
        FULL,
        Form(),
        Form(ortho="o", model="/models/of my own"),
        Form(ortho="o", model="demo", sentinel2_folder="/data/s2"),
        Form(ortho="o", model="demo", area=Area("polygons", layer="layer_id")),
        Form(ortho="o", model="demo", area=Area("polygons", layer="layer_id", selected_only=True)),
    ],
)
def test_a_form_survives_the_way_there_and_back(form):
    assert from_parameters(to_parameters(form, ["demo"])) == form


def test_what_is_empty_is_left_out():
    assert to_parameters(Form(ortho="o", model="demo"), ["demo"]) == {"INPUT": "o", "MODEL": "demo"}


def test_a_model_that_the_algorithm_does_not_list_is_given_by_its_folder():
    assert to_parameters(Form(model="/m"), ["demo"]) == {"MODEL_FOLDER": "/m"}


def test_what_the_map_shows_becomes_an_extent():
    extent = "1.0,2.0,3.0,4.0 [EPSG:2154]"
    assert to_parameters(Form(area=Area("view", extent)), []) == {"EXTENT": extent}
    assert from_parameters({"EXTENT": extent}).area == Area("rectangle", extent)


def test_an_extent_of_another_kind_of_area_is_not_passed_on():
    area = Area("whole", extent="1,2,3,4")
    assert to_parameters(Form(area=area), []) == {}


def test_selected_features_are_asked_for_as_processing_does():
    values = to_parameters(Form(area=Area("polygons", layer="x", selected_only=True)), [])
    assert isinstance(values["AREA"], QgsProcessingFeatureSourceDefinition)
    assert values["AREA"].selectedFeaturesOnly
    assert values["AREA"].source.staticValue() == "x"


def test_values_of_processings_own_dialog_are_read():
    output = QgsProcessingOutputLayerDefinition("/data/map.tif")
    values = {"INPUT": "layer_id", "BANDS": "3;2;1", "MODEL": "demo", "OUTPUT": output, "AREA": None, "EXTENT": None}
    assert from_parameters(values) == Form("layer_id", "demo", (3, 2, 1), output="/data/map.tif")


def test_other_files_lie_beside_the_map():
    assert name_extras("/data/a.b.tif", ["POLYGONS"]) == {"POLYGONS": "/data/a.b_polygons.gpkg"}
    assert name_extras("", ["POLYGONS"]) == {}


def test_the_suggested_map_overwrites_nothing(tmp_path):
    assert name_output("/x/ortho.tif", tmp_path) == tmp_path / "ortho_landcover.tif"
    (tmp_path / "ortho_landcover.tif").touch()
    taken = [str(tmp_path / "ortho_landcover_2.tif")]
    assert name_output("/x/ortho.tif", tmp_path, taken) == tmp_path / "ortho_landcover_3.tif"


def test_a_name_that_is_taken_gets_the_next_number_and_a_year_is_none(tmp_path):
    for name in ("map.tif", "map_2.tif", "map_2021.tif"):
        (tmp_path / name).touch()
    assert free_path(tmp_path / "new_2.tif").name == "new_2.tif"
    assert free_path(tmp_path / "map.tif").name == free_path(tmp_path / "map_2.tif").name == "map_3.tif"
    assert free_path(tmp_path / "map_2021.tif").name == "map_2021_2.tif"
