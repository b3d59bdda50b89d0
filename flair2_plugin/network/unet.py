# SPDX-License-Identifier: GPL-2.0-or-later
"""The aerial U-Net, alone: the frame that the two-branch network completes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from torch import Tensor, nn
from torch.nn.functional import interpolate

from flair2_plugin.core.errors import InvalidRequest
from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.network.fusion import Fusion, add_row_profile, metadata_perceptron
from flair2_plugin.network.outputs import Logits, SatelliteFeatures
from flair2_plugin.network.torchvision_operators import declare_operators

if TYPE_CHECKING:
    from segmentation_models_pytorch import Unet


def create_unet(card: ModelCard, encoder_weights: str | None) -> Unet:
    """Return smp's U-Net with the card's encoder, widths, bands and classes."""
    declare_operators()
    from segmentation_models_pytorch import Unet  # not before torchvision can be imported

    widths = card.architecture.decoder_widths
    return Unet(
        card.architecture.encoder,
        encoder_depth=len(widths),
        encoder_weights=encoder_weights,
        decoder_channels=list(widths),
        in_channels=len(card.aerial.bands),
        classes=len(card.classes),
    )


class AerialUnet(nn.Module):
    """Ortho in, logits out. The ortho comes scaled as the card says (`AerialInput`); no scaling happens in here."""

    def __init__(self, card: ModelCard, encoder_weights: str | None = None) -> None:
        super().__init__()
        self.card = card
        self.unet = create_unet(card, encoder_weights)
        rows = card.aerial.patch // 2 ** len(card.architecture.decoder_widths)
        self.metadata_mlp = metadata_perceptron(rows) if card.architecture.metadata else None
        self.fusion: Fusion | None = None
        self.satellite_head: nn.Conv2d | None = None

    def satellite(self, series: Tensor | None, dates: Tensor | None) -> SatelliteFeatures | None:
        """Return None: this network has no satellite branch, and leaves its input unread."""
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
        levels = list(self.unet.encoder(ortho))
        if self.metadata_mlp is not None:
            if metadata is None:
                raise InvalidRequest(f'The model "{self.card.name}" needs the acquisition\'s date, time and camera.')
            levels[-1] = add_row_profile(levels[-1], self.metadata_mlp(metadata))
        if self.fusion is not None and features is not None:
            levels = self.fusion(levels, features.ground, features.vector, keep)
        return self.unet.segmentation_head(self.unet.decoder(levels))

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
        return Logits(logits, self._judge_ground(features, aerial))

    def _judge_ground(self, features: SatelliteFeatures | None, aerial: Tensor) -> Tensor | None:
        if self.satellite_head is None or features is None:
            return None
        # A 1 x 1 convolution commutes with repeating pixels: the official order costs 2,600 times as much.
        return interpolate(self.satellite_head(features.ground), size=aerial.shape[-2:], mode="nearest")
