# SPDX-License-Identifier: GPL-2.0-or-later
"""The frame of all networks: an encoder and a decoder on the ortho, and what may be added between them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from flair2_plugin.core.errors import InvalidRequest
from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.network.fusion import add_row_profile, metadata_perceptron
from flair2_plugin.network.ground import ground_size, summarise
from flair2_plugin.network.outputs import Logits, SatelliteFeatures

if TYPE_CHECKING:
    from segmentation_models_pytorch import Segformer, Unet


class AerialNetwork(nn.Module, ABC):
    """Ortho in, logits out. The ortho comes scaled as the card says (`AerialInput`); no scaling happens in here.

    A network with a satellite branch overrides `satellite_map`, what it says of a series, and `fuse`, what that adds to
    the encoder's features; one with a head of its own on that branch overrides `judge_ground`.
    """

    def __init__(self, card: ModelCard, depth: int) -> None:
        super().__init__()
        self.card = card
        rows = card.aerial.patch // 2**depth
        self.ground = ground_size(card, card.satellite) if card.satellite else 0
        self.metadata_mlp = metadata_perceptron(rows) if card.architecture.metadata else None

    @property
    @abstractmethod
    def segmenter(self) -> Unet | Segformer:
        """The aerial branch: smp's model, whose encoder, decoder and head are run one by one."""

    def satellite_map(self, series: Tensor | None, dates: Tensor | None) -> Tensor | None:
        """Return None: this network has no satellite branch, and leaves its input unread.

        Others return the feature map (B, C, h, w) of a series (B, T, bands, h, w) taken on `dates` (B, T), None where
        there is none and they can do without.

        Raises:
            InvalidRequest: the network needs a series and there is none, or it has no dates.
        """
        return None

    def satellite(self, series: Tensor | None, dates: Tensor | None) -> SatelliteFeatures | None:
        """Return what the map of a series that lies around the patch says of it; arguments as for `satellite_map`."""
        features = self.satellite_map(series, dates)
        return None if features is None else summarise(features, self.ground)

    def fuse(
        self, levels: list[Tensor], features: SatelliteFeatures | None, keep: Tensor | None = None
    ) -> list[Tensor]:
        """Return the encoder's features, level by level (B, C, H, W), as the decoder is to see them."""
        return levels

    def judge_ground(self, features: SatelliteFeatures | None, aerial: Tensor) -> Tensor | None:
        """Return the logits of the satellite branch alone at the ortho's size, None where it has no head."""
        return None

    def aerial(
        self,
        ortho: Tensor,
        features: SatelliteFeatures | None = None,
        metadata: Tensor | None = None,
        keep: Tensor | None = None,
    ) -> Tensor:
        """Return the logits (B, classes, H, W) of (B, bands, H, W), H and W being the card's patch size.

        `features` come from `satellite`; without them, or for a patch for which `keep` (B,) is false, the satellite
        branch adds nothing. `metadata` is (B, 45).

        Raises:
            InvalidRequest: the model takes metadata and there is none.
        """
        levels = list(self.segmenter.encoder(ortho))
        if self.metadata_mlp is not None:
            if metadata is None:
                raise InvalidRequest(f'The model "{self.card.name}" needs the acquisition\'s date, time and camera.')
            levels[-1] = add_row_profile(levels[-1], self.metadata_mlp(metadata))
        levels = self.fuse(levels, features, keep)
        return self.segmenter.segmentation_head(self.segmenter.decoder(levels))

    def probabilities(
        self, ortho: Tensor, features: SatelliteFeatures | None = None, metadata: Tensor | None = None
    ) -> Tensor:
        """Return the classes' probabilities (B, classes, H, W); arguments and exceptions as for `aerial`."""
        return self.aerial(ortho, features, metadata).softmax(dim=1)

    def forward(
        self,
        aerial: Tensor,
        satellite: Tensor | None = None,
        dates: Tensor | None = None,
        metadata: Tensor | None = None,
        use_satellite: bool | Tensor = True,
    ) -> Logits:
        """Return both heads' logits at the ortho's size.

        `aerial` is (B, bands, H, W), `satellite` (B, T, 10, h, w), `dates` (B, T) in days as the card encodes them,
        `metadata` (B, 45). `use_satellite`, for all or patch by patch (B,), is training's modality dropout: where it is
        false, the satellite branch adds nothing to the aerial one, but its own head still learns. Given as a tensor,
        every weight gets a gradient even if no patch keeps its satellite, as distributed training needs.
        """
        features = self.satellite(satellite, dates)
        keep = use_satellite if isinstance(use_satellite, Tensor) else None
        logits = self.aerial(aerial, features if keep is not None or use_satellite else None, metadata, keep)
        return Logits(logits, self.judge_ground(features, aerial))

    def lay_channels_last(self) -> torch.memory_format:
        """Store the weights as devices like them for images stored so, and return how images are to be stored.

        Those of 3D convolutions can't be, and stay; so do all on an Apple GPU, which may read weights stored so as if
        they were not (pytorch/pytorch#192212).
        """
        if any(weight.device.type == "mps" for weight in self.parameters()):
            return torch.contiguous_format
        for module in self.modules():
            if isinstance(module, nn.Conv2d | nn.ConvTranspose2d):
                module.to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # torch lacks this one
        return torch.channels_last

    def require_series(self, series: Tensor | None, dates: Tensor | None) -> tuple[Tensor, Tensor] | None:
        """Return series and dates, or None where there are none and the network was trained to do without.

        Raises:
            InvalidRequest: the network needs them.
        """
        if series is not None and dates is not None:
            return series, dates
        if series is None and self.card.satellite is not None and self.card.satellite.optional:
            return None
        raise InvalidRequest(f'The model "{self.card.name}" needs a Sentinel-2 series with its dates.')
