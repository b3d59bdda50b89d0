# SPDX-License-Identifier: GPL-2.0-or-later
"""Scores of a classification out of its confusion matrix, with NumPy alone.

A confusion matrix is (classes, classes) of pixel counts: rows are the truth, columns the prediction.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

SCORED = 12
"""FLAIR's mean leaves "other" out: it is taken over the first 12 classes (metrics.py:15-20 of the official code)."""


@dataclass(frozen=True)
class Scores:
    """Per class (0..1, NaN where a class occurs nowhere) and over all; `mean_iou` and `mean_f1` are over 12 classes."""

    iou: np.ndarray
    precision: np.ndarray
    recall: np.ndarray
    f1: np.ndarray
    mean_iou: float
    mean_f1: float
    accuracy: float


def count_pairs(truth: np.ndarray, predicted: np.ndarray, classes: int) -> np.ndarray:
    """Return the confusion matrix of two arrays of class indices 0 … classes-1 of the same shape."""
    pairs = truth.ravel().astype(np.int64) * classes + predicted.ravel()
    return np.bincount(pairs, minlength=classes**2).reshape(classes, classes)


def total(confusions: Mapping[str, np.ndarray]) -> np.ndarray:
    """Return the sum of the confusion matrices of all domains; there is at least one."""
    return np.sum(list(confusions.values()), axis=0)


def score(confusion: np.ndarray) -> Scores:
    """Return the scores of a confusion matrix. Pixels of "other" count against the classes they are mistaken for."""
    hits = np.diag(confusion).astype(np.float64)
    true, found = confusion.sum(axis=1), confusion.sum(axis=0)
    iou, f1 = _divide(hits, true + found - hits), _divide(2 * hits, true + found)
    return Scores(
        iou=iou,
        precision=_divide(hits, found),
        recall=_divide(hits, true),
        f1=f1,
        mean_iou=_mean(iou),
        mean_f1=_mean(f1),
        accuracy=float(_divide(hits.sum(), confusion.sum())),
    )


def count_scored(classes: int) -> int:
    """Return over how many classes, from the first on, the means of so many go: FLAIR's 12, or all but the last."""
    return min(SCORED, max(1, classes - 1))


def _mean(values: np.ndarray) -> float:
    scored = values[: count_scored(len(values))]
    known = scored[~np.isnan(scored)]
    return float(known.mean()) if known.size else float("nan")


def _divide(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.true_divide(part, whole))
