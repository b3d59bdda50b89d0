# SPDX-License-Identifier: GPL-2.0-or-later
"""The network on tiles: what one tile is given, and what comes back."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from flair2_plugin.core.errors import EngineFailed
from flair2_plugin.imagery.sentinel2.series import NetworkSeries
from flair2_plugin.inference.control import Control
from flair2_plugin.inference.shared_window import SharedView, TileSeries
from flair2_plugin.network.outputs import SatelliteFeatures
from flair2_plugin.network.samples import TwoHalves
from flair2_plugin.network.scaling import scale_picture
from flair2_plugin.network.turns import AS_IT_IS, Turn, Turns, mean_probabilities


@dataclass(frozen=True)
class Tile:
    """One tile's input: `picture` (C, H, W), uint8 or float32 on the scale 0..255, and what else the model asks for.

    `valid` (H, W) says which of its pixels hold data; `absent` are the places of bands that no raster gives.
    """

    picture: np.ndarray
    valid: np.ndarray
    series: TileSeries | None
    metadata: np.ndarray | None
    absent: tuple[int, ...] = ()

    @property
    def shown(self) -> np.ndarray:
        """Which bands are not absent, (C,) bool."""
        return ~np.isin(np.arange(len(self.picture)), self.absent)


@contextmanager
def device_failures(device: torch.device) -> Iterator[None]:
    """Turn a device's failures into a sentence; a GPU's often come to light only where its answer is looked at.

    Raises:
        EngineFailed: the device fails, or has too little memory.
    """
    other = "free some memory and try again" if device.type == "cpu" else "try --device cpu"
    try:
        yield
    except torch.OutOfMemoryError as problem:
        raise EngineFailed(
            f"The memory of {device} is too small for one tile: close other programs, or {other}."
        ) from problem
    except RuntimeError as problem:
        cause = (str(problem).splitlines() or [type(problem).__name__])[0]
        raise EngineFailed(f"The network failed on {device} ({cause}): {other}.") from problem


class TileNetwork:
    """A network on a device; each tile's answer, the mean over `turns` of it, depends on that tile alone."""

    def __init__(
        self,
        network: TwoHalves,
        device: torch.device,
        turns: Turns = AS_IT_IS,
        control: Control | None = None,
    ) -> None:
        """Take a network that is on the device. `control` stops it between two of its layers."""
        self._network, self.device, self._turns = network, device, turns
        self._control = control or Control(lambda message: None, lambda: False)
        self._most = sys.maxsize
        if isinstance(network, nn.Module):
            for module in network.modules():
                module.register_forward_pre_hook(lambda *_: self._control.check_stop())

    @property
    def leaves_cpu_free(self) -> bool:
        """Whether the CPU's cores have little to do while it computes."""
        return self.device.type != "cpu"

    def probabilities(self, tiles: Sequence[Tile]) -> torch.Tensor:
        """Return the classes' probabilities, (B, K, H, W) float32, on the device.

        Only series of the same length go through the satellite branch together: tiles differ in their cloud-free dates,
        and a branch that never pads never depends on padding. Where memory is short, batches are halved.

        Raises:
            EngineFailed: the device fails, or has too little memory for one tile.
        """
        with device_failures(self.device):
            try:
                parts = [self._compute(tiles[i : i + self._most]) for i in range(0, len(tiles), self._most)]
            except torch.OutOfMemoryError as problem:
                return self._halve(tiles, problem)
        return torch.cat(parts) if len(parts) > 1 else parts[0]

    def _halve(self, tiles: Sequence[Tile], problem: Exception) -> torch.Tensor:
        tried = min(self._most, len(tiles))
        if tried == 1:
            raise problem
        self._most = tried // 2
        self._control.warn(f"The memory of {self.device} is too small for {tried} tiles at a time: {self._most} then.")
        if self.device.type == "cuda":
            torch.cuda.empty_cache()
        return self.probabilities(tiles)

    def _compute(self, tiles: Sequence[Tile]) -> torch.Tensor:
        with torch.inference_mode():
            aerial = self._picture(tiles)
            metadata = self._metadata(tiles)

            def probabilities_of(turn: Turn) -> torch.Tensor:
                self._control.check_stop()
                return self._network.probabilities(turn.apply(aerial), self._features(tiles, turn), metadata)

            return mean_probabilities(probabilities_of, self._turns)

    def _picture(self, tiles: Sequence[Tile]) -> Tensor:
        values = self._tensor(np.stack([tile.picture for tile in tiles]))
        shown = self._tensor(np.stack([tile.shown for tile in tiles])) if any(tile.absent for tile in tiles) else None
        return scale_picture(values, self._network.card.aerial, shown)

    def _features(self, tiles: Sequence[Tile], turn: Turn) -> SatelliteFeatures | None:
        series = [tile.series for tile in tiles if tile.series is not None]
        seen: list[SatelliteFeatures | None] = [None] * len(series)
        for places in _of_one_size(series):
            for place, features in zip(places, self._see([series[place] for place in places], turn), strict=True):
                seen[place] = features
        each = [features for features in seen if features is not None]
        return SatelliteFeatures(*(torch.cat(parts) for parts in zip(*each, strict=True))) if each else None

    def _see(self, series: Sequence[TileSeries], turn: Turn) -> Sequence[SatelliteFeatures | None]:
        """Return what series of one size say of their tiles."""
        shared = [each for each in series if isinstance(each, SharedView)]
        if shared:  # as they are: a request for turns and shared windows is refused
            return [each.features(self._see_shared) for each in shared]
        values, days = (np.stack(parts) for parts in zip(*((each.values, each.days) for each in series), strict=True))
        seen = self._network.satellite(turn.apply(self._tensor(values)), self._tensor(days))
        if seen is None:
            return [None] * len(series)
        return [SatelliteFeatures(*parts) for parts in zip(*(each.split(1) for each in seen), strict=True)]

    def _see_shared(self, series: NetworkSeries) -> Tensor | None:
        return self._network.satellite_map(self._tensor(series.values[None]), self._tensor(series.days[None]))

    def _metadata(self, tiles: Sequence[Tile]) -> torch.Tensor | None:
        vectors = [tile.metadata for tile in tiles if tile.metadata is not None]
        return self._tensor(np.stack(vectors)) if vectors else None

    def _tensor(self, values: np.ndarray) -> torch.Tensor:
        here = torch.from_numpy(np.ascontiguousarray(values))
        if self.device.type != "cuda":
            return here.to(self.device)
        return here.pin_memory().to(self.device, non_blocking=True)  # else it would wait for the card's work so far


def _of_one_size(series: Sequence[TileSeries]) -> Iterable[list[int]]:
    """Return the places of the series that can be computed together; views of shared windows are one such group."""
    places: dict[tuple[int, ...], list[int]] = {}
    for place, each in enumerate(series):
        places.setdefault(() if isinstance(each, SharedView) else each.values.shape, []).append(place)
    return places.values()
