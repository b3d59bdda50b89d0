# SPDX-License-Identifier: GPL-2.0-or-later
"""Which values of a raster are data, and what stands where there is none."""

from __future__ import annotations

import numpy as np
from rasterio.enums import ColorInterp, MaskFlags
from rasterio.io import DatasetReader

from flair2_plugin.imagery.grid import Window


def read_validity(source: DatasetReader, bands: tuple[int, ...], window: Window) -> np.ndarray:
    """Return which pixels of a window hold data in any of the bands, (H, W) bool: by alpha, nodata or mask."""
    return np.asarray(read_held(source, bands, window).any(axis=0))


def read_held(source: DatasetReader, bands: tuple[int, ...], window: Window) -> np.ndarray:
    """Return which values of a window are data, (C, H, W) bool.

    Where 0 is the nodata value, a 0 beside other bands that are not 0 is data: the height of the ground is 0. A band
    that is asked for is no mask, even if it is marked as alpha.
    """
    alphas = [i for i, colour in enumerate(source.colorinterp, start=1) if colour == ColorInterp.alpha]
    masks = [band for band in alphas if band not in bands]
    if alphas and not masks:
        values = source.read(list(bands), window=window.bounds)  # nothing tells: what is 0 in all bands is no picture
        return np.repeat((values != 0).any(axis=0)[None], len(bands), axis=0)
    if masks:  # a warped raster's alpha band does not show in its mask flags
        alpha = source.read(masks[-1], window=window.bounds) > 0
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
    from scipy.ndimage import distance_transform_edt  # takes time to import, and few orthos have holes

    rows, cols = distance_transform_edt(~held, return_distances=False, return_indices=True)
    return np.asarray(values[:, rows, cols])
