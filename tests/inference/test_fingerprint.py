# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import rasterio
import rasterio.shutil

from flair2_plugin.core.request import Request
from flair2_plugin.inference.fingerprint import describe_files
from tests.rasters import random_ortho, random_series, write_ortho, write_series


@pytest.fixture
def request_of(tmp_path: Path) -> Request:
    """An ortho behind a virtual raster of a virtual raster, and a folder of a series."""
    write_ortho(tmp_path / "leaf.tif", random_ortho(width=60, height=50))
    for name, part in (("inner.vrt", "leaf.tif"), ("outer.vrt", "inner.vrt")):
        with rasterio.open(tmp_path / part) as raster:
            rasterio.shutil.copy(raster, tmp_path / name, driver="VRT")
    series = write_series(tmp_path / "s2", random_series(1), [date(2021, 4, 3)])
    return Request(str(tmp_path / "outer.vrt"), "model", str(tmp_path / "map.tif"), (str(series),))


def test_a_file_behind_virtual_rasters_is_one_of_the_inputs(request_of: Request, tmp_path: Path) -> None:
    before = describe_files(request_of)
    write_ortho(tmp_path / "leaf.tif", random_ortho(seed=9, width=60, height=50))
    assert describe_files(request_of) != before


def test_what_qgis_notes_of_a_raster_that_it_shows_is_no_change(request_of: Request, tmp_path: Path) -> None:
    before = describe_files(request_of)
    (tmp_path / "s2" / "S2_20210403.tif.aux.xml").write_text("<PAMDataset />", encoding="utf-8")
    assert describe_files(request_of) == before
    (tmp_path / "s2" / "S2_20210403_masks.tif").touch()
    assert describe_files(request_of) != before
