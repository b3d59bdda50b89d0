# SPDX-License-Identifier: GPL-2.0-or-later
"""A patch on the map of its wider surroundings: which Sentinel-2 pixels lie under it, and which are seen alike."""

from __future__ import annotations

from torch import Tensor

from flair2_plugin.core.errors import InvalidModel
from flair2_plugin.core.model_card import ModelCard, SatelliteInput
from flair2_plugin.network.outputs import SatelliteFeatures


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


def phase_length(card: ModelCard) -> int:
    """Return by how many Sentinel-2 pixels a window may be moved so that strided convolutions see the same ones alike.

    The U-TAE halves the resolution three times: 8.
    """
    utae = card.architecture.utae
    return utae.str_conv_s ** (len(utae.encoder_widths) - 1) if utae else 1


def summarise(features: Tensor, ground: int) -> SatelliteFeatures:
    """Return the `ground` x `ground` pixels under the patch and the mean over all of (B, C, h, w)."""
    return SatelliteFeatures(crop_centre(features, ground), features.mean(dim=(-2, -1)))


def crop_centre(features: Tensor, size: int) -> Tensor:
    """Return the central size x size pixels of (..., H, W); half pixels round to the even one, as torchvision's do."""
    height, width = features.shape[-2:]
    top, left = round((height - size) / 2), round((width - size) / 2)
    return features[..., top : top + size, left : left + size]
