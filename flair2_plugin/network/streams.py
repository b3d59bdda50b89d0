# SPDX-License-Identifier: GPL-2.0-or-later
"""How a CPU's threads are shared out to tiles that are computed side by side."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch

_MOST = 2  # each takes memory for its features


@contextmanager
def sharing_threads(device: torch.device, tiles: int) -> Iterator[int]:
    """Yield how many of so many `tiles` are best computed side by side on a device: on a CPU two, on a GPU one.

    While one waits, for Python or in a layer that can't fill all cores, the other one computes. They share torch's
    threads, of which each takes as many as torch says meanwhile. That is said once for a run: at each change torch
    forgets what it has compiled for its layers.
    """
    before = torch.get_num_threads()
    streams = min(_MOST, before, max(1, tiles)) if device.type == "cpu" else 1
    if streams == 1:
        yield 1
        return
    torch.set_num_threads(before // streams)
    try:
        yield streams
    finally:
        torch.set_num_threads(before)
