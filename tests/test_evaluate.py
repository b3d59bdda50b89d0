# SPDX-License-Identifier: GPL-2.0-or-later
"""The command that scores maps."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import rasterio
import torch
from rasterio.transform import from_origin
from sklearn.metrics import accuracy_score, jaccard_score, precision_recall_fscore_support

from flair2_plugin.evaluate import main
from flair2_plugin.network.torchvision_operators import declare_operators
from tests.rasters import SHARED

ONES = np.ones((4, 4))
LABELS = sorted((SHARED / "data/flair2_patches").rglob("MSK_*.tif"))
pytestmark = pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")  # official files have none


def write(
    path: Path,
    values: np.ndarray,
    nodata: int | None = None,
    origin: tuple[float, float] | None = None,
    dtype: str = "uint8",
) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    bands = values.reshape(-1, *values.shape[-2:]).astype(dtype)
    place = {"crs": "EPSG:2154", "transform": from_origin(*origin, 0.2, 0.2)} if origin else {}
    profile = {"driver": "GTiff", "count": len(bands), "dtype": dtype, "nodata": nodata, **place}
    with rasterio.open(path, "w", height=bands.shape[1], width=bands.shape[2], **profile) as raster:
        raster.write(bands)
    return path


def twins(folder: Path) -> Path:
    for area in "ab":
        write(folder / area / "MSK_1.tif", ONES)
    return folder


def given(predictions: Path, truth: Path, output: Path) -> list[str]:
    return ["--predictions", str(predictions), "--truth", str(truth), "--output", str(output)]


def evaluate(predictions: Path, truth: Path, output: Path) -> dict:
    assert main(given(predictions, truth, output)) == 0
    return json.loads((output / "metrics.json").read_text())


@pytest.fixture
def labels() -> np.ndarray:
    return np.random.default_rng(1).integers(0, 20, (700, 60))


@pytest.fixture
def predicted(labels: np.ndarray) -> np.ndarray:
    """Class ids 1 to 13, a third of them right."""
    random = np.random.default_rng(2)
    right = random.random(labels.shape) < 1 / 3
    return np.where(right & (labels > 0), np.minimum(labels, 13), random.integers(1, 14, labels.shape))


def test_the_scores_are_those_of_scikit_learn(tmp_path: Path, labels: np.ndarray, predicted: np.ndarray) -> None:
    place = (900_000.0, 6_500_000.0)
    found = evaluate(
        write(tmp_path / "map.tif", predicted, nodata=0, origin=place),
        write(tmp_path / "truth.tif", labels, origin=place),
        tmp_path / "scores",
    )
    known = labels > 0
    truth, guess, ids = np.minimum(labels, 13)[known], predicted[known], list(range(1, 14))
    iou = jaccard_score(truth, guess, labels=ids, average=None)
    precision, recall, f1, _ = precision_recall_fscore_support(truth, guess, labels=ids)
    for name, wanted in (("iou", iou), ("precision", precision), ("recall", recall), ("f1", f1)):
        assert [entry[name] for entry in found["classes"].values()] == pytest.approx(list(wanted), abs=1e-6)
    assert found["mean_iou"] == pytest.approx(iou[:12].mean(), abs=1e-6)
    assert found["accuracy"] == pytest.approx(accuracy_score(truth, guess), abs=1e-6)


def test_the_mean_iou_is_that_of_torchmetrics_over_the_first_12_classes(
    tmp_path: Path, labels: np.ndarray, predicted: np.ndarray
) -> None:
    found = evaluate(
        write(tmp_path / "map.tif", predicted, nodata=0), write(tmp_path / "truth.tif", labels), tmp_path / "scores"
    )
    declare_operators()
    from torchmetrics.classification import MulticlassJaccardIndex  # not before torchvision can be imported

    measure = MulticlassJaccardIndex(13, average="none", ignore_index=255)
    truth = torch.from_numpy(np.where(labels == 0, 255, np.minimum(labels, 13) - 1))
    wanted = measure(torch.from_numpy(predicted - 1), truth)
    assert [entry["iou"] for entry in found["classes"].values()] == pytest.approx(wanted.tolist(), abs=1e-6)
    assert found["mean_iou"] == pytest.approx(float(wanted[:12].mean()), abs=1e-6)


@pytest.mark.skipif(not LABELS, reason="the real FLAIR #2 labels (../shared/data) are not here")
def test_on_real_labels_the_scores_by_domain_are_those_of_scikit_learn(tmp_path: Path) -> None:
    random, wanted = np.random.default_rng(3), {}
    for path in LABELS:
        with rasterio.open(path) as raster:
            truth = np.minimum(raster.read(1).astype(int), 13) - 1
        guess = np.where(random.random(truth.shape) < 0.6, truth, np.roll(truth, 40, axis=0))
        write(tmp_path / "p" / path.name.replace("MSK_", "PRED_"), guess)
        wanted[path.parts[-4]] = (truth, guess)
    found = evaluate(tmp_path / "p", LABELS[0].parents[5], tmp_path / "scores")
    assert set(found["domains"]) == set(wanted) and len(wanted) > 3
    for domain, (truth, guess) in wanted.items():
        present = np.union1d(truth, guess)
        iou = jaccard_score(truth.ravel(), guess.ravel(), labels=present, average=None)
        scores = found["domains"][domain]
        named = list(scores["classes"].values())
        assert [named[i]["iou"] for i in present] == pytest.approx(list(iou), abs=1e-6)
        assert scores["mean_iou"] == pytest.approx(iou[present < 12].mean(), abs=1e-6)
        assert scores["accuracy"] == pytest.approx(accuracy_score(truth.ravel(), guess.ravel()), abs=1e-6)
    every = [np.concatenate([pair[i].ravel() for pair in wanted.values()]) for i in (0, 1)]
    assert found["accuracy"] == pytest.approx(accuracy_score(*every), abs=1e-6)


def test_maps_of_all_19_classes_are_compared_class_by_class(tmp_path: Path, labels: np.ndarray) -> None:
    truth = write(tmp_path / "truth.tif", labels)
    guess = write(tmp_path / "map.tif", np.where(labels > 0, labels % 19, 0))  # each the next one's index
    assert main([*given(guess, truth, tmp_path / "scores"), "--classes", "19"]) == 0
    found = json.loads((tmp_path / "scores/metrics.json").read_text())
    confusion = np.array(found["confusion"])
    assert confusion.shape == (19, 19) and len(found["classes"]) == 19
    assert confusion[13, 14] == (labels == 14).sum() and confusion[18, 0] == (labels == 19).sum()
    assert main(given(guess, truth, tmp_path / "baseline")) == 2


def test_labels_may_lie_in_a_zip_per_domain(tmp_path: Path, labels: np.ndarray, predicted: np.ndarray) -> None:
    for number, domain in enumerate(("D015_2020", "D022_2021")):
        write(tmp_path / f"p/PRED_00000{number}.tif", np.roll(predicted, number) - 1)
        label = write(tmp_path / f"labels/{domain}/Z1_NN/msk/MSK_00000{number}.tif", labels)
        (tmp_path / "zips").mkdir(exist_ok=True)
        with zipfile.ZipFile(tmp_path / f"zips/{domain}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(label, f"Z1_NN/msk/{label.name}")
    found = evaluate(tmp_path / "p", tmp_path / "zips", tmp_path / "of zips")
    assert list(found["domains"]) == ["D015_2020", "D022_2021"]
    assert found == evaluate(tmp_path / "p", tmp_path / "labels", tmp_path / "of folders")


def test_labels_without_a_prediction_are_counted_and_named(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    write(tmp_path / "p/PRED_1.tif", ONES)
    for number in (1, 2, 3):
        write(tmp_path / f"labels/D004_2021/Z1/msk/MSK_{number}.tif", ONES)
    found = evaluate(tmp_path / "p", tmp_path / "labels", tmp_path / "scores")
    assert found["pixels"] == 16 and list(found["domains"]) == ["D004_2021"]
    said = capsys.readouterr().err
    assert "2 labelled patches have no prediction" in said and "MSK_2.tif" in said


def test_official_files_give_the_scores_of_the_same_map_in_our_ids(
    tmp_path: Path, labels: np.ndarray, predicted: np.ndarray
) -> None:
    for number, rows in enumerate((slice(0, 300), slice(300, 700))):
        write(tmp_path / f"predictions/PRED_00000{number}.tif", predicted[rows] - 1)
        write(tmp_path / f"labels/D1/Z1/msk/MSK_00000{number}.tif", labels[rows], origin=(0.0, 0.0))
    ours = evaluate(
        write(tmp_path / "map.tif", predicted, nodata=0), write(tmp_path / "truth.tif", labels), tmp_path / "ours"
    )
    assert evaluate(tmp_path / "predictions", tmp_path / "labels", tmp_path / "official") == ours


def test_maps_of_another_extent_are_compared_where_they_overlap(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    truth = np.arange(40 * 50).reshape(40, 50) % 12 + 1
    shifted = write(tmp_path / "map.tif", truth[10:30, 20:], nodata=0, origin=(1004.0, 1998.0))
    found = evaluate(shifted, write(tmp_path / "truth.tif", truth, origin=(1000.0, 2000.0)), tmp_path / "scores")
    assert found["accuracy"] == 1.0
    assert np.sum(found["confusion"]) == 20 * 30
    assert "1,400 labelled pixels" in capsys.readouterr().out


def test_an_official_map_of_another_extent_does_not_count_as_building_beyond_its_edge(tmp_path: Path) -> None:
    truth = np.full((20, 20), 2)
    smaller = write(tmp_path / "map.tif", truth[:10] - 1, origin=(1000.0, 2000.0))
    found = evaluate(smaller, write(tmp_path / "truth.tif", truth, origin=(1000.0, 2000.0)), tmp_path / "scores")
    assert found["accuracy"] == 1.0
    assert np.sum(found["confusion"]) == 200


def test_a_class_that_occurs_nowhere_has_no_score_and_leaves_the_mean_alone(tmp_path: Path) -> None:
    truth = np.repeat([[1, 2]], 4, axis=0)
    path = write(tmp_path / "map.tif", truth, nodata=0)
    found = evaluate(path, write(tmp_path / "truth.tif", truth), tmp_path / "scores")
    assert found["classes"]["vineyard"]["iou"] is None
    assert found["mean_iou"] == 1.0


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda folder: (folder / "absent.tif", write(folder / "t.tif", np.ones((4, 4)))), "is not there"),
        (lambda folder: (folder, write(folder / "t.tif", np.ones((4, 4)))), "two rasters or two folders"),
        (
            lambda folder: (write(folder / "a.tif", np.ones((4, 5))), write(folder / "t.tif", np.ones((4, 4)))),
            "different sizes",
        ),
        (
            lambda folder: (write(folder / "a.tif", np.full((4, 4), 77)), write(folder / "t.tif", np.ones((4, 4)))),
            "0 to 12",
        ),
        (
            lambda folder: (write(folder / "a.tif", np.ones((4, 4))), write(folder / "t.tif", np.full((4, 4), 40))),
            "label ids",
        ),
        (lambda folder: (write(folder / "p/PRED_1.tif", np.ones((4, 4))).parent, folder), "MSK_1.tif is not in"),
        (
            lambda folder: (write(folder / "a.tif", np.ones((4, 4)), dtype="float32"), write(folder / "t.tif", ONES)),
            "a.tif holds float32 values, but one band of classes",
        ),
        (
            lambda folder: (write(folder / "a.tif", np.ones((13, 4, 4))), write(folder / "t.tif", ONES)),
            "a.tif holds 13 bands of uint8 values",
        ),
        (lambda folder: (write(folder / "p/PRED_1.tif", ONES).parent, twins(folder / "t")), "named MSK_1.tif"),
    ],
)
def test_what_cannot_be_compared_is_answered_by_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture, make: Callable[[Path], tuple[Path, Path]], sentence: str
) -> None:
    predictions, truth = make(tmp_path)
    output = tmp_path / "scores"
    assert main(["--predictions", str(predictions), "--truth", str(truth), "--output", str(output)]) == 2
    said = capsys.readouterr().err.strip()
    assert sentence in said
    assert "\n" not in said
    assert not output.exists()
