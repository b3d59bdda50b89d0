# SPDX-License-Identifier: GPL-2.0-or-later
"""The look through a data set before training: everything is listed, and its verdict is what training would do."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import rasterio

from flair2_plugin.core.errors import Flair2Error, InvalidDataset
from flair2_plugin.training.cards import make_card
from flair2_plugin.training.configuration import Configuration
from flair2_plugin.training.inspection import Report, check, describe, inspect
from flair2_plugin.training.inspection.findings import Finding, Kind
from flair2_plugin.training.official_keys import DataPaths
from flair2_plugin.training.patch_reader import PatchReader
from flair2_plugin.training.patches import find_patches
from flair2_plugin.training.sources import sources_of
from flair2_plugin.training.splits import split_patches
from tests.datasets import paths, write_dataset, write_zips


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_dataset(tmp_path / "dataset")


def configuration(root: Path, section: dict[str, str] | None = None, **changes: object) -> Configuration:
    given = {"val_domains": ("D003_2019",), "num_workers": 2, **changes}
    return Configuration(data=DataPaths(**(section or paths(root))), **given)  # type: ignore[arg-type]


def found(report: Report, kind: Kind) -> Finding | None:
    return next((finding for finding in report.findings if finding.kind is kind), None)


def one(root: Path, pattern: str) -> Path:
    return next(root.rglob(pattern))


def edit_json(path: Path, edit: Callable[[dict], object]) -> None:
    table = json.loads(path.read_text())
    edit(table)
    path.write_text(json.dumps(table))


def would_train(wanted: Configuration) -> bool:
    """Do what training does with the data: find all, divide it, read each patch once."""
    reader = PatchReader(make_card(wanted))
    try:
        patches = find_patches(sources_of(wanted, "train"))
        split_patches(patches, wanted)
        for patch in [*patches, *find_patches(sources_of(wanted, "test"))]:
            reader.read(patch)
    except Flair2Error:
        return False
    return True


@pytest.mark.parametrize("zipped", [False, True], ids=["folders", "zips"])
def test_a_sound_data_set_is_counted_by_part_and_domain(root: Path, tmp_path: Path, zipped: bool) -> None:
    section = write_zips(root, tmp_path / "zips", zipfile.ZIP_STORED) if zipped else None
    report = inspect(configuration(root, section), thorough=True)
    rows = [(row.part, row.domain, row.areas, row.patches, row.labels, row.super_areas) for row in report.domains]
    assert rows == [
        ("training", "D001_2020", 1, 2, 2, 1),
        ("training", "D002_2021", 1, 2, 2, 1),
        ("validation", "D003_2019", 1, 2, 2, 1),
        ("test", "D004_2021", 1, 2, 2, 1),
    ]
    assert report.trainable
    assert report.findings == ()
    assert report.dates is not None
    assert (report.dates.before, report.dates.after) == ((4,) * 8, (3,) * 8)


def test_the_shares_of_the_labels_are_percent_of_the_labelled_pixels(root: Path) -> None:
    with rasterio.open(one(root, "MSK_000005.tif"), "r+") as raster:
        label = raster.read()
        label[:, :, :256] = 0
        label[:, :, 256:] = 19
        raster.write(label)
    validation = inspect(configuration(root)).histograms[1]
    assert validation.part == "validation" and validation.labels == 2
    shares = validation.shares(configuration(root).classes)
    assert {i + 1: round(share, 2) for i, share in enumerate(shares) if share} == {5: 33.33, 11: 33.33, 13: 33.33}
    assert validation.unlabelled == pytest.approx(25)


def test_a_sample_of_the_labels_is_the_same_for_the_same_seed(root: Path) -> None:
    reports = [inspect(configuration(root), label_sample=3) for _ in range(2)]
    labels = [{histogram.part: histogram.labels for histogram in report.histograms} for report in reports]
    assert labels[0] == labels[1]
    assert sum(labels[0].values()) == 3


def remove_label(root: Path) -> None:
    one(root, "labels_train/**/MSK_000003.tif").unlink()


def add_label(root: Path) -> None:
    shutil.copy(one(root, "MSK_000002.tif"), one(root, "MSK_000002.tif").with_name("MSK_000099.tif"))


def remove_series(root: Path) -> None:
    one(root, "sen_train/D002_2021/**/*_data.npy").unlink()


def remove_masks(root: Path) -> None:
    one(root, "sen_train/D001_2020/**/*_masks.npy").unlink()


def remove_products(root: Path) -> None:
    one(root, "sen_train/D001_2020/**/*_products.txt").unlink()


def shorten_products(root: Path) -> None:
    path = one(root, "sen_train/D001_2020/**/*_products.txt")
    path.write_text("\n".join(path.read_text().splitlines()[:3]))


def forget_centroid(root: Path) -> None:
    edit_json(root / "centroids.json", lambda table: table.pop("IMG_000004.tif"))


def forget_metadata(root: Path) -> None:
    edit_json(root / "metadata.json", lambda table: table.pop("IMG_000004"))


def break_table(root: Path) -> None:
    (root / "centroids.json").write_text("{")


def centre_at_the_border(root: Path) -> None:
    edit_json(root / "centroids.json", lambda table: table.update({"IMG_000001.tif": [19, 30]}))


def centre_outside(root: Path) -> None:
    edit_json(root / "centroids.json", lambda table: table.update({"IMG_000001.tif": [30, 99]}))


def cut_image(root: Path) -> None:
    one(root, "IMG_000006.tif").write_bytes(b"II*\0")


def cut_image_late(root: Path) -> None:
    path = one(root, "IMG_000006.tif")
    path.write_bytes(path.read_bytes()[:-9000])


def cut_label(root: Path) -> None:
    path = one(root, "MSK_000006.tif")
    path.write_bytes(path.read_bytes()[:-9000])


def unknown_class(root: Path) -> None:
    with rasterio.open(one(root, "MSK_000005.tif"), "r+") as raster:
        raster.write(np.full((1, 512, 512), 42, dtype=np.uint8))


def twin(root: Path) -> None:
    shutil.copy(one(root, "IMG_000001.tif"), one(root, "IMG_000003.tif").with_name("IMG_000001.tif"))


def outside_of_areas(root: Path) -> None:
    one(root, "IMG_000001.tif").rename(root / "aerial_train/IMG_000001.tif")


def second_super_area(root: Path) -> None:
    path = one(root, "sen_train/D001_2020/**/*_data.npy")
    shutil.copy(path, path.with_name("other_data.npy"))


def cloud_everywhere(root: Path) -> None:
    np.save(one(root, "sen_train/D001_2020/**/*_masks.npy"), np.full((4, 2, 64, 64), 100, dtype=np.uint8))


def remove_folder(root: Path) -> None:
    shutil.rmtree(root / "labels_train")


def tested_too(root: Path) -> None:
    names = {"IMG_000001.tif": "IMG_000101.tif", "MSK_000001.tif": "MSK_000101.tif"}
    for kind, folder in (("aerial", "img"), ("labels", "msk")):
        shutil.copytree(root / f"{kind}_train/D001_2020", root / f"{kind}_test/D001_2020")
        for path in (root / f"{kind}_test/D001_2020/Z1_NN" / folder).iterdir():
            path.rename(path.with_name(names[path.name])) if path.name in names else path.unlink()
    shutil.copytree(root / "sen_train/D001_2020", root / "sen_test/D001_2020")
    edit_json(root / "centroids.json", lambda table: table.update({"IMG_000101.tif": [30, 30]}))
    edit_json(root / "metadata.json", lambda table: table.update({"IMG_000101": table["IMG_000001"]}))


FAULTS = [
    (remove_label, Kind.NO_LABEL, "D002_2021/Z1_NN/IMG_000003", False),
    (add_label, Kind.NO_IMAGE, "MSK_000099.tif", True),
    (remove_series, Kind.NO_SUPER_AREA, "D002_2021/Z1_NN", False),
    (remove_masks, Kind.NO_MASKS, "SEN2_sp_D001_2020-Z1_NN_data.npy", True),
    (remove_products, Kind.NO_PRODUCTS, "SEN2_sp_D001_2020-Z1_NN_data.npy", False),
    (shorten_products, Kind.BAD_SUPER_AREA, "SEN2_sp_D001_2020-Z1_NN_data.npy", False),
    (forget_centroid, Kind.NO_CENTROID, "IMG_000004", False),
    (forget_metadata, Kind.NO_METADATA, "IMG_000004", False),
    (break_table, Kind.NOT_THERE, "centroids.json", False),
    (centre_at_the_border, Kind.MIRRORED, "IMG_000001", True),
    (centre_outside, Kind.CENTRE_OUTSIDE, "IMG_000001", False),
    (cut_image, Kind.BAD_IMAGE, "IMG_000006", False),
    (cut_image_late, Kind.BAD_IMAGE, "IMG_000006", False),
    (cut_label, Kind.BAD_LABEL, "IMG_000006", False),
    (unknown_class, Kind.UNKNOWN_CLASS, "IMG_000005", False),
    (twin, Kind.TWINS, "IMG_000001.tif", False),
    (outside_of_areas, Kind.NO_AREA, "IMG_000001.tif", False),
    (second_super_area, Kind.TWO_SUPER_AREAS, "D001_2020/Z1_NN", False),
    (cloud_everywhere, Kind.NO_CLEAR_DATE, "IMG_000001", True),
    (remove_folder, Kind.NOT_THERE, "labels_train", False),
    (tested_too, Kind.TESTED_TOO, "D001_2020", True),
]


@pytest.mark.parametrize(("fault", "kind", "name", "trainable"), FAULTS, ids=[row[0].__name__ for row in FAULTS])
def test_a_fault_is_named_and_stops_training_if_it_would(
    root: Path, fault: Callable[[Path], None], kind: Kind, name: str, trainable: bool
) -> None:
    fault(root)
    wanted = configuration(root)
    report = inspect(wanted, thorough=True)
    finding = found(report, kind)
    assert finding is not None, report.findings
    assert finding.names[0].endswith(name)
    assert report.trainable == trainable == would_train(wanted)
    assert name in describe(report)


def test_several_faults_are_all_listed_with_the_first_three_names(root: Path) -> None:
    for fault in (remove_label, forget_metadata, unknown_class):
        fault(root)
    (root / "centroids.json").write_text("{}")
    report = inspect(configuration(root))
    kinds = {finding.kind for finding in report.findings}
    assert {Kind.NO_LABEL, Kind.NO_METADATA, Kind.UNKNOWN_CLASS, Kind.NO_CENTROID} <= kinds
    centroids = found(report, Kind.NO_CENTROID)
    assert centroids is not None and centroids.count == 6
    assert centroids.names == ("IMG_000001", "IMG_000002", "IMG_000003")


def test_a_damaged_patch_does_not_stop_a_training_that_skips_it(root: Path) -> None:
    unknown_class(root)
    assert not inspect(configuration(root)).trainable
    assert inspect(configuration(root, damaged_patches="skip")).trainable


def test_an_image_cut_short_is_found_by_the_thorough_look_only(root: Path) -> None:
    cut_image_late(root)
    assert inspect(configuration(root)).trainable
    assert not inspect(configuration(root), thorough=True).trainable


def test_empty_paths_are_named_and_the_rest_is_still_looked_at(root: Path) -> None:
    section = paths(root) | {"path_sen_train": "", "path_sp_centroids": ""}
    report = inspect(configuration(root, section))
    finding = found(report, Kind.NO_PATH)
    assert finding is not None and finding.names == ("data.path_sen_train", "data.path_sp_centroids")
    assert sum(row.patches for row in report.domains) == 8


def test_an_aerial_network_needs_neither_series_nor_centroids(root: Path) -> None:
    section = paths(root) | {"path_sen_train": "", "path_sen_test": "", "path_sp_centroids": ""}
    report = inspect(configuration(root, section, architecture="unet"))
    assert report.trainable
    assert report.dates is None


def test_domains_that_an_official_split_does_not_know_stop_a_training(root: Path) -> None:
    report = inspect(configuration(root, split="flair-2", val_domains=()))
    finding = found(report, Kind.SPLIT)
    assert finding is not None and "D001_2020" in finding.reason
    assert not report.trainable


def test_an_official_tests_domains_are_shown_as_left_out(root: Path) -> None:
    for kind in ("aerial", "labels", "sen"):
        for old, new in (("D001_2020", "D006_2020"), ("D002_2021", "D004_2021"), ("D003_2019", "D015_2020")):
            (root / f"{kind}_train" / old).rename(root / f"{kind}_train" / new)
    report = inspect(configuration(root, split="flair-2", val_domains=()))
    parts = [(row.part, row.domain) for row in report.domains if row.part != "test"]
    assert parts == [("training", "D006_2020"), ("validation", "D004_2021"), ("left out", "D015_2020")]


def test_super_areas_in_compressed_zips_are_noted_as_slow(root: Path, tmp_path: Path) -> None:
    report = inspect(configuration(root, write_zips(root, tmp_path / "zips")))
    finding = found(report, Kind.PACKED)
    assert finding is not None and finding.count == 3
    assert report.trainable


def test_progress_ends_with_everything_done(root: Path) -> None:
    told: list[tuple[str, int, int]] = []
    inspect(configuration(root), progress=lambda *what: told.append(what))
    last = {what: (done, total) for what, done, total in told}
    assert last == {
        "training data: images and labels": (6, 6),
        "training data: super-areas": (3, 3),
        "test data: images and labels": (2, 2),
        "test data: super-areas": (1, 1),
    }


def test_the_table_shows_counts_classes_dates_and_the_verdict(root: Path) -> None:
    lines = describe(inspect(configuration(root))).splitlines()
    assert "            2 domains             2        4        4            2" in lines
    assert "   5  water                        50.00       50.00       50.00" in lines
    assert "      clear                            3           3           3" in lines
    assert max(map(len, lines)) <= 120


def test_the_check_ends_with_a_verdict_and_fails_where_a_training_would(root: Path) -> None:
    said: list[str] = []
    check(configuration(root), thorough=False, say=said.append)
    assert said[0].startswith("part        domain")
    assert said[-1].strip() == "Nothing stands in the way of a training."
    unknown_class(root)
    remove_masks(root)
    with pytest.raises(InvalidDataset, match="1 kind of problem would stop it") as refusal:
        check(configuration(root), thorough=False, say=said.append)
    assert "labels with ids above 19: IMG_000005" in said[-1]
    assert "\n" not in str(refusal.value)
