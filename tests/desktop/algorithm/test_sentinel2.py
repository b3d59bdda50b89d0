# SPDX-License-Identifier: GPL-2.0-or-later
"""flair2:sentinel2 with the real engine and a real STAC API on this computer."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from functools import partial
from pathlib import Path

import pytest
from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingOutputFolder,
    QgsProcessingParameterFile,
)

from flair2_plugin.core.request import Extent
from flair2_plugin.core.series_request import SeriesRequest
from flair2_plugin.desktop.algorithm import sentinel2
from flair2_plugin.desktop.algorithm.series_reader import read_series_values

ROOT = Path(__file__).parents[3]
ENGINE = ROOT / ".venv" / "bin" / "python"
STAGE = ROOT / "build" / "stage"
PROGRAM = shutil.which("qgis_process.bin") or shutil.which("qgis_process")
AREA = "500080,500480,5149540,5149940 [EPSG:32631]"  # of the first tile, which tests/stac_scenes.py writes
BANDS = ["B2", "B3", "B4", "B5", "B6", "B7", "B8", "B8A", "B11", "B12"]

needs_engine = pytest.mark.skipif(
    not ENGINE.is_file() or not ENGINE.with_name("rustac").is_file(), reason="no engine with rustac: make env builds it"
)


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory):
    """Return the address of a catalogue."""
    command = [ENGINE, ROOT / "tests" / "stac_catalogue.py", tmp_path_factory.mktemp("catalogue")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        address = process.stdout.readline().strip()
        assert address  # without it the algorithm would ask a catalogue of the internet
        yield address
        process.stdin.close()


@pytest.fixture
def run_sentinel2(run_algorithm, monkeypatch):
    """Return a function that runs the algorithm as Processing does."""
    monkeypatch.setenv("FLAIR2_ENGINE_PYTHON", str(ENGINE))
    return partial(run_algorithm, "sentinel2")


@pytest.fixture
def values(catalogue, tmp_path):
    """Return what a run over a small area needs."""
    return {
        "EXTENT": AREA,
        "YEAR": 2021,
        "CATALOG_ADDRESS": catalogue,
        "COLLECTION": "sentinel-2-c1-l2a",
        "OUTPUT": str(tmp_path / "series, été"),
    }


@needs_engine
def test_a_series_is_made_and_reported(run_sentinel2, values, listening):
    feedback = listening()
    results, fine = run_sentinel2(values, feedback)
    assert fine and results["OUTPUT"] == values["OUTPUT"]
    rasters = sorted(path.name for path in Path(results["OUTPUT"]).glob("*.tif") if "masks" not in path.name)
    assert rasters == ["S2_20210403.tif", "S2_20210418.tif", "S2_20210712.tif"]
    image = gdal.Open(str(Path(results["OUTPUT"]) / rasters[0]))
    assert [image.GetRasterBand(i + 1).GetDescription() for i in range(image.RasterCount)] == BANDS
    assert len(json.loads(Path(results["REPORT"]).read_text(encoding="utf-8"))["dates"]) == 3
    assert feedback.progress() == 100
    assert "Dates: 1 of 3" in " ".join(feedback.heard)


@needs_engine
def test_a_cancelled_run_keeps_what_is_finished_and_goes_on(run_sentinel2, values, listening):
    feedback = listening(cancel_at=30.0)
    assert run_sentinel2(values, feedback) == ({}, True)
    assert any("the finished dates are kept" in text for text in feedback.heard)
    folder = Path(values["OUTPUT"])
    kept = {path.name: path.stat().st_mtime_ns for path in folder.glob("*.tif")}
    assert 0 < len(kept) < 6
    run_sentinel2(values, listening())
    times = {path.name: path.stat().st_mtime_ns for path in folder.glob("*.tif")}
    assert len(times) == 6 and {name: times[name] for name in kept} == kept


@needs_engine
def test_a_refusal_is_one_sentence(run_sentinel2, values, listening):
    with pytest.raises(Exception, match='has no collection "sentinel-3"') as caught:
        run_sentinel2({**values, "COLLECTION": "sentinel-3"}, listening())
    assert "Traceback" not in str(caught.value)


@needs_engine
def test_the_engine_goes_through_the_proxy_of_qgis(run_sentinel2, values, listening, monkeypatch):
    monkeypatch.setattr(sentinel2, "proxy_variables", lambda: {"HTTP_PROXY": "http://127.0.0.1:9"})
    with pytest.raises(Exception, match=r"can't be asked \(.*(proxy|refused)"):
        run_sentinel2(values, listening())


@needs_engine
@pytest.mark.skipif(PROGRAM is None or not (STAGE / "flair2_plugin").is_dir(), reason="no qgis_process, or not staged")
def test_qgis_process_makes_months(values, tmp_path):
    environment = {
        **os.environ,
        "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path / "profile"),
        "QGIS_PLUGINPATH": str(STAGE),
        "FLAIR2_ENGINE_PYTHON": str(ENGINE),
        "PROJ_DATA": "/usr/share/proj",  # as QGIS has it on Windows and macOS; breaks rasterio
    }
    subprocess.run([PROGRAM, "plugins", "enable", "flair2_plugin"], env=environment, check=True, timeout=120)
    options = [f"--{name}={value}" for name, value in values.items()]
    command = [PROGRAM, "--json", "run", "flair2:sentinel2", *options, "--EVERY=month"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    folder = Path(json.loads(done.stdout)["results"]["OUTPUT"])
    rasters = sorted(path.name for path in folder.glob("*.tif") if "masks" not in path.name)
    assert rasters == ["S2_20210415.tif", "S2_20210715.tif"]


def test_the_parameters_reach_the_request(provider, ortho):
    algorithm, context = provider.algorithm("sentinel2").create(), QgsProcessingContext()
    given = {"EXTENT": AREA, "YEAR": 2020, "CLOUD_COVER": 20, "EVERY": "month"}
    expected = SeriesRequest(
        output=".",
        catalog="earth-search",
        first="2020-01-01",
        last="2020-12-31",
        extent=Extent(500_080.0, 5_149_540.0, 500_480.0, 5_149_940.0),
        crs="EPSG:32631",
        cloud_cover=20.0,
        every="month",
    )
    assert read_series_values(algorithm, given, context) == expected
    given = {"ORTHO": str(ortho), "FIRST": "2021-03-01", "LAST": "2021-10-31", "CATALOG": "planetary-computer"}
    request = read_series_values(algorithm, given, context)
    assert (request.ortho, request.first, request.last) == (str(ortho), "2021-03-01", "2021-10-31")
    assert request.catalog == "planetary-computer" and request.extent is None


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "choose one of the two"),
        ({"EXTENT": AREA, "FIRST": "2021-03-01"}, "give both, or none"),
        ({"EXTENT": AREA, "FIRST": "2021-03-01", "LAST": "2021-02-01"}, "ends on 2021-02-01, before it begins"),
        ({"ORTHO": "nowhere.tif"}, "Ortho"),
    ],
)
def test_what_makes_no_sense_is_said_before_the_engine_starts(provider, engine_that, given, sentence):
    engine_that("works")
    algorithm = provider.algorithm("sentinel2").create()
    fine, problem = algorithm.checkParameterValues({"OUTPUT": "series", **given}, QgsProcessingContext())
    assert not fine and sentence.lower() in problem.lower()


def test_every_parameter_has_help_and_a_label(provider):
    for definition in provider.algorithm("sentinel2").parameterDefinitions():
        assert definition.help().endswith("."), definition.name()
        assert definition.description()[0].isupper(), definition.name()


def test_in_a_model_the_series_goes_straight_into_the_classification(provider):
    registry = QgsApplication.processingRegistry()
    assert registry.algorithmById("flair2:sentinel2") is not None
    model = QgsProcessingModelAlgorithm()
    series = QgsProcessingModelChildAlgorithm("flair2:sentinel2")
    series.setChildId("series")
    model.addChildAlgorithm(series)
    sources = model.availableSourcesForChild(
        "", [QgsProcessingParameterFile.typeName()], [QgsProcessingOutputFolder.typeName()]
    )
    assert ("series", "OUTPUT") in [(source.outputChildId(), source.outputName()) for source in sources]
