# SPDX-License-Identifier: GPL-2.0-or-later
"""Small model packages with seeded random weights, for tests of everything around the network."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import torch

from flair2_plugin.core.model_card import AerialInput, Architecture, ModelCard, SatelliteInput, UtaeSizes
from flair2_plugin.network.build import build_network
from flair2_plugin.network.package import save_package

_SMALL_UTAE = UtaeSizes(encoder_widths=(16, 16, 32), decoder_widths=(16, 16, 32), n_head=4, d_model=32)
_SMALL = Architecture(encoder="tu-mobilenetv3_small_050", decoder_widths=(32, 16, 16, 8, 8), utae=_SMALL_UTAE)

SMALL_UTT = ModelCard("small", "Small U-T&T", "random weights", "none", _SMALL, satellite=SatelliteInput())
SMALL_UNET = ModelCard("aerial", "Small U-Net", "random weights", "none", replace(_SMALL, kind="unet", utae=None))
RGB_UNET = replace(SMALL_UNET, name="rgb", aerial=AerialInput(bands=("red", "green", "blue")))
DATED_UNET = replace(SMALL_UNET, name="dated", architecture=replace(SMALL_UNET.architecture, metadata=True))


def write_package(folder: Path, card: ModelCard, seed: int = 0) -> Path:
    """Write a package of the card's network with random weights."""
    torch.manual_seed(seed)
    network = build_network(card)
    save_package(network, card, folder)
    return folder
