# SPDX-License-Identifier: GPL-2.0-or-later
"""In which order the patches come, and which process takes which.

All chance is a function of seed, epoch and patch: a training that is killed and resumed, or loads with another number
of processes, sees exactly what an unbroken one sees.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from torch.utils.data import Sampler


@dataclass(frozen=True)
class Draw:
    """One patch to show. A draw that is not `counted` only fills a process up and changes neither loss nor score."""

    index: int
    epoch: int
    counted: bool = True


class PatchOrder(Sampler[Draw]):
    """The draws of one process of `processes` over `count` patches; Lightning tells it the epoch (`set_epoch`)."""

    def __init__(self, count: int, seed: int, shuffled: bool, process: int = 0, processes: int = 1) -> None:
        self._count, self._seed, self._shuffled = count, seed, shuffled
        self._process, self._processes = process, processes
        self._epoch = 0

    def set_epoch(self, epoch: int) -> None:
        """Say which epoch the next draws are for."""
        self._epoch = epoch

    def __len__(self) -> int:
        return math.ceil(self._count / self._processes)

    def __iter__(self) -> Iterator[Draw]:
        indices = np.arange(self._count)
        if self._shuffled:
            np.random.default_rng([self._seed, self._epoch]).shuffle(indices)
        for position in range(self._process, len(self) * self._processes, self._processes):
            yield Draw(int(indices[position % self._count]), self._epoch, counted=position < self._count)
