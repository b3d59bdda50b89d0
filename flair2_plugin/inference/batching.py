# SPDX-License-Identifier: GPL-2.0-or-later
"""How many tiles go through a network at a time."""

from __future__ import annotations

from collections.abc import Callable

import torch

_MOST = 64  # beyond it no card gets faster, and the strip waits longer
_SHARE = 0.8  # of the free memory; the rest is the blender's, other programs', and lost between blocks
_WAITING = 2  # answers that are there or being made while one is blended
_ON_APPLE = 4  # its memory is the machine's own, and what is free of it isn't known


def tiles_at_a_time(device: torch.device, wanted: int, compute_tile: Callable[[], object]) -> int:
    """Return the batch size for a device: `wanted`, or where that is 0, as many tiles as its memory holds.

    On the CPU a batch is no faster, and a tile's last bits would depend on its neighbours: one by one there.
    `compute_tile` sends one tile through the network and returns its answer, to see what both take.
    """
    if device.type == "cpu":
        return 1
    if wanted:
        return wanted
    if device.type != "cuda":
        return _ON_APPLE
    torch.cuda.synchronize(device)
    torch.cuda.reset_peak_memory_stats(device)
    before = torch.cuda.memory_allocated(device)
    answer = compute_tile()
    torch.cuda.synchronize(device)
    taken = torch.cuda.max_memory_allocated(device) - before
    kept = torch.cuda.memory_allocated(device) - before
    del answer  # until here it is among what is kept
    free, _ = torch.cuda.mem_get_info(device)
    return batch_for_memory(free, taken + _WAITING * kept)


def batch_for_memory(free: int, of_one: int) -> int:
    """Return how many tiles of `of_one` bytes each fit into `free` bytes, at least 1."""
    return max(1, min(_MOST, int(_SHARE * free / max(1, of_one))))
