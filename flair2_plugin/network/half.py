# SPDX-License-Identifier: GPL-2.0-or-later
"""A network whose weights and features take 16 bits, used as the exact one is."""

from __future__ import annotations

import copy

import torch
from torch import Tensor

from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.network.aerial import AerialNetwork
from flair2_plugin.network.outputs import SatelliteFeatures


class HalfNetwork:
    """A copy of `network` in `dtype`, stored as its device likes it; what it is given and returns is float32."""

    def __init__(self, network: AerialNetwork, dtype: torch.dtype) -> None:
        self._network, self._dtype = copy.deepcopy(network).to(dtype), dtype
        self._layout = self._network.lay_channels_last()

    @property
    def card(self) -> ModelCard:
        """The model card."""
        return self._network.card

    def satellite(self, series: Tensor | None, dates: Tensor | None) -> SatelliteFeatures | None:
        """Return what the series (B, T, bands, h, w), taken on `dates` (B, T), says of each patch, in 16 bits.

        The dates stay in 32 bits: 16 of them can't tell the days of a year apart.

        Raises:
            InvalidRequest: the network needs a series and there is none, or it has no dates.
        """
        return self._network.satellite(None if series is None else series.to(self._dtype), dates)

    def satellite_map(self, series: Tensor | None, dates: Tensor | None) -> Tensor | None:
        """Return the satellite branch's map of the series, (B, C, h, w); arguments as for `satellite`."""
        return self._network.satellite_map(None if series is None else series.to(self._dtype), dates)

    def probabilities(
        self, ortho: Tensor, features: SatelliteFeatures | None = None, metadata: Tensor | None = None
    ) -> Tensor:
        """Return the classes' probabilities (B, classes, H, W) of (B, bands, H, W); see `AerialNetwork.probabilities`.

        Raises:
            InvalidRequest: the model takes metadata and there is none.
        """
        ortho = ortho.to(self._dtype, memory_format=self._layout)
        vector = None if metadata is None else metadata.to(self._dtype)
        return self._network.aerial(ortho, features, vector).float().softmax(dim=1)
