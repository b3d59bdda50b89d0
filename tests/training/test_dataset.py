# SPDX-License-Identifier: GPL-2.0-or-later
"""Patches found, read, turned and put into batches."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch

from flair2_plugin.core.errors import InvalidDataset
from flair2_plugin.core.model_card import SatelliteInput
from flair2_plugin.imagery.series import NetworkSeries
from flair2_plugin.training.augmentation import Turn
from flair2_plugin.training.cards import make_card
from flair2_plugin.training.configuration import Configuration
from flair2_plugin.training.dataset import PatchDataset
from flair2_plugin.training.patch_reader import window_around
from flair2_plugin.training.patches import Sources, find_patches
from flair2_plugin.training.samples import IGNORED, BatchMaker, Sample, pad, to_targets
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
    sample = PatchDataset(find_patches(sources(root)), CARD)[0]
    assert sample.aerial.shape == (5, 512, 512)
    assert set(np.unique(sample.label[:, :256])) == {4}
    assert set(np.unique(sample.label[:, 256:])) == {10}
    assert sample.series is not None and sample.series.values.shape == (3, 10, 40, 40)  # the cloudy date is left out
    assert sample.series.days.tolist() == [30.0, -61.0, -153.0]
    assert sample.metadata is not None and sample.metadata.shape == (45,)


def test_a_cached_sample_is_the_one_that_was_read(root: Path) -> None:
    patches = find_patches(sources(root))
    cached = PatchDataset(patches, CARD, cache=True)
    assert cached[1] is cached[1]
    assert np.array_equal(cached[1].aerial, PatchDataset(patches, CARD)[1].aerial)


def test_label_ids_become_targets_and_no_label_is_ignored() -> None:
    ids = np.array([0, 1, 12, 13, 19], dtype=np.uint8)
    assert to_targets(ids, 13).tolist() == [IGNORED, 0, 11, 12, 12]
    assert to_targets(ids, 19).tolist() == [IGNORED, 0, 11, 12, 18]


def test_the_series_is_cut_around_the_centroid() -> None:
    window = window_around((100.0, 60.0), SatelliteInput())
    assert (window.row, window.row_end, window.col, window.col_end) == (80, 120, 40, 80)


@pytest.mark.parametrize("flipped", [False, True])
@pytest.mark.parametrize("quarters", range(4))
def test_ortho_label_and_series_turn_alike(quarters: int, flipped: bool) -> None:
    fine = np.arange(8 * 8, dtype=np.uint8).reshape(8, 8)
    series = NetworkSeries(np.broadcast_to(fine[::2, ::2].astype(np.float32), (3, 10, 4, 4)), np.zeros(3, np.float32))
    turned = Sample(np.stack([fine] * 5), fine, series).turned(Turn(quarters, flipped))
    assert turned.series is not None
    assert all(np.array_equal(band, turned.label) for band in turned.aerial)
    centre_of_mass = [np.argwhere(plane == plane.max())[0] // size for plane, size in _largest(turned)]
    assert np.array_equal(*centre_of_mass)


def _largest(sample: Sample) -> list[tuple[np.ndarray, int]]:
    assert sample.series is not None
    return [(sample.label, 4), (sample.series.values[0, 0], 2)]


def test_the_eight_turns_are_all_different() -> None:
    square = np.arange(9).reshape(3, 3)
    turned = {Turn(quarters, flipped).apply(square).tobytes() for quarters in range(4) for flipped in (False, True)}
    assert len(turned) == 8


def test_short_series_are_filled_up_with_zeros() -> None:
    padded = pad([torch.ones(2, 3), torch.ones(4, 3)])
    assert padded.shape == (2, 4, 3)
    assert padded[0, 2:].abs().sum() == 0
    assert padded[1].min() == 1


def test_a_batch_is_scaled_and_padded(root: Path) -> None:
    samples = [PatchDataset(find_patches(sources(root)), CARD)[i] for i in (0, 1)]
    batch = BatchMaker(CARD)(samples)
    assert batch.aerial.shape == (2, 5, 512, 512)
    assert batch.aerial[0, 0, 0, 0] == pytest.approx(samples[0].aerial[0, 0, 0] / 255)
    assert batch.label.dtype == torch.int64
    assert batch.satellite is not None and batch.satellite.shape == (2, 3, 10, 40, 40)
    assert batch.metadata is not None and batch.metadata.shape == (2, 45)


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


def test_a_patch_that_is_cut_short_is_named(copy: Path) -> None:
    path = next(copy.rglob("IMG_000001.tif"))
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(InvalidDataset, match=r"IMG_000001\.tif can't be read"):
        PatchDataset(find_patches(sources(copy)), CARD)[0]
