# SPDX-License-Identifier: GPL-2.0-or-later
"""The Sentinel-2 series under each tile, read once per row of tiles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.core.model_card import CloudFilter, SatelliteInput
from flair2_plugin.imagery.grid import Grid, Window, overlap
from flair2_plugin.imagery.sentinel2.clouds import clear_dates
from flair2_plugin.imagery.sentinel2.opening import SeriesSource
from flair2_plugin.imagery.sentinel2.series import Series, crop, cut, prepare_series
from flair2_plugin.inference.shared_window import TileSeries


@dataclass(frozen=True)
class SatelliteTiles:
    """A series as the tiles of an ortho see it; tiles are windows of the grid `ortho`."""

    source: SeriesSource
    ortho: Grid
    wanted: SatelliteInput

    @property
    def together(self) -> int:
        """How many tiles share a pass of the satellite branch."""
        return 1

    @property
    def sharing(self) -> str:
        """What the map's tags say of the passes."""
        return "tile"

    def window(self, tile: Window) -> Window:
        """Return the tile's window of the series, whose centre is nearest to the tile's."""
        return self.source.grid.window_around(self.ortho.centre(tile), self.wanted.patch)

    def read_row(self, tiles: Sequence[Window]) -> Callable[[int], TileSeries]:
        """Read the series of a row of tiles; return what prepares one of them, by its number, as the model wants it."""
        windows = [self.window(tile) for tile in tiles]
        around = _around(windows)
        block = self.source.read(around)
        return lambda number: prepare_series(self._cropped(block, windows[number], around), self.wanted, True)

    def count_cloudy(self, rows: Iterable[Sequence[Window]], tiles: int) -> int:
        """Return how many of the `tiles` in `rows` have no date that passes the cloud filter.

        Raises:
            InvalidImagery: none has.
        """
        rule = self.wanted.cloud_filter
        if rule is None or not self.source.has_masks:
            return 0
        cloudy = sum(self._count_cloudy_row(row, rule) for row in rows)
        if cloudy and cloudy == tiles:
            count = len(self.source.dates)
            raise InvalidImagery(
                f"None of the {count} Sentinel-2 dates is free enough of cloud and snow over the area: give more dates."
            )
        return cloudy

    def uncovered_share(self) -> float:
        """Return the share of the ortho's rectangle that lies outside the series' rectangle."""
        ortho = self.ortho.extent
        return 1 - overlap(self.source.grid.extent, ortho) / overlap(ortho, ortho)

    def _count_cloudy_row(self, tiles: Sequence[Window], rule: CloudFilter) -> int:
        windows = [self.window(tile) for tile in tiles]
        around = _around(windows)
        masks = self.source.read_masks(around)
        if masks is None:
            return 0
        return sum(not clear_dates(cut(masks, w.moved(-around.col, -around.row)), rule).any() for w in windows)

    @staticmethod
    def _cropped(block: Series, window: Window, around: Window) -> Series:
        return crop(block, window.moved(-around.col, -around.row))


def warn_of_gaps(
    satellite: SatelliteTiles, rows: Iterable[Sequence[Window]], tiles: int, log: Callable[[str], None]
) -> None:
    """Say where the series can't help the `tiles` in `rows` as it should.

    Raises:
        InvalidImagery: no tile has a usable date.
    """
    cloudy = satellite.count_cloudy(rows, tiles)
    if cloudy:
        log(f"{cloudy} of {tiles} tiles have no cloud-free date: their least covered dates are used.")
    uncovered = satellite.uncovered_share()
    if uncovered > 0.001:
        log(f"{uncovered:.1%} of the ortho lies outside the Sentinel-2 series, which is mirrored there.")


def _around(windows: Sequence[Window]) -> Window:
    col, row = min(w.col for w in windows), min(w.row for w in windows)
    return Window(col, row, max(w.col_end for w in windows) - col, max(w.row_end for w in windows) - row)
