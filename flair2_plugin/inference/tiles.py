# SPDX-License-Identifier: GPL-2.0-or-later
"""The network on tiles: what one tile is given, and what comes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from flair2_plugin.imagery.series import NetworkSeries
from flair2_plugin.network.aerial import AerialNetwork
from flair2_plugin.network.outputs import SatelliteFeatures
from flair2_plugin.network.preparation import prepare
from flair2_plugin.network.turns import AS_IT_IS, Turn, Turns, mean_probabilities


@dataclass(frozen=True)
class Tile:
    """One tile's input: `aerial` (C, H, W) float32 as the network takes it, and what else the model asks for.

    It begins at column `col` of the map. An `empty` one holds no data in the part that counts.
    """

    col: int
    empty: bool
    aerial: np.ndarray
    series: NetworkSeries | None
    metadata: np.ndarray | None


class TileNetwork:
    """A network on a device; each tile's answer, the mean over `turns` of it, depends on that tile alone."""

    def __init__(
        self,
        network: AerialNetwork,
        device: torch.device,
        turns: Turns = AS_IT_IS,
        before_pass: Callable[[], None] = lambda: None,
    ) -> None:
        """Move the network to the device. `before_pass` is called before each pass, to stop a long run soon."""
        self._network = prepare(network.to(device))
        self._device = device
        self._turns, self._before_pass = turns, before_pass

    @property
    def batches(self) -> bool:
        """Whether several tiles at a time are worth it, which on a CPU they are not."""
        return self._device.type != "cpu"

    def probabilities(self, tiles: Sequence[Tile]) -> np.ndarray:
        """Return the classes' probabilities, (B, K, H, W) float32.

        The series of each tile goes through the satellite branch by itself: tiles differ in their cloud-free dates,
        and a branch that never pads never depends on padding.
        """
        with torch.inference_mode():
            aerial = self._tensor(np.stack([tile.aerial for tile in tiles]))
            metadata = self._metadata(tiles)

            def logits_of(turn: Turn) -> torch.Tensor:
                self._before_pass()
                return self._network.aerial(turn.apply(aerial), self._features(tiles, turn), metadata)

            return mean_probabilities(logits_of, self._turns).cpu().numpy()

    def _features(self, tiles: Sequence[Tile], turn: Turn) -> SatelliteFeatures | None:
        series = [tile.series for tile in tiles if tile.series is not None]
        each = [
            self._network.satellite(turn.apply(self._tensor(s.values[None])), self._tensor(s.days[None]))
            for s in series
        ]
        known = [features for features in each if features is not None]
        if not known:
            return None
        return SatelliteFeatures(*(torch.cat(parts) for parts in zip(*known, strict=True)))

    def _metadata(self, tiles: Sequence[Tile]) -> torch.Tensor | None:
        vectors = [tile.metadata for tile in tiles if tile.metadata is not None]
        return self._tensor(np.stack(vectors)) if vectors else None

    def _tensor(self, values: np.ndarray) -> torch.Tensor:
        return torch.from_numpy(np.ascontiguousarray(values)).to(self._device)
