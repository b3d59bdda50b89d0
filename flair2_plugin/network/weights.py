# SPDX-License-Identifier: GPL-2.0-or-later
"""Weights by name: whether they fit a network, and whether they are numbers."""

from __future__ import annotations

import torch
from torch import Tensor

from flair2_plugin.core.errors import InvalidModel
from flair2_plugin.core.wording import quote

Shapes = dict[str, tuple[int, ...]]

_FLOATS = (torch.float16, torch.bfloat16, torch.float32, torch.float64)
_KINDS = (*_FLOATS, torch.bool, torch.uint8, torch.int8, torch.int16, torch.int32, torch.int64)


def compare_shapes(wanted: Shapes, found: Shapes, where: str) -> None:
    """Refuse weights that don't fit a network name by name and shape by shape.

    Raises:
        InvalidModel: the sentence names the first weight that is missing, too many or of another shape.
    """
    missing = [name for name in wanted if name not in found]
    if missing:
        raise InvalidModel(
            f'{where} lacks {len(missing)} of {len(wanted)} weights, the first is "{quote(missing[0])}".'
        )
    surplus = [name for name in found if name not in wanted]
    if surplus:
        raise InvalidModel(f'{where} holds {len(surplus)} weights too many, the first is "{quote(surplus[0])}".')
    for name, shape in wanted.items():
        if found[name] != shape:
            raise InvalidModel(
                f'{where}: "{quote(name)}" has the shape {quote(str(found[name]))}, but {shape} is needed.'
            )


def refuse_not_finite(weights: dict[str, Tensor], where: str) -> None:
    """Refuse weights that hold infinities or no numbers, as a training that diverged leaves them.

    Raises:
        InvalidModel: the sentence names the first such weight, or one in a format that a network can't compute with.
    """
    odd = next((name for name, tensor in weights.items() if tensor.dtype not in _KINDS), None)
    if odd is not None:
        kind = str(weights[odd].dtype).removeprefix("torch.")
        raise InvalidModel(f'{where}: "{quote(odd)}" is stored as {kind}: store it as numbers of 16 or 32 bits.')
    bad = next((name for name, tensor in weights.items() if not bool(torch.isfinite(tensor).all())), None)
    if bad is not None:
        raise InvalidModel(
            f'{where}: "{quote(bad)}" holds values that are no numbers; the training that made it has diverged.'
        )
