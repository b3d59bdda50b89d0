# SPDX-License-Identifier: GPL-2.0-or-later
"""Which files a request's Sentinel-2 paths stand for."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.imagery.sentinel2.dated_rasters import MASKS_SUFFIX
from flair2_plugin.imagery.sentinel2.product_folder import ProductFolder, find_products

_RASTER_SUFFIXES = {".tif", ".tiff", ".jp2", ".vrt", ".img"}


@dataclass(frozen=True)
class SeriesFiles:
    """Super-areas, rasters of dates and products, each once, in the order in which they were given."""

    arrays: tuple[Path, ...]
    rasters: tuple[Path, ...]
    products: tuple[ProductFolder, ...]


def find_files(paths: Sequence[str]) -> SeriesFiles:
    """Return what paths of a request stand for: themselves, or the series in a folder.

    Raises:
        InvalidImagery: a path is absent, or nothing usable is there.
    """
    files: dict[Path, None] = {}
    products: dict[str, ProductFolder] = {}
    for path in map(Path, paths):
        if not os.path.exists(path):  # noqa: PTH110  Path.exists fails on a name that is too long
            raise InvalidImagery(f"The Sentinel-2 series {path} does not exist: give a file or a folder.")
        found = find_products(path)
        products |= {str(product): product for product in found}
        files |= dict.fromkeys(_files(path, found))
    arrays = tuple(file for file in files if file.suffix == ".npy")
    return SeriesFiles(arrays, tuple(file for file in files if file not in arrays), tuple(products.values()))


def product_files(path: Path) -> Iterator[Path]:
    """Yield the files on the disk that may be read of the products for which a path stands: zips, or what they hold.

    Raises:
        InvalidImagery: a zip is damaged.
    """
    for product in find_products(path):
        if product.members is None:
            yield from (
                product.place / file for file in product.files if file == product.metadata or _may_be_read(file)
            )
        else:
            yield product.place


def _may_be_read(file: str) -> bool:
    """Return whether a file of a product is an image of 10 or 20 m, or a mask."""
    return file.endswith(("_10m.jp2", "_20m.jp2", ".tif"))


def _files(path: Path, products: Sequence[ProductFolder]) -> list[Path]:
    """Return the arrays or rasters of a path that stands for the given products, or for none."""
    if not path.is_dir():
        return _single(path, products)
    if any(product.place == path for product in products):
        return []
    arrays = sorted(path.glob("*_data.npy"))
    try:
        rasters = sorted(file for file in path.iterdir() if file.suffix.lower() in _RASTER_SUFFIXES)
    except OSError as problem:
        raise InvalidImagery(f"The folder {path} can't be read: {problem.strerror}.") from problem
    images = [file for file in rasters if not file.stem.endswith(MASKS_SUFFIX)]
    if not arrays and not images and not products:
        raise InvalidImagery(
            f"The folder {path} holds no Sentinel-2 series: *_data.npy, dated rasters or L2A products are needed."
        )
    return arrays or images


def _single(path: Path, products: Sequence[ProductFolder]) -> list[Path]:
    if path.suffix.lower() == ".zip" and not products:
        raise InvalidImagery(f"{path} holds no Sentinel-2 product: one of Level-2A is needed (…/MTD_MSIL2A.xml).")
    return [] if products else [path]
