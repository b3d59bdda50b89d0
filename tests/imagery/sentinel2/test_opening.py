# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import json
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import rasterio
from affine import Affine
from rasterio.crs import CRS
from rasterio.warp import Resampling, calculate_default_transform, reproject

from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.core.model_card import SENTINEL2_BANDS, SatelliteInput
from flair2_plugin.imagery.grid import Grid, Point, Window
from flair2_plugin.imagery.sentinel2.opening import SeriesSource, open_series
from flair2_plugin.imagery.sentinel2.series import Series
from tests.rasters import LEFT, TOP, random_series, series_transform, write_raster, write_series

ORTHO = Grid(CRS.from_epsg(2154), Affine(0.2, 0, LEFT, 0, -0.2, TOP), 700, 600)
CORNER = Point(LEFT + 45.6, TOP - 45.6)
DAYS = [date(2021, 4, 3), date(2021, 7, 22)]


def opened(stack: ExitStack, *paths: Path, dates: Path | None = None, ortho: str = "ortho.tif") -> SeriesSource:
    said: list[str] = []
    names = tuple(map(str, paths))
    csv = str(dates) if dates else None
    return stack.enter_context(open_series(names, csv, SatelliteInput(), ortho, ORTHO, CORNER, said.append))


def read_all(*paths: Path, dates: Path | None = None, ortho: str = "ortho.tif") -> Series:
    with ExitStack() as stack:
        source = opened(stack, *paths, dates=dates, ortho=ortho)
        return source.read(source.grid.window)


def write_super_area(folder: Path, images: np.ndarray, products: list[str]) -> Path:
    folder.mkdir(exist_ok=True)
    stem = folder / "SEN2_sp_D074_2020-Z3_UN"
    np.save(f"{stem}_data.npy", images)
    np.save(f"{stem}_masks.npy", np.zeros((len(images), 2, *images.shape[2:]), dtype=np.uint8))
    Path(f"{stem}_products.txt").write_text("\n".join(products) + "\n")
    return Path(f"{stem}_data.npy")


PRODUCTS = [f"S2A_MSIL2A_{day:%Y%m%d}T105021_N0300_R051_T31TDF_{day:%Y%m%d}T140000" for day in DAYS]


def test_only_what_is_mapped_and_a_patch_around_it_is_near(tmp_path: Path) -> None:
    folder, wanted = write_series(tmp_path / "s2", random_series(1), DAYS[:1]), SatelliteInput(patch=4)
    mapped = Window(200, 150, 100, 50)
    with open_series((str(folder),), None, wanted, "o.tif", ORTHO, CORNER, str, mapped) as series:
        near = series._source.near
        under = series.grid.window_of(ORTHO.cropped(mapped).extent)
    assert (near.width, near.height) == (2 + 2 * 4, 1 + 2 * 4)
    assert under.lies_in(near)


def test_a_resampled_pixel_is_the_same_in_every_window(tmp_path: Path) -> None:
    """GDAL resamples what is larger than its blocks, 512 × 128 pixels, in one go and a little otherwise."""
    images = np.random.default_rng(5).integers(1, 9000, (10, 400, 640), dtype=np.uint16)
    place = Affine(10, 0, 452_000, 0, -10, 5_190_000)
    path = write_raster(tmp_path / "S2_20210403.tif", images, place, nodata=0, crs=CRS.from_epsg(32631))
    with rasterio.open(path) as raster:
        transform, width, height = calculate_default_transform(
            raster.crs, ORTHO.crs, raster.width, raster.height, *raster.bounds, resolution=0.2
        )
    ortho = Grid(ORTHO.crs, transform, width, height)
    with open_series((str(path),), None, SatelliteInput(), "o.tif", ortho, CORNER, str) as series:
        whole = series._source.read(series.grid.window).images
        for part in (Window(300, 170, 40, 40), Window(20, 100, 600, 40), Window(100, 30, 40, 300)):
            (top, bottom), (left, right) = part.bounds
            assert np.array_equal(series._source.read(part).images, whole[:, :, top:bottom, left:right])


