# SPDX-License-Identifier: GPL-2.0-or-later
"""Scores out of a confusion matrix."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import confusion_matrix

from flair2_plugin.training.metrics import count_pairs, score


def test_rows_are_the_truth_and_columns_the_prediction() -> None:
    random = np.random.default_rng(3)
    truth, predicted = random.integers(0, 13, (2, 40, 50))
    wanted = confusion_matrix(truth.ravel(), predicted.ravel(), labels=range(13))
    assert np.array_equal(count_pairs(truth, predicted, 13), wanted)


def test_other_is_left_out_of_the_mean_but_its_pixels_count_as_mistakes() -> None:
    confusion = np.diag([10] * 13)
    confusion[12, 0] = 10  # "other" taken for buildings
    found = score(confusion)
    assert found.iou[0] == 0.5
    assert found.mean_iou == pytest.approx(11.5 / 12)


def test_a_class_that_is_nowhere_leaves_the_mean_alone() -> None:
    confusion = np.zeros((13, 13), dtype=int)
    confusion[0, 0], confusion[1, 1], confusion[1, 0] = 6, 3, 3
    assert score(confusion).mean_iou == pytest.approx((6 / 9 + 3 / 6) / 2)


def test_an_empty_matrix_has_no_scores() -> None:
    assert np.isnan(score(np.zeros((13, 13), dtype=int)).mean_iou)
