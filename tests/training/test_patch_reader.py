# SPDX-License-Identifier: GPL-2.0-or-later
"""What a damaged or unusual patch is answered with, in folders and in zips."""

from __future__ import annotations

import io
import json
import pickle
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import rasterio

from flair2_plugin.core.errors import InvalidDataset
from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.training.cards import make_card
from flair2_plugin.training.configuration import Configuration
from flair2_plugin.training.official_keys import DataPaths
from flair2_plugin.training.patch_reader import PatchReader
from flair2_plugin.training.patches import find_patches
from flair2_plugin.training.samples import Sample
from flair2_plugin.training.shelf import Shelf, held_bytes
from flair2_plugin.training.sources import sources_of
from tests.datasets import paths, write_dataset, write_zips

ALL_DATES = {"filter_clouds": False, "average_month": False}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_dataset(tmp_path / "dataset")


def card(**changes: object) -> ModelCard:
    return make_card(Configuration(**changes))  # type: ignore[arg-type]


def read(section: dict[str, str], number: int = 0, wanted: ModelCard | None = None) -> Sample:
    patches = find_patches(sources_of(Configuration(data=DataPaths(**section)), "train"))
    return PatchReader(wanted or card()).read(patches[number])


def one(root: Path, pattern: str) -> Path:
    return next(root.rglob(pattern))


def change(path: Path, edit: Callable[[np.ndarray], None]) -> None:
    with rasterio.open(path, "r+") as raster:
        values = raster.read()
        edit(values)
        raster.write(values)


def place(root: Path, row: float, col: float) -> dict[str, str]:
    table = json.loads((root / "centroids.json").read_text())
    (root / "centroids.json").write_text(json.dumps(table | {"IMG_000001.tif": [row, col]}))
    return paths(root)


@pytest.mark.parametrize("count", [3, 4, 5])
def test_just_the_first_bands_are_read_where_fewer_are_wanted(root: Path, count: int) -> None:
    with rasterio.open(one(root, "IMG_000001.tif")) as raster:
        expected = raster.read()[:count]
    assert np.array_equal(read(paths(root), wanted=card(num_channels_aerial=count)).aerial, expected)


@pytest.mark.parametrize("kept", [3, 4])
def test_a_file_may_hold_just_the_bands_that_are_wanted_but_not_fewer(root: Path, kept: int) -> None:
    path = one(root, "IMG_000001.tif")
    with rasterio.open(path) as raster:
        values, profile = raster.read()[:kept], {**raster.profile, "count": kept}
    with rasterio.open(path, "w", **profile) as raster:
        raster.write(values)
    assert np.array_equal(read(paths(root), wanted=card(num_channels_aerial=kept)).aerial, values)
    with pytest.raises(InvalidDataset, match=rf"IMG_000001\.tif holds {kept} × 512 × 512 uint8 values, but 5 × 512"):
        read(paths(root))


@pytest.mark.parametrize("name", ["IMG_000001.tif", "MSK_000001.tif"])
@pytest.mark.parametrize("length", [0, 50, 5000, 200_000])
def test_a_raster_cut_short_is_named(root: Path, name: str, length: int) -> None:
    path = one(root, name)
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(InvalidDataset, match=rf"{name} can't be read"):
        read(paths(root))


def test_a_raster_that_vanished_after_it_was_found_is_named(root: Path) -> None:
    patches = find_patches(sources_of(Configuration(data=DataPaths(**paths(root))), "train"))
    one(root, "IMG_000001.tif").unlink()
    with pytest.raises(InvalidDataset, match=r"IMG_000001\.tif can't be read"):
        PatchReader(card()).read(patches[0])


def test_a_label_outside_of_the_nomenclature_is_named_with_its_value(root: Path) -> None:
    change(one(root, "MSK_000001.tif"), lambda label: label[0, :2, :2].fill(42))
    with pytest.raises(InvalidDataset, match=r"MSK_000001\.tif holds the label 42, but FLAIR's labels are 1 to 19"):
        read(paths(root))


@pytest.mark.parametrize(("classes", "target"), [(13, 12), (19, 18)])
def test_the_last_id_is_other_in_both_nomenclatures(root: Path, classes: int, target: int) -> None:
    change(one(root, "MSK_000001.tif"), lambda label: label.fill(19))
    assert set(np.unique(read(paths(root), wanted=card(num_classes=classes)).label)) == {target}


