# SPDX-License-Identifier: GPL-2.0-or-later
"""U-T&T in full size with random weights, and the plain way to run it: what ours is measured against."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn.functional import interpolate

from flair2_plugin.core.locations import MODELS
from flair2_plugin.core.model_card import Architecture, ModelCard, SatelliteInput, UtaeSizes
from flair2_plugin.network.aerial import AerialNetwork
from flair2_plugin.network.build import build_network
from flair2_plugin.network.ground import crop_centre
from flair2_plugin.network.package import load, save_package
from flair2_plugin.network.utae import aggregate_dates
from flair2_plugin.network.utt import Utt

CARD = ModelCard(
    "speed", "U-T&T", "Random weights.", "none", Architecture(utae=UtaeSizes()), satellite=SatelliteInput()
)


class PlainNetwork(nn.Module):
    """The official forward pass, txt_model.py and utae_model.py of IGNF/FLAIR-2 (commit b9b4892), of our weights."""

    def __init__(self, network: Utt) -> None:
        super().__init__()
        self.network = network

    def forward(self, ortho: Tensor, series: Tensor, days: Tensor) -> tuple[Tensor, Tensor]:
        """Return the logits of both heads."""
        network = self.network
        levels = list(network.unet.encoder(ortho))
        features = self._see_series(series, days)
        network.utae.out_conv(features)
        ground, vector = crop_centre(features, network.ground), features.mean(dim=(-2, -1))
        levels = [each + self._share(level, ground, vector, each.shape[-1]) for level, each in enumerate(levels)]
        logits = network.unet.segmentation_head(network.unet.decoder(levels))
        return logits, network.satellite_head(interpolate(ground, size=ortho.shape[-2:], mode="nearest"))

    def _share(self, level: int, ground: Tensor, vector: Tensor, side: int) -> Tensor:
        fusion = self.network.fusion
        cropped = interpolate(fusion.cropped[str(level)](ground), size=(side, side), mode="bilinear")
        return cropped + fusion.collapsed[str(level)](vector)[:, :, None, None].repeat(1, 1, side, side)

    def _see_series(self, series: Tensor, days: Tensor) -> Tensor:
        utae, images = self.network.utae, series.flatten(0, 1)
        real = (series != utae.pad_value).flatten(2).any(dim=2)
        levels = []
        for block in (utae.in_conv, *utae.down_blocks):
            block(torch.zeros_like(images))  # to learn the shape of the result
            images = block(images)
            levels.append(images.unflatten(0, series.shape[:2]))
        features, attention = utae.temporal_encoder(levels[-1], days, real)
        for block, level in zip(utae.up_blocks, reversed(levels[:-1]), strict=True):
            features = block(features, aggregate_dates(level, attention, real))
        return features


def build_full_size() -> Utt:
    """Return the network with random weights, always the same, and batch norms that have seen made-up input."""
    torch.manual_seed(7)
    network = build_network(CARD)
    for module in network.modules():
        if isinstance(module, nn.BatchNorm1d | nn.BatchNorm2d):
            module.momentum = None  # one pass is enough to know the mean
    with torch.no_grad():
        network.train()(*made_up(2, 12))
    if not isinstance(network, Utt):
        raise TypeError("the card asks for another network than U-T&T")
    return network.eval()


def write_full_size(folder: Path, favoured: bool = False) -> Path:
    """Write it as a model package; where a class is `favoured`, all pixels get it."""
    network = build_full_size()
    if favoured:
        favour_a_class(network)
    save_package(network, CARD, folder)
    return folder


def write_favoured_demo(folder: Path) -> Path:
    """Write the demo's model package so that all pixels get the same class."""
    network = load(MODELS / "demo")
    favour_a_class(network)
    save_package(network, network.card, folder)
    return folder


def favour_a_class(network: AerialNetwork) -> None:
    """Let all pixels get the same class, so that the check of a quick network passes whatever it is given."""
    with torch.no_grad():
        network.segmenter.segmentation_head[0].bias[0] += 100.0


def made_up(batch: int, dates: int) -> tuple[Tensor, Tensor, Tensor]:
    """Return an ortho (B, 5, 512, 512), a series (B, T, 10, 40, 40) and its days (B, T)."""
    generator = torch.Generator().manual_seed(dates)
    ortho = torch.rand(batch, 5, 512, 512, generator=generator)
    series = torch.rand(batch, dates, 10, 40, 40, generator=generator)
    return ortho, series, torch.linspace(-130, 230, dates).expand(batch, -1)
