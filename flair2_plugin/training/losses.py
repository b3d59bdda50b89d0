# SPDX-License-Identifier: GPL-2.0-or-later
"""The loss of a head: cross-entropy, and where asked for Dice and Lovász, which are nearer to the IoU."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from flair2_plugin.network.torchvision_operators import declare_operators
from flair2_plugin.training.samples import IGNORED

declare_operators()

from segmentation_models_pytorch.losses import DiceLoss, LovaszLoss  # noqa: E402


class HeadLoss(nn.Module):
    """Cross-entropy + `dice` × Dice + `lovasz` × Lovász of (B, classes, H, W) against (B, H, W).

    `weights` weigh the classes in the cross-entropy; those of weight 0 don't count in the other two either.
    """

    weights: Tensor

    def __init__(
        self, weights: Sequence[float], smoothing: float = 0.0, dice: float = 0.0, lovasz: float = 0.0
    ) -> None:
        super().__init__()
        self.register_buffer("weights", torch.tensor(list(weights)), persistent=False)
        self._smoothing = smoothing
        mode = "multiclass"
        self._others = [
            (share, loss)
            for share, loss in (
                (dice, DiceLoss(mode, ignore_index=IGNORED)),
                (lovasz, LovaszLoss(mode, ignore_index=IGNORED)),
            )
            if share > 0
        ]

    def forward(self, logits: Tensor, label: Tensor) -> Tensor:
        """Return the loss, a number."""
        logits = logits.float()
        loss = weighted_cross_entropy(logits, label, self.weights, self._smoothing)
        if not self._others:
            return loss
        weight = torch.cat([self.weights, self.weights.new_zeros(IGNORED + 1 - len(self.weights))])
        counted = torch.where(weight[label] > 0, label, IGNORED)
        for share, other in self._others:
            loss = loss + share * other(logits, counted).sum()  # an empty tensor where no pixel counts
        return loss


def weighted_cross_entropy(logits: Tensor, label: Tensor, weights: Tensor, smoothing: float = 0.0) -> Tensor:
    """Return the mean cross-entropy of (B, classes, H, W) against (B, H, W), each pixel weighted by its class.

    A batch whose pixels all weigh nothing has the loss 0; torch's own mean is not a number there. Unlike torch's,
    smoothing does not let pixels of a class of weight 0 in again.
    """
    weight = weights[label.where(label != IGNORED, 0)] * (label != IGNORED)
    label = label.where(weight > 0, IGNORED)
    if torch.are_deterministic_algorithms_enabled():
        # In a row of pixels, three times as slow: torch's loss of images has no deterministic form on CUDA.
        logits, label = logits.movedim(1, -1).flatten(0, -2), label.flatten()
    total = cross_entropy(logits, label, weights, ignore_index=IGNORED, reduction="sum", label_smoothing=smoothing)
    return total / weight.sum().clamp(min=1e-6)
