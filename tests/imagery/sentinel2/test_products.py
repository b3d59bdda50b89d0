# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentinel-2 L2A products as a series, compared with the same scene in textbook form: one GeoTIFF per date."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED

import numpy as np
import pytest
from affine import Affine
from rasterio.crs import CRS
from rasterio.warp import transform as project

from flair2_plugin.core.model_card import SENTINEL2_BANDS, SatelliteInput
from flair2_plugin.imagery.grid import Grid, Point, Window
from flair2_plugin.imagery.sentinel2.opening import open_series
from flair2_plugin.imagery.sentinel2.series import Series
from tests.rasters import random_series, write_raster
from tests.safe_products import SafeScene, in_pairs, pairs, write_safe, zip_product

SIDE = 60
PLACE = Affine(10, 0, 699_960, 0, -10, 4_900_020)  # T31TFJ's corner
UTM = "EPSG:32631"
ORTHO = Grid(CRS.from_string(UTM), Affine(0.2, 0, 700_060, 0, -0.2, 4_899_920), 1500, 1500)


def lambert_ortho() -> Grid:
    """An ortho of the same ground in Lambert-93, off the products' pixels."""
    (x,), (y,) = project(UTM, "EPSG:2154", [ORTHO.extent.xmin], [ORTHO.extent.ymax])
    return Grid(CRS.from_epsg(2154), Affine(0.2, 0, x + 3.7, 0, -0.2, y), 1500, 1500)


@dataclass
class Seen:
    series: Series
    said: list[str] = field(default_factory=list)


def read(*paths: Path, ortho: Grid = ORTHO, window: Window | None = None) -> Seen:
    """Return a series of the paths, the whole of it unless a window is given."""
    said: list[str] = []
    corner = Point(ortho.extent.xmin + 3, ortho.extent.ymax - 3)
    with ExitStack() as stack:
        opening = open_series(tuple(map(str, paths)), None, SatelliteInput(), "o.tif", ortho, corner, said.append)
        source = stack.enter_context(opening)
        return Seen(source.read(window or source.grid.window), said)


def check_same(seen: Seen, textbook: Seen) -> None:
    found, wanted = seen.series, textbook.series
    assert found.dates == wanted.dates
    assert found.images.dtype == np.uint16 and np.array_equal(found.images, wanted.images)
    assert (found.masks is None) == (wanted.masks is None)
    assert wanted.masks is None or np.array_equal(found.masks, wanted.masks)


def images(seed: int = 0, width: int = SIDE) -> np.ndarray:
    """A scene as products can tell it, a corner of it without data."""
    values = in_pairs(random_series(1, seed, max(width, SIDE))[0])[:, :SIDE, :width]
    values[:, :8, :6] = 0
    return values


def masks(seed: int = 0, width: int = SIDE) -> np.ndarray:
    return pairs(np.random.default_rng(seed).integers(0, 101, (2, SIDE, width)).astype(np.uint8))


SCENE = SafeScene(images(), PLACE, masks=masks())
LATER = SafeScene(images(1), PLACE, day=date(2022, 7, 22), baseline="04.00", masks=masks(1))


