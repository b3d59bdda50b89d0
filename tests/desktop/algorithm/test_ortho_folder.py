# SPDX-License-Identifier: GPL-2.0-or-later
"""A folder of ortho tiles in the ortho's place, as IGN delivers them."""

from __future__ import annotations

from pathlib import Path

import pytest
from osgeo import gdal
from qgis.core import QgsProcessingContext

from flair2_plugin.core.errors import InvalidRequest
from flair2_plugin.core.request import Acquisition, Extent
from flair2_plugin.desktop.algorithm.ortho_folder import open_tiles
from flair2_plugin.desktop.algorithm.request_reader import RequestReader


@pytest.fixture
def tiles(ortho: Path, tmp_path: Path) -> Path:
    """Return a folder with the ortho in four tiles."""
    folder = tmp_path / "dalles, été"
    folder.mkdir()
    for number, (left, top) in enumerate(((0, 0), (30, 0), (0, 40), (30, 40))):
        window = [left, top, 34 if left else 30, 24 if top else 40]
        gdal.Translate(str(folder / f"tile_{number}.tif"), str(ortho), srcWin=window)
    (folder / "lisez-moi.txt").write_text("no raster")
    return folder


@pytest.fixture
def read(provider):
    """Return a function that makes the request of some parameter values."""

    def read_values(values):
        return RequestReader(provider.algorithm("classify").create(), values, QgsProcessingContext()).read()

    return read_values


def test_the_tiles_of_a_folder_are_one_layer(tiles, ortho):
    layer = open_tiles(str(tiles))
    assert layer.name() == "dalles, été" and layer.bandCount() == 5
    assert (layer.width(), layer.height()) == (64, 64) and layer.crs().authid() == "EPSG:2154"
    assert layer.extent().xMinimum() == 650_000


def test_a_tile_that_comes_is_seen(tiles, ortho):
    (tiles / "tile_3.tif").rename(tiles.parent / "kept.tif")
    before = open_tiles(str(tiles)).extent().width()
    (tiles / "tile_1.tif").unlink()
    assert open_tiles(str(tiles)).extent().width() < before


def test_a_folder_stands_for_the_ortho(read, tiles, write_model):
    values = {"ORTHO_FOLDER": str(tiles), "MODEL_FOLDER": str(write_model()), "SCALING": "percentile"}
    request = read({**values, "EXTENT": "650001,650005,6859990,6859998 [EPSG:2154]", "CAMERA": "UCE"})
    assert request.ortho == str(tiles) and request.scaling == "percentile"
    assert request.extent == Extent(650_001.0, 6_859_990.0, 650_005.0, 6_859_998.0)
    assert request.acquisition == Acquisition(camera="UCE")


def test_a_folder_is_named_as_the_ortho(provider, tiles, write_model):
    values = {"ORTHO_FOLDER": str(tiles), "MODEL_FOLDER": str(write_model())}
    reader = RequestReader(provider.algorithm("classify").create(), values, QgsProcessingContext())
    assert reader.ortho_name() == "dalles, été"


def test_an_ortho_and_a_folder_at_once_are_refused(read, tiles, ortho, write_model):
    values = {"INPUT": str(ortho), "ORTHO_FOLDER": str(tiles), "MODEL_FOLDER": str(write_model())}
    with pytest.raises(InvalidRequest, match="as a layer and as a folder"):
        read(values)


def test_neither_is_refused_too(read, write_model):
    with pytest.raises(InvalidRequest, match="The ortho can't be read"):
        read({"MODEL_FOLDER": str(write_model())})


@pytest.mark.parametrize("content", [None, "text", "damaged"])
def test_a_folder_without_rasters_is_refused(read, tmp_path, write_model, content):
    folder = tmp_path / "empty"
    if content:
        folder.mkdir()
        (folder / ("a.txt" if content == "text" else "a.tif")).write_text("no raster")
    with pytest.raises(InvalidRequest, match="holds no raster|can't be read"):
        read({"ORTHO_FOLDER": str(folder), "MODEL_FOLDER": str(write_model())})


def test_too_few_bands_of_tiles_are_refused_as_those_of_an_ortho(read, tiles, write_model):
    for tile in tiles.glob("*.tif"):
        gdal.Translate(f"{tile}.new", str(tile), bandList=[1, 2, 3], format="GTiff")
        Path(f"{tile}.new").replace(tile)
    with pytest.raises(InvalidRequest, match='"dalles, été" has 3 bands; the model "aerial" needs 5'):
        read({"ORTHO_FOLDER": str(tiles), "MODEL_FOLDER": str(write_model())})
