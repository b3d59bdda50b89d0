# SPDX-License-Identifier: GPL-2.0-or-later
"""SegFormer on the ortho, alone or with a light Sentinel-2 encoder that is added to its last stage.

Source: Xie et al., "SegFormer", NeurIPS 2021, as segmentation-models-pytorch has it; the fusion after the challenge
entry of association-rosia/flair-2, src/models/multimodal_model.py (commit 558a5b1), written anew. There the encoder of
the whole Sentinel-2 crop, 400 m, is laid over the patch's 102 m; here what lies under the patch is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from torch import Tensor, nn
from torch.nn.functional import adaptive_avg_pool2d, interpolate

from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.network.aerial import AerialNetwork
from flair2_plugin.network.fusion import keep_patches
from flair2_plugin.network.outputs import SatelliteFeatures
from flair2_plugin.network.season import SeasonEncoder
from flair2_plugin.network.torchvision_operators import declare_operators

if TYPE_CHECKING:
    from segmentation_models_pytorch import Segformer

_DEPTH = 5


def create_segformer(card: ModelCard) -> Segformer:
    """Return smp's SegFormer with the card's encoder, decoder width, bands and classes."""
    declare_operators()
    from segmentation_models_pytorch import Segformer  # not before torchvision can be imported

    return Segformer(
        card.architecture.encoder,
        encoder_depth=_DEPTH,
        encoder_weights=None,
        decoder_segmentation_channels=card.architecture.decoder_widths[0],
        in_channels=len(card.aerial.bands),
        classes=len(card.classes),
    )


class AerialSegformer(AerialNetwork):
    """SegFormer; its decoder has one width."""

    def __init__(self, card: ModelCard) -> None:
        super().__init__(card, _DEPTH)
        self.segformer = create_segformer(card)

    @property
    def segmenter(self) -> Segformer:
        """SegFormer itself."""
        return self.segformer


class SeasonSegformer(AerialSegformer):
    """SegFormer whose last stage is told the seasons: map and mean of the light encoder are added, then a layer norm.

    There is no head on the satellite branch.
    """

    def __init__(self, card: ModelCard) -> None:
        super().__init__(card)
        if card.satellite is None:
            raise ValueError("it has no satellite input")
        channels = self.segformer.encoder.out_channels[-1]
        self.season = SeasonEncoder(card.satellite)
        self.cropped = nn.Conv2d(self.season.width, channels, 1)
        self.collapsed = nn.Linear(self.season.width, channels)
        self.norm = nn.LayerNorm(channels)

    def satellite_map(self, series: Tensor | None, dates: Tensor | None) -> Tensor | None:
        """Return the light encoder's map (B, 192, h, w) of the series (B, T, bands, h, w), taken on `dates` (B, T).

        Raises:
            InvalidRequest: there is no series, or it has no dates.
        """
        given = self.require_series(series, dates)
        return None if given is None else self.season(*given)

    def fuse(
        self, levels: list[Tensor], features: SatelliteFeatures | None, keep: Tensor | None = None
    ) -> list[Tensor]:
        """Add the satellite features to the last stage."""
        last = levels[-1]
        if features is not None:
            added = self.cropped(features.ground) + self.collapsed(features.vector)[:, :, None, None]
            last = last + keep_patches(_fit(added, last), keep)
        return [*levels[:-1], self.norm(last.movedim(1, -1)).movedim(-1, 1)]


def _fit(features: Tensor, target: Tensor) -> Tensor:
    """Return (B, C, h, w) at the size of the target: averaged where it is smaller, interpolated where larger."""
    height, width = target.shape[-2:]
    if height <= features.shape[-2] and width <= features.shape[-1]:
        return adaptive_avg_pool2d(features, (height, width))
    return interpolate(features, size=(height, width), mode="bilinear", align_corners=False)
