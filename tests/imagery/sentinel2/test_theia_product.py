# SPDX-License-Identifier: GPL-2.0-or-later
"""THEIA's products as a series, compared with the same scene in textbook form."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from affine import Affine
from rasterio.crs import CRS
from rasterio.warp import transform as project

from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.core.model_card import SatelliteInput
from flair2_plugin.imagery.grid import Grid, Point
from flair2_plugin.imagery.sentinel2.opening import open_series
from flair2_plugin.imagery.sentinel2.series import Series
from flair2_plugin.imagery.sentinel2.theia_product import masks_of_flags
from tests.rasters import random_series, write_raster
from tests.safe_products import SafeScene, in_pairs, write_safe, zip_product
from tests.theia_products import TheiaScene, write_theia

SIDE = 60
PLACE = Affine(10, 0, 699_960, 0, -10, 4_900_020)
UTM = "EPSG:32631"
(EAST,), (NORTH,) = project(UTM, "EPSG:2154", [700_060], [4_899_920])
ORTHOS = {
    "own pixels": Grid(CRS.from_string(UTM), Affine(0.2, 0, 700_060, 0, -0.2, 4_899_920), 1500, 1500),
    "Lambert-93": Grid(CRS.from_epsg(2154), Affine(0.2, 0, EAST + 3.7, 0, -0.2, NORTH), 1500, 1500),
}
FLAGS = np.array([[0, 1, 2, 3], [128, 130, 16, 33]], dtype=np.uint8).repeat(30, axis=0).repeat(15, axis=1)
GROUND = np.array([[0, 4, 1, 5]], dtype=np.uint8).repeat(60, axis=0).repeat(15, axis=1)


def read(path: Path, ortho: Grid) -> Series:
    with open_series((str(path),), None, SatelliteInput(), "o.tif", ortho, Point(EAST, NORTH), str) as source:
        return source.read(source.grid.window)


def scene() -> TheiaScene:
    values = in_pairs(random_series(1, side=SIDE)[0])
    values[:, :8, :6] = 0
    return TheiaScene(values, PLACE, FLAGS, GROUND)


@pytest.mark.parametrize("ortho", ORTHOS.values(), ids=ORTHOS)
@pytest.mark.parametrize("zipped", [False, True], ids=["folder", "zip"])
def test_a_product_is_read_as_the_same_scene_in_textbook_form(tmp_path: Path, ortho: Grid, zipped: bool) -> None:
    product = write_theia(tmp_path / "theia", scene())
    given = zip_product(product, tmp_path / "theia.zip") if zipped else tmp_path / "theia"
    textbook = tmp_path / "s2"
    textbook.mkdir()
    write_raster(textbook / "S2_20210403.tif", scene().images, PLACE, UTM, nodata=0)
    found, wanted = read(given, ortho), read(textbook, ortho)
    assert found.dates == wanted.dates
    assert np.array_equal(found.images, wanted.images) and found.images.dtype == np.uint16
    assert found.masks is not None and set(np.unique(found.masks)) <= {0, 30, 100}


def test_flags_become_snow_and_cloud(tmp_path: Path) -> None:
    snow, cloud = masks_of_flags(np.stack([FLAGS, GROUND]))[:, ::30, ::15]
    assert cloud.tolist() == [[0, 0, 100, 100], [30, 100, 0, 0]]
    assert snow.tolist() == [[0, 100, 0, 100]] * 2
    found = read(write_theia(tmp_path, scene()), ORTHOS["own pixels"])
    assert found.masks is not None and np.array_equal(found.masks[0], masks_of_flags(np.stack([FLAGS, GROUND])))


def test_values_at_or_below_zero_stay_data(tmp_path: Path) -> None:
    found = read(write_theia(tmp_path, replace(scene(), dark=6000)), ORTHOS["own pixels"])
    assert (found.images[0][scene().images > 0] == 1).all() and (found.images[0, :, :8, :6] == 0).all()


def test_reflectances_without_the_correction_for_slopes_serve_where_there_are_no_others(tmp_path: Path) -> None:
    found = read(write_theia(tmp_path, replace(scene(), kinds=("SRE",))), ORTHOS["own pixels"])
    assert (found.images[0, :, 8:] == scene().images[:, 8:] + 7).all()


def test_of_two_versions_the_newer_one_is_read(tmp_path: Path) -> None:
    write_theia(tmp_path, replace(scene(), version="1-8", dark=6000))
    write_theia(tmp_path, scene())
    assert np.array_equal(read(tmp_path, ORTHOS["own pixels"]).images[0], scene().images)


def test_products_of_both_producers_make_one_series_of_two_dates(tmp_path: Path) -> None:
    write_theia(tmp_path, scene())
    clear = np.zeros((2, SIDE, SIDE), dtype=np.uint8)
    write_safe(tmp_path, SafeScene(scene().images, PLACE, masks=clear))
    found = read(tmp_path, ORTHOS["own pixels"])
    assert len(found.dates) == 2 and np.array_equal(found.images[0], found.images[1])


def test_a_monthly_synthesis_is_refused(tmp_path: Path) -> None:
    product = write_theia(tmp_path, scene())
    renamed = product.with_name(product.name.replace("_L2A_", "_L3A_"))
    for file in product.iterdir():
        file.rename(file.with_name(file.name.replace("_L2A_", "_L3A_")))
    product.rename(renamed)
    with pytest.raises(InvalidImagery, match=r"L3A.* is no Level-2A product of THEIA's"):
        read(renamed, ORTHOS["own pixels"])


def test_a_product_without_a_band_is_refused(tmp_path: Path) -> None:
    product = write_theia(tmp_path, replace(scene(), kinds=("FRE",)))
    next(product.glob("*_FRE_B11.tif")).unlink()
    with pytest.raises(InvalidImagery, match=r"_C_V2-2 lacks the band B11 \(…_FRE_B11.tif\): copy it anew"):
        read(product, ORTHOS["own pixels"])
