# SPDX-License-Identifier: GPL-2.0-or-later
"""The rasters that an ortho's bands come from, each seen on the ortho's grid and on the scale 0 to 255."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from rasterio.io import DatasetReader
from rasterio.vrt import WarpedVRT

from flair2_plugin.imagery.aerial.value_range import ValueRange
from flair2_plugin.imagery.grid import Window
from flair2_plugin.imagery.raster_files import reading
from flair2_plugin.imagery.validity import read_held

_METRES_PER_STEP = 0.2  # of FLAIR's heights in 8 bits, which so end at 51 m (IGN's data sheet)
_LOWEST, _HIGHEST = -1_000.0, 10_000.0  # metres; beyond lies no ground, but the mark of a void that the file hides


class Layer(Protocol):
    """One raster's part of an ortho: of the model's bands those at `places`, from 0 on."""

    @property
    def places(self) -> tuple[int, ...]:
        """Which of the model's bands it gives."""

    @property
    def told(self) -> tuple[str, ...]:
        """What the map's tags say of each of these bands."""

    def read(self, window: Window) -> tuple[np.ndarray, np.ndarray]:
        """Return a window's values, (C, H, W) uint8 or float32 on the scale 0..255, and which are data, as bool."""

    def decode(self, window: Window) -> None:
        """Let GDAL decode the blocks of a window; see `Raster.decode`."""


@dataclass(frozen=True)
class Raster:
    """An open raster on the ortho's grid, and the name that the user knows it by."""

    path: str
    source: DatasetReader

    @property
    def name(self) -> str:
        """The name of the file or folder alone."""
        return Path(self.path).name

    def read(self, bands: tuple[int, ...], window: Window) -> tuple[np.ndarray, np.ndarray]:
        """Return the raster's own values and which are data."""
        with reading(self.path):
            return self.source.read(list(bands), window=window.bounds), read_held(self.source, bands, window)

    def decode(self, bands: tuple[int, ...], window: Window) -> None:
        """Let GDAL decode the blocks of a window, which it then keeps, with all the threads it has for that.

        Blocks of a warped raster are not made by this: their last bits would depend on how much is read at a time.
        """
        if not isinstance(self.source, WarpedVRT):
            with reading(self.path):
                self.source.read(list(bands), window=window.bounds)


@dataclass(frozen=True)
class PictureLayer:
    """Bands of a picture, `bands` being 1-based; those of `another` raster than the ortho itself are told with it."""

    places: tuple[int, ...]
    raster: Raster
    bands: tuple[int, ...]
    value_range: ValueRange
    another: bool = False

    @property
    def told(self) -> tuple[str, ...]:
        """What the map's tags say of each of these bands."""
        return tuple(f"{band} of {self.raster.name}" if self.another else str(band) for band in self.bands)

    def read(self, window: Window) -> tuple[np.ndarray, np.ndarray]:
        """Return the values on the scale 0..255, and which are data."""
        values, held = self.raster.read(self.bands, window)
        return self.value_range.to_bytes(values if held.all() else np.where(held, values, 0)), held

    def decode(self, window: Window) -> None:
        """Let GDAL decode the blocks of a window."""
        self.raster.decode(self.bands, window)


@dataclass(frozen=True)
class HeightLayer:
    """Heights above the ground (nDSM): in metres, or `coded` as FLAIR's are, 1 for each 0.2 m.

    They are a raster's first band, or a `band` of the ortho itself.
    """

    places: tuple[int, ...]
    raster: Raster
    coded: bool
    band: int = 0

    @property
    def told(self) -> tuple[str, ...]:
        """What the map's tags say of the heights."""
        return (f"{self.band or self.raster.name} in {'steps of 0.2 m' if self.coded else 'metres'}",)

    def read(self, window: Window) -> tuple[np.ndarray, np.ndarray]:
        """Return the heights in steps of 0.2 m, and which are data."""
        values, held = _metres(self.raster, window, self.band or 1)
        return (values if self.coded else in_steps(values)), held

    def decode(self, window: Window) -> None:
        """Let GDAL decode the blocks of a window."""
        self.raster.decode((self.band or 1,), window)


@dataclass(frozen=True)
class HeightDifference:
    """Heights above the ground as the difference of a surface (DSM) and a terrain model (DTM), both in metres."""

    places: tuple[int, ...]
    surface: Raster
    terrain: Raster

    @property
    def told(self) -> tuple[str, ...]:
        """What the map's tags say of the heights."""
        return (f"{self.surface.name} less {self.terrain.name}",)

    def read(self, window: Window) -> tuple[np.ndarray, np.ndarray]:
        """Return the heights in steps of 0.2 m, and which are data in both models."""
        surface, held_above = _metres(self.surface, window)
        terrain, held_below = _metres(self.terrain, window)
        return in_steps(surface - terrain), held_above & held_below

    def decode(self, window: Window) -> None:
        """Let GDAL decode the blocks of a window in both models."""
        for raster in (self.surface, self.terrain):
            raster.decode((1,), window)


def in_steps(metres: np.ndarray) -> np.ndarray:
    """Return heights in metres as FLAIR's 8 bits hold them: whole steps of 0.2 m from 0 to 255, float32."""
    return np.asarray(np.clip(np.round(metres / _METRES_PER_STEP), 0, 255), dtype=np.float32)


def _metres(raster: Raster, window: Window, band: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """Return a band of heights, (1, H, W) float64, voids as 0, and which values are data.

    A nodata value of 0 is not believed: the ground's own height is 0.
    """
    values, held = raster.read((band,), window)
    if raster.source.nodata == 0:
        held = held | (values == 0)
    held &= (values > _LOWEST) & (values < _HIGHEST)
    return np.where(held, values, 0).astype(np.float64), held
