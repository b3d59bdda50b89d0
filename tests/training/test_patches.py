# SPDX-License-Identifier: GPL-2.0-or-later
"""Patches are found in folders, in zips and in both."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import numpy as np
import pytest

from flair2_plugin.core.errors import InvalidDataset
from flair2_plugin.training.cards import make_card
from flair2_plugin.training.configuration import Configuration
from flair2_plugin.training.listing import Area, find_area
from flair2_plugin.training.official_keys import DataPaths
from flair2_plugin.training.patch_reader import PatchReader
from flair2_plugin.training.patches import Patch, find_patches
from flair2_plugin.training.sources import sources_of
from tests.datasets import paths, write_dataset, write_zips

CARD = make_card(Configuration())


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_dataset(tmp_path_factory.mktemp("dataset"))


def found(section: dict[str, str]) -> list[Patch]:
    return find_patches(sources_of(Configuration(data=DataPaths(**section)), "train"))


def assert_same_samples(some: list[Patch], others: list[Patch]) -> None:
    assert [patch.name for patch in some] == [patch.name for patch in others]
    assert [patch.area for patch in some] == [patch.area for patch in others]
    first, second = PatchReader(CARD), PatchReader(CARD)
    for one, other in zip(some, others, strict=True):
        a, b = first.read(one), second.read(other)
        assert a.series is not None and b.series is not None
        assert np.array_equal(a.aerial, b.aerial)
        assert np.array_equal(a.label, b.label)
        assert np.array_equal(a.series.values, b.series.values)
        assert np.array_equal(a.series.days, b.series.days)


@pytest.mark.parametrize("with_domain", [True, False])
@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_a_zip_per_domain_holds_the_same_as_folders(root: Path, tmp_path: Path, method: int, with_domain: bool) -> None:
    assert_same_samples(found(write_zips(root, tmp_path, method, with_domain)), found(paths(root)))


def test_folders_and_zips_can_be_mixed(root: Path, tmp_path: Path) -> None:
    section = write_zips(root, tmp_path)
    (tmp_path / "train-val/D002_2021.zip").unlink()
    for kind in ("aerial", "labels", "sen"):
        source = root / f"{kind}_train/D002_2021"
        shutil.copytree(source, tmp_path / "train-val/D002_2021", dirs_exist_ok=True)
    assert_same_samples(found(section), found(paths(root)))


def test_a_domain_that_is_a_link_is_followed(root: Path, tmp_path: Path) -> None:
    section = paths(root)
    for kind in ("aerial", "labels", "sen"):
        (tmp_path / kind).mkdir()
        (tmp_path / kind / "D001_2020").symlink_to(Path(section[f"path_{kind}_train"]) / "D001_2020")
        section[f"path_{kind}_train"] = str(tmp_path / kind)
    assert [patch.name for patch in found(section)] == ["IMG_000001", "IMG_000002"]


def test_a_patch_in_a_zip_and_in_a_folder_is_refused(root: Path, tmp_path: Path) -> None:
    section = write_zips(root, tmp_path)
    shutil.copytree(root / "aerial_train/D001_2020", tmp_path / "train-val/D001_2020")
    with pytest.raises(InvalidDataset, match=r"Two files are named IMG_00000\d\.tif"):
        found(section)


@pytest.mark.parametrize("path", ["../IMG_000001.tif", "/IMG_000001.tif", "D1\\..\\..\\IMG_000001.tif", "C:/IMG_1.tif"])
def test_a_zip_that_leads_out_of_itself_is_refused(root: Path, tmp_path: Path, path: str) -> None:
    section = write_zips(root, tmp_path)
    with zipfile.ZipFile(tmp_path / "train-val/D009_2019.zip", "w") as archive:
        archive.writestr(path, b"")
    with pytest.raises(InvalidDataset, match=r"D009_2019\.zip holds the path .* leads out of it"):
        found(section)


def test_a_zip_cut_short_is_named(root: Path, tmp_path: Path) -> None:
    section = write_zips(root, tmp_path)
    path = tmp_path / "train-val/D002_2021.zip"
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(InvalidDataset, match=r"D002_2021\.zip can't be read as a zip"):
        found(section)


def test_hidden_copies_and_other_files_are_passed_over(root: Path, tmp_path: Path) -> None:
    section = write_zips(root, tmp_path)
    (tmp_path / "train-val/._IMG_000001.tif").write_bytes(b"")
    (tmp_path / "train-val/readme.txt").write_text("hello")
    assert len(found(section)) == 6


@pytest.mark.parametrize(
    ("folders", "archive", "area"),
    [
        (("D006_2020", "Z1_NN", "img"), "", Area("D006_2020", "Z1_NN")),
        (("anywhere", "area", "img"), "", Area("anywhere", "area")),
        (("flair_aerial_train", "D006_2020", "Z1_NN", "img"), "", Area("D006_2020", "Z1_NN")),
        (("Z1_NN", "img"), "D006_2020", Area("D006_2020", "Z1_NN")),
        (("img", "Z1_NN"), "D006_2020", Area("D006_2020", "Z1_NN")),
        (("D006_2020", "Z1_NN", "img"), "D006_2020", Area("D006_2020", "Z1_NN")),
        (("aerial", "D006_2020", "Z1_NN"), "D006_2020", Area("D006_2020", "Z1_NN")),
        (("Z1_NN", "img"), "D006_2020_aerial", Area("D006_2020", "Z1_NN")),
        (("flair_aerial_train", "D006_2020", "Z1_NN"), "flair_aerial_train", Area("D006_2020", "Z1_NN")),
        (("mine", "first", "img"), "mine", Area("mine", "first")),
        (("img",), "", None),
        ((), "D006_2020", None),
        ((), "", None),
    ],
)
def test_the_area_is_read_off_the_folders_wherever_they_begin(
    folders: tuple[str, ...], archive: str, area: Area | None
) -> None:
    assert find_area(folders, archive) == area
