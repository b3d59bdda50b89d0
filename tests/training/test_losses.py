# SPDX-License-Identifier: GPL-2.0-or-later
"""The loss of a head."""

from __future__ import annotations

import pytest
import torch
from torch.nn.functional import cross_entropy, one_hot

from flair2_plugin.training.losses import HeadLoss
from flair2_plugin.training.samples import IGNORED

WEIGHTS = (1.0, 0.5, 2.0, 0.0)


@pytest.fixture
def label() -> torch.Tensor:
    label = torch.randint(4, (2, 8, 8), generator=torch.Generator().manual_seed(1))
    label[0, :2] = IGNORED
    return label


@pytest.fixture
def logits() -> torch.Tensor:
    return torch.randn(2, 4, 8, 8, generator=torch.Generator().manual_seed(2))


def test_cross_entropy_is_torchs_own(logits: torch.Tensor, label: torch.Tensor) -> None:
    wanted = cross_entropy(logits, label, torch.tensor(WEIGHTS), ignore_index=IGNORED, label_smoothing=0.0)
    assert float(HeadLoss(WEIGHTS)(logits, label)) == pytest.approx(float(wanted), rel=1e-5)


def test_smoothing_is_torchs_own_without_the_pixels_that_weigh_nothing(
    logits: torch.Tensor, label: torch.Tensor
) -> None:
    counted = label.where(label != 3, IGNORED)
    wanted = cross_entropy(logits, counted, torch.tensor(WEIGHTS), ignore_index=IGNORED, label_smoothing=0.1)
    assert float(HeadLoss(WEIGHTS, smoothing=0.1)(logits, label)) == pytest.approx(float(wanted), rel=1e-5)


@pytest.mark.parametrize("value", [IGNORED, 3])
def test_where_nothing_weighs_there_is_no_loss_and_a_gradient_of_zero(logits: torch.Tensor, value: int) -> None:
    logits.requires_grad_()
    loss = HeadLoss(WEIGHTS, smoothing=0.1, dice=1.0, lovasz=1.0)(logits, torch.full((2, 8, 8), value))
    loss.backward()
    assert float(loss) == 0
    assert logits.grad is not None and float(logits.grad.abs().max()) == 0


@pytest.mark.parametrize("share", ["dice", "lovasz"])
def test_a_perfect_answer_costs_next_to_nothing_and_a_wrong_one_more(label: torch.Tensor, share: str) -> None:
    right = 40.0 * one_hot(label.where(label != IGNORED, 0), 4).movedim(-1, 1).float()
    loss = HeadLoss((1.0,) * 4, **{share: 1.0})
    assert float(loss(right, label)) < 1e-3
    assert float(loss(right.roll(1, dims=1), label)) > 0.9


@pytest.mark.parametrize("share", ["dice", "lovasz"])
def test_classes_of_weight_zero_count_in_no_part(logits: torch.Tensor, label: torch.Tensor, share: str) -> None:
    loss = HeadLoss(WEIGHTS, **{share: 1.0})
    without = torch.where(label == 3, IGNORED, label)
    assert float(loss(logits, label)) == pytest.approx(float(loss(logits, without)), rel=1e-5)
