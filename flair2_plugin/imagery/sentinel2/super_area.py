# SPDX-License-Identifier: GPL-2.0-or-later
"""A FLAIR super-area: `*_data.npy`, `*_masks.npy`, `*_products.txt`, and where it lies."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from affine import Affine

from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.core.model_card import SatelliteInput
from flair2_plugin.imagery.arrays import StoredFile, open_array, read_header
from flair2_plugin.imagery.grid import Grid, Window
from flair2_plugin.imagery.model_grid import metres
from flair2_plugin.imagery.sentinel2.dates import read_date
from flair2_plugin.imagery.sentinel2.series import Series, crop, cut
from flair2_plugin.imagery.zip_members import ZipMember

_LONGEST_TEXT = 1 << 24  # bytes
_CENTROIDS = "*centroids*.json"
_LEVELS = 5  # from a data set's sen/ or img/ folder up to its root, and one more


@dataclass(frozen=True)
class SuperAreaFiles:
    """The files of a super-area, on disk or in a zip; `masks` is None where none came along."""

    data: StoredFile
    products: StoredFile
    masks: StoredFile | None

    @property
    def name(self) -> str:
        """The name of the file that holds the images."""
        return self.data.name


@dataclass(frozen=True)
class SuperArea:
    """A super-area placed on the ground. `images` is (T, 10, H, W) and `masks` (T, 2, H, W), both memory-mapped."""

    grid: Grid
    dates: tuple[date, ...]
    images: np.ndarray
    masks: np.ndarray | None

    @property
    def has_masks(self) -> bool:
        """Whether every date has its snow and cloud masks."""
        return self.masks is not None

    def read(self, window: Window) -> Series:
        """Return a window of the series, mirrored where it reaches beyond the super-area."""
        return crop(Series(self.images, self.dates, self.masks), window)

    def read_masks(self, window: Window) -> np.ndarray | None:
        """Return the masks of a window, (T, 2, h, w)."""
        return None if self.masks is None else cut(self.masks, window)


def files_beside(data_path: Path) -> SuperAreaFiles:
    """Return the files of the super-area whose `*data.npy` is given."""
    stem = str(data_path).removesuffix("data.npy")
    masks = Path(f"{stem}masks.npy")
    return SuperAreaFiles(data_path, Path(f"{stem}products.txt"), masks if masks.is_file() else None)


def read_super_area(files: SuperAreaFiles, wanted: SatelliteInput) -> Series:
    """Open the three files of a super-area; pixels stay on disk until they are cut out, as far as a zip lets them.

    Raises:
        InvalidImagery: a file is absent, damaged, or does not fit the others.
    """
    dates = check_super_area(files, wanted)
    return Series(open_array(files.data), dates, None if files.masks is None else open_array(files.masks))


def check_super_area(files: SuperAreaFiles, wanted: SatelliteInput) -> tuple[date, ...]:
    """Return the dates of a super-area after looking at its files' beginnings only.

    Raises:
        InvalidImagery: a file is absent, damaged, or does not fit the others.
    """
    shape = read_header(files.data).shape
    if len(shape) != 4 or shape[1] != len(wanted.bands) or 0 in shape:
        found = " × ".join(map(str, shape))
        raise InvalidImagery(f"{files.data} has the shape {found}, but T × {len(wanted.bands)} × H × W is needed.")
    dates = _read_products(files.products)
    if len(dates) != shape[0]:
        raise InvalidImagery(f"{files.products} names {len(dates)} dates, but {files.data} holds {shape[0]}.")
    if files.masks is not None and read_header(files.masks).shape != (shape[0], 2, *shape[2:]):
        raise InvalidImagery(
            f"{files.masks} does not fit {files.data.name}: T × 2 × H × W of the same T, H, W is needed."
        )
    return dates


def place_super_area(
    series: Series, data_path: Path, ortho: Path, grid: Grid, pixel_size: float, log: Callable[[str], None]
) -> SuperArea:
    """Lay a super-area, which has no georeference of its own, on the ortho's ground.

    FLAIR's centroid file (looked for beside the files and in the folders above) says which of its pixels lies under the
    centre of each patch. Without it the super-area is laid centred on the ortho, and the log says so.
    """
    row, col = series.images.shape[2] / 2, series.images.shape[3] / 2
    found = _find_centroid(ortho.name, (data_path.parent, ortho.parent))
    if found is None:
        log(f"No centroid file names {ortho.name}: {data_path.name} is laid centred on the ortho.")
    else:
        row, col = found
    centre = grid.centre(grid.window)
    size = pixel_size / metres(grid.crs)
    transform = Affine(size, 0.0, centre.x - col * size, 0.0, -size, centre.y + row * size)
    height, width = series.images.shape[2:]
    return SuperArea(Grid(grid.crs, transform, width, height), series.dates, series.images, series.masks)


def _read_products(file: StoredFile) -> tuple[date, ...]:
    try:
        content = file.read(_LONGEST_TEXT) if isinstance(file, ZipMember) else _read_start(file)
        lines = [line for line in content.decode("utf-8").splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError) as problem:
        raise InvalidImagery(f"{file} can't be read: it must name one Sentinel-2 product a line.") from problem
    return tuple(read_date(line, f"{file}, line {number}") for number, line in enumerate(lines, start=1))


def _read_start(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(_LONGEST_TEXT)


def _find_centroid(name: str, starts: tuple[Path, ...]) -> tuple[float, float] | None:
    folders = [folder for start in starts for folder in (start.resolve(), *start.resolve().parents[:_LEVELS])]
    for path in (path for folder in folders for path in sorted(folder.glob(_CENTROIDS))):
        try:
            centroids = json.loads(path.read_text(encoding="utf-8"))
            row, col = map(float, centroids[name])
        except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
            continue
        if math.isfinite(row) and math.isfinite(col):
            return row, col
    return None
