# SPDX-License-Identifier: GPL-2.0-or-later
"""A light encoder of Sentinel-2 series: the dates become six means of two months, and 3D convolutions see those."""

from __future__ import annotations

from datetime import date

import torch
from torch import Tensor, nn

from flair2_plugin.core.model_card import DateEncoding, SatelliteInput

_SEASONS = 6  # as association-rosia/flair-2 has it, which takes medians
_WIDTHS = (16, 32)
_YEAR = 365.25


class SeasonEncoder(nn.Module):
    """(B, T, C, H, W) and days (B, T) to (B, `width`, H, W), the seasons lying one after the other in the channels.

    A date counts as padding where its image is 0 everywhere. A season without a date is 0 after the norm, which is its
    mean over all patches.
    """

    def __init__(self, satellite: SatelliteInput) -> None:
        super().__init__()
        bands, (narrow, wide) = len(satellite.bands), _WIDTHS
        self.dates = satellite.dates
        self.width = _SEASONS * wide
        # The official entry's z-scores, learnt: of the seasons that there are, so that padding doesn't count.
        self.in_norm = nn.BatchNorm2d(bands)
        self.blocks = nn.Sequential(_block(bands, narrow), _block(narrow, wide))

    def forward(self, series: Tensor, days: Tensor) -> Tensor:
        """Return the feature map at the series' resolution."""
        member = season_members(series, days, self.dates)
        counts = member.sum(dim=1)
        means = torch.einsum("bts,btchw->bschw", member, series) / counts.clamp(min=1)[..., None, None, None]
        seasons = torch.zeros_like(means)
        seasons[counts > 0] = self.in_norm(means[counts > 0]).to(seasons.dtype)
        return self.blocks(seasons.transpose(1, 2)).flatten(1, 2)


def season_members(series: Tensor, days: Tensor, dates: DateEncoding) -> Tensor:
    """Return (B, T, 6): 1 where a date, its days counted as the card says, is one of the season's, else 0."""
    reference = date.fromisoformat(f"{dates.reference_year}-{dates.reference_month_day}").timetuple().tm_yday - 1
    of_year = (reference + dates.sign * days.float()) % _YEAR
    season = (of_year * _SEASONS / _YEAR).long().clamp(max=_SEASONS - 1)
    real = (series != 0).flatten(2).any(dim=2)
    return nn.functional.one_hot(season, _SEASONS).to(series.dtype) * real[..., None]


def _block(before: int, after: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv3d(before, after, 3, padding=1),
        nn.BatchNorm3d(after),
        nn.Conv3d(after, after, 3, padding=1),
        nn.ReLU(),
    )
