# SPDX-License-Identifier: GPL-2.0-or-later
"""The command that scores maps."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import rasterio
from rasterio.transform import from_origin
from sklearn.metrics import accuracy_score, jaccard_score, precision_recall_fscore_support

from flair2_plugin.evaluate import main

pytestmark = pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")  # official files have none


def write(path: Path, values: np.ndarray, nodata: int | None = None, origin: tuple[float, float] | None = None) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    place = {"crs": "EPSG:2154", "transform": from_origin(*origin, 0.2, 0.2)} if origin else {}
    profile = {"driver": "GTiff", "count": 1, "dtype": "uint8", "nodata": nodata, **place}
    with rasterio.open(path, "w", height=values.shape[0], width=values.shape[1], **profile) as raster:
        raster.write(values.astype(np.uint8), 1)
    return path


def evaluate(predictions: Path, truth: Path, output: Path) -> dict:
    assert main(["--predictions", str(predictions), "--truth", str(truth), "--output", str(output)]) == 0
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
