# SPDX-License-Identifier: GPL-2.0-or-later
"""Dates that only layers know, through a command line that was copied, to the real engine's report and the panel."""

from __future__ import annotations

import shlex
import subprocess
import sys
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import Qgis, QgsDateTimeRange, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QDate, QDateTime, QTime

from flair2_plugin.desktop.dock.result_box import ResultBox
from flair2_plugin.desktop.runs.requests import describe_command
from flair2_plugin.desktop.runs.series import read_series
from flair2_plugin.desktop.runs.state import RunState
from flair2_plugin.desktop.runs.values import plain_values
from tests.desktop.conftest import write_raster

ROOT = Path(__file__).parents[3]
ENGINE = ROOT / ".venv" / "bin" / "python"
DAYS = (date(2020, 11, 5), date(2021, 4, 3), date(2021, 7, 22))

pytestmark = [
    pytest.mark.skipif(not ENGINE.is_file(), reason="no engine: make env builds .venv"),
    pytest.mark.skipif(not (ROOT / "models" / "demo").is_dir(), reason="no demo model"),
    pytest.mark.skipif(sys.platform == "win32", reason="the engine's place is a checkout's on Linux"),
]


@pytest.fixture
def parameters(tmp_path, monkeypatch, provider, qgis_new_project):
    """Return values for a run with three layers that tell their dates, while their files don't; the first is cloudy."""
    monkeypatch.setenv("FLAIR2_ENGINE_PYTHON", str(ENGINE))
    monkeypatch.setattr("flair2_plugin.desktop.runs.places.profile_folder", lambda: tmp_path / "profile")
    layers = []
    for number, day in enumerate(DAYS):
        path = write_raster(tmp_path / f"scene_{'abc'[number]}.tif", 10, size=60, pixel=10.0, value=1_500)
        move(path, 300.0)
        masks = write_raster(path.with_name(f"{path.stem}_masks.tif"), 2, size=60, pixel=10.0, value=0)
        cover(masks, 100 if number == 0 else 0)
        layer = QgsRasterLayer(str(path), path.stem)
        properties, moment = layer.temporalProperties(), QDateTime(QDate(day.year, day.month, day.day), QTime(10, 50))
        properties.setIsActive(True)
        properties.setMode(Qgis.RasterTemporalMode.FixedTemporalRange)
        properties.setFixedTemporalRange(QgsDateTimeRange(moment, moment))
        layers.append(layer)
        QgsProject.instance().addMapLayer(layer)
    ortho = write_raster(tmp_path / "ortho.tif", 5, size=512)
    output = str(tmp_path / "map.tif")
    series = [layer.id() for layer in layers]
    given = {"INPUT": str(ortho), "MODEL": "demo", "SENTINEL2": series, "OUTPUT": output, "DEVICE": "cpu"}
    return plain_values({**given, "PRECISION": "fp32"}, tmp_path / "areas")


def move(path, distance):
    """Move a raster to the north-west, so that it surrounds the ortho."""
    dataset = gdal.Open(str(path), gdal.GA_Update)
    left, pixel, _, top, _, _ = dataset.GetGeoTransform()
    dataset.SetGeoTransform((left - distance, pixel, 0.0, top + distance, 0.0, -pixel))
    dataset.FlushCache()


def cover(path, probability):
    """Write masks of an image: no snow, and cloud everywhere of this probability."""
    move(path, 300.0)
    dataset = gdal.Open(str(path), gdal.GA_Update)
    for band, value in ((1, 0), (2, probability)):
        dataset.GetRasterBand(band).WriteArray(np.full((60, 60), value, "uint8"))
    dataset.FlushCache()


def test_the_engine_is_told_and_tells_which_dates_it_used(parameters, qtbot):
    QgsProject.instance().removeAllMapLayers()
    words = shlex.split(describe_command(parameters).partition(" && ")[2])
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    assert "spans 2020 to 2021" in done.stderr
    picture = Path(parameters["OUTPUT"]).with_suffix(".dates.svg")
    assert picture.is_file() and f"Dates: {picture}" in done.stdout
    report = Path(parameters["OUTPUT"]).with_suffix(".report.json")
    dates = read_series(str(report)).dates
    assert [one.day for one in dates] == list(DAYS)
    assert [(one.used > 0, one.clear) for one in dates] == [(False, 0.0), (True, 1.0), (True, 1.0)]
    box = ResultBox()
    qtbot.addWidget(box)
    box.show_state(RunState("run", parameters, "done", report=str(report)), "")
    assert box.dates_button.isVisible()
