# SPDX-License-Identifier: GPL-2.0-or-later
"""From Processing's parameters to the request, and what is refused before the engine starts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsReferencedRectangle,
)

from flair2_plugin.core.errors import InvalidRequest
from flair2_plugin.core.locations import MODELS_VARIABLE
from flair2_plugin.core.request import Acquisition, Extent, Request
from flair2_plugin.desktop.algorithm.layers import gdal_source
from flair2_plugin.desktop.algorithm.request_reader import RequestReader
from flair2_plugin.desktop.provider import Flair2Provider


@pytest.fixture
def read(provider: Flair2Provider) -> Callable[[dict[str, Any]], Request]:
    """Return a function that makes the request of some parameter values."""

    def read_values(values: dict[str, Any]) -> Request:
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        return RequestReader(provider.algorithm("classify").create(), values, context).read()

    return read_values


@pytest.fixture
def refusal(provider: Flair2Provider, engine_that: Callable[[str], None]) -> Callable[[dict[str, Any]], str]:
    """Return a function that gives the sentence by which parameter values are refused."""
    engine_that("works")

    def check(values: dict[str, Any]) -> str:
        context = QgsProcessingContext()
        algorithm = provider.algorithm("classify").create()
        fine, sentence = algorithm.checkParameterValues({"OUTPUT": "map.tif", **values}, context)
        assert fine == (sentence == "")
        return str(sentence)

    return check


def test_the_defaults_make_a_request(read, ortho, write_model):
    model = write_model()
    expected = Request(ortho=str(ortho), model=str(model), output="", overlap=0.25, batch_size=0, device="auto")
    assert read({"INPUT": str(ortho), "MODEL_FOLDER": str(model)}) == expected


def test_every_parameter_reaches_the_request(read, ortho, sentinel2, write_model, tmp_path):
    dates = tmp_path / "dates.csv"
    dates.write_text("date\n2021-04-03\n", encoding="utf-8")
    values = {
        "INPUT": str(ortho),
        "BANDS": [3, 2, 1, 4, 5],
        "SENTINEL2": [str(sentinel2)],
        "DATES": str(dates),
        "MODEL_FOLDER": str(write_model(two_branches=True, metadata=True)),
        "EXTENT": "650001,650005,6859990,6859998 [EPSG:2154]",
        "OVERLAP": 0.5,
        "VALUE_RANGE": "0,1023",
        "DEVICE": "cpu",
        "BATCH_SIZE": 4,
        "PRECISION": "bf16",
        "TTA": "d4",
        "RESUME": True,
        "ACQUIRED": "2021-07-09 10:30",
        "CAMERA": "other",
        "ALTITUDE": 120.5,
    }
    assert read(values) == Request(
        ortho=str(ortho),
        model=values["MODEL_FOLDER"],
        output="",
        sentinel2=(str(sentinel2),),
        dates=str(dates),
        bands=(3, 2, 1, 4, 5),
        value_range=(0.0, 1023.0),
        extent=Extent(650_001.0, 6_859_990.0, 650_005.0, 6_859_998.0),
        acquisition=Acquisition("2021-07-09", "10:30", "other", 120.5),
        overlap=0.5,
        batch_size=4,
        device="cpu",
        precision="bf16",
        tta="d4",
        resume=True,
    )


def test_an_unset_range_of_the_dialog_is_none(read, ortho, write_model):
    values = {"INPUT": str(ortho), "MODEL_FOLDER": str(write_model()), "VALUE_RANGE": "None,None"}
    assert read(values).value_range is None


def test_a_folder_stands_for_the_sentinel2_images(read, ortho, sentinel2, write_model):
    values = {
        "INPUT": str(ortho),
        "MODEL_FOLDER": str(write_model(two_branches=True)),
        "SENTINEL2_FOLDER": str(sentinel2.parent),
    }
    assert read(values).sentinel2 == (str(sentinel2.parent),)


def test_an_extent_in_degrees_is_brought_to_the_orthos_coordinates(read, ortho, write_model):
    degrees = QgsReferencedRectangle(
        QgsRectangle(2.3178, 48.8398, 2.3179, 48.8399), QgsCoordinateReferenceSystem("EPSG:4326")
    )
    extent = read({"INPUT": str(ortho), "MODEL_FOLDER": str(write_model()), "EXTENT": degrees}).extent
    assert 649_900 < extent.xmin < extent.xmax < 650_100
    assert 6_860_100 < extent.ymin < extent.ymax < 6_860_300


def test_relative_paths_become_absolute(read, ortho, write_model, monkeypatch):
    model = write_model()
    monkeypatch.chdir(ortho.parent)
    request = read({"INPUT": "ortho.tif", "MODEL_FOLDER": f"../models/{model.name}"})
    assert request.ortho == str(ortho)
    assert Path(request.model).is_absolute()


def test_a_layer_of_the_project_is_passed_by_its_source(read, ortho, write_model, qgis_new_project):
    layer = QgsRasterLayer(str(ortho), "my ortho")
    QgsProject.instance().addMapLayer(layer)
    assert read({"INPUT": layer.id(), "MODEL_FOLDER": str(write_model())}).ortho == str(ortho)


@pytest.mark.parametrize("suffix", ["|option:NUM_THREADS=2", "|option:A=1|option:B=2", "|credential:X=1"])
def test_what_qgis_appends_to_a_source_is_left_out(ortho, suffix):
    layer = QgsRasterLayer(f"{ortho}{suffix}", "ortho")
    assert gdal_source(layer) == str(ortho)


def test_a_file_with_a_bar_in_its_name_keeps_it(ortho):
    barred = ortho.rename(ortho.with_name("a|b.tif"))
    assert gdal_source(QgsRasterLayer(str(barred), "ortho")) == str(barred)


def test_a_subdataset_is_passed_as_gdal_names_it(ortho, tmp_path):
    package = tmp_path / "rasters.gpkg"
    gdal.Translate(str(package), str(ortho), format="GPKG", bandList=[1, 2, 3], creationOptions=["RASTER_TABLE=first"])
    name = f"GPKG:{package}:first"
    assert gdal_source(QgsRasterLayer(name, "ortho")) == name


def test_a_web_map_is_refused(refusal, write_model, qgis_new_project):
    layer = QgsRasterLayer("type=xyz&url=https://localhost/{z}/{x}/{y}.png", "streets", "wms")
    QgsProject.instance().addMapLayer(layer)
    sentence = refusal({"INPUT": layer, "MODEL_FOLDER": str(write_model())})
    assert sentence.startswith('The layer "streets" is a web map and has no file of its own: save the part')


def test_a_raster_in_memory_is_refused(ortho):
    gdal.Translate("/vsimem/ortho.tif", str(ortho))
    layer = QgsRasterLayer("/vsimem/ortho.tif", "in memory")
    with pytest.raises(InvalidRequest, match='The layer "in memory" has no file of its own'):
        gdal_source(layer)
    gdal.Unlink("/vsimem/ortho.tif")


@pytest.mark.parametrize(
    ("model", "values", "sentence"),
    [
        (
            {},
            {"BANDS": [1, 2, 3]},
            '3 bands are chosen, but the model "aerial" needs 5 (red, green, blue, nir, height).',
        ),
        ({"two_branches": True}, {}, 'The model "aerial" needs Sentinel-2 images: choose layers or a folder.'),
        ({}, {"SCALING": "magic"}, "Incorrect parameter value for SCALING"),
        ({}, {"VALUE_RANGE": "0,9", "SCALING": "depth"}, "The values of black and white are given, and how to find"),
        ({}, {"OVERLAP": 0.9}, "Incorrect parameter value for OVERLAP"),
        ({}, {"DEVICE": "abacus"}, "Incorrect parameter value for DEVICE"),
        ({}, {"VALUE_RANGE": "255,0"}, "The value range needs two numbers, the lower one first."),
        ({}, {"VALUE_RANGE": "5,None"}, "The values of black and white need both ends, or none."),
    ],
)
def test_values_that_do_not_suit_the_model_are_refused(refusal, ortho, write_model, model, values, sentence):
    said = refusal({"INPUT": str(ortho), "MODEL_FOLDER": str(write_model(**model)), **values})
    assert said.startswith(sentence)


def test_an_ortho_with_too_few_bands_is_refused(refusal, ortho, write_model):
    gdal.Translate(str(ortho.with_name("rgb.tif")), str(ortho), bandList=[1, 2, 3])
    sentence = refusal({"INPUT": str(ortho.with_name("rgb.tif")), "MODEL_FOLDER": str(write_model())})
    assert sentence == (
        'The ortho "rgb" has 3 bands; the model "aerial" needs 5 (red, green, blue, nir, height). '
        "None of the installed models can do with what is given."
    )


def test_the_installed_models_that_can_do_with_an_ortho_are_named(refusal, ortho, write_model, monkeypatch):
    rgb = ortho.with_name("rgb.tif")
    gdal.Translate(str(rgb), str(ortho), bandList=[1, 2, 3])
    models = {name: write_model(name, **more) for name, more in (("five", {}), ("free", {"optional": True}))}
    both = write_model("both", two_branches=True)
    monkeypatch.setenv(MODELS_VARIABLE, str(both.parent))
    named = "Of the installed models, these can do with what is given: {}."
    assert refusal({"INPUT": str(rgb), "MODEL_FOLDER": str(models["five"])}).endswith(named.format("free"))
    zero = {"INPUT": str(ortho), "MODEL_FOLDER": str(models["five"]), "BANDS": [1, 2, 3, 0, 5]}
    assert refusal(zero).endswith(named.format("free"))
    assert refusal({"INPUT": str(ortho), "MODEL_FOLDER": str(both)}).endswith(named.format("five, free"))


def test_the_date_of_the_ortho_is_left_to_the_engine_which_reads_its_tags(read, ortho, write_model):
    values = {"INPUT": str(ortho), "MODEL_FOLDER": str(write_model(metadata=True))}
    assert read(values).acquisition is None
    assert read({**values, "ALTITUDE": 250.0}).acquisition == Acquisition(altitude=250.0)
    assert read({**values, "ACQUIRED": "2021-07-09"}).acquisition == Acquisition("2021-07-09")


def test_what_a_model_can_do_without_may_be_absent(read, ortho, write_model):
    rgb = ortho.with_name("rgb.tif")
    gdal.Translate(str(rgb), str(ortho), bandList=[1, 2, 3])
    request = read({"INPUT": str(rgb), "MODEL_FOLDER": str(write_model(two_branches=True, optional=True))})
    assert request.sentinel2 == () and request.bands == ()


def test_bands_from_other_rasters_need_not_be_in_the_ortho(read, ortho, write_model):
    rgb, infrared, height = (ortho.with_name(f"{name}.tif") for name in ("rgb", "irc", "mnh"))
    for path, bands in ((rgb, [1, 2, 3]), (infrared, [4, 1, 2]), (height, [5])):
        gdal.Translate(str(path), str(ortho), bandList=bands)
    values = {"INPUT": str(rgb), "MODEL_FOLDER": str(write_model()), "NIR": str(infrared)}
    request = read({**values, "HEIGHT": str(height), "HEIGHT_UNIT": "metres", "BANDS": [3, 2, 1, 1, 1]})
    assert (request.nir, request.height, request.height_unit) == (str(infrared), str(height), "metres")
    assert request.bands == (3, 2, 1)
    request = read({**values, "SURFACE": str(height), "TERRAIN": str(height)})
    assert request.surface == request.terrain == str(height) and request.height is None and request.bands == ()


def test_what_other_rasters_do_not_give_either_is_missed(refusal, ortho, write_model):
    rgb = ortho.with_name("rgb.tif")
    gdal.Translate(str(rgb), str(ortho), bandList=[1, 2, 3])
    values = {"INPUT": str(rgb), "MODEL_FOLDER": str(write_model())}
    sentence = refusal({**values, "NIR": str(ortho)})
    assert sentence.startswith('The ortho "rgb" has 3 bands; the model "aerial" needs 4 (red, green, blue, height).')
    assert "need both a surface and a terrain model" in refusal({**values, "NIR": str(ortho), "SURFACE": str(ortho)})


def test_images_and_a_folder_at_once_are_refused(refusal, ortho, sentinel2, write_model):
    values = {"SENTINEL2": [str(sentinel2)], "SENTINEL2_FOLDER": str(sentinel2.parent)}
    sentence = refusal({"INPUT": str(ortho), "MODEL_FOLDER": str(write_model(two_branches=True)), **values})
    assert sentence == "Sentinel-2 images are given as layers and as a folder: choose one of the two."


def test_a_folder_that_is_no_model_is_refused(refusal, ortho):
    sentence = refusal({"INPUT": str(ortho), "MODEL_FOLDER": str(ortho.parent)})
    assert sentence.startswith(f'There is no model "{ortho.parent}"')


def test_checking_asks_for_no_layer_to_be_loaded(provider, engine_that, ortho, write_model, qgis_new_project):
    engine_that("works")
    context = QgsProcessingContext()
    output = QgsProcessingOutputLayerDefinition("TEMPORARY_OUTPUT", QgsProject.instance())
    values = {"INPUT": str(ortho), "MODEL_FOLDER": str(write_model()), "OUTPUT": output}
    assert provider.algorithm("classify").create().checkParameterValues(values, context) == (True, "")
    assert context.layersToLoadOnCompletion() == {}
