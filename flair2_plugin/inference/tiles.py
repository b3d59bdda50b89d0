# SPDX-License-Identifier: GPL-2.0-or-later
"""The network on tiles: what one tile is given, and what comes back."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from flair2_plugin.core.errors import EngineFailed
from flair2_plugin.core.wording import first_line
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
        cause = first_line(problem)
        raise EngineFailed(f"The network failed on {device} ({cause}): {other}.") from problem


Dated = tuple[Tensor, Tensor]
"""Series of one length on the device: values (B, T, bands, h, w) and days (B, T)."""


@dataclass(frozen=True)
class _Group:
    """What goes through the satellite branch at a time: one tile's part of a shared window, or series of one length.

    `places` are the numbers of their tiles in the batch.
    """

    places: Sequence[int]
    series: SharedView | Dated


class TileNetwork:
    """A network on a device; each tile's answer, the mean over `turns` of it, depends on that tile alone."""

    def __init__(
        self,
        network: TwoHalves,
        device: torch.device,
        turns: Turns = AS_IT_IS,
        control: Control | None = None,
    ) -> None:
        """Take a network that is on the device.

        `control` stops it between two tiles, and where it is a module of torch between two of its layers.
        """
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
            parts = self._try(tiles)
            while parts is None:
                self._halve(min(self._most, len(tiles)))
                parts = self._try(tiles)
        return torch.cat(parts) if len(parts) > 1 else parts[0]

    def _try(self, tiles: Sequence[Tile]) -> list[Tensor] | None:
        """Return the answers batch by batch, None where memory is short for more than one tile at a time."""
        try:
            return [self._compute(tiles[i : i + self._most]) for i in range(0, len(tiles), self._most)]
        except torch.OutOfMemoryError:
            if min(self._most, len(tiles)) == 1:
                raise
        return None  # not in there: until its end, the failure keeps all that the batch had taken

    def _halve(self, tried: int) -> None:
        self._most = tried // 2
        self._control.warn(f"The memory of {self.device} is too small for {tried} tiles at a time: {self._most} then.")
        if self.device.type == "cuda":
            torch.cuda.empty_cache()

    def _compute(self, tiles: Sequence[Tile]) -> torch.Tensor:
        with torch.inference_mode():
            aerial, metadata = self._picture(tiles), self._metadata(tiles)
            series = self._group([tile.series for tile in tiles if tile.series is not None])

            def probabilities_of(turn: Turn) -> torch.Tensor:
                self._control.check_stop()
                return self._network.probabilities(turn.apply(aerial), self._features(series, turn), metadata)

            return mean_probabilities(probabilities_of, self._turns)

    def _picture(self, tiles: Sequence[Tile]) -> Tensor:
        values = self._stack([tile.picture for tile in tiles])
        shown = self._stack([tile.shown for tile in tiles]) if any(tile.absent for tile in tiles) else None
        return scale_picture(values, self._network.card.aerial, shown)

    def _group(self, series: Sequence[TileSeries]) -> list[_Group]:
        """Return the series on the device, those of one length together."""
        groups: dict[object, list[int]] = {}
        for place, each in enumerate(series):
            groups.setdefault(place if isinstance(each, SharedView) else each.values.shape, []).append(place)
        return [_Group(places, self._join([series[place] for place in places])) for places in groups.values()]

    def _join(self, series: Sequence[TileSeries]) -> SharedView | Dated:
        if isinstance(series[0], SharedView):
            return series[0]
        return self._stack([each.values for each in series]), self._stack([each.days for each in series])

    def _features(self, groups: Sequence[_Group], turn: Turn) -> SatelliteFeatures | None:
        """Return what the series say of the tiles, in the tiles' order."""
        seen = [self._see(group.series, turn) for group in groups]
        known = [features for features in seen if features is not None]
        if not known:
            return None
        places = [place for group in groups for place in group.places]
        return SatelliteFeatures(*(_in_order(parts, places) for parts in zip(*known, strict=True)))

    def _see(self, series: SharedView | Dated, turn: Turn) -> SatelliteFeatures | None:
        if isinstance(series, SharedView):
            features = series.features(self._see_shared)  # as it is: turns and shared windows together are refused
            return None if features is None else SatelliteFeatures(*(part.to(self.device) for part in features))
        values, days = series
        return self._network.satellite(turn.apply(values), days)

    def _see_shared(self, series: NetworkSeries) -> Tensor | None:
        return self._network.satellite_map(self._stack([series.values]), self._stack([series.days]))

    def _metadata(self, tiles: Sequence[Tile]) -> torch.Tensor | None:
        vectors = [tile.metadata for tile in tiles if tile.metadata is not None]
        return self._stack(vectors) if vectors else None

    def _stack(self, parts: Sequence[np.ndarray]) -> Tensor:
        """Return arrays of one size as a batch on the device."""
        here = [torch.from_numpy(np.ascontiguousarray(part)) for part in parts]
        if self.device.type != "cuda":
            return torch.stack(here).to(self.device)
        try:
            pinned = torch.empty((len(here), *here[0].shape), dtype=here[0].dtype, pin_memory=True)
        except RuntimeError:  # there is little of such memory, under Windows' Linux for one
            return torch.stack(here).to(self.device)
        return torch.stack(here, out=pinned).to(self.device, non_blocking=True)  # the next layers wait, not we


def _in_order(parts: tuple[Tensor, ...], places: list[int]) -> Tensor:
    """Return as one batch, by the tiles' places in it, what comes group by group.

    Nothing is copied from the host for it: such a copy, of an index for one, waits for all that the device has to do.
    """
    together = torch.cat(parts)
    if places == sorted(places):
        return together
    rows = dict(zip(places, together.split(1), strict=True))
    return torch.cat([rows[place] for place in sorted(rows)])
