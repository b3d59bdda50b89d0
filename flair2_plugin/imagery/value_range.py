# SPDX-License-Identifier: GPL-2.0-or-later
"""From an ortho's values to FLAIR's 8 bits: one linear scaling for all bands, never a stretch."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from rasterio.io import DatasetReader

from flair2_plugin.core.errors import InvalidImagery

_BIT_DEPTHS = (8, 10, 11, 12, 14, 16)
_SAMPLE = 1024


@dataclass(frozen=True)
class ValueRange:
    """The ortho's values that become 0 and 255; values beyond are cut off."""

    low: float
    high: float

    def to_bytes(self, values: np.ndarray) -> np.ndarray:
        """Return the values on the scale 0 to 255, float32, not rounded."""
        if values.dtype == np.uint8 and self == EIGHT_BITS:
            return values.astype(np.float32)
        with np.errstate(over="ignore"):  # what is too large for 32 bits becomes infinite, and is cut off
            scaled = (values.astype(np.float32) - np.float32(self.low)) * np.float32(255.0 / (self.high - self.low))
        return np.asarray(np.clip(scaled, 0.0, 255.0))


EIGHT_BITS = ValueRange(0.0, 255.0)


def find_range(dataset: DatasetReader, bands: tuple[int, ...], path: str) -> ValueRange:
    """Return the range of an ortho whose request names none.

    8-bit values are taken as they are. 16-bit values are taken as 8, 10, 11, 12, 14 or 16 bits, the fewest that hold
    the largest value of a decimated sample (at most 1024 × 1024 pixels), so that the full depth maps to 0..255.

    Raises:
        InvalidImagery: the data type has no natural range (floating point, 32 bits).
    """
    kinds = {dataset.dtypes[band - 1] for band in bands}
    if kinds == {"uint8"}:
        return EIGHT_BITS
    if not kinds <= {"uint8", "uint16", "int16"}:
        raise InvalidImagery(
            f"{path} holds {' and '.join(sorted(kinds))} values, whose range is not known: "
            "give the values that mean black and white (--range LOW HIGH)."
        )
    largest = _sample_maximum(dataset, bands)
    depth = next(bits for bits in _BIT_DEPTHS if largest < 2**bits)
    return ValueRange(0.0, float(2**depth - 1))


def _sample_maximum(dataset: DatasetReader, bands: tuple[int, ...]) -> int:
    shape = (len(bands), min(_SAMPLE, dataset.height), min(_SAMPLE, dataset.width))
    sample = dataset.read(list(bands), out_shape=shape, masked=True)
    return int(sample.max()) if sample.count() else 0
