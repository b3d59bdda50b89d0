# SPDX-License-Identifier: GPL-2.0-or-later
"""Small cards, seeded inputs and settled networks."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from flair2_plugin.core.model_card import AerialInput, Architecture, ModelCard, Quirks, SatelliteInput, UtaeSizes

SMALL_UTAE = UtaeSizes(
    encoder_widths=(16, 16, 32), decoder_widths=(16, 16, 32), out_conv=(8, 13), n_head=4, d_model=32, d_k=4
)


def make_card(metadata: bool = False, quirks: Quirks | None = None, encoder: str = "resnet18") -> ModelCard:
    return ModelCard(
        name="small",
        title="A small U-T&T",
        description="Two branches, 64 px.",
        licence="none",
        architecture=Architecture("utt", encoder, (32, 16, 16, 8, 8), SMALL_UTAE, metadata),
        aerial=AerialInput(patch=64),
        satellite=SatelliteInput(patch=16),
        quirks=quirks or Quirks(),
    )


def make_unet_card() -> ModelCard:
    return ModelCard(
        name="aerial",
        title="A small U-Net",
        description="One branch.",
        licence="none",
        architecture=Architecture("unet", "resnet18", (32, 16, 16, 8, 8)),
        aerial=AerialInput(bands=("red", "green", "blue"), patch=64),
    )


def make_segformer_card(satellite: bool = True, optional: bool = False) -> ModelCard:
    return ModelCard(
        name="season",
        title="A small SegFormer",
        description="One branch or two.",
        licence="none",
        architecture=Architecture("segformer", "mit_b0", (32,)),
        aerial=AerialInput(bands=("red", "green", "blue"), patch=64),
        satellite=SatelliteInput(patch=16, optional=optional) if satellite else None,
    )


def draw(*shape: int, seed: int = 0) -> Tensor:
    return torch.rand(shape, generator=torch.Generator().manual_seed(seed))


def settle(network: nn.Module) -> nn.Module:
    """Give the batch norms statistics that are not 0 and 1, so that a mistake in them can be seen."""
    generator = torch.Generator().manual_seed(5)
    for name, buffer in network.named_buffers():
        if name.endswith("running_mean"):
            buffer.copy_(0.1 * torch.randn(buffer.shape, generator=generator))
        if name.endswith("running_var"):
            buffer.copy_(0.5 + torch.rand(buffer.shape, generator=generator))
    return network.eval()
