# SPDX-License-Identifier: GPL-2.0-or-later
"""A Sentinel-2 window that several tiles share: the satellite branch sees it once, and each tile takes its part."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

import numpy as np
from torch import Tensor

from flair2_plugin.imagery.grid import Window
from flair2_plugin.imagery.sentinel2.date_counts import DateCounts
from flair2_plugin.imagery.sentinel2.series import NetworkSeries
from flair2_plugin.network.ground import summarise
from flair2_plugin.network.outputs import SatelliteFeatures

Look = Callable[[NetworkSeries], Tensor | None]
"""The satellite branch: the map (1, C, h, w) of a series."""


class SharedWindow:
    """The series of a shared window until the satellite branch has seen it, from then on the map that it made."""

    def __init__(self, series: NetworkSeries) -> None:
        self._known: NetworkSeries | Tensor | None = series
        self._seeing = Lock()
        self.counts = series.counts

    def series(self) -> NetworkSeries:
        """Return the series, as long as there is no map.

        Raises:
            ValueError: there is one.
        """
        if isinstance(self._known, NetworkSeries):
            return self._known
        raise ValueError("the satellite branch has seen this window, and its series is no longer kept")

    def see(self, look: Look) -> Tensor | None:
        """Return the map, which is computed once: who asks meanwhile waits for it."""
        with self._seeing:
            if isinstance(self._known, NetworkSeries):
                self._known = look(self._known)
            return self._known


@dataclass(frozen=True)
class SharedView:
    """A tile's part of a shared window: the tile's own window counts from the shared one's first pixel.

    `ground` is how many pixels a side lie under the tile itself.
    """

    window: SharedWindow
    place: Window
    ground: int

    @property
    def values(self) -> np.ndarray:
        """The tile's own series, (T, 10, H, W) float32, as long as the satellite branch has not seen the window."""
        rows, cols = (slice(*ends) for ends in self.place.bounds)
        return self.window.series().values[:, :, rows, cols]

    @property
    def days(self) -> np.ndarray:
        """Its dates in days, (T,) float32."""
        return self.window.series().days

    @property
    def counts(self) -> DateCounts | None:
        """What its dates were like over the window, for one tile."""
        return self.window.counts

    def features(self, look: Look) -> SatelliteFeatures | None:
        """Return what the shared map says of the tile; the vector is the mean over the tile's own window."""
        seen = self.window.see(look)
        if seen is None:
            return None
        rows, cols = (slice(*ends) for ends in self.place.bounds)
        return summarise(seen[..., rows, cols], self.ground)


TileSeries = NetworkSeries | SharedView
"""What the satellite branch is given for a tile."""
