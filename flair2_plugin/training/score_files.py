# SPDX-License-Identifier: GPL-2.0-or-later
"""Scores as files and as tables to read."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from flair2_plugin.core.errors import OutputFailed
from flair2_plugin.core.nomenclature import ClassTable
from flair2_plugin.training.metrics import Scores, score, total

_PER_CLASS = ("iou", "precision", "recall", "f1")

Confusions = Mapping[str, np.ndarray]
"""One confusion matrix, rows truth, per domain; all of the same classes."""


def write_scores(confusions: Confusions, classes: ClassTable, folder: Path) -> Scores:
    """Write the scores of all domains together and of each, and return the former.

    metrics.json holds everything, metrics.csv one line per class, metrics-by-domain.csv one per domain and
    confusion.png the picture of the matrix.

    Raises:
        OutputFailed: the folder can't be written.
    """
    from flair2_plugin.training.confusion_picture import draw_confusion  # matplotlib takes a second

    whole = total(confusions)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(_summary(confusions, classes), indent=2, ensure_ascii=False)
        _write(folder / "metrics.json", f"{text}\n".encode())
        _write(folder / "metrics.csv", _csv(_class_rows(whole, classes)))
        _write(folder / "metrics-by-domain.csv", _csv(_domain_rows(confusions, classes)))
        _write(folder / "confusion.png", draw_confusion(whole, classes))
    except OSError as problem:
        raise OutputFailed(f"The scores can't be written to {folder}: {problem.strerror}.") from problem
    return score(whole)


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


def format_domains(confusions: Confusions) -> str:
    """Return one line per domain in percent."""
    lines = [f"{'domain':<24}{'mIoU':>7}{'acc.':>8}{'pixels':>29}"]
    for name, confusion in sorted(confusions.items()):
        scores = score(confusion)
        numbers = f"{_percent(scores.mean_iou):>7}{_percent(scores.accuracy):>8}{int(confusion.sum()):>29,}"
        lines.append(f"{name:<24}{numbers}")
    return "\n".join(lines)


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    new = path.with_name(f".{path.name}.new")
    try:
        new.write_bytes(content)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def _csv(rows: list[list[object]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def _summary(confusions: Confusions, classes: ClassTable) -> dict[str, Any]:
    domains = {name: _entry(confusion, classes) for name, confusion in sorted(confusions.items())}
    return {**_entry(total(confusions), classes), "domains": domains}


def _entry(confusion: np.ndarray, classes: ClassTable) -> dict[str, Any]:
    scores = score(confusion)
    per_class = {
        entry.name: {name: _plain(getattr(scores, name)[index]) for name in _PER_CLASS}
        for index, entry in enumerate(classes)
    }
    return {
        "mean_iou": _plain(scores.mean_iou),
        "mean_f1": _plain(scores.mean_f1),
        "accuracy": _plain(scores.accuracy),
        "pixels": int(confusion.sum()),
        "classes": per_class,
        "confusion": confusion.tolist(),
    }


def _class_rows(confusion: np.ndarray, classes: ClassTable) -> list[list[object]]:
    scores = score(confusion)
    rows: list[list[object]] = [["id", "class", *_PER_CLASS, "truth_pixels", *(entry.name for entry in classes)]]
    for index, entry in enumerate(classes):
        values = [_plain(getattr(scores, name)[index]) for name in _PER_CLASS]
        rows.append([entry.id, entry.name, *values, int(confusion[index].sum()), *confusion[index].tolist()])
    return rows


def _domain_rows(confusions: Confusions, classes: ClassTable) -> list[list[object]]:
    head = ["domain", "pixels", "mean_iou", "mean_f1", "accuracy"]
    rows: list[list[object]] = [[*head, *(f"iou {entry.name}" for entry in classes)]]
    for name, confusion in [*sorted(confusions.items()), ("total", total(confusions))]:
        scores = score(confusion)
        means = [_plain(value) for value in (scores.mean_iou, scores.mean_f1, scores.accuracy)]
        rows.append([name, int(confusion.sum()), *means, *map(_plain, scores.iou)])
    return rows


def _plain(value: float) -> float | None:
    return None if math.isnan(value) else round(float(value), 6)


def _percent(value: float) -> str:
    return "-" if math.isnan(value) else f"{100 * value:.1f}"
