# SPDX-License-Identifier: GPL-2.0-or-later
"""Who computes the tiles of a run, side by side: two on a CPU, which share its cores, or one for each GPU."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

import torch
from torch import Tensor

from flair2_plugin.inference.control import Control
from flair2_plugin.inference.ensemble import Ensemble, Views
from flair2_plugin.inference.stage import SideBySide
from flair2_plugin.inference.tiles import device_failures

T = TypeVar("T")


@dataclass(frozen=True)
class Workers:
    """A run's models, once per worker; on a CPU all workers have the same ones in common."""

    ensembles: Sequence[Ensemble]

    @classmethod
    def of(cls, ensembles: Sequence[Ensemble], streams: int) -> Workers:
        """Return the workers for a run's models, given once per device; each device has so many `streams` of tiles."""
        return cls([ensemble for ensemble in ensembles for _ in range(streams)])

    @property
    def devices(self) -> str:
        """The names of the devices, once each."""
        return ", ".join(dict.fromkeys(str(each.first.network.device) for each in self.ensembles))

    @property
    def ensemble(self) -> Ensemble:
        """The models as the first worker has them, on whose device the answers are."""
        return self.ensembles[0]

    @property
    def _device(self) -> torch.device:
        return self.ensemble.first.network.device

    def compute(
        self, batches: Iterable[T], tiles_of: Callable[[T], Sequence[Views]], control: Control
    ) -> Iterator[tuple[T, Tensor | None]]:
        """Yield each batch with its tiles' probabilities, (B, K, H, W) float32, None where it has no tiles; in order.

        Raises:
            Stopped: the user wants it.
            EngineFailed: a device fails.
        """
        works = [partial(self._answer, ensemble, tiles_of) for ensemble in self.ensembles]
        if self._device.type == "mps":  # which ends the process where two threads use it (pytorch/pytorch#197805)
            yield from ((batch, works[0](batch)) for batch in batches)
            return
        side_by_side = SideBySide(works, control.wait_for_network)
        try:
            yield from side_by_side.over(batches)
        finally:
            side_by_side.close()

    def time_tile(self, views: Views, control: Control) -> float:
        """Return the seconds of a tile with all workers at it."""
        began = time.monotonic()
        for _, answer in self.compute([views] * len(self.ensembles), lambda tile: [tile], control):
            if answer is not None:
                answer.sum().item()  # a GPU's is only there when it is looked at
        return (time.monotonic() - began) / len(self.ensembles)

    def _answer(self, ensemble: Ensemble, tiles_of: Callable[[T], Sequence[Views]], batch: T) -> Tensor | None:
        tiles = tiles_of(batch)
        if not tiles:
            return None
        answer = ensemble.probabilities(tiles)
        with device_failures(self._device):
            return answer if ensemble is self.ensemble else answer.to(self._device)
