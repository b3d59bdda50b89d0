# SPDX-License-Identifier: GPL-2.0-or-later
"""Reading the tiles of a map: ortho, series and metadata of each, and which pixels of the map hold data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from flair2_plugin.core.model_card import AerialInput
from flair2_plugin.imagery.grid import Window
from flair2_plugin.imagery.ortho import Ortho, normalised
from flair2_plugin.inference.acquisitions import TileAcquisitions
from flair2_plugin.inference.blending import Strip
from flair2_plugin.inference.plan import TilePlan
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

    def read_row(self, plan: TilePlan, row: Sequence[Window]) -> Iterator[Tile | None]:
        """Yield the tiles of a row; None for one without any data in the part that counts."""
        placed = [tile.moved(self.area.col, self.area.row) for tile in row]
        series = self.satellite.read_row(placed) if self.satellite else [None] * len(row)
        for tile, window, of_tile in zip(row, placed, series, strict=True):
            pixels = self.ortho.read(window)
            kept = plan.kept(tile).moved(-tile.col, -tile.row)
            if not pixels.valid[kept.row : kept.row_end, kept.col : kept.col_end].any():
                yield None
                continue
            metadata = self.acquisitions.vector(window) if self.acquisitions else None
            yield Tile(tile.col, normalised(pixels.values, self.aerial), of_tile, metadata)

    def read_valid(self, strip: Strip) -> np.ndarray:
        """Return which pixels of a strip of the map hold data, (rows, width) bool."""
        rows, width = strip.probabilities.shape[1:]
        return self.ortho.read_valid(Window(self.area.col, self.area.row + strip.row, width, rows))
