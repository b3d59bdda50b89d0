# SPDX-License-Identifier: GPL-2.0-or-later
"""The lightweight temporal attention of the U-TAE: each pixel's series becomes one vector.

Source: Garnot and Landrieu, "Lightweight Temporal Self-Attention for Classifying Satellite Image Time Series", 2020;
written anew after IGNF/FLAIR-2, src/backbones/ltae.py and positional_encoding.py (commit b9b4892).
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

_PERIOD = 1000.0
_MASKED_SCORE = -1e3  # the official value; exp(-1000) is 0 beside any date that counts


@dataclass(frozen=True)
class LtaeSizes:
    """Channels in and out, attention heads, channels inside, and length of each key."""

    channels: int
    n_head: int
    d_model: int
    d_k: int


def encode_positions(days: Tensor, width: int) -> Tensor:
    """Return sines (even channels) and cosines (odd ones) of the days, (..., width) from (...); width is even."""
    pairs = torch.arange(width, device=days.device) // 2
    frequencies = torch.pow(_PERIOD, 2 * pairs.float() / width)
    angles = days.unsqueeze(-1) / frequencies
    return torch.stack([angles[..., 0::2].sin(), angles[..., 1::2].cos()], dim=-1).flatten(-2)


def normalise_real_dates(series: Tensor, real: Tensor, norm: nn.GroupNorm) -> Tensor:
    """Apply a group norm whose mean and variance leave the padded dates out.

    `series` is (N, C, T), `real` (N, T) true where a date counts; the result is (N, C, T).
    """
    count, channels, dates = series.shape
    grouped = series.float().view(count, norm.num_groups, channels // norm.num_groups, dates)
    weight = real[:, None, None, :].float()
    number = (weight.sum((2, 3), keepdim=True) * grouped.shape[2]).clamp(min=1)
    mean = (grouped * weight).sum((2, 3), keepdim=True) / number
    centred = grouped - mean
    variance = (centred.square() * weight).sum((2, 3), keepdim=True) / number
    normal = (centred * (variance + norm.eps).rsqrt()).view(count, channels, dates)
    return (normal * norm.weight[:, None] + norm.bias[:, None]).to(series.dtype)


class MasterQueryAttention(nn.Module):
    """Multi-head attention with one learnt query per head; each head sees its own share of the channels."""

    def __init__(self, sizes: LtaeSizes) -> None:
        super().__init__()
        self.heads, self.scale = sizes.n_head, sizes.d_k**0.5
        spread = (2.0 / sizes.d_k) ** 0.5
        self.queries = nn.Parameter(torch.empty(sizes.n_head, sizes.d_k).normal_(0, spread))
        self.keys = nn.Linear(sizes.d_model, sizes.n_head * sizes.d_k)
        nn.init.normal_(self.keys.weight, 0, spread)
        self.dropout = nn.Dropout(0.1)

    def forward(self, series: Tensor, real: Tensor) -> tuple[Tensor, Tensor]:
        """Return the vectors (N, C) and the attention (N, heads, T) of series (N, T, C) with real dates (N, T)."""
        count, dates, _ = series.shape
        keys = self.keys(series).view(count, dates, self.heads, -1)
        scores = torch.einsum("nthk,hk->nht", keys, self.queries.to(keys.dtype)) / self.scale
        attention = scores.masked_fill(~real[:, None, :], _MASKED_SCORE).softmax(dim=-1)
        attention = self.dropout(attention)
        values = series.view(count, dates, self.heads, -1)
        return torch.einsum("nht,nthc->nhc", attention, values.to(attention.dtype)).flatten(1), attention


class Ltae(nn.Module):
    """The temporal encoder: (B, T, C, H, W) to (B, C, H, W), and the attention it paid.

    With `padding_in_norm` the padded dates count in the first norm, as in the official code (B13); without it a padded
    series gives what the same series gives unpadded.
    """

    def __init__(self, sizes: LtaeSizes, padding_in_norm: bool) -> None:
        super().__init__()
        self.padding_in_norm = padding_in_norm
        self.in_norm = nn.GroupNorm(sizes.n_head, sizes.channels)
        self.inconv = nn.Conv1d(sizes.channels, sizes.d_model, 1)
        self.attention = MasterQueryAttention(sizes)
        self.mlp = nn.Sequential(nn.Linear(sizes.d_model, sizes.channels), nn.BatchNorm1d(sizes.channels), nn.ReLU())
        self.dropout = nn.Dropout(0.2)
        self.out_norm = nn.GroupNorm(sizes.n_head, sizes.channels)

    def forward(self, features: Tensor, days: Tensor, real: Tensor) -> tuple[Tensor, Tensor]:
        """Return (B, C, H, W) and the attention (B, heads, T, H, W); `days` and `real` are (B, T)."""
        batch, dates, channels, height, width = features.shape
        pixels = height * width
        series = features.permute(0, 3, 4, 2, 1).reshape(batch * pixels, channels, dates)
        pixel_real = real.repeat_interleave(pixels, dim=0)
        series = self.inconv(self._normalise(series, pixel_real)).transpose(1, 2)
        series = series + self._positions(days, series).repeat_interleave(pixels, dim=0)
        vectors, attention = self.attention(series, pixel_real)
        vectors = self.out_norm(self.dropout(self.mlp(vectors)))
        vectors = vectors.view(batch, height, width, channels).permute(0, 3, 1, 2)
        return vectors, attention.view(batch, height, width, -1, dates).permute(0, 3, 4, 1, 2)

    def _normalise(self, series: Tensor, real: Tensor) -> Tensor:
        if self.padding_in_norm or bool(real.all()):
            return self.in_norm(series)
        return normalise_real_dates(series, real, self.in_norm)

    def _positions(self, days: Tensor, series: Tensor) -> Tensor:
        heads = self.attention.heads
        encoded = encode_positions(days.float(), series.shape[-1] // heads)
        return encoded.repeat(1, 1, heads).to(series.dtype)
