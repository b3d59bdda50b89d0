# SPDX-License-Identifier: GPL-2.0-or-later
"""What a run will take: tiles, memory, disk and time, said before it begins."""

from __future__ import annotations

import math
import shutil
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import psutil

from flair2_plugin.core.errors import OutputFailed
from flair2_plugin.core.messages import Foreseen
from flair2_plugin.imagery.grid import Grid
from flair2_plugin.imagery.tile_folder import open_rasters
from flair2_plugin.inference.control import Control
from flair2_plugin.inference.ensemble import Ensemble
from flair2_plugin.inference.lanes import WIDEST, Lanes
from flair2_plugin.inference.plan import TilePlan
from flair2_plugin.inference.workers import Workers

_LEAST_CACHE, _MOST_CACHE = 64 << 20, 384 << 20
_BYTES_A_PIXEL = 0.25  # of a deflated raster of classes; those of the demo landscape take less than half of it
_STRIPS = 2  # in the making, and on its way to the disk; each has classes and confidence
_FEW = 8  # tiles that are sooner made than foreseen
_COPIES = 1 + 4 / 3  # the strips, and the map with its overviews


def cache_bytes(ortho: str, tile: int) -> int:
    """Return how much GDAL is to keep of the ortho: rows of tiles overlap, and decoding twice costs more than this.

    It is enough for the blocks under a lane's row of tiles.
    """
    with ExitStack() as stack:
        dataset = open_rasters(ortho, stack)
        height, width = dataset.block_shapes[0]
        rows, columns = (math.ceil((tile - 1) / height) + 1) * height, min(dataset.width, WIDEST + 2 * width)
        needed = rows * columns * sum(np.dtype(name).itemsize for name in dataset.dtypes)
    return int(min(_MOST_CACHE, max(_LEAST_CACHE, needed)))


def check_disk(output: Path, grid: Grid, rasters: int) -> int:
    """Return how many bytes the run may write beside `output`.

    Raises:
        OutputFailed: there is not so much room.
    """
    needed = int(grid.width * grid.height * _BYTES_A_PIXEL * _COPIES * rasters)
    free = shutil.disk_usage(output.parent).free
    if free < needed:
        raise OutputFailed(
            f"{output.parent} has {_size(free)} free and the map may need {_size(needed)}: "
            "make room, or choose another output."
        )
    return needed


def _size(count: float) -> str:
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.1f} MB"


def foresee(
    lanes: Lanes, workers: Workers, grid: Grid, cache: int, disk: int, missing: list[int], control: Control
) -> Foreseen:
    """Return what the missing strips, by number, will take; a tile is computed to measure its time.

    Raises:
        Stopped: the user wants it.
    """
    tiles = lanes.wanted(missing)
    seconds = _time_tile(lanes, workers, missing, control) if tiles > _FEW else None
    return Foreseen(
        tiles=tiles,
        skipped=lanes.tiles(missing) - tiles,
        square_km=round(_square_metres(lanes.plan, grid) / 1e6, 4),
        memory_mib=round((psutil.Process().memory_info().rss + cache + _buffers(lanes, workers.ensemble)) / 2**20),
        disk_mib=round(disk / 2**20),
        seconds=None if seconds is None else round(seconds * tiles, 1),
        device=workers.devices,
    )


def _buffers(lanes: Lanes, ensemble: Ensemble) -> int:
    """Return the bytes of the blender, its tile in the making, and the strips on their way to the disk."""
    classes, rows = len(ensemble.first.card.classes), lanes.plan.rows
    width = max(lane.plan.columns.size for lane in lanes.each)
    return classes * 4 * (3 * rows.tile**2 + rows.shared * width) + _STRIPS * 2 * rows.step * width


def _time_tile(lanes: Lanes, workers: Workers, missing: list[int], control: Control) -> float | None:
    """Return the seconds of a tile from the middle of the area, None where there is no data."""
    tile = lanes.middle_tile(missing)
    ensemble = workers.ensemble
    views = next(iter(ensemble.read_row(lanes.plan, [tile]))) if tile else None
    if views is None:
        return None
    # Slower than the others will be: memory is taken, a GPU's kernels are chosen.
    first = workers.time_tile(views, control)
    again = workers.time_tile(views, control)
    if ensemble.together == 1:
        return again
    return again + max(0.0, first - again) / ensemble.together  # the second time, what tiles share is known


def _square_metres(plan: TilePlan, grid: Grid) -> float:
    pixels = plan.area.count_pixels(grid.window) if plan.area else grid.width * grid.height
    return pixels * square_metres_of_pixel(grid)


def square_metres_of_pixel(grid: Grid) -> float:
    """Return the area of a pixel; the ortho's grid is always in a projected CRS."""
    metres = grid.crs.linear_units_factor[1] if grid.crs.is_projected else 1.0
    return float(abs(grid.transform.a * grid.transform.e) * metres**2)
