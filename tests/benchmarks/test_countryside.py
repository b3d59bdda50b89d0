# SPDX-License-Identifier: GPL-2.0-or-later
"""The benchmarks' geometry: pictures mirrored over and over, official tiles, tiles beside tiles."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import rasterio

from benchmarks.border import BAND, DISTANCES, TILE, UNIT, shift_to_centre
from benchmarks.countryside import Countryside, enlarge, mirrored_rows
from benchmarks.official_way import MARGIN, official_starts
from tests.rasters import random_ortho, random_series, series_transform, write_ortho, write_raster


def test_a_picture_goes_on_beyond_its_edges_as_in_a_mirror() -> None:
    values = np.arange(12).reshape(1, 3, 4)
    blocks = dict(mirrored_rows(values, (-2, -1, 9, 6)))
    expected = np.pad(values, ((0, 0), (1, 2), (2, 3)), mode="reflect")
    assert np.array_equal(blocks[0], expected)


def test_a_large_country_begins_like_its_scene_and_its_series_reaches_beyond_it(tmp_path: Path) -> None:
    (tmp_path / "series").mkdir()
    ortho = random_ortho(width=300, height=200)
    images = random_series(1, side=40)
    scene = Countryside(write_ortho(tmp_path / "ortho.tif", ortho), tmp_path / "series")
    write_raster(scene.sentinel2 / "S2_20210101.tif", images[0], series_transform(), nodata=0)
    large = enlarge(scene, tmp_path / "large", 1000, 700)
    with rasterio.open(large.ortho) as country, rasterio.open(large.sentinel2 / "S2_20210101.tif") as series:
        assert np.array_equal(country.read()[:, :200, :300], ortho)
        assert series.bounds.left < country.bounds.left - 200 and series.bounds.right > country.bounds.right + 200
        assert series.bounds.top > country.bounds.top + 200 and series.bounds.bottom < country.bounds.bottom - 200
        with rasterio.open(scene.sentinel2 / "S2_20210101.tif") as first:
            row, col = series.index(first.bounds.left + 5, first.bounds.top - 5)
            assert np.array_equal(series.read()[:, row : row + 20, col : col + 20], first.read()[:, :20, :20])


@pytest.mark.parametrize("size", [512, 513, 1600, 10_000])
def test_what_the_official_way_keeps_of_its_tiles_leaves_no_gap(size: int) -> None:
    starts = official_starts(size)
    assert starts[0] == 0 and starts[-1] == size - TILE
    assert all(after - before <= TILE - 2 * MARGIN for before, after in zip(starts, starts[1:], strict=False))


@pytest.mark.parametrize("distance", DISTANCES)
def test_pixels_near_a_rim_lie_in_the_middle_of_the_tile_that_they_are_compared_with(distance: int) -> None:
    shift = shift_to_centre(distance)
    seen = distance - shift
    assert shift % UNIT == 0 and shift < 0
    assert abs(seen + BAND / 2 - TILE / 2) <= UNIT / 2 + 20
