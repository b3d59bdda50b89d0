# SPDX-License-Identifier: GPL-2.0-or-later
"""How much a map owes to where its tiles happen to lie: some tiles again, on a grid that begins elsewhere."""

from __future__ import annotations

import math
from dataclasses import dataclass

from flair2_plugin.imagery.grid import Window
from flair2_plugin.inference.blending import find_highest
from flair2_plugin.inference.control import Control
from flair2_plugin.inference.lanes import Lanes
from flair2_plugin.inference.plan import Axis, TilePlan
from flair2_plugin.inference.satellite_tiles import SatelliteTiles
from flair2_plugin.inference.strips import CLASSES, StripFiles
from flair2_plugin.inference.workers import Workers

MOVE = (37, 91)  # columns and rows: prime to the strides of any encoder, and to the tiles' step
_FEWEST = 16  # tiles of a map that is worth the look
_SHARE, _MOST = 100, 8  # one tile in a hundred is computed again, and no more than this


@dataclass(frozen=True)
class MovedGrid:
    """What came of it: of the `pixels` compared, the `share` that gets another class on a grid so many pixels aside."""

    columns: int
    rows: int
    pixels: int
    share: float


def compare_moved_grid(lanes: Lanes, workers: Workers, files: StripFiles, control: Control) -> MovedGrid | None:
    """Compute some tiles again elsewhere and compare what in them is one tile's alone; None for a small map.

    Raises:
        Stopped: the user wants it.
    """
    plan = lanes.plan
    if plan.count < _FEWEST:
        return None
    pixels, changed, ensemble = 0, 0, workers.ensemble
    move = choose_move(ensemble.first.reader.satellite)
    tiles = ((window, next(iter(ensemble.read_row(plan, [window])))) for window in sample_tiles(plan, move))
    for (window, views), answer in workers.compute(tiles, lambda tile: [tile[1]] if tile[1] else [], control):
        inner = _unshared(plan.columns, window).intersection(plan.window)
        if views is None or answer is None or inner.is_empty:
            continue
        seen = slice(inner.row - window.row, inner.row_end - window.row)
        across = slice(inner.col - window.col, inner.col_end - window.col)
        places = find_highest(answer[0, :, seen, across])[1].cpu().numpy()
        valid = views[0].valid[seen, across]
        drawn = files.read(CLASSES, lanes.strips, inner)
        pixels += int(valid.sum())
        changed += int((ensemble.first.ids[places] != drawn)[valid].sum())
    return MovedGrid(*move, pixels, round(changed / pixels, 6)) if pixels else None


def choose_move(satellite: SatelliteTiles | None) -> tuple[int, int]:
    """Return `MOVE`, or, since tiles are laid on the pixels of a series, where a grid that begins there would begin."""
    if satellite is None:
        return MOVE
    unit = satellite.source.grid.pixel_size / satellite.ortho.pixel_size
    columns, rows = (round(math.ceil(pixels / unit) * unit) for pixels in MOVE)
    return columns, rows


def sample_tiles(plan: TilePlan, move: tuple[int, int]) -> list[Window]:
    """Return tiles spread evenly over the map, each moved."""
    count = min(_MOST, max(1, int(plan.wanted.sum()) // _SHARE))
    return [tile.moved(*move) for tile in plan.spread(count)]


def _unshared(axis: Axis, tile: Window) -> Window:
    """Return the middle of a tile, which no neighbour reaches into."""
    margin = axis.rim + axis.shared
    return Window(tile.col + margin, tile.row + margin, tile.width - 2 * margin, tile.height - 2 * margin)
