# SPDX-License-Identifier: GPL-2.0-or-later
"""The ortho: any georeferenced raster, read as the model's bands on the model's pixels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

import numpy as np
from rasterio.enums import ColorInterp, MaskFlags, Resampling
from rasterio.io import DatasetReader
from rasterio.vrt import WarpedVRT
from scipy.ndimage import distance_transform_edt

from flair2_plugin.core.model_card import AerialInput
from flair2_plugin.imagery.band_choice import choose_bands
from flair2_plugin.imagery.grid import Grid, Window, mirror
from flair2_plugin.imagery.model_grid import ortho_grid, resampling, same_pixels
from flair2_plugin.imagery.raster_files import open_raster, placing, reading
from flair2_plugin.imagery.value_range import ValueRange, find_range


@dataclass(frozen=True)
class Pixels:
    """A window of the ortho: `values` (C, H, W) float32 on the scale 0..255, `valid` (H, W) bool."""

    values: np.ndarray
    valid: np.ndarray


@dataclass(frozen=True)
class Ortho:
    """An open ortho. `grid` is what windows count in; outside it, the picture is mirrored at its edges.

    `bands` are 1-based, in the model's order; 0 is one that is absent and that the model can do without.
    """

    path: str
    grid: Grid
    bands: tuple[int, ...]
    value_range: ValueRange
    resampled: bool
    _source: DatasetReader

    @property
    def present(self) -> tuple[int, ...]:
        """The bands that are read."""
        return tuple(band for band in self.bands if band)

    @property
    def absent(self) -> list[int]:
        """The places, from 0 on, of the model's bands that the ortho lacks."""
        return [place for place, band in enumerate(self.bands) if not band]

    def read(self, window: Window) -> Pixels:
        """Read a window, which may reach beyond the grid; pixels without data are filled from those beside them.

        Absent bands are 0, which `normalised` must be told of.

        Raises:
            InvalidImagery: the file is damaged.
        """
        mirrored = mirror(window, self.grid.width, self.grid.height)
        values, valid = self._read_inside(mirrored.inside)
        return Pixels(mirrored.pick(values), mirrored.pick(valid))

    def read_valid(self, window: Window) -> np.ndarray:
        """Return which pixels of a window inside the grid hold data, (H, W) bool."""
        with reading(self.path):
            return read_validity(self._source, self.present, window)

    def _read_inside(self, window: Window) -> tuple[np.ndarray, np.ndarray]:
        with reading(self.path):
            raw = self._source.read(list(self.present), window=window.bounds)
            held = read_held(self._source, self.present, window)
        whole = bool(held.all())
        values = self.value_range.to_bytes(raw if whole else np.where(held, raw, 0))
        return self._with_absent(values if whole else fill_holes(values, held)), np.asarray(held.any(axis=0))

    def _with_absent(self, values: np.ndarray) -> np.ndarray:
        if not self.absent:
            return values
        whole = np.zeros((len(self.bands), *values.shape[1:]), dtype=values.dtype)
        whole[np.flatnonzero(self.bands)] = values
        return whole


def fill_holes(values: np.ndarray, held: np.ndarray) -> np.ndarray:
    """Return (C, H, W) with each value that is not `held`, (C, H, W), replaced by the nearest one of its band."""
    if held.all():
        return values
    if (held == held[0]).all():
        return _fill(values, held[0])
    return np.concatenate([_fill(values[i : i + 1], held[i]) for i in range(len(values))])


def _fill(values: np.ndarray, held: np.ndarray) -> np.ndarray:
    if held.all() or not held.any():
        return values
    rows, cols = distance_transform_edt(~held, return_distances=False, return_indices=True)
    return np.asarray(values[:, rows, cols])


def read_validity(source: DatasetReader, bands: tuple[int, ...], window: Window) -> np.ndarray:
    """Return which pixels of a window hold data in any of the bands, (H, W) bool: by alpha, nodata or mask."""
    return np.asarray(read_held(source, bands, window).any(axis=0))


def read_held(source: DatasetReader, bands: tuple[int, ...], window: Window) -> np.ndarray:
    """Return which values of a window are data, (C, H, W) bool.

    Where 0 is the nodata value, a 0 beside other bands that are not 0 is data: the height of the ground is 0.
    """
    if ColorInterp.alpha in source.colorinterp:  # a warped raster's alpha band does not show in its mask flags
        alpha = source.read(source.colorinterp.index(ColorInterp.alpha) + 1, window=window.bounds) > 0
        held = np.repeat(alpha[None], len(bands), axis=0)
    elif all(source.mask_flag_enums[band - 1] == [MaskFlags.all_valid] for band in bands):
        held = np.ones((len(bands), window.height, window.width), dtype=bool)
    else:
        held = source.read_masks(list(bands), window=window.bounds) > 0
        if all(source.nodatavals[band - 1] in (0, None) for band in bands):
            held[:] = held.any(axis=0)
    if any(source.dtypes[band - 1].startswith("float") for band in bands):
        held &= np.isfinite(source.read(list(bands), window=window.bounds))
    return held


def normalised(values: np.ndarray, wanted: AerialInput, absent: Sequence[int] = ()) -> np.ndarray:
    """Return values on the scale 0..255, (C, H, W), as the network takes them: over `scale`, less mean over std.

    The bands whose places are `absent` become 0 after that, as in a training that hid them.
    """
    scaled = values.astype(np.float32) / np.float32(wanted.scale)
    if wanted.mean:
        scaled -= np.array(wanted.mean, dtype=np.float32)[:, None, None]
    if wanted.std:
        scaled /= np.array(wanted.std, dtype=np.float32)[:, None, None]
    if absent:
        scaled[list(absent)] = 0.0
    return scaled


@contextmanager
def open_ortho(
    path: str, wanted: AerialInput, bands: tuple[int, ...] = (), value_range: ValueRange | None = None
) -> Iterator[Ortho]:
    """Open an ortho for a model.

    Raises:
        InvalidImagery: it can't be read, has no CRS, not the bands, or values of unknown range.
    """
    with ExitStack() as stack:
        dataset = stack.enter_context(open_raster(path))
        with reading(path):
            chosen = choose_bands(dataset, wanted, bands)
            values = value_range or find_range(dataset, tuple(band for band in chosen if band))
        with placing(path):
            grid = ortho_grid(dataset, wanted.pixel_size)
            native = grid == Grid(dataset.crs, dataset.transform, dataset.width, dataset.height)
            source = dataset if native else stack.enter_context(warped(dataset, grid))
            resampled = not native and not same_pixels(dataset, grid)
        yield Ortho(path, grid, chosen, values, resampled, source)


def warped(dataset: DatasetReader, grid: Grid, method: Resampling | None = None) -> WarpedVRT:
    """Return the raster as seen on `grid`, its nodata kept; where it has none, pixels outside it are masked."""
    flagged = any(MaskFlags.nodata in flags or MaskFlags.alpha in flags for flags in dataset.mask_flag_enums)
    return WarpedVRT(
        dataset,
        crs=grid.crs,
        transform=grid.transform,
        width=grid.width,
        height=grid.height,
        resampling=method or resampling(dataset, grid),
        add_alpha=not flagged,
    )
