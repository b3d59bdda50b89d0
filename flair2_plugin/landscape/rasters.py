# SPDX-License-Identifier: GPL-2.0-or-later
"""Files that appear whole: written beside their final name, then renamed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import rasterio
from rasterio.errors import RasterioError
from rasterio.transform import Affine

from flair2_plugin.core.errors import OutputFailed

Colours = dict[int, tuple[int, int, int, int]]


@contextmanager
def unfinished(path: Path) -> Iterator[Path]:
    """Give a path to write to, which becomes `path` when all went well.

    Raises:
        OutputFailed: the folder can't be made or the file not written.
    """
    beside = path.with_name(f".unfinished_{path.name}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield beside
        beside.replace(path)
    except (OSError, RasterioError) as problem:
        raise OutputFailed(f"{path} can't be written ({problem}); choose a folder with room to write in.") from problem
    finally:
        if path.parent.is_dir():
            beside.unlink(missing_ok=True)


def remove_earlier(folder: Path, pattern: str) -> None:
    """Remove an earlier run's files, and the folders that this empties: a year of two seeds would be no year.

    Raises:
        OutputFailed: a file can't be removed.
    """
    for path in sorted(folder.glob(pattern)):
        try:
            path.unlink()
            for parent in path.parents:
                if parent == folder or any(parent.iterdir()):
                    break
                parent.rmdir()
        except OSError as problem:
            raise OutputFailed(f"{path} can't be replaced ({problem.strerror}); choose another folder.") from problem


def write_text(path: Path, text: str) -> None:
    """Write a text file."""
    with unfinished(path) as beside:
        beside.write_text(text, encoding="utf-8")


def write_array(path: Path, values: np.ndarray | None) -> None:
    """Write an array as a .npy file."""
    with unfinished(path) as beside, beside.open("wb") as file:
        np.save(file, np.asarray(values))


def write_raster(
    path: Path,
    values: np.ndarray,
    transform: Affine,
    crs: str,
    nodata: int | None = None,
    bands: tuple[str, ...] = (),
    colours: Colours | None = None,
    tiled: bool = True,
) -> None:
    """Write (C, H, W) as a GeoTIFF, with band names and a colour table where given."""
    count, height, width = values.shape
    layout = {"tiled": True, "blockxsize": 256, "blockysize": 256} if tiled else {}
    profile = {"driver": "GTiff", "dtype": values.dtype, "count": count, "height": height, "width": width} | layout
    with (
        unfinished(path) as beside,
        rasterio.open(beside, "w", **profile, crs=crs, transform=transform, nodata=nodata, compress="deflate") as file,
    ):
        file.write(values)
        for number, name in enumerate(bands, start=1):
            file.set_band_description(number, name)
        if colours:
            file.write_colormap(1, colours)
