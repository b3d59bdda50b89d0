# SPDX-License-Identifier: GPL-2.0-or-later
"""What an evaluation leaves: JSON, two tables and a picture."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from flair2_plugin.core.errors import OutputFailed
from flair2_plugin.core.nomenclature import BASELINE, FULL, ClassTable
from flair2_plugin.training.confusion_picture import draw_confusion
from flair2_plugin.training.metrics import score
from flair2_plugin.training.score_files import format_domains, write_scores


@pytest.fixture
def confusions() -> dict[str, np.ndarray]:
    random = np.random.default_rng(6)
    found = {name: random.integers(0, 900, (13, 13)) for name in ("D022_2021", "D015_2020")}
    found["D015_2020"][8] = 0
    found["D015_2020"][:, 8] = 0  # no vineyard there
    return found


def read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_the_whole_is_the_sum_of_the_domains(tmp_path: Path, confusions: dict[str, np.ndarray]) -> None:
    scores = write_scores(confusions, BASELINE, tmp_path)
    whole = sum(confusions.values())
    assert scores.mean_iou == score(np.asarray(whole)).mean_iou
    found = json.loads((tmp_path / "metrics.json").read_text())
    assert found["confusion"] == np.asarray(whole).tolist()
    assert list(found["domains"]) == ["D015_2020", "D022_2021"]
    assert found["pixels"] == sum(entry["pixels"] for entry in found["domains"].values())


def test_each_domain_has_its_own_scores_in_both_files(tmp_path: Path, confusions: dict[str, np.ndarray]) -> None:
    write_scores(confusions, BASELINE, tmp_path)
    domains = json.loads((tmp_path / "metrics.json").read_text())["domains"]
    rows = read_rows(tmp_path / "metrics-by-domain.csv")
    assert [row["domain"] for row in rows] == ["D015_2020", "D022_2021", "total"]
    for row in rows[:2]:
        wanted = score(confusions[row["domain"]])
        assert float(row["mean_iou"]) == pytest.approx(wanted.mean_iou, abs=1e-6)
        assert float(row["accuracy"]) == domains[row["domain"]]["accuracy"]
        assert float(row["iou water"]) == pytest.approx(wanted.iou[4], abs=1e-6)
    assert rows[0]["iou vineyard"] == "" and domains["D015_2020"]["classes"]["vineyard"]["iou"] is None
    assert "D022_2021" in format_domains(confusions)


@pytest.mark.parametrize("classes", [BASELINE, FULL], ids=len)
def test_the_picture_is_a_png_that_grows_with_the_classes(classes: ClassTable) -> None:
    matrix = np.random.default_rng(0).integers(0, 50, (len(classes), len(classes)))
    with Image.open(io.BytesIO(draw_confusion(matrix, classes))) as picture:
        assert picture.format == "PNG" and picture.width > 60 * len(classes)


def test_a_right_answer_is_dark_and_a_row_without_truth_is_grey() -> None:
    right, empty = np.diag([100] * 13), np.zeros((13, 13), dtype=int)
    pictures = [np.asarray(Image.open(io.BytesIO(draw_confusion(m, BASELINE))).convert("RGB")) for m in (right, empty)]
    dark = [int((picture.max(axis=2) < 120).sum()) for picture in pictures]
    assert dark[0] > dark[1] + 13 * 500


def test_a_folder_that_can_not_be_written_is_named(tmp_path: Path, confusions: dict[str, np.ndarray]) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputFailed, match="scores can't be written to"):
        write_scores(confusions, BASELINE, tmp_path / "file" / "scores")
