# SPDX-License-Identifier: GPL-2.0-or-later
"""Tests of the made-up data set: its files stand where FLAIR #2's stand, and say the same things."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest
import rasterio

from flair2_plugin.imagery.sentinel2.dates import read_date
from flair2_plugin.landscape.dataset import CROP, PATCH, DatasetSize, plan_sites, write_dataset

SIZE = DatasetSize(train_areas=2, test_areas=1, patches_per_area=3)
SEED = 4
LAYOUT = re.compile(
    r"(flair_aerial_train|flair_2_aerial_test)/D9\d\d_20\d\d/Z\d_[A-Z]{2}/img/IMG_\d{6}\.tif"
    r"|(flair_labels_train|flair_2_labels_test)/D9\d\d_20\d\d/Z\d_[A-Z]{2}/msk/MSK_\d{6}\.tif"
    r"|(flair_sen_train|flair_2_sen_test)/(D9\d\d_20\d\d)/(Z\d_[A-Z]{2})/sen/"
    r"SEN2_sp_\4-\5_(data\.npy|masks\.npy|products\.txt)"
    r"|flair-2_centroids_sp_to_patch\.json|flair_aerial_metadata\.json"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("dataset")
    write_dataset(made, SEED, SIZE, lambda line: None)
    return made


def areas(folder: Path) -> list[Path]:
    return sorted(folder.glob("flair*sen*/*/*/sen"))


def test_there_are_flairs_files_and_no_others(folder: Path) -> None:
    files = [str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()]
    assert [name for name in files if not LAYOUT.fullmatch(name)] == []
    assert len(files) == 3 * (3 + 3 + 3) + 2


def test_patches_are_flairs(folder: Path) -> None:
    for path in folder.rglob("IMG_*.tif"):
        with rasterio.open(path) as image:
            assert (image.count, image.height, image.width, image.dtypes[0]) == (5, PATCH, PATCH, "uint8")
            assert image.crs.to_epsg() == 2154 and image.res == pytest.approx((0.2, 0.2))


def test_labels_lie_on_their_images(folder: Path) -> None:
    for path in folder.rglob("IMG_*.tif"):
        label = str(path).replace("aerial", "labels").replace("/img/IMG", "/msk/MSK")
        with rasterio.open(path) as image, rasterio.open(label) as mask:
            assert image.transform == mask.transform
            values = mask.read(1)
            assert values.min() >= 1 and values.max() <= 19


def test_a_series_has_a_product_for_each_date(folder: Path) -> None:
    for at in areas(folder):
        data, masks = (np.load(next(at.glob(f"*_{part}.npy"))) for part in ("data", "masks"))
        lines = next(at.glob("*products.txt")).read_text().splitlines()
        assert data.shape[:2] == (len(lines), 10) and data.dtype == np.uint16
        assert masks.shape == (len(lines), 2, *data.shape[2:]) and masks.max() <= 100
        days = [read_date(line, "products.txt") for line in lines]
        assert days == sorted(days) and all(line.startswith("S2") for line in lines)
        assert [line[15:19] for line in lines] == [f"{day:%m%d}" for day in days]  # where FLAIR's code reads it


def test_centroids_point_at_their_patches(folder: Path) -> None:
    centroids = json.loads((folder / "flair-2_centroids_sp_to_patch.json").read_text())
    sites = {(site.domain, site.zone): site.place for site in plan_sites(SEED, SIZE)}
    images = list(folder.rglob("IMG_*.tif"))
    assert set(centroids) == {path.name for path in images}
    for path in images:
        place = sites[path.parts[-4], path.parts[-3]]
        row, column = centroids[path.name]
        with rasterio.open(path) as image:
            x, y = image.xy(PATCH // 2 - 0.5, PATCH // 2 - 0.5)
        assert abs(place.left + 10 * column - x) <= 5.01 and abs(place.top - 10 * row - y) <= 5.01


def test_every_crop_lies_inside_its_area(folder: Path) -> None:
    centroids = json.loads((folder / "flair-2_centroids_sp_to_patch.json").read_text())
    for at in areas(folder):
        height, width = np.load(next(at.glob("*_data.npy")), mmap_mode="r").shape[2:]
        for path in folder.glob(f"flair*aerial*/{at.parts[-3]}/{at.parts[-2]}/img/*.tif"):
            row, column = centroids[path.name]
            assert CROP // 2 <= row <= height - CROP // 2 and CROP // 2 <= column <= width - CROP // 2


def test_the_series_and_the_labels_show_the_same_ground(folder: Path) -> None:
    centroids = json.loads((folder / "flair-2_centroids_sp_to_patch.json").read_text())
    wet, dry = [], []
    for path in folder.rglob("MSK_*.tif"):
        at = next(folder.glob(f"flair*sen*/{path.parts[-4]}/{path.parts[-3]}/sen"))
        infrared = np.median(np.load(next(at.glob("*_data.npy")))[:, 6], axis=0)
        row, column = centroids[path.name.replace("MSK", "IMG")]
        with rasterio.open(path) as mask:
            water = mask.read(1)[6:506, 6:506].reshape(10, 50, 10, 50).swapaxes(1, 2).reshape(10, 10, -1) == 5
        values = infrared[row - 5 : row + 5, column - 5 : column + 5]
        wet += list(values[water.mean(axis=2) == 1])
        dry += list(values[water.mean(axis=2) == 0])
    assert len(wet) > 5
    assert np.quantile(wet, 0.8) < np.quantile(dry, 0.02)  # crops are centred to half a pixel: shores are mixed


def test_metadata_is_in_flairs_form(folder: Path) -> None:
    metadata = json.loads((folder / "flair_aerial_metadata.json").read_text())
    assert set(metadata) == {path.stem for path in folder.rglob("IMG_*.tif")}
    for record in metadata.values():
        assert re.fullmatch(r"\d\dh\d\d", record["time"]) and re.fullmatch(r"\d{4}-\d\d-\d\d", record["date"])
        assert record["camera"] and record["domain"][:2] == "D9" and record["patch_centroid_z"] > 0


def test_training_and_test_areas_share_no_domain() -> None:
    sites = plan_sites(1, DatasetSize(train_areas=14, test_areas=4, patches_per_area=1))
    train, test = ({s.domain for s in sites if s.roots[0].endswith(end)} for end in ("train", "test"))
    assert len(train) == 7 and len(test) == 2 and not train & test
    assert len({(s.domain, s.zone) for s in sites}) == 18


def test_a_smaller_data_set_leaves_nothing_of_the_one_before(tmp_path: Path) -> None:
    write_dataset(tmp_path, 1, DatasetSize(2, 0, 1), lambda line: None)
    write_dataset(tmp_path, 1, DatasetSize(1, 0, 1), lambda line: None)
    assert len(list(tmp_path.rglob("IMG_*.tif"))) == len(list(tmp_path.rglob("*_data.npy"))) == 1
    assert len(list((tmp_path / "flair_aerial_train").iterdir())) == 1
