# SPDX-License-Identifier: GPL-2.0-or-later
"""Group norms in plain steps: OpenVINO has one of its own only for channels first, and turns features to and fro."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from flair2_plugin.network.flow import replace_module
from flair2_plugin.network.utae import Utae


class PlainGroupNorm(nn.Module):
    """Stands in for a group norm of (N, C, H, W)."""

    def __init__(self, norm: nn.GroupNorm) -> None:
        super().__init__()
        of_group = norm.num_channels // norm.num_groups
        self.average: Tensor  # (C, C): of each channel's group
        self.register_buffer("average", torch.eye(norm.num_groups).kron(torch.full((of_group, of_group), 1 / of_group)))
        self.eps, self.weight, self.bias = norm.eps, norm.weight, norm.bias

    def forward(self, features: Tensor) -> Tensor:
        """Return the features normalised."""
        centred = features - self._of_groups(features.mean((2, 3)))
        variance = self._of_groups((centred * centred).mean((2, 3)))
        return centred * ((variance + self.eps).rsqrt() * self.weight[:, None, None]) + self.bias[:, None, None]

    def _of_groups(self, means: Tensor) -> Tensor:
        """Return each channel's mean over its group, (N, C, 1, 1), out of the channels' own, (N, C)."""
        return (means @ self.average)[:, :, None, None]


def rewrite_group_norms(utae: Utae) -> None:
    """Replace those of the convolutions; those of the temporal encoder see series and not images."""
    of_series = set(utae.temporal_encoder.modules())
    for norm in list(utae.modules()):
        if isinstance(norm, nn.GroupNorm) and norm not in of_series:
            replace_module(utae, norm, PlainGroupNorm(norm))
