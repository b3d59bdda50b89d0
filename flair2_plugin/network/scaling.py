# SPDX-License-Identifier: GPL-2.0-or-later
"""A picture's bytes as a network takes them; on its device, so that eight bits a value are copied there."""

from __future__ import annotations

from torch import Tensor

from flair2_plugin.core.model_card import AerialInput


def scale_picture(values: Tensor, wanted: AerialInput, shown: Tensor | None = None) -> Tensor:
    """Return values on the scale 0..255, (B, C, H, W) uint8 or float32, over `scale`, less mean over std, float32.

    Bands that are not `shown`, (B, C) bool, become 0 after that, as in a training that hid them.
    """
    scaled = values.float() / wanted.scale
    if wanted.mean:
        scaled = scaled - scaled.new_tensor(wanted.mean)[:, None, None]
    if wanted.std:
        scaled = scaled / scaled.new_tensor(wanted.std)[:, None, None]
    return scaled if shown is None else scaled * shown[:, :, None, None]
