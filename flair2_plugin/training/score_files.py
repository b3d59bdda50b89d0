# SPDX-License-Identifier: GPL-2.0-or-later
"""Scores as files and as a table to read."""

from __future__ import annotations

import csv
import json
import math
from pathlib import Path

import numpy as np

from flair2_plugin.core.errors import OutputFailed
from flair2_plugin.core.nomenclature import ClassTable
from flair2_plugin.training.metrics import Scores, score

_PER_CLASS = ("iou", "precision", "recall", "f1")


def write_scores(confusion: np.ndarray, classes: ClassTable, folder: Path) -> Scores:
    """Write metrics.json (all scores and the confusion matrix, rows truth) and metrics.csv (one line per class).

    Raises:
        OutputFailed: the folder can't be written.
    """
    scores = score(confusion)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(_summary(scores, confusion, classes), indent=2, ensure_ascii=False)
        (folder / "metrics.json").write_text(text + "\n", encoding="utf-8")
        with (folder / "metrics.csv").open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(_rows(scores, confusion, classes))
    except OSError as problem:
        raise OutputFailed(f"The scores can't be written to {folder}: {problem.strerror}.") from problem
    return scores


def format_table(confusion: np.ndarray, classes: ClassTable) -> str:
    """Return one line per class in percent, then the means."""
    scores = score(confusion)
    lines = [f"{'class':<24}{'IoU':>7}{'prec.':>8}{'recall':>8}{'F1':>7}{'pixels':>14}"]
    for index, entry in enumerate(classes):
        values = (_percent(getattr(scores, name)[index]) for name in _PER_CLASS)
        numbers = "".join(f"{value:>{width}}" for value, width in zip(values, (7, 8, 8, 7), strict=True))
        lines.append(f"{entry.name:<24}{numbers}{int(confusion[index].sum()):>14,}")
    lines.append(f"mIoU without other {_percent(scores.mean_iou)} %, accuracy {_percent(scores.accuracy)} %")
    return "\n".join(lines)


def _summary(scores: Scores, confusion: np.ndarray, classes: ClassTable) -> dict[str, object]:
    per_class = {
        entry.name: {name: _plain(getattr(scores, name)[index]) for name in _PER_CLASS}
        for index, entry in enumerate(classes)
    }
    return {
        "mean_iou": _plain(scores.mean_iou),
        "mean_f1": _plain(scores.mean_f1),
        "accuracy": _plain(scores.accuracy),
        "classes": per_class,
        "confusion": confusion.tolist(),
    }


def _rows(scores: Scores, confusion: np.ndarray, classes: ClassTable) -> list[list[object]]:
    rows: list[list[object]] = [["id", "class", *_PER_CLASS, "truth_pixels", *(entry.name for entry in classes)]]
    for index, entry in enumerate(classes):
        values = [_plain(getattr(scores, name)[index]) for name in _PER_CLASS]
        rows.append([entry.id, entry.name, *values, int(confusion[index].sum()), *confusion[index].tolist()])
    return rows


def _plain(value: float) -> float | None:
    return None if math.isnan(value) else round(float(value), 6)


def _percent(value: float) -> str:
    return "-" if math.isnan(value) else f"{100 * value:.1f}"
