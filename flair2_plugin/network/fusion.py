# SPDX-License-Identifier: GPL-2.0-or-later
"""What the satellite branch and the metadata add to the U-Net's encoder features.

Written anew after IGNF/FLAIR-2, src/backbones/fusion_utils.py and txt_model.py (commit b9b4892).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import torch
from torch import Tensor, nn
from torch.nn.functional import interpolate

METADATA_LENGTH = 45  # as `imagery.acquisition.metadata_vector` makes it


def hidden_widths(before: int, after: int) -> tuple[int, int]:
    """Return the two inner widths of a collapsed-fusion perceptron: even steps, or twice the width if it stays."""
    if before == after:
        return 2 * before, 2 * before
    step = int(abs(after - before) / 3) * (1 if after > before else -1)
    return before + step, before + 2 * step


def perceptron(widths: Sequence[int], dropout: float) -> nn.Sequential:
    """Return linear layers with dropout and ReLU between them."""
    layers: list[nn.Module] = []
    for before, after in pairwise(widths):
        layers += [nn.Linear(before, after), nn.Dropout(dropout), nn.ReLU()]
    return nn.Sequential(*layers[:-2])


def metadata_perceptron(rows: int) -> nn.Sequential:
    """Return the network that makes one number per row of the bottleneck out of the acquisition metadata (B, 45)."""
    return perceptron((METADATA_LENGTH, 64, 32, rows), dropout=0.5)


def add_row_profile(features: Tensor, profile: Tensor) -> Tensor:
    """Add (B, H) to (B, C, H, W): the same number on all channels and columns of a row (txt_model.py:79-82)."""
    return features + profile[:, None, :, None]


class Fusion(nn.Module):
    """Adds the satellite branch to each level of the encoder, twice: as a map and as a vector.

    `cropped` turns the map of the patch's own ground into each level's channels and is resized to it; `collapsed` does
    so with the mean over the wider surroundings. `channels` are the encoder's, level 0 being the ortho itself.
    """

    def __init__(self, width: int, channels: Sequence[int]) -> None:
        super().__init__()
        # Some encoders of timm have no features at some level: there is nothing to add to.
        self.levels = [level for level, count in enumerate(channels) if level > 0 and count > 0]
        self.cropped = nn.ModuleDict({str(i): nn.Conv2d(width, n, 1) for i, n in enumerate(channels) if n})
        self.collapsed = nn.ModuleDict(
            {str(i): perceptron((width, *hidden_widths(width, n), n), 0.3) for i, n in enumerate(channels) if n}
        )
        # The decoder never looks at level 0, in the official network neither: the weights are kept for their count and
        # names, but frozen, since a parameter without gradient stops distributed training.
        self.cropped["0"].requires_grad_(False)
        self.collapsed["0"].requires_grad_(False)

    def forward(
        self, features: list[Tensor], ground: Tensor, vector: Tensor, keep: Tensor | None = None
    ) -> list[Tensor]:
        """Return the encoder's features (level: (B, C, H, W)) with map (B, width, h, w) and vector (B, width) added.

        Patches for which `keep` (B,) is false get exactly their own features back.
        """
        fused = list(features)
        for level in self.levels:
            share = self.collapsed[str(level)](vector)[:, :, None, None]
            added = self.cropped[str(level)](ground) + share
            size = features[level].shape[-2:]
            resized = interpolate(added, size=size, mode="bilinear", align_corners=False)
            fused[level] = features[level] + keep_patches(resized, keep)
        return fused


def keep_patches(added: Tensor, keep: Tensor | None) -> Tensor:
    """Return (B, C, H, W) with zeros in the patches for which `keep` (B,) is false; None keeps all.

    A selection and not a product, so that a patch without satellite stays finite whatever its series holds.
    """
    if keep is None:
        return added
    return torch.where(keep[:, None, None, None], added, torch.zeros_like(added))
