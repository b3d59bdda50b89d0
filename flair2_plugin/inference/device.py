# SPDX-License-Identifier: GPL-2.0-or-later
"""The device that a run computes on."""

from __future__ import annotations

import torch

from flair2_plugin.core.errors import InvalidRequest


def choose_devices(wanted: str) -> list[torch.device]:
    """Return the devices that share the work: all NVIDIA GPUs where `wanted` is "auto" or "cuda", else one.

    Raises:
        InvalidRequest: there is no such device here.
    """
    device = choose_device(wanted)
    if device.type != "cuda" or device.index is not None:
        return [device]
    return [torch.device("cuda", index) for index in range(torch.cuda.device_count())]


def choose_device(wanted: str) -> torch.device:
    """Return the device called `wanted`; "auto" is the first GPU there is, else the CPU.

    Raises:
        InvalidRequest: there is no such device here.
    """
    if wanted == "auto":
        return torch.device("cuda" if torch.cuda.is_available() else "mps" if _has_mps() else "cpu")
    kind, _, number = wanted.partition(":")
    index = int(number) if number.isdigit() else 0
    present = {"cpu": 1, "cuda": torch.cuda.device_count(), "mps": int(_has_mps())}.get(kind, 0)
    if index >= present or (number and not number.isdigit()):
        raise InvalidRequest(f'There is no device "{wanted}" on this machine: choose cpu or auto.')
    return torch.device(wanted)


def keep_32_bits() -> None:
    """Let NVIDIA cards compute in 32 bits where they are asked to: by itself torch has convolutions rounded to TF32."""
    torch.backends.cudnn.allow_tf32 = False


def _has_mps() -> bool:
    return torch.backends.mps.is_available()
