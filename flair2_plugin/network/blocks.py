# SPDX-License-Identifier: GPL-2.0-or-later
"""The convolutional blocks of the U-TAE.

Source: Garnot and Landrieu, "Panoptic Segmentation of Satellite Image Time Series with Convolutional Temporal
Attention Networks", ICCV 2021; written anew after IGNF/FLAIR-2, src/backbones/utae_model.py (commit b9b4892).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import torch
from torch import Tensor, nn

_GROUPS = 4


@dataclass(frozen=True)
class Strided:
    """Kernel size, stride and padding of the convolutions that halve or double the resolution."""

    kernel: int
    stride: int
    padding: int


@dataclass(frozen=True)
class Style:
    """What the 3 x 3 convolutions of one half of the network share."""

    norm: Literal["group", "batch"]
    padding_mode: Literal["reflect", "zeros"]


def convolutions(widths: Sequence[int], style: Style, size: Strided = Strided(3, 1, 1)) -> nn.Sequential:
    """Return convolution, norm and ReLU for each step from one width to the next."""
    layers: list[nn.Module] = []
    for before, after in pairwise(widths):
        layers.append(_convolution(before, after, style, size))
        layers.append(nn.GroupNorm(_GROUPS, after) if style.norm == "group" else nn.BatchNorm2d(after))
        layers.append(nn.ReLU())
    return nn.Sequential(*layers)


def _convolution(before: int, after: int, style: Style, size: Strided) -> nn.Conv2d:
    return nn.Conv2d(before, after, size.kernel, size.stride, size.padding, padding_mode=style.padding_mode)


class DownBlock(nn.Module):
    """A strided convolution, one to the new width and a residual one: (N, C, H, W) to (N, D, H/s, W/s)."""

    def __init__(self, width: int, next_width: int, strided: Strided, style: Style) -> None:
        super().__init__()
        self.down = convolutions((width, width), style, strided)
        self.conv1 = convolutions((width, next_width), style)
        self.conv2 = convolutions((next_width, next_width), style)

    def forward(self, features: Tensor) -> Tensor:
        """Return the features one level deeper."""
        features = self.conv1(self.down(features))
        return features + self.conv2(features)


class UpBlock(nn.Module):
    """A transposed convolution joined by the skip's features, then a convolution and a residual one."""

    def __init__(self, width: int, next_width: int, skip_width: int, strided: Strided, style: Style) -> None:
        super().__init__()
        self.skip_conv = nn.Sequential(nn.Conv2d(skip_width, skip_width, 1), nn.BatchNorm2d(skip_width), nn.ReLU())
        self.up = nn.Sequential(
            nn.ConvTranspose2d(width, next_width, strided.kernel, strided.stride, strided.padding),
            nn.BatchNorm2d(next_width),
            nn.ReLU(),
        )
        self.conv1 = convolutions((next_width + skip_width, next_width), style)
        self.conv2 = convolutions((next_width, next_width), style)

    def forward(self, features: Tensor, skip: Tensor) -> Tensor:
        """Return (N, D, H*s, W*s) out of (N, C, H, W) and the skip's (N, S, H*s, W*s)."""
        features = self.conv1(torch.cat([self.up(features), self.skip_conv(skip)], dim=1))
        return features + self.conv2(features)
