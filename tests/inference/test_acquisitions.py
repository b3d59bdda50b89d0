# SPDX-License-Identifier: GPL-2.0-or-later
"""The acquisition of a model with metadata: as asked, else as the ortho's files tell, and the log says which."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import rasterio

from flair2_plugin.core.errors import InvalidRequest
from flair2_plugin.core.request import Acquisition
from flair2_plugin.imagery.grid import Grid, Window
from flair2_plugin.inference.acquisitions import TileAcquisitions, tile_acquisitions
from tests.packages import DATED_UNET, SMALL_UNET
from tests.rasters import write_ortho

SMALL = np.zeros((5, 40, 50), dtype=np.uint8)
TILE = Window(0, 0, 40, 40)


def acquisitions(path: Path, wanted: Acquisition | None, told: list[str]) -> TileAcquisitions:
    file = next(path.iterdir()) if path.is_dir() else path
    with rasterio.open(file) as dataset:
        grid = Grid(dataset.crs, dataset.transform, 50, 40)
    found = tile_acquisitions(wanted, DATED_UNET, grid, str(path), told.append)
    assert found is not None and told == [f"Acquisition: {found.told}."]
    return found


@pytest.fixture
def ortho(tmp_path: Path) -> Path:
    """An ortho whose tags tell everything."""
    path = write_ortho(tmp_path / "ortho.tif", SMALL)
    with rasterio.open(path, "r+") as dataset:
        dataset.update_tags(TIFFTAG_DATETIME="2021:07:09 10:30:00", EXIF_Model="CAMERA#017")
    return path


def test_tags_tell_what_the_request_does_not(ortho: Path) -> None:
    found = acquisitions(ortho, None, [])
    assert (str(found.day), found.hour, found.camera, found.altitude) == ("2021-07-09", 10.5, "other", 0)
    doubt = "TIFFTAG_DATETIME of ortho.tif, which may be when the file was written"
    assert found.told == (
        f'2021-07-09 ({doubt}), 10:30 (as its tags say), camera other (its tags say "CAMERA#017"), ground at 0 m'
    )


def test_the_request_counts_more_than_the_tags(ortho: Path) -> None:
    found = acquisitions(ortho, Acquisition("2020-06-23", "09:15", "UltraCam Eagle", 800.0), [])
    assert found.told == (
        '2020-06-23 (as asked), 09:15 (as asked), camera UCE ("UltraCam Eagle" as asked), ground at 800 m'
    )
    assert found.hour == 9.25
    only_camera = acquisitions(ortho, Acquisition(camera="UCE"), [])
    assert (str(only_camera.day), only_camera.camera) == ("2021-07-09", "UCE")


def test_the_time_of_the_tags_is_not_that_of_another_day(ortho: Path) -> None:
    assert acquisitions(ortho, Acquisition("2021-07-09"), []).hour == 10.5
    assert acquisitions(ortho, Acquisition("2020-06-23"), []).hour == 12


def test_without_any_word_of_them_it_is_noon_and_an_ultracam_eagle(tmp_path: Path) -> None:
    found = acquisitions(write_ortho(tmp_path / "o_20210709.tif", SMALL), None, [])
    assert found.told == ("2021-07-09 (the name o_20210709.tif), 12:00 (assumed), camera UCE (assumed), ground at 0 m")


def test_a_folder_of_several_days_is_of_the_most_frequent_which_is_told(tmp_path: Path) -> None:
    for name in ("a_20210709", "b_20210709", "c_20200501", "d"):
        write_ortho(tmp_path / f"{name}.tif", SMALL)
    told: list[str] = []
    found = acquisitions(tmp_path, None, told)
    assert str(found.day) == "2021-07-09"
    assert "the name a_20210709.tif and 1 more; the most frequent of 2 days: 2021-07-09 2×, 2020-05-01 1×" in told[0]


def test_without_any_date_a_model_with_metadata_is_refused(tmp_path: Path) -> None:
    path = write_ortho(tmp_path / "o.tif", SMALL)
    with pytest.raises(InvalidRequest, match="neither the tags nor the name of .*o.tif tell a date: say when"):
        acquisitions(path, Acquisition(camera="UCE"), [])


@pytest.mark.parametrize("wanted", [Acquisition("yesterday"), Acquisition("2021-07-09", "25:00")])
def test_what_is_no_date_or_time_is_refused(ortho: Path, wanted: Acquisition) -> None:
    with pytest.raises(InvalidRequest, match="is no date"):
        acquisitions(ortho, wanted, [])


def test_the_vector_follows_the_tags(ortho: Path) -> None:
    tagged = acquisitions(ortho, None, []).vector(TILE)
    asked = acquisitions(ortho, Acquisition("2021-07-09", "10:30", "other"), []).vector(TILE)
    another = acquisitions(ortho, Acquisition("2021-07-09", "10:30", "UCE"), []).vector(TILE)
    assert (tagged == asked).all() and (tagged != another).sum() == 2


def test_a_model_without_metadata_asks_no_file(tmp_path: Path) -> None:
    grid = Grid(rasterio.CRS.from_epsg(2154), rasterio.Affine(0.2, 0, 7e5, 0, -0.2, 6.6e6), 50, 40)
    assert tile_acquisitions(None, SMALL_UNET, grid, str(tmp_path / "absent.tif"), pytest.fail) is None
