# SPDX-License-Identifier: GPL-2.0-or-later
"""Lets torchvision be imported beside a torch build that its compiled operators don't fit.

PyPI's torchvision is compiled for CUDA. Beside a CPU build of torch its library doesn't load, and its Python half then
stops at "operator torchvision::nms does not exist", though segmentation models never use these operators. Declaring
their signatures, without an implementation, is enough.
Import segmentation_models_pytorch, timm and lightning after this.
"""

from __future__ import annotations

import importlib

import torch

_OPERATORS = ("nms", "qnms")
_SIGNATURE = "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor"

_libraries: list[torch.library.Library] = []  # torch forgets the declarations when their library object dies


def declare_operators() -> None:
    """Declare torchvision's operators where, and only where, its own are missing; may be called any number of times."""
    if not _libraries and not torchvision_works():
        library = torch.library.Library("torchvision", "DEF")
        for name in _OPERATORS:
            library.define(name + _SIGNATURE)
        _libraries.append(library)


def torchvision_works() -> bool:
    """Return whether torchvision can be imported as things stand.

    Only an attempt tells: declaring the operators first would keep a healthy torchvision from declaring its own.
    """
    try:
        importlib.import_module("torchvision")
    except RuntimeError:
        return False
    return True
