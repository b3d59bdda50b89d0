# SPDX-License-Identifier: GPL-2.0-or-later
"""U-T&T, FLAIR #2's two-branch network: a U-Net on the ortho and a U-TAE on the Sentinel-2 series.

Source: Garioud et al., "FLAIR: a Country-Scale Land Cover Semantic Segmentation Dataset From Multi-Source Optical
Imagery", NeurIPS 2023; written anew after IGNF/FLAIR-2, src/backbones/txt_model.py (commit b9b4892).
"""

from __future__ import annotations

from torch import Tensor, nn

from flair2_plugin.core.errors import InvalidModel, InvalidRequest
from flair2_plugin.core.model_card import ModelCard, SatelliteInput
from flair2_plugin.network.fusion import Fusion
from flair2_plugin.network.outputs import SatelliteFeatures
from flair2_plugin.network.unet import AerialUnet
from flair2_plugin.network.utae import Utae, crop_centre


def ground_size(card: ModelCard, satellite: SatelliteInput) -> int:
    """Return how many Sentinel-2 pixels a side the ortho patch covers: 512 px of 0.2 m are 102.4 m, 10 px of 10 m.

    Raises:
        InvalidModel: the satellite crop is smaller than the patch.
    """
    size = max(1, round(card.aerial.patch * card.aerial.pixel_size / satellite.pixel_size))
    if size > satellite.patch:
        raise InvalidModel(
            f'The model "{card.name}" sees {satellite.patch} Sentinel-2 pixels a side, fewer than the {size} that its '
            "ortho patch covers: correct the sizes in its model.json."
        )
    return size


class Utt(AerialUnet):
    """Ortho and Sentinel-2 series in, both heads' logits out; `satellite` and `aerial` are its two halves.

    Every patch is judged on its own: the vector of its own series is used, where the official code takes that of the
    batch's first (B1).
    """

    def __init__(self, card: ModelCard, encoder_weights: str | None = None) -> None:
        super().__init__(card, encoder_weights)
        satellite, sizes = card.satellite, card.architecture.utae
        if satellite is None or sizes is None:
            raise InvalidModel(f'The model "{card.name}" lacks the sizes of its satellite branch.')
        self.ground = ground_size(card, satellite)
        self.utae = Utae(len(satellite.bands), sizes, card.quirks.padding_in_norm)
        self.fusion = Fusion(self.utae.width, self.unet.encoder.out_channels)
        self.satellite_head = nn.Conv2d(self.utae.width, len(card.classes), 1)

    def satellite(self, series: Tensor | None, dates: Tensor | None) -> SatelliteFeatures:
        """Return what the series (B, T, bands, h, w), taken on `dates` (B, T), says of each patch.

        Raises:
            InvalidRequest: there is no series, or it has no dates.
        """
        if series is None or dates is None:
            raise InvalidRequest(f'The model "{self.card.name}" needs a Sentinel-2 series with its dates.')
        features = self.utae(series, dates)
        return SatelliteFeatures(crop_centre(features, self.ground), features.mean(dim=(-2, -1)))