def test_dated_rasters_on_one_grid_are_read_as_they_are(tmp_path: Path) -> None:
    images = random_series(2)
    found = read_all(write_series(tmp_path / "s2", images, DAYS))
    assert found.dates == tuple(DAYS)
    assert (found.images == images).all()
    assert found.masks is None


def test_masks_beside_the_images_come_along(tmp_path: Path) -> None:
    masks = np.random.default_rng(1).integers(0, 101, (2, 2, 60, 60)).astype(np.uint8)
    found = read_all(write_series(tmp_path / "s2", random_series(2), DAYS, masks))
    assert found.masks is not None and (found.masks == masks).all()


def test_rasters_are_put_in_time_order(tmp_path: Path) -> None:
    images = random_series(2)
    folder = write_series(tmp_path / "s2", images, DAYS)
    files = sorted(folder.iterdir(), reverse=True)
    assert (read_all(*files).images == images).all()


def test_a_folder_named_twice_counts_once(tmp_path: Path) -> None:
    folder = write_series(tmp_path / "s2", random_series(2), DAYS)
    assert read_all(folder, folder).dates == tuple(DAYS)


def test_a_stack_has_its_dates_in_its_band_descriptions(tmp_path: Path) -> None:
    images = random_series(2)
    path = write_raster(tmp_path / "stack.tif", images.reshape(20, 60, 60), series_transform())
    with rasterio.open(path, "r+") as dataset:
        for i in range(20):
            dataset.set_band_description(i + 1, f"{DAYS[i // 10]} {SENTINEL2_BANDS[i % 10]}")
    found = read_all(path)
    assert found.dates == tuple(DAYS) and (found.images == images).all()


def test_a_stack_may_have_its_dates_in_a_csv(tmp_path: Path) -> None:
    path = write_raster(tmp_path / "stack.tif", random_series(2).reshape(20, 60, 60), series_transform())
    csv = tmp_path / "dates.csv"
    csv.write_text("date\n2021-04-03\n20210722\n")
    assert read_all(path, dates=csv).dates == tuple(DAYS)


def test_a_csv_dates_files_by_their_names(tmp_path: Path) -> None:
    for i in range(2):
        write_raster(tmp_path / f"{'ab'[i]}.tif", random_series(1, seed=i)[0], series_transform())
    csv = tmp_path / "dates.csv"
    csv.write_text("file,date\nb.tif,2021-04-03\na.tif,2021-07-22\n")
    found = read_all(tmp_path / "a.tif", tmp_path / "b.tif", dates=csv)
    assert found.dates == tuple(DAYS)
    assert (found.images[0] == random_series(1, seed=1)[0]).all()


def test_bands_in_another_order_are_found_by_name(tmp_path: Path) -> None:
    images = random_series(1)[0]
    names = ["B01", *(f"B{n[1:]:0>2}" for n in SENTINEL2_BANDS[::-1])]
    path = write_raster(tmp_path / "S2_20210403.tif", np.concatenate([images[:1], images[::-1]]), series_transform())
    with rasterio.open(path, "r+") as dataset:
        for i, name in enumerate(names, start=1):
            dataset.set_band_description(i, name)
    assert (read_all(path).images[0] == images).all()


def test_another_crs_is_aligned_by_coordinates(tmp_path: Path) -> None:
    ramp = np.tile(np.arange(1000, 7000, 100, dtype=np.float32), (10, 60, 1))
    here = write_raster(tmp_path / "S2_20210403.tif", ramp, series_transform())
    there = tmp_path / "utm" / "S2_20210403.tif"
    there.parent.mkdir()
    with rasterio.open(here) as source:
        utm = CRS.from_epsg(32631)
        transform, width, height = calculate_default_transform(source.crs, utm, 60, 60, *source.bounds, resolution=10)
        moved = np.zeros((10, height, width), dtype=np.float32)
        reproject(
            source.read(),
            moved,
            src_transform=source.transform,
            src_crs=source.crs,
            dst_transform=transform,
            dst_crs=utm,
            resampling=Resampling.bilinear,
        )
    write_raster(there, moved, transform, "EPSG:32631", nodata=0)
    with ExitStack() as stack:
        own, other = opened(stack, here), opened(stack, there)
        windows = [source.grid.window_around(CORNER, 40) for source in (own, other)]
        a, b = (source.read(window).images for source, window in zip((own, other), windows, strict=True))
    assert b[..., 12:28, 12:28] == pytest.approx(a[..., 12:28, 12:28], abs=60)  # under a pixel's step of 100


