# SPDX-License-Identifier: GPL-2.0-or-later
"""The U-TAE: a series of Sentinel-2 images becomes one feature map at their resolution.

Written anew after IGNF/FLAIR-2, src/backbones/utae_model.py (commit b9b4892), the feature map being its last decoder
map. Padded dates are not computed at all; the official code runs each block on them, and once more on zeros (B14).
"""

from __future__ import annotations

from itertools import pairwise

from torch import Tensor, nn
from torch.nn.functional import interpolate

from flair2_plugin.core.errors import InvalidModel
from flair2_plugin.core.model_card import UtaeSizes
from flair2_plugin.network.blocks import DownBlock, Strided, Style, UpBlock, convolutions
from flair2_plugin.network.ltae import Ltae, LtaeSizes


def aggregate_dates(features: Tensor, attention: Tensor, real: Tensor) -> Tensor:
    """Return the mean over the dates, weighted by each head's attention on its own group of channels ("att_group").

    `features` is (B, T, C, H, W), `attention` (B, heads, T, h, w) is resized to them, `real` is (B, T).
    """
    batch, dates, channels, height, width = features.shape
    heads = attention.shape[1]
    weights = interpolate(attention.flatten(0, 1), size=(height, width), mode="bilinear", align_corners=False)
    weights = weights.view(batch, heads, dates, 1, height, width) * real[:, None, :, None, None, None]
    groups = features.view(batch, dates, heads, channels // heads, height, width).transpose(1, 2)
    return (weights * groups).sum(dim=2).flatten(1, 2)


def check_sizes(sizes: UtaeSizes) -> None:
    """Refuse sizes that can't be joined.

    Raises:
        InvalidModel: encoder and decoder don't meet, the attention heads can't share the channels evenly, or a level is
            not brought back to the size that it came from.
    """
    downs, ups = sizes.encoder_widths, sizes.decoder_widths
    if min(sizes.n_head, sizes.d_model, sizes.d_k, *downs, *ups) < 1:
        raise InvalidModel("The U-TAE's widths, n_head, d_model and d_k must be 1 or more.")
    if len(downs) < 2 or len(downs) != len(ups) or downs[-1] != ups[-1]:
        raise InvalidModel(
            "The U-TAE's encoder_widths and decoder_widths must be equally many (two or more) and end alike."
        )
    if any(width % sizes.n_head for width in (*downs, sizes.d_model)):
        raise InvalidModel(f"The U-TAE's encoder_widths and d_model must be multiples of its n_head, {sizes.n_head}.")
    if sizes.d_model // sizes.n_head % 2:
        raise InvalidModel(
            "The U-TAE's d_model must be an even multiple of its n_head: dates become sines and cosines."
        )
    if sizes.str_conv_k != sizes.str_conv_s + 2 * sizes.str_conv_p:
        raise InvalidModel(
            "The U-TAE's str_conv_k must be str_conv_s + 2 × str_conv_p: each level comes back to its size."
        )


class Utae(nn.Module):
    """(B, T, C, H, W) and days (B, T) to (B, `width`, H, W).

    A date counts as padding where its image is `pad_value` everywhere, and so does a real one without any data.
    """

    def __init__(self, bands: int, sizes: UtaeSizes, padding_in_norm: bool = False) -> None:
        super().__init__()
        check_sizes(sizes)
        self.pad_value = sizes.pad_value
        self.width = sizes.decoder_widths[0]
        strided = Strided(sizes.str_conv_k, sizes.str_conv_s, sizes.str_conv_p)
        encoder, decoder = Style(sizes.encoder_norm, sizes.padding_mode), Style("batch", sizes.padding_mode)
        downs, ups = sizes.encoder_widths, sizes.decoder_widths
        self.in_conv = convolutions((bands, downs[0], downs[0]), encoder)
        self.down_blocks = nn.ModuleList(DownBlock(width, below, strided, encoder) for width, below in pairwise(downs))
        self.temporal_encoder = Ltae(LtaeSizes(downs[-1], sizes.n_head, sizes.d_model, sizes.d_k), padding_in_norm)
        self.up_blocks = nn.ModuleList(
            UpBlock(ups[i], ups[i - 1], downs[i - 1], strided, decoder) for i in range(len(ups) - 1, 0, -1)
        )
        # The official network computes this head and throws it away (txt_model.py:75): here it only holds its weights,
        # frozen, since a parameter without gradient stops distributed training.
        self.out_conv = convolutions((ups[0], *sizes.out_conv), decoder).requires_grad_(False)

    def forward(self, series: Tensor, days: Tensor) -> Tensor:
        """Return the feature map at the series' resolution."""
        real = (series != self.pad_value).flatten(2).any(dim=2)
        levels = self._encode(series, real)
        features, attention = self.temporal_encoder(levels[-1], days, real)
        for block, level in zip(self.up_blocks, reversed(levels[:-1]), strict=True):
            features = block(features, aggregate_dates(level, attention, real))
        return features

    def _encode(self, series: Tensor, real: Tensor) -> list[Tensor]:
        images = series[real]
        levels = [self.in_conv(images)]
        for block in self.down_blocks:
            levels.append(block(levels[-1]))
        return [self._spread(level, real) for level in levels]

    def _spread(self, images: Tensor, real: Tensor) -> Tensor:
        """Return (B, T, C, H, W) out of the real dates' (N, C, H, W), with `pad_value` at the padded dates."""
        spread = images.new_full((*real.shape, *images.shape[1:]), self.pad_value)
        spread[real] = images
        return spread
