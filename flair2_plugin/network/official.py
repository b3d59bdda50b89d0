# SPDX-License-Identifier: GPL-2.0-or-later
"""Recognises the weights of IGN's own networks, and gives them our names and sizes.

Known are U-T&T (IGNF/FLAIR-2) and the plain ResNet-34 U-Nets of FLAIR-1 and FLAIR-INC.
"""

from __future__ import annotations

from pathlib import Path

from torch import Tensor

from flair2_plugin.core.errors import InvalidModel
from flair2_plugin.core.model_card import Architecture, UtaeSizes
from flair2_plugin.core.wording import quote
from flair2_plugin.network.checkpoint import Weights

_UTT_MARK = "arch_vhr.encoder.conv1.weight"
_UNET_MARK = "encoder.conv1.weight"

_OUR_BEGINNINGS = {
    "arch_vhr.": "unet.",
    "arch_hr.": "utae.",
    "fm_utae_featmap_cropped.conv_list.": "fusion.cropped.",
    "fm_utae_featmap_collapsed.mlps.": "fusion.collapsed.",
    "mtd_mlp.enc_mlp.": "metadata_mlp.",
    "reshape_utae_output.1.": "satellite_head.",
}

_OUR_UTAE_PARTS = {
    ".conv.conv.": ".",
    ".conv.": ".",
    ".attention_heads.Q": ".attention.queries",
    ".attention_heads.fc1_k.": ".attention.keys.",
}


def rename(name: str) -> str:
    """Return our name of a weight of the official U-T&T network; names that it doesn't have stay as they are."""
    for theirs, ours in _OUR_BEGINNINGS.items():
        if name.startswith(theirs):
            name = ours + name.removeprefix(theirs)
            break
    if name.startswith("utae."):
        for theirs, ours in _OUR_UTAE_PARTS.items():
            name = name.replace(theirs, ours)
    return name


def recognise(weights: Weights, path: Path) -> Weights:
    """Return the weights of one of IGN's networks under our names, without what a trainer stored beside them.

    Raises:
        InvalidModel: it is another network.
    """
    for mark, is_utt in ((_UTT_MARK, True), (_UNET_MARK, False)):
        prefix = _prefix(weights, mark)
        if prefix is not None:
            inner = {n.removeprefix(prefix): value for n, value in weights.items() if n.startswith(prefix)}
            return {rename(n) if is_utt else f"unet.{n}": value for n, value in inner.items()}
    first = next(iter(weights))
    raise InvalidModel(
        f"{path} holds neither FLAIR #2's U-T&T nor a ResNet-34 U-Net of FLAIR: its first weight is "
        f'"{quote(first)}", and none is called "{_UTT_MARK}" or "{_UNET_MARK}".'
    )


def derive_architecture(weights: Weights, path: Path) -> Architecture:
    """Return the network's kind and sizes as the shapes of its weights tell them.

    Raises:
        InvalidModel: a weight that tells a size is missing.
    """
    shapes = _Shapes(weights, path)
    widths = shapes.first_sizes("unet.decoder.blocks.{}.conv1.0.weight")
    if not widths:
        raise InvalidModel(f"{path} lacks the decoder of a U-Net: other decoders (DeepLab, FPN) can't be imported.")
    if not any(name.startswith("utae.") for name in weights):
        return Architecture(kind="unet", decoder_widths=widths)
    metadata = any(name.startswith("metadata_mlp.") for name in weights)
    return Architecture(kind="utt", decoder_widths=widths, utae=_derive_utae(shapes), metadata=metadata)


def channels(weights: Weights, path: Path) -> tuple[int, int]:
    """Return how many bands the ortho has and how many classes come out.

    Raises:
        InvalidModel: the layers that tell are missing.
    """
    shapes = _Shapes(weights, path)
    return shapes.size("unet.encoder.conv1.weight", 1), shapes.size("unet.segmentation_head.0.weight", 0)


def _prefix(weights: Weights, mark: str) -> str | None:
    return next((name.removesuffix(mark) for name in weights if name.endswith(mark)), None)


def _derive_utae(shapes: _Shapes) -> UtaeSizes:
    downs = (shapes.size("utae.in_conv.0.weight", 0), *shapes.first_sizes("utae.down_blocks.{}.conv1.0.weight"))
    ups = tuple(reversed(shapes.first_sizes("utae.up_blocks.{}.conv1.0.weight")))
    attention = "utae.temporal_encoder.attention.queries"
    return UtaeSizes(
        encoder_widths=downs,
        decoder_widths=(*ups, shapes.size("utae.up_blocks.0.up.0.weight", 0)),
        out_conv=(shapes.size("utae.out_conv.0.weight", 0), shapes.size("utae.out_conv.3.weight", 0)),
        str_conv_k=shapes.size("utae.down_blocks.0.down.0.weight", -1),
        n_head=shapes.size(attention, 0),
        d_model=shapes.size("utae.temporal_encoder.inconv.weight", 0),
        d_k=shapes.size(attention, 1),
    )


class _Shapes:
    """Looks up sizes, and says which weight is missing."""

    def __init__(self, weights: dict[str, Tensor], path: Path) -> None:
        self._weights, self._path = weights, path

    def size(self, name: str, axis: int) -> int:
        if name not in self._weights:
            raise InvalidModel(f'{self._path} lacks the weight "{name}", which tells a size of the network.')
        shape = self._weights[name].shape
        if not -len(shape) <= axis < len(shape):
            raise InvalidModel(f'{self._path}: "{name}" has the shape {tuple(shape)}, which has too few axes.')
        return int(shape[axis])

    def first_sizes(self, pattern: str) -> tuple[int, ...]:
        """Return the first axis of the weights numbered 0, 1, 2, … in the pattern."""
        names = [pattern.format(i) for i in range(len(self._weights)) if pattern.format(i) in self._weights]
        return tuple(self.size(name, 0) for name in names)
