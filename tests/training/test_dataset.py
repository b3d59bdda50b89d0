# SPDX-License-Identifier: GPL-2.0-or-later
"""Patches found, read, turned and put into batches."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from flair2_plugin.core.errors import InvalidDataset
from flair2_plugin.core.model_card import SatelliteInput
from flair2_plugin.training.augmentation import make_augmentation
from flair2_plugin.training.cards import make_card
from flair2_plugin.training.configuration import Configuration
from flair2_plugin.training.dataset import PatchDataset
from flair2_plugin.training.order import Draw
from flair2_plugin.training.patch_reader import window_around
from flair2_plugin.training.patches import Sources, find_patches
from flair2_plugin.training.samples import IGNORED, to_targets
from tests.datasets import paths, write_dataset

CARD = make_card(Configuration())


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_dataset(tmp_path_factory.mktemp("dataset"))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return write_dataset(tmp_path / "dataset")


def sources(root: Path) -> Sources:
    found = paths(root)
    names = ("path_aerial_train", "path_labels_train", "path_sen_train", "path_sp_centroids", "path_metadata_aerial")
    return Sources(*(found[name] for name in names))


def test_each_patch_is_found_with_all_that_belongs_to_it(root: Path) -> None:
    patches = find_patches(sources(root))
    assert [patch.name for patch in patches] == [f"IMG_00000{i}" for i in range(1, 7)]
    assert patches[2].area.domain == "D002_2021"
    assert patches[2].series is not None and "D002_2021" in patches[2].series.name
    assert patches[3].centroid == (40.0, 30.0)
    assert patches[3].acquisition is not None and patches[3].acquisition.hour == pytest.approx(10 + 35 / 60)


def test_a_sample_holds_ortho_targets_series_and_metadata(root: Path) -> None:
    sample = PatchDataset(find_patches(sources(root)), CARD)[Draw(0, 0)]
    assert sample.aerial.shape == (5, 512, 512)
    assert set(np.unique(sample.label[:, :256])) == {4}
    assert set(np.unique(sample.label[:, 256:])) == {10}
    assert sample.series is not None and sample.series.values.shape == (3, 10, 40, 40)  # the cloudy date is left out
    assert sample.series.days.tolist() == [30.0, -61.0, -153.0]
    assert sample.metadata is not None and sample.metadata.shape == (45,)


def test_a_cached_sample_is_the_one_that_was_read(root: Path) -> None:
    patches = find_patches(sources(root))
    cached = PatchDataset(patches, CARD, cache=True)
    first = cached[Draw(1, 0)].aerial
    assert cached[Draw(1, 1)].aerial is first
    assert np.array_equal(first, PatchDataset(patches, CARD)[Draw(1, 0)].aerial)


def test_a_patch_is_augmented_alike_in_the_same_epoch_and_otherwise_in_the_next(root: Path) -> None:
    augmentation = make_augmentation(Configuration(radiometric=0.5), CARD)
    patches = find_patches(sources(root))
    samples = [
        PatchDataset(patches, CARD, augmentation, seed=3)[Draw(2, epoch)].aerial.tobytes() for epoch in (4, 4, 5)
    ]
    assert samples[0] == samples[1]
    assert samples[0] != samples[2]


def test_a_draw_that_does_not_count_has_no_label(root: Path) -> None:
    sample = PatchDataset(find_patches(sources(root)), CARD)[Draw(0, 0, counted=False)]
    assert (sample.label == IGNORED).all()
    assert sample.index == -1


def test_label_ids_become_targets_and_no_label_is_ignored() -> None:
    ids = np.array([0, 1, 12, 13, 19], dtype=np.uint8)
    assert to_targets(ids, 13).tolist() == [IGNORED, 0, 11, 12, 12]
    assert to_targets(ids, 19).tolist() == [IGNORED, 0, 11, 12, 18]


def test_the_series_is_cut_around_the_centroid() -> None:
    window = window_around((100.0, 60.0), SatelliteInput())
    assert (window.row, window.row_end, window.col, window.col_end) == (80, 120, 40, 80)


def remove_label(root: Path) -> None:
    next(root.rglob("labels_train/**/MSK_000003.tif")).unlink()


def remove_series(root: Path) -> None:
    next(root.rglob("sen_train/D002_2021/**/*_data.npy")).unlink()


def forget_centroid(root: Path) -> None:
    (root / "centroids.json").write_text(json.dumps({"IMG_000001.tif": [1, 1]}))


def damage_metadata(root: Path) -> None:
    (root / "metadata.json").write_text("{")


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (remove_label, r"MSK_000003\.tif is not below"),
        (remove_series, r"no super-area .* in D002_2021/Z1_NN"),
        (forget_centroid, r"no entry for IMG_000002\.tif"),
        (damage_metadata, r"must be a JSON file"),
    ],
)
def test_what_a_data_set_lacks_is_said_in_one_sentence(copy: Path, damage: object, sentence: str) -> None:
    damage(copy)  # type: ignore[operator]
    with pytest.raises(InvalidDataset, match=sentence):
        find_patches(sources(copy))


def test_a_patch_that_is_cut_short_is_blank_and_says_why(copy: Path) -> None:
    path = next(copy.rglob("IMG_000001.tif"))
    path.write_bytes(path.read_bytes()[:5000])
    sample = PatchDataset(find_patches(sources(copy)), CARD)[Draw(0, 0)]
    assert "IMG_000001.tif can't be read" in sample.problem
    assert (sample.label == IGNORED).all()
    assert sample.series is not None and sample.metadata is not None
