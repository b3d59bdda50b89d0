# SPDX-License-Identifier: GPL-2.0-or-later
"""How many pixels of an ortho in deeper numbers keep their class of 8 bits, by each way to find black and white.

python -m benchmarks.value_ranges

The demo landscape's middle, stored as producers store orthos, and mapped with the demo model.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import rasterio
from affine import Affine

from benchmarks.figures import Figure, benchmark_parser, tell
from flair2_plugin.core.request import Request, Scaling
from flair2_plugin.inference.run import classify
from flair2_plugin.landscape.scene import write_scene

SEED = 7  # not that of the training data
SIDE = 1000
WAYS: tuple[Scaling, ...] = ("depth", "percentile", "auto")
GLARE = 4.5  # times white: a few pixels of a picture that is not cut off


@dataclass(frozen=True)
class Encoding:
    """How the colours and near infrared are stored; heights come from a raster of their own."""

    name: str
    encode: Callable[[np.ndarray], np.ndarray]
    bits: int = 0


def scaled(white: float, kind: str, glare: bool = False, haze: float = 0.0) -> Callable[[np.ndarray], np.ndarray]:
    """Return what stores 0 to 255 as 0 to `white`, all of it lighter by `haze`."""

    def encode(values: np.ndarray) -> np.ndarray:
        stored = values * (white / 255) + haze
        if glare:
            stored[:, 500:504, 500:504] = GLARE * white
        return (np.round(stored) if kind != "float32" else stored).astype(kind)

    return encode


ENCODINGS = (
    Encoding("12 bits", scaled(4095, "uint16")),
    Encoding("16 bits", scaled(65535, "uint16")),
    Encoding("12 bits, of which 0 to 2000 are used", scaled(2000, "uint16"), 12),
    Encoding("reflectance × 10,000 to 4000, some pixels glaring", scaled(4000, "uint16", glare=True)),
    Encoding("the same, lighter by 1500", scaled(4000, "uint16", glare=True, haze=1500)),
    Encoding("reflectance to 0.4", scaled(0.4, "float32")),
    Encoding("0 to 1", scaled(1.0, "float32")),
)


def main() -> int:
    """Map the original and each encoding."""
    options = benchmark_parser("value_ranges", __doc__).parse_args()
    with tempfile.TemporaryDirectory() as name:
        tell("value_ranges", options, list(measure(Path(name))))
    return 0


def measure(folder: Path) -> Iterator[Figure]:
    """Yield the share of equal classes for each encoding and each way."""
    write_scene(folder, seed=SEED, report=lambda line: None)
    with rasterio.open(folder / "ortho.tif") as source:
        corner = (source.width - SIDE) // 2
        ortho = source.read(window=((corner, corner + SIDE), (corner, corner + SIDE)))
        place, crs = source.transform @ Affine.translation(corner, corner), source.crs
    write(folder / "heights.tif", ortho[4:], place, crs)
    write(folder / "original.tif", ortho[:4], place, crs)
    wanted = map_of(folder, "original.tif")
    for encoding in ENCODINGS:
        write(folder / "stored.tif", encoding.encode(ortho[:4].astype(np.float64)), place, crs, encoding.bits)
        for way in WAYS:
            share = (map_of(folder, "stored.tif", way) == wanted).mean()
            yield Figure(f"{encoding.name}, {way}: pixels of equal class", 100 * float(share), "%")


def write(path: Path, values: np.ndarray, place: Affine, crs: object, bits: int = 0) -> None:
    """Write (C, H, W) as a GeoTIFF."""
    count, height, width = values.shape
    profile = {"driver": "GTiff", "dtype": values.dtype, "count": count, "height": height, "width": width}
    more = {"nbits": bits} if bits else {}
    with rasterio.open(path, "w", crs=crs, transform=place, photometric="minisblack", **profile, **more) as dataset:
        dataset.write(values)


def map_of(folder: Path, ortho: str, scaling: Scaling = "auto") -> np.ndarray:
    """Return the classes that the demo model gives."""
    output, series = folder / "map.tif", str(folder / "sentinel2")
    heights = str(folder / "heights.tif")
    request = Request(
        str(folder / ortho),
        "demo",
        str(output),
        (series,),
        height=heights,
        device="cpu",
        precision="fp32",
        scaling=scaling,
    )
    classify(request, lambda message: None, lambda: False)
    with rasterio.open(output) as made:
        return np.asarray(made.read(1))


if __name__ == "__main__":
    sys.exit(main())