def test_where_all_dates_are_cloudy_the_least_covered_one_is_kept(root: Path) -> None:
    masks = np.full((4, 2, 64, 64), 100, dtype=np.uint8)
    masks[2, :, :10] = 0
    np.save(one(root, "sen_train/D001_2020/**/*_masks.npy"), masks)
    place(root, 20, 20)
    series = read(paths(root)).series
    assert series is not None
    assert series.values.shape == (1, 10, 40, 40)
    assert series.days.tolist() == [-61.0]  # 15 July, the middle of the third date's month


@pytest.mark.parametrize("centre", [(0, 0), (5, 30), (30, 63), (64, 64)])
def test_a_crop_that_reaches_beyond_its_super_area_is_mirrored(root: Path, centre: tuple[int, int]) -> None:
    data = one(root, "sen_train/D001_2020/**/*_data.npy")
    images = np.load(data)
    series = read(place(root, *centre), wanted=card(**ALL_DATES)).series
    assert series is not None and series.values.shape == (4, 10, 40, 40)
    padded = np.pad(images, ((0, 0), (0, 0), (20, 20), (20, 20)), mode="reflect")
    rows, cols = (slice(start, start + 40) for start in centre)
    assert np.array_equal(series.values, padded[:, :, rows, cols].astype(np.float32) / np.float32(10_000))


@pytest.mark.parametrize("centre", [(-1, 30), (30, 65), (1000, 30)])
def test_a_centre_beside_its_super_area_is_refused_by_name(root: Path, centre: tuple[int, int]) -> None:
    with pytest.raises(InvalidDataset, match=r"IMG_000001, .* outside of its super-area SEN2_sp_D001_2020-Z1_NN_data"):
        read(place(root, *centre))


def test_a_centre_that_is_no_number_is_refused(root: Path) -> None:
    with pytest.raises(InvalidDataset, match=r"the entry of IMG_000001\.tif must be \[row, column\]"):
        read(place(root, float("nan"), 3))


def test_dates_in_any_order_give_the_same_monthly_means(root: Path) -> None:
    before = read(paths(root)).series
    order = [3, 1, 0, 2]
    data = one(root, "sen_train/D001_2020/**/*_data.npy")
    masks, products = (data.with_name(data.name.replace("data.npy", end)) for end in ("masks.npy", "products.txt"))
    np.save(data, np.load(data)[order])
    np.save(masks, np.load(masks)[order])
    lines = products.read_text().splitlines()
    products.write_text("\n".join(lines[i] for i in order))
    after = read(paths(root)).series
    assert before is not None and after is not None
    assert np.array_equal(before.values, after.values)
    assert np.array_equal(before.days, after.days)


def test_without_masks_every_date_is_kept(root: Path) -> None:
    one(root, "sen_train/D001_2020/**/*_masks.npy").unlink()
    series = read(paths(root)).series
    assert series is not None and len(series.values) == 4


def fewer_masks(data: Path) -> None:
    np.save(data.with_name(data.name.replace("data", "masks")), np.zeros((3, 2, 64, 64), dtype=np.uint8))


def fewer_products(data: Path) -> None:
    path = data.with_name(data.name.replace("data.npy", "products.txt"))
    path.write_text("\n".join(path.read_text().splitlines()[:3]))


def no_products(data: Path) -> None:
    data.with_name(data.name.replace("data.npy", "products.txt")).unlink()


def wrong_products(data: Path) -> None:
    path = data.with_name(data.name.replace("data.npy", "products.txt"))
    path.write_text(path.read_text().replace("20210715", "20211715"))


def cut_short(data: Path) -> None:
    data.write_bytes(data.read_bytes()[:-1000])


def emptied(data: Path) -> None:
    data.write_bytes(b"")


def wrong_shape(data: Path) -> None:
    np.save(data, np.zeros((4, 9, 64, 64), dtype=np.uint16))


def no_date(data: Path) -> None:
    np.save(data, np.zeros((0, 10, 64, 64), dtype=np.uint16))


def other_kind(data: Path) -> None:
    np.save(data, np.full((4, 10, 64, 64), "x"))


