# SPDX-License-Identifier: GPL-2.0-or-later
"""The ortho: georeferenced rasters, read as the model's bands on the model's pixels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from flair2_plugin.imagery.aerial.ortho_layers import Layer, PictureLayer
from flair2_plugin.imagery.aerial.value_range import ValueRange
from flair2_plugin.imagery.grid import Grid, Window, mirror
from flair2_plugin.imagery.validity import fill_holes


@dataclass(frozen=True)
class Pixels:
    """A window of the ortho: `values` (C, H, W) uint8 or float32 on the scale 0..255, `valid` (H, W) bool."""

    values: np.ndarray
    valid: np.ndarray


@dataclass(frozen=True)
class Ortho:
    """An open ortho. `grid` is what windows count in; outside it, the picture is mirrored at its edges.

    The grid is made for the `picture`, and where that has data, pixels are valid. `others` give bands that it does not;
    `bands` are the names of the model's bands.
    """

    path: str
    grid: Grid
    bands: tuple[str, ...]
    picture: PictureLayer
    others: tuple[Layer, ...]
    resampled: bool

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The picture and the others."""
        return self.picture, *self.others

    @property
    def value_range(self) -> ValueRange:
        """The picture's values that became 0 and 255."""
        return self.picture.value_range

    @property
    def scalings(self) -> list[str]:
        """In words, which values of each raster became 0 and 255, and how they were found; heights have no such."""
        layers = [layer for layer in self.layers if isinstance(layer, PictureLayer)]
        ranges = [(layer.raster.name, layer.value_range) for layer in layers]
        return [f"{name} {scale.low:g} to {scale.high:g} ({scale.origin})" for name, scale in ranges]

    @property
    def absent(self) -> list[int]:
        """The places, from 0 on, of the model's bands that no layer gives."""
        given = {place for layer in self.layers for place in layer.places}
        return [place for place in range(len(self.bands)) if place not in given]

    @property
    def details(self) -> dict[str, str]:
        """What the map's tags say of the bands: where each of the model's comes from, 0 if it is absent."""
        told = dict(pair for layer in self.layers for pair in zip(layer.places, layer.told, strict=True))
        low, high = self.value_range.low, self.value_range.high
        return {
            "FLAIR2_BANDS": ",".join(told.get(place, "0") for place in range(len(self.bands))),
            "FLAIR2_VALUE_RANGE": f"{low:g} {high:g}",
            "FLAIR2_VALUES": "; ".join(self.scalings),
        }

    def read(self, window: Window) -> Pixels:
        """Read a window, which may reach beyond the grid; pixels without data are filled from those beside them.

        Absent bands are 0 here, and are to be 0 too as the network takes them (`network.scaling`).

        Raises:
            InvalidImagery: a file is damaged.
        """
        mirrored = mirror(window, self.grid.width, self.grid.height)
        values, valid = self._read_inside(mirrored.inside)
        return Pixels(mirrored.pick(values), mirrored.pick(valid))

    def decode(self, window: Window) -> None:
        """Let GDAL decode what lies under a window of several tiles at once, with all the threads it has for that.

        Raises:
            InvalidImagery: a file is damaged.
        """
        inside = mirror(window, self.grid.width, self.grid.height).inside
        for layer in self.layers:
            layer.decode(inside)

    def _read_inside(self, window: Window) -> tuple[np.ndarray, np.ndarray]:
        values, held = self.picture.read(window)
        valid, filled = np.asarray(held.any(axis=0)), fill_holes(values, held)
        if self.picture.places == tuple(range(len(self.bands))):
            return filled, valid
        whole = np.zeros((len(self.bands), *values.shape[1:]), dtype=np.float32)
        whole[list(self.picture.places)] = filled
        for layer in self.others:
            whole[list(layer.places)] = fill_holes(*layer.read(window))
        return whole, valid
