# SPDX-License-Identifier: GPL-2.0-or-later
"""Reading the tiles of a map: ortho, series and metadata of each, and which pixels of the map hold data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from flair2_plugin.core.model_card import AerialInput
from flair2_plugin.imagery.grid import Window
from flair2_plugin.imagery.ortho import Ortho, normalised
from flair2_plugin.imagery.series import NetworkSeries
from flair2_plugin.inference.acquisitions import TileAcquisitions
from flair2_plugin.inference.blending import Strip
from flair2_plugin.inference.satellite_tiles import SatelliteTiles
from flair2_plugin.inference.tiles import Tile


@dataclass(frozen=True)
class TileReader:
    """The inputs of a run. Tiles are windows of the map; `area` is where the map lies on the ortho's grid."""

    ortho: Ortho
    aerial: AerialInput
    satellite: SatelliteTiles | None
    acquisitions: TileAcquisitions | None
    area: Window

    @property
    def details(self) -> dict[str, str]:
        """What the map's tags say of the inputs."""
        low, high = self.ortho.value_range.low, self.ortho.value_range.high
        details = {"FLAIR2_BANDS": ",".join(map(str, self.ortho.bands)), "FLAIR2_VALUE_RANGE": f"{low:g} {high:g}"}
        if self.satellite:
            dates = self.satellite.source.dates
            details["FLAIR2_SENTINEL2_DATES"] = f"{len(dates)} from {min(dates)} to {max(dates)}"
        return details

    def read_series(self, row: Sequence[Window]) -> Sequence[NetworkSeries | None]:
        """Return the series of each tile of a row, None for a model that is given none."""
        return self.satellite.read_row([self._placed(tile) for tile in row]) if self.satellite else [None] * len(row)

    def read_tile(self, tile: Window, series: NetworkSeries | None, counted: Window) -> Tile:
        """Return a tile; `counted` is the part of it that is not rim, in its own pixels."""
        pixels = self.ortho.read(self._placed(tile))
        empty = not pixels.valid[counted.row : counted.row_end, counted.col : counted.col_end].any()
        metadata = self.acquisitions.vector(self._placed(tile)) if self.acquisitions else None
        return Tile(tile.col, empty, normalised(pixels.values, self.aerial, self.ortho.absent), series, metadata)

    def read_valid(self, strip: Strip) -> np.ndarray:
        """Return which pixels of a strip of the map hold data, (rows, width) bool."""
        rows, width = strip.probabilities.shape[1:]
        return self.ortho.read_valid(Window(self.area.col, self.area.row + strip.row, width, rows))

    def _placed(self, tile: Window) -> Window:
        return tile.moved(self.area.col, self.area.row)