def test_pixels_beyond_a_dates_raster_are_missing(tmp_path: Path) -> None:
    write_series(tmp_path / "s2", random_series(1), DAYS[:1])
    half = Affine(10, 0, LEFT - 230, 0, -10, TOP + 230)
    write_raster(tmp_path / "s2" / "S2_20210722.tif", random_series(1)[0, :, :, :30], half)
    found = read_all(tmp_path / "s2")
    assert (found.images[1, :, :, 30:] == 0).all() and (found.images[1, :, :, :30] > 0).all()


def test_a_super_area_is_placed_by_flairs_centroid_file(tmp_path: Path) -> None:
    images = random_series(2, side=100)
    data = write_super_area(tmp_path / "D074_2020", images, PRODUCTS)
    (tmp_path / "flair-2_centroids_sp_to_patch.json").write_text(json.dumps({"IMG_1.tif": [30, 55]}))
    with ExitStack() as stack:
        source = opened(stack, data, ortho=str(tmp_path / "IMG_1.tif"))
        window = source.grid.window_around(ORTHO.centre(ORTHO.window), 40)
        assert window == Window(35, 10, 40, 40)
        assert (source.read(window).images == images[:, :, 10:50, 35:75]).all()


def test_a_super_area_without_a_centroid_file_is_laid_in_the_middle(tmp_path: Path) -> None:
    data = write_super_area(tmp_path / "sen", random_series(2, side=100), PRODUCTS)
    with ExitStack() as stack:
        source = opened(stack, data.parent)
        assert source.grid.window_around(ORTHO.centre(ORTHO.window), 40) == Window(30, 30, 40, 40)


def bad_csv(folder: Path) -> tuple[Path, Path]:
    path = write_raster(folder / "a.tif", random_series(1)[0], series_transform())
    (folder / "d.csv").write_text("file,date\na.tif,last spring\n")
    return path, folder / "d.csv"


def test_a_date_that_is_none_is_refused_with_its_line(tmp_path: Path) -> None:
    path, csv = bad_csv(tmp_path)
    with pytest.raises(InvalidImagery, match=r'd.csv, line 2: no date can be read in "last spring"'):
        read_all(path, dates=csv)


def test_a_name_without_a_date_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidImagery, match=r"No date can be read in the name of a.tif"):
        read_all(write_raster(tmp_path / "a.tif", random_series(1)[0], series_transform()))


def test_a_wrong_band_count_is_refused(tmp_path: Path) -> None:
    path = write_raster(tmp_path / "S2_20210403.tif", random_series(1)[0, :9], series_transform())
    with pytest.raises(InvalidImagery, match=r"has 9 bands, but 10 a date are needed"):
        read_all(path)


def test_a_series_of_another_place_is_refused(tmp_path: Path) -> None:
    far = Affine(10, 0, LEFT + 50_000, 0, -10, TOP)
    path = write_raster(tmp_path / "S2_20210403.tif", random_series(1)[0], far)
    with pytest.raises(InvalidImagery, match="lies nowhere on the ortho"):
        read_all(path)


def test_a_super_area_cut_short_is_refused(tmp_path: Path) -> None:
    data = write_super_area(tmp_path / "sen", random_series(2), PRODUCTS)
    data.write_bytes(data.read_bytes()[:5000])
    with pytest.raises(InvalidImagery, match="may be cut short"):
        read_all(data)


def test_products_that_do_not_fit_the_data_are_refused(tmp_path: Path) -> None:
    data = write_super_area(tmp_path / "sen", random_series(2), PRODUCTS[:1])
    with pytest.raises(InvalidImagery, match="names 1 dates, but .* holds 2"):
        read_all(data)
