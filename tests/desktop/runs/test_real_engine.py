# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs, previews and foresight with the real engine and the demo model."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, osr
from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY, QgsProject

from flair2_plugin.core.locations import MODELS, has_unfinished_run
from flair2_plugin.core.messages import Strip
from flair2_plugin.desktop.runs.areas import rows_of
from flair2_plugin.desktop.runs.foresight import Foresight
from flair2_plugin.desktop.runs.history import History
from flair2_plugin.desktop.runs.preview import preview, remove_preview
from flair2_plugin.desktop.runs.requests import describe_command
from tests.held_engine import write_held_engine

ENGINE = Path(__file__).parents[3] / ".venv" / "bin" / "python"
PATIENCE = 120_000

pytestmark = [
    pytest.mark.skipif(not ENGINE.is_file(), reason="no engine: make env builds .venv"),
    pytest.mark.skipif(not (MODELS / "demo").is_dir(), reason="the demo model is not there"),
]


def write(path, bands, size, pixel, kind, most):
    """Write seeded noise in Lambert-93, its north-west corner at a fixed place."""
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(2154)
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), *size, bands, kind)
    dataset.SetProjection(crs.ExportToWkt())
    dataset.SetGeoTransform((650_000.0, pixel, 0.0, 6_860_000.0, 0.0, -pixel))
    noise = np.random.default_rng(bands)
    for band in range(1, bands + 1):
        dataset.GetRasterBand(band).WriteArray(noise.integers(0, most, size[::-1]))
    dataset.FlushCache()


@pytest.fixture
def scene(tmp_path, monkeypatch):
    """Return the parameters of a run of several strips."""
    monkeypatch.setenv("FLAIR2_ENGINE_PYTHON", str(ENGINE))
    (tmp_path / "s2").mkdir()
    write(tmp_path / "ortho.tif", 5, (560, 2_000), 0.2, gdal.GDT_Byte, 256)
    for day in ("20210403", "20210712"):
        write(tmp_path / "s2" / f"S2_{day}.tif", 10, (20, 50), 10.0, gdal.GDT_UInt16, 3_000)
    given = {"INPUT": tmp_path / "ortho.tif", "SENTINEL2_FOLDER": tmp_path / "s2", "OUTPUT": tmp_path / "map.tif"}
    return {name: str(path) for name, path in given.items()} | {"MODEL": "demo", "DEVICE": "cpu", "PRECISION": "fp32"}


def layer_names():
    return [layer.name() for layer in QgsProject.instance().layerTreeRoot().layerOrder()]


@pytest.fixture
def held(tmp_path, monkeypatch):
    """Have the engine stop in the fourth of its five rows of tiles; return a function that lets it go on."""
    monkeypatch.setenv("FLAIR2_ENGINE_PYTHON", str(write_held_engine(ENGINE, tmp_path, tiles=7)))
    return lambda: monkeypatch.setenv("FLAIR2_ENGINE_PYTHON", str(ENGINE))


def test_a_run_grows_is_stopped_and_goes_on_to_its_layers(qtbot, queue, scene, held):
    strips = []
    run = queue.add(scene | {"CONFIDENCE": scene["OUTPUT"].replace("map", "sure")}, "ortho")
    run.message_heard.connect(lambda message: strips.append(message) if isinstance(message, Strip) else None)
    qtbot.waitUntil(lambda: len(strips) > 0 and layer_names() != [], timeout=PATIENCE)
    assert layer_names() == ["ortho (in the making)"]
    read = gdal.Open(strips[0].path)
    assert (read.RasterXSize, read.RasterYSize) == (560, strips[0].rows)
    assert set(np.unique(read.ReadAsArray())) <= set(range(1, 14))
    del read
    queue.stop(run)
    qtbot.waitUntil(lambda: run.state.is_over, timeout=PATIENCE)
    assert (run.state.phase, run.state.resumable) == ("stopped", True)
    assert layer_names() == []
    [past] = queue.history.runs()
    assert past.resumable

    held()
    again = queue.add(queue.history.again(past.parameters, resume=True), "ortho")
    qtbot.waitUntil(lambda: again.state.is_over, timeout=PATIENCE)
    assert again.state.phase == "done", again.state.error
    assert any("The unfinished run goes on" in note for note in again.state.notes)
    assert layer_names() == ["Land cover", "Confidence"]
    assert not has_unfinished_run(Path(scene["OUTPUT"]))
    rows = rows_of(again.state)
    assert sum(row.percent for row in rows) == pytest.approx(100.0, abs=0.01)
    assert sum(row.square_km for row in rows) == pytest.approx(560 * 2_000 * 0.04 / 1e6, rel=1e-3)
    assert again.state.foreseen.tiles > 0


def test_a_stopped_run_leaves_its_finished_part_if_asked_to(qtbot, queue, scene, held):
    run = queue.add(scene | {"KEEP_PARTIAL": True}, "ortho")
    qtbot.waitUntil(lambda: layer_names() != [], timeout=PATIENCE)
    queue.stop(run)
    qtbot.waitUntil(lambda: run.state.is_over, timeout=PATIENCE)
    assert run.state.partial == scene["OUTPUT"].replace("map", "map_partial")
    assert layer_names() == ["Land cover"]
    values = gdal.Open(run.state.partial).ReadAsArray()
    assert values.shape == (2_000, 560)
    assert values[0, 0] > 0 and values[-1, -1] == 0
    assert run.state.resumable


def test_what_a_run_would_take_is_foreseen_and_nothing_written(qtbot, queue, scene, tmp_path):
    before = {path.name for path in tmp_path.iterdir()}
    foresight = Foresight(History(tmp_path / "history.jsonl"))
    with qtbot.waitSignal(foresight.answered, timeout=PATIENCE) as answer:
        foresight.ask(scene)
    [foreseen] = answer.args
    assert foreseen.tiles == 10 and foreseen.device == "cpu"
    assert foreseen.seconds > 0 and foreseen.memory_mib > 100
    assert foreseen.square_km == pytest.approx(0.0448)
    assert {path.name for path in tmp_path.iterdir()} - {"ortho.tif.aux.xml"} == before


def test_one_tile_around_a_point_is_previewed(qtbot, queue, scene):
    point = QgsPointXY(650_056.0, 6_859_800.0)
    run = preview(scene, point, QgsCoordinateReferenceSystem("EPSG:2154"))
    qtbot.waitUntil(lambda: run.state.is_over, timeout=PATIENCE)
    assert run.state.phase == "done", run.state.error
    assert run.state.foreseen.tiles == 1
    [layer] = QgsProject.instance().mapLayers().values()
    assert layer.name() == "Preview"
    assert (layer.width(), layer.height()) == (512, 512)
    assert layer.extent().center().distance(point) < 0.3
    assert layer.renderer().type() == "paletted"
    assert not Path(scene["OUTPUT"]).exists()
    assert queue.history.runs() == []
    remove_preview()


def test_the_command_line_of_a_run_names_everything(queue, scene):
    line = describe_command(scene)
    for word in (str(ENGINE), "-m flair2_plugin.predict", scene["INPUT"], scene["OUTPUT"], "--precision fp32"):
        assert word in line


def test_a_folder_that_can_not_be_written_to_fails_the_run_with_a_sentence(qtbot, queue, scene):
    run = queue.add(scene | {"OUTPUT": "/proc/map.tif"}, "ortho")  # not even for root
    qtbot.waitUntil(lambda: run.state.is_over, timeout=PATIENCE)
    assert run.state.phase == "failed"
    assert "/proc" in run.state.error and "can't be written" in run.state.error
    assert not run.state.resumable
    assert layer_names() == []