def write_textbook(folder: Path, *scenes: SafeScene) -> Path:
    folder.mkdir()
    for scene in scenes:
        stem = f"S2_{scene.day:%Y%m%d}"
        write_raster(folder / f"{stem}.tif", scene.images, scene.transform, scene.crs, nodata=0)
        if scene.masks is not None:
            write_raster(folder / f"{stem}_masks.tif", scene.masks, scene.transform, scene.crs)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of two products, one before and one since baseline 04.00."""
    where = tmp_path_factory.mktemp("products")
    for scene in (SCENE, LATER):
        write_safe(where, scene)
    return where


@pytest.fixture(scope="module")
def textbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_textbook(tmp_path_factory.mktemp("textbook") / "s2", SCENE, LATER)


@pytest.mark.parametrize("ortho", [ORTHO, lambert_ortho()], ids=["own pixels", "Lambert-93"])
def test_products_are_read_as_the_same_scenes_in_textbook_form(folder: Path, textbook: Path, ortho: Grid) -> None:
    seen = read(folder, ortho=ortho)
    check_same(seen, read(textbook, ortho=ortho))
    assert seen.said == [] and seen.series.images.max() > 0
    for window in (Window(3, 5, 21, 20), Window(-7, 30, 40, 40), Window(8, 9, 1, 1)):
        check_same(read(folder, ortho=ortho, window=window), read(textbook, ortho=ortho, window=window))


@pytest.mark.parametrize("ortho", [ORTHO, lambert_ortho()], ids=["own pixels", "Lambert-93"])
def test_a_cut_around_the_ortho_shows_what_the_product_shows(tmp_path: Path, ortho: Grid) -> None:
    """Cuts reach 40 pixels beyond the ortho; the last window is read from the product itself."""
    values = in_pairs(random_series(1, 3, 360)[0])
    large = SafeScene(values, PLACE @ Affine.translation(-160, -160), masks=pairs(values[:2] % 101).astype(np.uint8))
    product = write_safe(tmp_path, large)
    textbook = write_textbook(tmp_path / "s2", large)
    col, row = 170, 170
    for window in (
        Window(col, row, 30, 30),
        Window(col - 39, row - 39, 108, 108),
        Window(col - 100, row, 250, 30),
    ):
        check_same(read(product, ortho=ortho, window=window), read(textbook, ortho=ortho, window=window))


def test_the_offset_of_baseline_4_changes_no_value(tmp_path: Path) -> None:
    old, new = SCENE, replace(SCENE, baseline="04.00")
    check_same(read(write_safe(tmp_path / "new", new)), read(write_safe(tmp_path / "old", old)))


def test_dark_values_stay_data_when_the_offset_is_undone(tmp_path: Path) -> None:
    dark = replace(SCENE, images=np.full((10, SIDE, SIDE), 1, dtype=np.uint16), baseline="04.00")
    assert (read(write_safe(tmp_path, dark)).series.images == 1).all()


def test_a_pixel_that_one_band_lacks_is_missing_in_all(tmp_path: Path) -> None:
    values = images()
    values[9, 20:24, 30:32] = 0
    seen = read(write_safe(tmp_path, replace(SCENE, images=values)))
    assert (seen.series.images[0, :, 20:24, 30:32] == 0).all()
    assert (seen.series.images[0, :, 20:24, 32:] > 0).all()


def test_at_the_edge_of_a_swath_no_value_mixes_with_no_data(tmp_path: Path) -> None:
    """Bands of 10 and of 20 m end at different pixels there."""
    values = images()
    rows, cols = np.mgrid[:SIDE, :SIDE]
    values[:, cols > 45 - rows // 5] = 0
    found = read(write_safe(tmp_path, replace(SCENE, images=values)), ortho=lambert_ortho()).series.images
    assert found[found > 0].min() >= values[values > 0].min() and (found == 0).any()


@pytest.mark.parametrize("method", [ZIP_STORED, ZIP_DEFLATED])
def test_zipped_products_are_read_in_place(folder: Path, tmp_path: Path, method: int) -> None:
    packed = tmp_path / "packed {1}"
    packed.mkdir()
    for product in folder.iterdir():
        zip_product(product, packed / f"{product.stem}.zip", method)
    before = sorted(packed.rglob("*"))
    check_same(read(packed, ortho=lambert_ortho()), read(folder, ortho=lambert_ortho()))
    assert sorted(packed.rglob("*")) == before


def test_a_product_may_be_named_in_many_ways(folder: Path, textbook: Path, tmp_path: Path) -> None:
    product = folder / SCENE.name
    around = tmp_path / "unpacked" / SCENE.name.removesuffix(".SAFE") / SCENE.name
    shutil.copytree(product, around)
    archive = zip_product(product, tmp_path / "x.SAFE.zip")
    alone = read(product)
    for path in (product / "MTD_MSIL2A.xml", tmp_path / "unpacked", archive):
        check_same(read(path), alone)
    check_same(read(product, product, folder), read(folder))


def test_the_names_of_products_before_2019_are_known(folder: Path, tmp_path: Path) -> None:
    product = Path(shutil.copytree(folder / SCENE.name, tmp_path / SCENE.name))
    stem = f"L2A_T{SCENE.tile}_{SCENE.day:%Y%m%d}T105021"
    for file in product.rglob("*.jp2"):
        new = {"MSK_SNWPRB_20m": f"{stem}_SNW_20m", "MSK_CLDPRB_20m": f"{stem}_CLD_20m"}.get(
            file.stem, f"L2A_{file.stem}"
        )
        file.rename(file.with_name(f"{new}.jp2"))
    text = (product / "MTD_MSIL2A.xml").read_text()
    (product / "MTD_MSIL2A.xml").write_text(text.replace("BOA_QUANTIFICATION", "L2A_BOA_QUANTIFICATION"))
    check_same(read(product), read(folder / SCENE.name))


def test_products_and_rasters_make_one_series(folder: Path, tmp_path: Path) -> None:
    rasters = write_textbook(tmp_path / "s2", LATER)
    both = tmp_path / "both"
    shutil.copytree(folder / SCENE.name, both / SCENE.name)
    for file in rasters.iterdir():
        shutil.copy(file, both)
    check_same(read(both), read(folder))
    check_same(read(folder / SCENE.name, rasters), read(folder))


def test_tiles_of_one_date_are_one_picture_of_all_that_has_data(tmp_path: Path) -> None:
    whole = SafeScene(images(2, 100), PLACE, masks=masks(2, 100))
    left, right = whole.images[:, :, :60].copy(), whole.images[:, :, 40:].copy()
    left[:, 30:, 40:] = 0  # the swath's edge
    parts = [
        replace(whole, images=left, masks=whole.masks[:, :, :60]),
        replace(
            whole,
            images=right,
            masks=whole.masks[:, :, 40:],
            transform=PLACE @ Affine.translation(40, 0),
            tile="31TGJ",
        ),
    ]
    for part in parts:
        write_safe(tmp_path / "tiles", part)
    wide = Grid(ORTHO.crs, ORTHO.transform, 4000, 1500)
    check_same(read(tmp_path / "tiles", ortho=wide), read(write_textbook(tmp_path / "s2", whole), ortho=wide))


def test_orbits_of_one_day_are_two_dates(tmp_path: Path) -> None:
    for orbit in (51, 94):
        write_safe(tmp_path, replace(SCENE, orbit=orbit))
    assert read(tmp_path).series.dates == (SCENE.day, SCENE.day)


def test_of_a_tile_processed_anew_the_newest_baseline_is_read(tmp_path: Path) -> None:
    newest = replace(SCENE, images=images(5), baseline="05.00", processed="20230601T120000")
    versions = [SCENE, newest, replace(SCENE, baseline="03.01", processed="20240101T000000")]
    for version in versions:
        write_safe(tmp_path / "all", version)
    seen = read(tmp_path / "all")
    check_same(seen, read(write_safe(tmp_path / "one", newest)))
    assert len(seen.said) == 1
    assert "N0301" in seen.said[0] and "is left out, since" in seen.said[0] and newest.name in seen.said[0]
    assert seen.said[0].endswith("shows the same as processed later, and 1 more in the same way.")


def test_of_one_baseline_what_was_processed_last_is_read(tmp_path: Path) -> None:
    last = replace(SCENE, images=images(5), processed="20210404T101010")
    for version in (last, SCENE):
        write_safe(tmp_path / "all", version)
    check_same(read(tmp_path / "all"), read(write_safe(tmp_path / "one", last)))


def test_two_parts_of_a_tile_are_both_read(tmp_path: Path) -> None:
    upper, lower = SCENE.images.copy(), SCENE.images.copy()
    upper[:, 30:], lower[:, :30] = 0, 0
    write_safe(tmp_path / "parts", replace(SCENE, images=upper))
    write_safe(tmp_path / "parts", replace(SCENE, images=lower, processed="20210403T150000", started="T105031"))
    check_same(read(tmp_path / "parts"), read(write_safe(tmp_path / "one", SCENE)))


def slope(xs: np.ndarray, ys: np.ndarray, crs: str) -> np.ndarray:
    """Reflectances, (10, H, W), that change with the place on the ground, in Lambert-93, slowly enough for 20 m."""
    easts, norths = project(crs, "EPSG:2154", xs.ravel().tolist(), ys.ravel().tolist())
    east, north = (np.array(values).reshape(xs.shape) for values in (easts, norths))
    plane = 3000 + (east - 462_000) * 0.5 + (north - 6_555_000) * 0.3
    return np.stack([plane + 50 * band for band in range(10)])


def slope_product(crs: str, centre: tuple[float, float], tile: str) -> SafeScene:
    place = Affine(10, 0, round(centre[0], -1) - 600, 0, -10, round(centre[1], -1) + 600)
    rows, cols = np.mgrid[0:120, 0:120]
    xs, ys = place @ (cols + 0.5, rows + 0.5)
    clear = np.zeros((2, 120, 120), dtype=np.uint8)
    return SafeScene(in_pairs(np.rint(slope(xs, ys, crs)).astype(np.uint16)), place, crs, tile, masks=clear)


def test_products_of_two_utm_zones_meet_on_one_grid(tmp_path: Path) -> None:
    """Zones 30 and 31 meet at Greenwich; each product here covers a part of the ortho, and both its middle."""
    (x,), (y,) = project("EPSG:4326", "EPSG:2154", [0.0], [46.0])
    ortho = Grid(CRS.from_epsg(2154), Affine(0.2, 0, x - 500, 0, -0.2, y + 300), 5000, 3000)
    for crs, tile, shift in (("EPSG:32630", "30TYR", -400.0), ("EPSG:32631", "31TBL", 400.0)):
        (east,), (north,) = project("EPSG:2154", crs, [x + shift], [y])
        write_safe(tmp_path, slope_product(crs, (east, north), tile))
    corner = Point(x, y)
    with open_series((str(tmp_path),), None, SatelliteInput(), "o.tif", ortho, corner, str) as source:
        assert source.dates == (SCENE.day,) and source.has_masks
        window = source.grid.window_of(ortho.extent)
        found = source.read(window).images[0].astype(float)
        rows, cols = np.mgrid[0 : window.height, 0 : window.width]
        xs, ys = source.grid.cropped(window).transform @ (cols + 0.5, rows + 0.5)
    assert (found > 0).all()
    errors = np.abs(found - slope(xs, ys, "EPSG:2154"))
    fine = [SENTINEL2_BANDS.index(name) for name in ("B2", "B3", "B4", "B8")]
    # From pixel to pixel it rises by 5 and 3: a third of a pixel is seen; a tile's last pixel reaches half a pixel out.
    assert (errors[fine] > 1.5).mean() < 0.005 and errors[fine].max() < 3
    assert errors.max() < 8  # the first of 2 × 2 pixels stands for all of them


CLASSES = np.array([[4, 8, 9, 10, 11, 3], [0, 5, 6, 7, 2, 1]], dtype=np.uint8).repeat(30, axis=0).repeat(10, axis=1)


@pytest.mark.parametrize("ortho", [ORTHO, lambert_ortho()], ids=["own pixels", "Lambert-93"])
def test_where_probabilities_lack_the_scene_classes_are_taken(tmp_path: Path, ortho: Grid) -> None:
    seen = read(write_safe(tmp_path, replace(SCENE, masks=None, classes=CLASSES)), ortho=ortho)
    assert seen.said == [] and seen.series.masks is not None
    snow, cloud = seen.series.masks[0]
    assert set(np.unique(snow)) == {0, 100} and set(np.unique(cloud)) == {0, 30, 60, 100}  # nothing in between
    if ortho is ORTHO:
        assert cloud[0, ::10].tolist() == [0, 60, 100, 30, 0, 0] and snow[0, ::10].tolist() == [0, 0, 0, 0, 100, 0]


def test_without_any_masks_the_log_says_what_is_missing(tmp_path: Path) -> None:
    for scene in (SCENE, replace(LATER, masks=None)):
        write_safe(tmp_path, scene)
    seen = read(tmp_path)
    assert seen.series.masks is None
    assert " ".join(seen.said) == (
        f"The Sentinel-2 series has no snow and cloud masks ({LATER.name}): no date is left out. Give products with "
        "their masks, or NAME_masks.tif (snow and cloud in percent) beside NAME.tif."
    )


@pytest.mark.parametrize("moved", [(500_000.0, 0.0, UTM), (0.0, 0.0, "EPSG:32660")])
def test_products_of_another_place_are_left_out(tmp_path: Path, moved: tuple[float, float, str]) -> None:
    write_safe(tmp_path, SCENE)
    place = Affine.translation(*moved[:2]) @ PLACE
    write_safe(tmp_path, replace(LATER, transform=place, crs=moved[2], tile="01ABC"))
    seen = read(tmp_path, ortho=lambert_ortho())
    assert seen.series.dates == (SCENE.day,)
    assert seen.said == ["1 of 2 Sentinel-2 products lie nowhere on the ortho and are left out."]
