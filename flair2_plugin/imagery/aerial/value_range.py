# SPDX-License-Identifier: GPL-2.0-or-later
"""From an ortho's values to FLAIR's 8 bits: one linear scaling for all bands of a raster."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from rasterio.io import DatasetReader

from flair2_plugin.core.request import Scaling

_BIT_DEPTHS = (8, 10, 11, 12, 14, 16, 32)
_SAMPLE = 1024  # pixels a side
_WHOLE = 1 << 26  # pixels; a raster of more, without overviews, would be read from end to end for a sample of all of it
_PIECES = 8  # a side: of such a raster as many pieces are read
_PERCENTILES = (0.5, 99.5)
# Where those percentiles of all colours and near infrared lie in FLAIR's own patches, of 255.
_DARK, _LIGHT = 12.0, 232.0
# The light one lies at 0.72 to 0.96 of the full range in each of FLAIR's patches and of other 8-bit orthos at hand.
# Of a picture that is too dark for its range by a third more pixels change their class than by the percentiles.
_FILLED = 2 / 3
_NOISE = 0.02  # of the full range: so far below black the darkest pixels may lie
_HUGE = 1e30  # beyond it lies no range of a picture, but damage
_BLACK = 1 / 3  # of the light percentile: a dark one within it is a picture's own, and black stays 0


@dataclass(frozen=True)
class ValueRange:
    """The raster's values that become 0 and 255; values beyond are cut off. `origin` says how they were found."""

    low: float
    high: float
    origin: str = field(default="as asked", compare=False)
    stretched: bool = field(default=False, compare=False)
    """Whether it was found by percentiles, and so holds for colours only."""

    def to_bytes(self, values: np.ndarray) -> np.ndarray:
        """Return the values on the scale 0 to 255: what has 8 bits as it is, else float32, not rounded."""
        if values.dtype == np.uint8 and self == EIGHT_BITS:
            return values
        with np.errstate(over="ignore"):  # what is too large for 32 bits becomes infinite, and is cut off
            scaled = (values.astype(np.float32) - np.float32(self.low)) * np.float32(255.0 / (self.high - self.low))
        return np.asarray(np.clip(scaled, 0.0, 255.0))


EIGHT_BITS = ValueRange(0.0, 255.0, "8 bits")


def find_range(dataset: DatasetReader, bands: tuple[int, ...], scaling: Scaling = "auto") -> ValueRange:
    """Return the range of the bands of a raster whose request names none.

    "depth" is the full range: of 8 bits, of as many as the file says (NBITS), from 0 to 1 or 255 of the units that a
    scale and an offset of the bands lead to; without these, of 8, 10, 11, 12, 14, 16 or 32 bits, the fewest that hold
    the largest value of a sample (1024 × 1024 pixels from all over the raster), or 0 to 1 for floating point.

    "percentile" lays two percentiles of the sample where they lie in FLAIR's own orthos. "auto" is that where the
    values fill less than two thirds of the full range, as reflectances do, and else the full range. 8 bits are taken as
    they are but for "percentile".
    """
    kinds = {dataset.dtypes[band - 1] for band in bands}
    if kinds == {"uint8"} and scaling != "percentile":
        return EIGHT_BITS
    values = _sample(dataset, bands)
    full = _full_range(dataset, bands, values, kinds)
    if scaling == "depth" or not values.size:
        return full
    with np.errstate(over="ignore", invalid="ignore"):
        dark, light = (float(value) for value in np.percentile(values.astype(np.float64), _PERCENTILES))
    width = full.high - full.low
    fill = (light - full.low) / width
    if scaling == "auto" and fill >= _FILLED and dark >= full.low - _NOISE * width:
        return full
    return _stretch(dark, light, full, fill) or full


def exceeds(dataset: DatasetReader, band: int, value: float) -> bool:
    """Return whether a sample of a band holds a larger value."""
    values = _sample(dataset, (band,))
    return bool(values.size and values.max() > value)


def _stretch(dark: float, light: float, full: ValueRange, fill: float) -> ValueRange | None:
    """Return the range that lays the percentiles where FLAIR's lie; None if the values are all alike."""
    black = full.low
    if not black <= dark < black + _BLACK * (light - black):
        black = dark - _DARK * (light - dark) / (_LIGHT - _DARK)
    high = black + (light - black) * 255.0 / _LIGHT
    if not -_HUGE < black < high < _HUGE or 255.0 / (high - black) > np.finfo(np.float32).max:
        return None
    why = f"the values fill {fill:.0%} of {full.origin}" if fill >= 0 else f"the values are below {full.origin}"
    return ValueRange(black, high, f"percentiles of a sample, as {why}", stretched=True)


def _full_range(dataset: DatasetReader, bands: tuple[int, ...], values: np.ndarray, kinds: Iterable[str]) -> ValueRange:
    largest = float(values.max()) if values.size else 0.0
    scales = {(dataset.scales[band - 1], dataset.offsets[band - 1]) for band in bands}
    scale, offset = next(iter(scales))
    if len(scales) == 1 and scale > 0 and (scale, offset) != (1.0, 0.0):
        ends = [((0.0 - offset) / scale, (white - offset) / scale, white) for white in (1.0, 255.0)]
        low, high, white = next((end for end in ends if largest <= end[1] * 1.001), ends[-1])
        if high - low > 0 and largest <= high * 1.001:
            return ValueRange(low, high, f"0 to {white:g} in the units of its scale and offset")
    named = {dataset.tags(band, ns="IMAGE_STRUCTURE").get("NBITS", "") for band in bands}
    bits = next(iter(named))
    if len(named) == 1 and bits.isdigit() and 1 < int(bits) < 32 and largest < 2 ** int(bits):
        return ValueRange(0.0, float(2 ** int(bits) - 1), f"{bits} bits, which the file says it has")
    if any(kind.startswith("float") for kind in kinds) and largest <= 1:
        return ValueRange(0.0, 1.0, "0 to 1")
    depth = next((bits for bits in _BIT_DEPTHS if largest < 2**bits), _BIT_DEPTHS[-1])
    return ValueRange(0.0, float(2**depth - 1), f"{depth} bits, the fewest that hold a sample's largest value")


def _sample(dataset: DatasetReader, bands: tuple[int, ...]) -> np.ndarray:
    """Return values from all over a raster without what is no data: by its mask, infinite, or 0 in all bands."""
    if dataset.width * dataset.height <= _WHOLE or dataset.overviews(bands[0]):
        shape = (len(bands), min(_SAMPLE, dataset.height), min(_SAMPLE, dataset.width))
        return _held(dataset.read(list(bands), out_shape=shape, masked=True))
    side = _SAMPLE // _PIECES
    rows, columns = _spread(dataset.height, side), _spread(dataset.width, side)
    windows = [
        ((row, min(row + side, dataset.height)), (col, min(col + side, dataset.width)))
        for row in rows
        for col in columns
    ]
    return np.concatenate([_held(dataset.read(list(bands), window=window, masked=True)) for window in windows])


def _spread(length: int, side: int) -> list[int]:
    """Return where pieces of `side` begin that lie evenly along a `length`."""
    middles = (length * (2 * piece + 1) // (2 * _PIECES) for piece in range(_PIECES))
    return sorted({max(0, min(middle - side // 2, length - side)) for middle in middles})


def _held(values: np.ma.MaskedArray) -> np.ndarray:
    found = np.ma.getdata(values)
    return np.asarray(found[~np.ma.getmaskarray(values) & np.isfinite(found) & (found != 0).any(axis=0)])
