# SPDX-License-Identifier: GPL-2.0-or-later
"""Large orthos with a Sentinel-2 year, cheaply: the demo's scene, mirrored over and over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import rasterio
from rasterio.io import DatasetReader
from rasterio.warp import transform_bounds

from flair2_plugin.imagery.grid import reflected
from flair2_plugin.landscape.scene import write_scene

SEED = 2022  # the demo's
_BEYOND = 300.0  # metres that Sentinel-2 reaches beyond the ortho
_BLOCK = 512
_LAYOUT = {
    "tiled": True,
    "blockxsize": _BLOCK,
    "blockysize": _BLOCK,
    "compress": "deflate",
    "zlevel": 1,
    "predictor": 2,
}


@dataclass(frozen=True)
class Countryside:
    """An ortho and the folder of its Sentinel-2 year."""

    ortho: Path
    sentinel2: Path


def draw_scene(folder: Path) -> Countryside:
    """Return the demo's scene, 3,000 × 3,000 pixels."""
    write_scene(folder, SEED, lambda line: None)
    return Countryside(folder / "ortho.tif", folder / "sentinel2")


def enlarge(scene: Countryside, folder: Path, width: int, height: int) -> Countryside:
    """Write an ortho of `width` × `height` pixels made of the scene's, and the year over all of it."""
    large = Countryside(folder / "ortho.tif", folder / "sentinel2")
    large.sentinel2.mkdir(parents=True)
    with rasterio.open(scene.ortho) as source:
        _write(source, large.ortho, (0, 0, width, height))
    with rasterio.open(large.ortho) as ortho:
        for path in sorted(scene.sentinel2.glob("*.tif")):
            with rasterio.open(path) as source:
                _write(source, large.sentinel2 / path.name, _around(ortho, source))
    return large


def _around(ortho: DatasetReader, series: DatasetReader) -> tuple[int, int, int, int]:
    """Return column, row, width and height of the series' pixels that an ortho needs."""
    left, bottom, right, top = transform_bounds(ortho.crs, series.crs, *ortho.bounds)
    first = ~series.transform @ (left - _BEYOND, top + _BEYOND)
    last = ~series.transform @ (right + _BEYOND, bottom - _BEYOND)
    col, row = (int(np.floor(value)) for value in first)
    return col, row, int(np.ceil(last[0])) - col, int(np.ceil(last[1])) - row


def _write(source: DatasetReader, path: Path, window: tuple[int, int, int, int]) -> None:
    col, row, width, height = window
    place = source.transform @ rasterio.Affine.translation(col, row)
    profile = source.profile | _LAYOUT | {"width": width, "height": height, "transform": place}
    with rasterio.open(path, "w", **profile, bigtiff="if_safer", num_threads="all_cpus") as file:
        for top, values in mirrored_rows(source.read(), window):
            rows = (top, top + values.shape[1])
            file.write(values, window=(rows, (0, width)))
        file.descriptions = source.descriptions


def mirrored_rows(values: np.ndarray, window: tuple[int, int, int, int]) -> Iterator[tuple[int, np.ndarray]]:
    """Yield blocks of rows of (C, H, W) mirrored beyond its edges, each with its first row in the window."""
    col, row, width, height = window
    cols, rows = reflected(col, width, values.shape[2]), reflected(row, height, values.shape[1])
    for top in range(0, height, _BLOCK):
        some = rows[top : top + _BLOCK]
        yield top, np.ascontiguousarray(values[:, some][:, :, cols])
