# SPDX-License-Identifier: GPL-2.0-or-later
"""One pass of the satellite branch for a block of neighbouring tiles, which see almost the same Sentinel-2 pixels.

A shared window covers the windows of its tiles, all in the same phase of the branch's strided convolutions. What it
says of a tile is nearly, not exactly, what the tile's own pass says: group norms see more ground, tiles inside see past
their windows' edges, and the cloud filter chooses dates for all of them together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.imagery.grid import Window
from flair2_plugin.imagery.sentinel2.series import prepare_series
from flair2_plugin.inference.plan import Axis, TilePlan, is_whole
from flair2_plugin.inference.satellite_tiles import SatelliteTiles
from flair2_plugin.inference.shared_window import SharedView, SharedWindow
from flair2_plugin.network.ground import ground_size, phase_length

WINDOW = 104
"""The longest side of a shared window in Sentinel-2 pixels.

Of 72, 104 and 128 all change about equally many classes. A tile takes the less time the longer the window is, but 128
gain little over 104 and need more than 1.5 GiB with 60 dates (`benchmarks/shared_satellite.py`, docs/performance.md).
"""


@dataclass(frozen=True)
class SharedAxis:
    """Which tiles of an ortho share a window along one axis, by where their own windows of `patch` pixels begin.

    The first of `count` tiles begins at `first`, the others follow by `step`; at most `most` share a window, and the
    windows are of one size but perhaps for the last. All of that is the whole ortho's, whatever part of it is mapped.
    """

    first: int
    step: int
    count: int
    most: int
    patch: int

    @property
    def together(self) -> int:
        """How many tiles share a window, fewer perhaps in the last one."""
        windows = -(-self.count // self.most)
        return -(-self.count // windows)

    def span(self, start: int) -> tuple[int, int]:
        """Return where the shared window of a tile begins that begins at `start`, and its length.

        A tile between the others' places, on a grid that was moved, gets a window that is moved likewise.
        """
        number, phase = divmod(start - self.first, self.step)
        group = min(max(0, number), self.count - 1) // self.together
        tiles = min(self.together, self.count - group * self.together)
        begin = self.first + group * self.together * self.step + phase
        length = self.patch + (tiles - 1) * self.step
        inside = begin <= start and start + self.patch <= begin + length
        return (begin, length) if inside else (start, self.patch)


@dataclass(frozen=True)
class SharedSatelliteTiles(SatelliteTiles):
    """A series as the tiles of an ortho see it, several of them through one window.

    The windows that a row of tiles sees are kept: the next rows see them too, until one sees those further down.
    """

    columns: SharedAxis
    rows: SharedAxis
    ground: int
    _kept: dict[Window, SharedWindow] = field(default_factory=dict, repr=False, compare=False)

    @property
    def together(self) -> int:
        """How many tiles share a window."""
        return self.columns.together * self.rows.together

    @property
    def sharing(self) -> str:
        """What the map's tags say of the windows."""
        width, height = (axis.patch + (axis.together - 1) * axis.step for axis in (self.columns, self.rows))
        return f"shared, {width} × {height} pixels for {self.together} tiles"

    def window(self, tile: Window) -> Window:
        """Return the shared window that the tile sees."""
        own = super().window(tile)
        (col, width), (row, height) = self.columns.span(own.col), self.rows.span(own.row)
        return Window(col, row, width, height)

    def read_row(self, tiles: Sequence[Window]) -> Callable[[int], SharedView]:
        """Return what reads the window of a tile, by its number in the row, if it is not kept."""
        rows = self.window(tiles[0]).bounds[0]
        for window in [window for window in self._kept if window.bounds[0] != rows]:
            del self._kept[window]
        return lambda number: self._view(tiles[number])

    def _view(self, tile: Window) -> SharedView:
        window, own = self.window(tile), super().window(tile)
        if window not in self._kept:
            self._kept[window] = SharedWindow(prepare_series(self.source.read(window), self.wanted, True))
        return SharedView(self._kept[window], own.moved(-window.col, -window.row), self.ground)


def share_windows(
    satellite: SatelliteTiles, card: ModelCard, plan: TilePlan, area: Window, longest: int = WINDOW
) -> SharedSatelliteTiles | str:
    """Return the series with windows up to `longest` pixels that tiles share, or a sentence that says why it can't be.

    `area` is where the map lies on the ortho's grid.
    """
    patch, phase = satellite.wanted.patch, phase_length(card)
    ratio = satellite.ortho.pixel_size / satellite.source.grid.pixel_size
    step = round(plan.columns.step * ratio)
    if not is_whole(plan.columns.step * ratio) or step % phase:
        return (
            f"Tiles can't share Sentinel-2 windows: they follow by {plan.columns.step * ratio:.4g} of its pixels, and "
            f'"{card.name}" needs a multiple of {phase}; each has its own pass. Another --overlap changes that.'
        )
    most = (longest - patch) // step + 1
    if most < 2:
        return (
            f'Tiles can\'t share Sentinel-2 windows of up to {longest} pixels: "{card.name}" sees {patch} of them per '
            "tile; each has its own pass."
        )
    left, top = (-axis.first - axis.rim for axis in (plan.columns, plan.rows))
    own = satellite.window(Window(left, top, plan.columns.tile, plan.rows.tile).moved(area.col, area.row))

    def along(axis: Axis, start: int) -> SharedAxis:
        return SharedAxis(start, step, replace(axis, first=0, size=axis.whole).count, most, patch)

    columns, rows = along(plan.columns, own.col), along(plan.rows, own.row)
    ground = ground_size(card, satellite.wanted)
    return SharedSatelliteTiles(satellite.source, satellite.ortho, satellite.wanted, columns, rows, ground)
