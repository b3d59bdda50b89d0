# SPDX-License-Identifier: GPL-2.0-or-later
"""End to end with the real engine: the staged plugin in QGIS's own qgis_process, and a cancelled run."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, osr
from qgis.core import QgsRasterLayer

from flair2_plugin.core.nomenclature import BASELINE

PATIENCE = 300  # seconds
ROOT = Path(__file__).parents[2]
ENGINE = ROOT / ".venv" / "bin" / "python"
STAGE = ROOT / "build" / "stage"

# Debian's wrapper qgis_process is broken in bookworm; the program itself is not.
PROGRAM = shutil.which("qgis_process.bin") or shutil.which("qgis_process")

pytestmark = [
    pytest.mark.skipif(not ENGINE.is_file(), reason="no engine: make env builds .venv"),
    pytest.mark.skipif(not (STAGE / "flair2_plugin").is_dir(), reason="not staged: make stage"),
    pytest.mark.skipif(PROGRAM is None, reason="this QGIS has no qgis_process"),
]


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    """Return a U-T&T package with random weights."""
    folder = tmp_path_factory.mktemp("model") / "random"
    subprocess.run([ENGINE, Path(__file__).with_name("random_model.py"), folder], check=True, timeout=PATIENCE)
    return folder


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    """Return the environment variables of a QGIS that knows nothing but the staged plugin, as it is staged now."""
    stage = tmp_path_factory.mktemp("stage")
    shutil.copytree(STAGE / "flair2_plugin", stage / "flair2_plugin")
    variables = {
        "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path_factory.mktemp("profile")),
        "QGIS_PLUGINPATH": str(stage),
        "QT_QPA_PLATFORM": "offscreen",
        "FLAIR2_ENGINE_PYTHON": str(ENGINE),
        "PROJ_DATA": "/usr/share/proj",  # as QGIS has it on Windows and macOS; breaks rasterio
    }
    subprocess.run(
        [PROGRAM, "plugins", "enable", "flair2_plugin"], env={**os.environ, **variables}, check=True, timeout=PATIENCE
    )
    return {**os.environ, **variables}


def write(path, bands, size, pixel, kind):
    """Write a raster in Lambert-93 with its centre at a fixed place and seeded noise in it."""
    noise = np.random.default_rng(bands)
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(2154)
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), *size, bands, kind)
    dataset.SetProjection(crs.ExportToWkt())
    west, north = 650_000.0 - size[0] * pixel / 2, 6_860_000.0 + size[1] * pixel / 2
    dataset.SetGeoTransform((west, pixel, 0.0, north, 0.0, -pixel))
    for band in range(1, bands + 1):
        dataset.GetRasterBand(band).WriteArray(noise.integers(0, 256, size[::-1]))
    dataset.FlushCache()


@pytest.fixture
def scene(tmp_path):
    """Return a folder with an ortho of 700 × 600 pixels and, in s2/, two Sentinel-2 dates over it."""
    (tmp_path / "s2").mkdir()
    write(tmp_path / "ortho.tif", 5, (700, 600), 0.2, gdal.GDT_Byte)
    for day in ("20210403", "20210712"):
        write(tmp_path / "s2" / f"S2_{day}.tif", 10, (60, 60), 10.0, gdal.GDT_UInt16)
    return tmp_path


def start(environment, *arguments):
    """Start the algorithm, its messages as JSON."""
    command = [PROGRAM, "--json", "run", "flair2:classify", *map(str, arguments)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def options(scene, model, *more):
    """Return the options of a run over the scene."""
    given = {"INPUT": scene / "ortho.tif", "SENTINEL2_FOLDER": scene / "s2", "MODEL_FOLDER": model}
    return [f"--{name}={value}" for name, value in given.items()] + [f"--OUTPUT={scene / 'map.tif'}", *more]


def test_the_staged_plugin_is_listed_with_its_algorithm(environment):
    done = subprocess.run(
        [PROGRAM, "--json", "list"], env=environment, capture_output=True, text=True, check=True, timeout=PATIENCE
    )
    provider = json.loads(done.stdout)["providers"]["flair2"]
    assert provider["name"] == "FLAIR-2 land cover"
    assert sorted(provider["algorithms"]) == ["flair2:classify", "flair2:sentinel2"]


def test_a_map_is_made_styled_and_in_place(environment, scene, model):
    confidence = f"--CONFIDENCE={scene / 'confidence.tif'}"
    process = start(environment, *options(scene, model, "--DEVICE=cpu", "--OVERLAP=0", confidence))
    out, error = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, error
    results = json.loads(out)["results"]
    assert results["OUTPUT"] == str(scene / "map.tif")
    assert results["SECONDS"] > 0
    ortho, land_cover = QgsRasterLayer(str(scene / "ortho.tif")), QgsRasterLayer(results["OUTPUT"])
    assert land_cover.crs().authid() == "EPSG:2154"
    assert land_cover.extent() == ortho.extent()
    assert (land_cover.width(), land_cover.height()) == (700, 600)
    assert land_cover.renderer().type() == "paletted"
    assert [entry.label for entry in land_cover.renderer().classes()] == [entry.name for entry in BASELINE]
    assert QgsRasterLayer(results["CONFIDENCE"]).renderer().type() == "singlebandpseudocolor"
    values = set(np.unique(gdal.Open(results["OUTPUT"]).ReadAsArray()))
    assert values <= {entry.id for entry in BASELINE} and values
    assert not [path for path in scene.iterdir() if "unfinished" in path.name]


def test_a_series_of_another_place_is_refused_in_one_sentence(environment, scene, model):
    (scene / "elsewhere").mkdir()
    far = scene / "elsewhere" / "S2_20210403.tif"
    shift = ["-a_ullr", "100000", "6200600", "100600", "6200000"]
    gdal.Translate(str(far), str(scene / "s2" / far.name), options=shift)
    arguments = options(scene, model, f"--SENTINEL2_FOLDER={far.parent}")
    process = start(environment, *[a for a in arguments if not a.endswith("/s2")])
    _, error = process.communicate(timeout=PATIENCE)
    assert process.returncode != 0
    assert "lies nowhere on the ortho" in error
    assert "Traceback" not in error
    assert not (scene / "map.tif").exists()


def test_when_qgis_is_killed_the_engine_ends_and_leaves_no_map(environment, scene, model):
    process = start(environment, *options(scene, model, "--DEVICE=cpu", "--OVERLAP=0.75"))
    unfinished = scene / ".map.tif.unfinished"
    wait_until(unfinished.is_dir)
    engines = engines_of(scene)
    assert len(engines) == 1
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=PATIENCE)
    wait_until(lambda: not engines_of(scene))
    assert not (scene / "map.tif").exists()


def test_the_real_engine_is_gone_when_a_cancelled_run_ends(listening, run_classify, scene, model, monkeypatch):
    monkeypatch.setenv("FLAIR2_ENGINE_PYTHON", str(ENGINE))
    feedback = listening(cancel_at=1.0)
    cancelled = []
    feedback.canceled.connect(lambda: cancelled.append(engines_of(scene)))
    values = {"INPUT": scene / "ortho.tif", "SENTINEL2_FOLDER": scene / "s2", "MODEL_FOLDER": model}
    values |= {"OUTPUT": scene / "map.tif", "CONFIDENCE": scene / "confidence.tif", "DEVICE": "cpu"}
    run_classify({name: str(value) for name, value in values.items()} | {"OVERLAP": 0.75}, feedback)
    [engines] = cancelled
    assert feedback.progress() < 50
    assert len(engines) == 1 and not engines_of(scene)
    assert {path.name for path in scene.iterdir()} <= {"ortho.tif", "ortho.tif.aux.xml", "s2"}


def wait_until(happened):
    """Wait for something to become true."""
    end = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


def engines_of(scene):
    """Return the numbers of the engines whose request names a scene."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            arguments = (folder / "cmdline").read_bytes().decode().split("\0")
        except OSError:
            continue
        if "--request" not in arguments or "--attached" not in arguments:
            continue
        request = Path(arguments[arguments.index("--request") + 1])
        if request.is_file() and str(scene) in request.read_text(encoding="utf-8"):
            found.append(int(folder.name))
    return found