class Trap:
    """Sets off when it is unpickled."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (Path.touch, (Path("sprung"),))  # type: ignore[return-value]


def pickled(data: Path) -> None:
    np.save(data, np.array([Trap()] * 10, dtype=object), allow_pickle=True)


def pickle_alone(data: Path) -> None:
    data.write_bytes(pickle.dumps(np.zeros((4, 10, 64, 64))))


def header_of(shape: tuple[int, ...]) -> bytes:
    stream = io.BytesIO()
    np.lib.format.write_array_header_1_0(stream, {"descr": "<u2", "fortran_order": False, "shape": shape})
    return stream.getvalue()


def boasting_header(data: Path) -> None:
    data.write_bytes(header_of((400_000, 10, 640, 640)) + bytes(1000))


def negative_header(data: Path) -> None:
    data.write_bytes(header_of((-4, 10, -64, 64)) + bytes(1000))


DAMAGES = [
    (fewer_masks, r"masks\.npy does not fit"),
    (fewer_products, r"products\.txt names 3 dates, but .* holds 4"),
    (no_products, r"products\.txt can't be read"),
    (wrong_products, r"products\.txt, line 3: no date"),
    (cut_short, r"data\.npy has .* bytes, but its header announces"),
    (emptied, r"data\.npy can't be read as a NumPy array"),
    (wrong_shape, r"has the shape 4 × 9 × 64 × 64"),
    (no_date, r"has the shape 0 × 10 × 64 × 64"),
    (other_kind, r"holds other things than numbers"),
    (pickled, r"holds other things than numbers"),
    (pickle_alone, r"can't be read as a NumPy array"),
    (boasting_header, r"its header announces 3,276,800,000,128"),
    (negative_header, r"holds other things than numbers|has the shape"),
]


@pytest.mark.parametrize("zipped", [False, True], ids=["folder", "zip"])
@pytest.mark.parametrize(("damage", "sentence"), DAMAGES, ids=[damage.__name__ for damage, _ in DAMAGES])
def test_a_damaged_super_area_is_refused_in_one_sentence(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: Callable, sentence: str, zipped: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    damage(one(root, "sen_train/D001_2020/**/*_data.npy"))
    section = write_zips(root, tmp_path / "zips") if zipped else paths(root)
    with pytest.raises(InvalidDataset, match=sentence) as refusal:
        read(section)
    assert "\n" not in str(refusal.value)
    assert not Path("sprung").exists()


@pytest.mark.parametrize("part", ["IMG_000001.tif", "_data.npy"])
@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_zip_damaged_in_the_middle_is_named(root: Path, tmp_path: Path, part: str, method: int) -> None:
    section = write_zips(root, tmp_path / "zips", method)
    path = tmp_path / "zips/train-val/D001_2020.zip"
    with zipfile.ZipFile(path) as archive:
        entry = next(entry for entry in archive.infolist() if entry.filename.endswith(part))
    content = bytearray(path.read_bytes())
    start = entry.header_offset  # the member's own header: nothing in it is what the archive's list says
    content[start : start + 30] = bytes(30)
    path.write_bytes(content)
    with pytest.raises(InvalidDataset, match=rf"D001_2020\.zip/D001_2020/.*{part}"):
        read(section)


def test_a_flipped_bit_in_a_zipped_image_is_noticed(root: Path, tmp_path: Path) -> None:
    section = write_zips(root, tmp_path / "zips", zipfile.ZIP_STORED)
    path = tmp_path / "zips/train-val/D001_2020.zip"
    with zipfile.ZipFile(path) as archive:
        entry = next(entry for entry in archive.infolist() if entry.filename.endswith("IMG_000001.tif"))
    content = bytearray(path.read_bytes())
    content[entry.header_offset + 100_000] ^= 1
    path.write_bytes(content)
    with pytest.raises(InvalidDataset, match=r"IMG_000001\.tif is damaged"):
        read(section)


def test_only_some_unpacked_super_areas_are_kept(root: Path, tmp_path: Path) -> None:
    section = write_zips(root, tmp_path / "zips")
    patches = find_patches(sources_of(Configuration(data=DataPaths(**section)), "train"))
    areas = list(dict.fromkeys(patch.series for patch in patches if patch.series))
    wanted = card().satellite
    assert wanted is not None and len(areas) == 3
    shelf = Shelf(wanted, limit=2 * held_bytes(areas[0]))
    opened = [shelf.open(files) for files in areas]
    assert shelf.open(areas[2]) is opened[2]
    assert shelf.open(areas[1]) is opened[1]
    assert shelf.open(areas[0]) is not opened[0]
    assert opened[0].dates[0] == date(2021, 1, 10)


def test_super_areas_on_disk_take_no_memory(root: Path) -> None:
    patches = find_patches(sources_of(Configuration(data=DataPaths(**paths(root))), "train"))
    assert patches[0].series is not None
    assert held_bytes(patches[0].series) == 0
