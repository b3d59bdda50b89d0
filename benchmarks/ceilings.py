# SPDX-License-Identifier: GPL-2.0-or-later
"""What a device could do at most, and what a piece of work asks of it: operations and bytes."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves
from torch.utils.flop_counter import FlopCounterMode

from flair2_plugin.inference.device import choose_device

TIMES = 8  # of which the best counts


def one_device(wanted: str) -> torch.device:
    """Return the device called `wanted`: of several cards the first one, unless another is named."""
    device = choose_device(wanted)
    return torch.device("cuda", device.index or 0) if device.type == "cuda" else device


def synchronize(device: torch.device) -> None:
    """Wait until a GPU has done what it was given."""
    if device.type == "cuda":
        torch.cuda.synchronize(device)
    elif device.type == "mps":
        torch.mps.synchronize()


def name_device(device: torch.device) -> str:
    """Return what a device is called."""
    return torch.cuda.get_device_name(device) if device.type == "cuda" else str(device)


def peak(device: torch.device, kind: torch.dtype, side: int = 0) -> float:
    """Return the operations a second of the best of some large matrix products."""
    side = side or (
        2048 if device.type == "cpu" else 8192
    )  # a card is done with a smaller one before it is asked twice
    left, right = (torch.randn(side, side, device=device).to(kind) for _ in range(2))
    return 2 * side**3 / _least(device, lambda: left @ right)


def bandwidth(device: torch.device, size: int = 0) -> float:
    """Return the bytes a second of the best of some copies in the device's memory, read and written."""
    size = size or (1 << 28 if device.type == "cpu" else 1 << 31)
    here = torch.zeros(size, dtype=torch.uint8, device=device)
    there = torch.empty_like(here)
    return 2 * size / _least(device, lambda: there.copy_(here))


def _least(device: torch.device, work: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(TIMES):
        synchronize(device)
        began = time.perf_counter()
        work()
        synchronize(device)
        best = min(best, time.perf_counter() - began)
    return best


def count_operations(work: Callable[[], object]) -> int:
    """Return the floating-point operations of a piece of work, as torch counts them."""
    with FlopCounterMode(display=False) as counter:
        work()
    return int(counter.get_total_flops())


def count_bytes(work: Callable[[], object]) -> int:
    """Return the bytes that a piece of work reads and writes if every operation takes its tensors from memory."""
    with _Traffic() as traffic:
        work()
    return traffic.total


class _Traffic(TorchDispatchMode):
    """Adds up the tensors that operations take and make; what only looks at a tensor in another way moves nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.total = 0

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        kwargs = kwargs or {}
        made, taken = func(*args, **kwargs), _tensors((args, kwargs))
        places = {each.untyped_storage().data_ptr() for each in taken}
        fresh = [each for each in _tensors(made) if each.untyped_storage().data_ptr() not in places]
        if fresh or "out" in kwargs or func.overloadpacket.__name__.endswith("_"):
            self.total += sum(each.numel() * each.element_size() for each in (*taken, *fresh))
        return made


def _tensors(tree: Any) -> list[Tensor]:
    return [leaf for leaf in tree_leaves(tree) if isinstance(leaf, Tensor)]
