# SPDX-License-Identifier: GPL-2.0-or-later
"""Small rasters that tests read: seeded, georeferenced, written by rasterio."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import rasterio
from affine import Affine

LEFT, TOP = 700_000.0, 6_600_000.0  # Lambert-93 metres, in the middle of France
SHARED = Path(__file__).parents[1] / "../shared"


def write_raster(
    path: Path, values: np.ndarray, transform: Affine, crs: str | None = "EPSG:2154", **more: object
) -> Path:
    """Write (C, H, W) values as a GeoTIFF."""
    count, height, width = values.shape
    profile = {"driver": "GTiff", "dtype": values.dtype, "count": count, "height": height, "width": width, **more}
    with rasterio.open(path, "w", crs=crs, transform=transform, **profile) as dataset:
        dataset.write(values)
    return path


def random_ortho(seed: int = 0, width: int = 700, height: int = 600) -> np.ndarray:
    """Return smooth 8-bit values, (5, height, width)."""
    rng = np.random.default_rng(seed)
    coarse = rng.integers(0, 256, (5, height // 50 + 2, width // 50 + 2))
    return np.kron(coarse, np.ones((1, 50, 50)))[:, :height, :width].astype(np.uint8)


def write_ortho(path: Path, values: np.ndarray | None = None, pixel: float = 0.2, **more: object) -> Path:
    """Write an ortho whose upper left corner is (LEFT, TOP)."""
    values = random_ortho() if values is None else values
    return write_raster(path, values, Affine(pixel, 0, LEFT, 0, -pixel, TOP), **more)


def random_series(dates: int, seed: int = 0, side: int = 60) -> np.ndarray:
    """Return reflectances × 10,000 above 0, (T, 10, side, side) uint16."""
    return np.random.default_rng(seed).integers(200, 6000, (dates, 10, side, side)).astype(np.uint16)


def series_transform(margin: float = 230.0) -> Affine:
    """Return the place of a series that begins `margin` metres left of and above the ortho."""
    return Affine(10, 0, LEFT - margin, 0, -10, TOP + margin)


def write_series(folder: Path, images: np.ndarray, days: list[date], masks: np.ndarray | None = None) -> Path:
    """Write one raster per date, S2_YYYYMMDD.tif, and its masks."""
    folder.mkdir(exist_ok=True)
    for i, day in enumerate(days):
        write_raster(folder / f"S2_{day:%Y%m%d}.tif", images[i], series_transform(), nodata=0)
        if masks is not None:
            write_raster(folder / f"S2_{day:%Y%m%d}_masks.tif", masks[i], series_transform())
    return folder
