# SPDX-License-Identifier: GPL-2.0-or-later
"""U-T&T, FLAIR #2's two-branch network: a U-Net on the ortho and a U-TAE on the Sentinel-2 series.

Source: Garioud et al., "FLAIR: a Country-Scale Land Cover Semantic Segmentation Dataset From Multi-Source Optical
Imagery", NeurIPS 2023; written anew after IGNF/FLAIR-2, src/backbones/txt_model.py (commit b9b4892).
"""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn.functional import interpolate

from flair2_plugin.core.errors import InvalidModel
from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.network.fusion import Fusion
from flair2_plugin.network.outputs import SatelliteFeatures
from flair2_plugin.network.unet import AerialUnet
from flair2_plugin.network.utae import Utae


class Utt(AerialUnet):
    """Ortho and Sentinel-2 series in, both heads' logits out; `satellite` and `aerial` are its two halves.

    Every patch is judged on its own: the vector of its own series is used, where the official code takes that of the
    batch's first (B1).
    """

    def __init__(self, card: ModelCard) -> None:
        super().__init__(card)
        satellite, sizes = card.satellite, card.architecture.utae
        if satellite is None or sizes is None:
            raise InvalidModel(f'The model "{card.name}" lacks the sizes of its satellite branch.')
        self.utae = Utae(len(satellite.bands), sizes, card.quirks.padding_in_norm)
        self.fusion = Fusion(self.utae.width, self.unet.encoder.out_channels)
        self.satellite_head = nn.Conv2d(self.utae.width, len(card.classes), 1)

    def satellite_map(self, series: Tensor | None, dates: Tensor | None) -> Tensor | None:
        """Return the U-TAE's feature map (B, 64, h, w) of the series (B, T, bands, h, w), taken on `dates` (B, T).

        Raises:
            InvalidRequest: there is no series, or it has no dates.
        """
        given = self.require_series(series, dates)
        return None if given is None else self.utae(*given)

    def fuse(
        self, levels: list[Tensor], features: SatelliteFeatures | None, keep: Tensor | None = None
    ) -> list[Tensor]:
        """Add the satellite features to all levels that the decoder sees."""
        return levels if features is None else self.fusion(levels, features.ground, features.vector, keep)

    def judge_ground(self, features: SatelliteFeatures | None, aerial: Tensor) -> Tensor | None:
        """Return the auxiliary head's logits, (B, classes, H, W)."""
        if features is None:
            return None
        # A 1 x 1 convolution commutes with repeating pixels: the official order costs 2,600 times as much.
        return interpolate(self.satellite_head(features.ground), size=aerial.shape[-2:], mode="nearest")
