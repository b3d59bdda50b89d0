# SPDX-License-Identifier: GPL-2.0-or-later
"""The aerial U-Net, alone: the half of U-T&T that every U-Net of FLAIR is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.network.aerial import AerialNetwork
from flair2_plugin.network.torchvision_operators import declare_operators

if TYPE_CHECKING:
    from segmentation_models_pytorch import Unet


def create_unet(card: ModelCard) -> Unet:
    """Return smp's U-Net with the card's encoder, widths, bands and classes."""
    declare_operators()
    from segmentation_models_pytorch import Unet  # not before torchvision can be imported

    widths = card.architecture.decoder_widths
    return Unet(
        card.architecture.encoder,
        encoder_depth=len(widths),
        encoder_weights=None,
        decoder_channels=list(widths),
        in_channels=len(card.aerial.bands),
        classes=len(card.classes),
    )


class AerialUnet(AerialNetwork):
    """A U-Net with one decoder width per level."""

    def __init__(self, card: ModelCard) -> None:
        super().__init__(card, depth=len(card.architecture.decoder_widths))
        self.unet = create_unet(card)

    @property
    def segmenter(self) -> Unet:
        """The U-Net itself."""
        return self.unet
