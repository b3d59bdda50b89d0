# SPDX-License-Identifier: GPL-2.0-or-later
"""The map made with a catalogue's series is the map made with the same scenes in textbook form."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import rasterio
from affine import Affine

from flair2_plugin.core.request import Request
from flair2_plugin.core.series_request import SeriesRequest
from flair2_plugin.inference.run import classify
from flair2_plugin.stac.series import make_series
from tests.packages import SMALL_UTT, write_package
from tests.rasters import random_ortho, write_raster
from tests.stac_scenes import CRS_UTM, NORTH, WEST, truth
from tests.stac_server import Door

pytestmark = [  # of odc-geo and of rasterio's warp of arrays
    pytest.mark.filterwarnings("ignore:The 'shapely.ops.transform:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:Dataset has no geotransform"),
]

DAYS = ("2021-04-03", "2021-07-12")


def _textbook(folder: Path) -> Path:
    folder.mkdir()
    for day in DAYS:
        whole, name, place = truth(day), f"S2_{day.replace('-', '')}", Affine(10, 0, WEST, 0, -10, NORTH)
        write_raster(folder / f"{name}.tif", whole.values, place, CRS_UTM, nodata=0)
        write_raster(folder / f"{name}_masks.tif", np.stack([whole.snow, whole.cloud]), place, CRS_UTM)
    return folder


def _map(folder: Path, series: Path) -> np.ndarray:
    output = folder / f"{series.name}.tif"
    request = Request(str(folder / "ortho.tif"), str(folder / "model"), str(output), (str(series),), precision="fp32")
    classify(request, lambda message: None, lambda: False)
    with rasterio.open(output) as dataset:
        return np.asarray(dataset.read(1))


def test_the_same_scenes_give_the_same_map(door: Door, tmp_path: Path) -> None:
    place = Affine(0.2, 0, WEST + 583.3, 0, -0.2, NORTH - 377.7)
    write_raster(tmp_path / "ortho.tif", random_ortho(width=260, height=200), place, CRS_UTM)
    write_package(tmp_path / "model", replace(SMALL_UTT, aerial=replace(SMALL_UTT.aerial, patch=128)))
    days = {"first": "2021-01-01", "last": "2021-12-31", "cloud_cover": 30.0, "collection": "sentinel-2-c1-l2a"}
    made = SeriesRequest(str(tmp_path / "made"), door.address, ortho=str(tmp_path / "ortho.tif"), **days)
    make_series(made, lambda message: None, lambda: False)
    names = {path.name for path in (tmp_path / "made").glob("*.tif")}
    assert names == {path.name for path in _textbook(tmp_path / "textbook").iterdir()}
    classes = _map(tmp_path, tmp_path / "made")
    assert (classes == _map(tmp_path, tmp_path / "textbook")).all()
    assert len(np.unique(classes)) > 1
