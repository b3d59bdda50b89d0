# SPDX-License-Identifier: GPL-2.0-or-later
"""Reading the tiles of a map: the ortho, the series and the metadata of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from flair2_plugin.core.model_card import AerialInput
from flair2_plugin.imagery.aerial.ortho import Ortho, Pixels
from flair2_plugin.imagery.grid import Window
from flair2_plugin.inference.acquisitions import TileAcquisitions
from flair2_plugin.inference.satellite_tiles import SatelliteTiles
from flair2_plugin.inference.shared_window import TileSeries
from flair2_plugin.inference.tiles import Tile

_DECODED_AT_A_TIME = 16  # tiles; they lie in memory meanwhile


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
        details = self.ortho.details
        if self.satellite:
            dates = self.satellite.source.dates
            details["FLAIR2_SATELLITE"] = self.satellite.sharing
            details["FLAIR2_SENTINEL2_DATES"] = f"{len(dates)} from {min(dates)} to {max(dates)}"
        if self.acquisitions:
            details["FLAIR2_ACQUIRED"] = self.acquisitions.told
        return details

    @property
    def together(self) -> int:
        """How many tiles share a pass of the satellite branch."""
        return self.satellite.together if self.satellite else 1

    def read_series(self, row: Sequence[Window]) -> Callable[[int], TileSeries | None]:
        """Read the series under a row of tiles; return what prepares that of one of them, by its number from 0 on."""
        return self.satellite.read_row([self._placed(tile) for tile in row]) if self.satellite else lambda number: None

    def decode(self, stretch: Sequence[Window]) -> None:
        """Let GDAL decode the ortho under neighbours in a row, if it has threads for that; their pixels are read next.

        Tile by tile there is a block or two to decode at a time, and nothing to share out.
        """
        first, last = stretch[0], stretch[-1]
        self.ortho.decode(self._placed(replace(first, width=last.col_end - first.col)))

    def read_pixels(self, tile: Window) -> Pixels:
        """Return a tile's part of the ortho."""
        return self.ortho.read(self._placed(tile))

    def make_tile(self, tile: Window, pixels: Pixels, series: TileSeries | None) -> Tile:
        """Return a tile as the network takes it."""
        metadata = self.acquisitions.vector(self._placed(tile)) if self.acquisitions else None
        return Tile(pixels.values, pixels.valid, series, metadata, tuple(self.ortho.absent))

    def _placed(self, tile: Window) -> Window:
        return tile.moved(self.area.col, self.area.row)


def stretches(row: Sequence[Window]) -> Iterator[Sequence[Window]]:
    """Yield the tiles of a row as neighbours without a gap between them, as many as are decoded at a time."""
    stretch: list[Window] = []
    for tile in row:
        if stretch and (len(stretch) == _DECODED_AT_A_TIME or tile.col > stretch[-1].col_end):
            yield stretch
            stretch = []
        stretch.append(tile)
    if stretch:
        yield stretch
