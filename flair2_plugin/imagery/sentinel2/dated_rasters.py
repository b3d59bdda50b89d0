# SPDX-License-Identifier: GPL-2.0-or-later
"""A Sentinel-2 series as georeferenced rasters: one per date, or one of T × 10 bands."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from rasterio.io import DatasetReader

from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.imagery.grid import Window
from flair2_plugin.imagery.raster_files import open_raster, reading
from flair2_plugin.imagery.sentinel2.dates import find_date
from flair2_plugin.imagery.sentinel2.dates_file import DatesFile
from flair2_plugin.imagery.sentinel2.laid_raster import LaidRaster, NamedRaster, SharedGrid

MASKS_SUFFIX = "_masks"


@dataclass(frozen=True)
class RasterScene:
    """A date of a raster on the grid: its bands, and those of a raster of masks (snow, cloud) if there is one."""

    raster: LaidRaster
    bands: tuple[int, ...]
    masks: LaidRaster | None
    mask_bands: tuple[int, ...]

    @property
    def dtype(self) -> np.dtype:
        """The type of the raster's values."""
        return self.raster.dtype(self.bands)

    @property
    def footprint(self) -> Window:
        """The part of the grid outside of which the raster has no data."""
        return self.raster.footprint

    @property
    def has_masks(self) -> bool:
        """Whether there is a raster of masks."""
        return self.masks is not None

    def read(self, window: Window) -> np.ndarray:
        """Return the bands of a window, (C, h, w), 0 in all of them where the raster has no data."""
        return self.raster.read(self.bands, window)

    def read_masks(self, window: Window) -> np.ndarray:
        """Return snow and cloud probability of a window, (2, h, w)."""
        if self.masks is None:
            return np.zeros((2, window.height, window.width), dtype=np.uint8)
        return self.masks.read(self.mask_bands, window)


@dataclass(frozen=True)
class FoundRaster:
    """A date of an opened raster that has no place on a grid yet."""

    day: date
    raster: DatasetReader
    bands: tuple[int, ...]
    masks: DatasetReader | None
    mask_bands: tuple[int, ...]

    @property
    def name(self) -> str:
        """The raster's path."""
        return str(self.raster.name)

    @property
    def group(self) -> str:
        """Each image of a raster is a date of its own."""
        return f"{self.name} {self.bands[0]}"

    @property
    def has_masks(self) -> bool:
        """Whether there is a raster of masks."""
        return self.masks is not None

    @property
    def rasters(self) -> tuple[NamedRaster, ...]:
        """The raster and its masks."""
        return tuple(NamedRaster(raster.name, raster) for raster in (self.raster, self.masks) if raster)

    def lay(self, grid: SharedGrid) -> RasterScene:
        """Return the date on the grid."""
        masks = grid.lay(self.masks, self.masks.name) if self.masks else None
        return RasterScene(grid.lay(self.raster, self.name), self.bands, masks, self.mask_bands)


def find_images(path: Path, names: tuple[str, ...], dates: DatesFile | None, stack: ExitStack) -> list[FoundRaster]:
    """Open a raster of one date, or of T × 10 bands, and its masks.

    Raises:
        InvalidImagery: it can't be read, has the wrong bands, or a date can't be found.
    """
    raster = stack.enter_context(open_raster(str(path)))
    masks_path = path.with_name(f"{path.stem}{MASKS_SUFFIX}{path.suffix}")
    masks = stack.enter_context(open_raster(str(masks_path))) if masks_path.is_file() else None
    with reading(raster.name):
        groups = _band_groups(raster, names)
        days = _days(raster, groups, dates)
    if masks is not None and masks.count != 2 * len(groups):
        raise InvalidImagery(f"{masks_path} has {masks.count} bands, but 2 a date (snow, cloud) are needed.")
    return [
        FoundRaster(day, raster, bands, masks, (2 * i + 1, 2 * i + 2))
        for i, (day, bands) in enumerate(zip(days, groups))
    ]


def _band_groups(raster: DatasetReader, names: tuple[str, ...]) -> list[tuple[int, ...]]:
    by_name = {_band_name(text): i for i, text in zip(raster.indexes, raster.descriptions, strict=True) if text}
    if set(names) <= set(by_name) and len(by_name) == raster.count:
        return [tuple(by_name[name] for name in names)]
    if raster.count % len(names):
        raise InvalidImagery(
            f"{raster.name} has {raster.count} bands, but {len(names)} a date are needed ({', '.join(names)})."
        )
    return [tuple(range(i, i + len(names))) for i in range(1, raster.count + 1, len(names))]


def _band_name(description: str) -> str:
    name = description.strip().upper()
    return f"B{name[2:]}" if name.startswith("B0") else name


def _days(raster: DatasetReader, groups: list[tuple[int, ...]], dates: DatesFile | None) -> list[date]:
    name = Path(raster.name).name
    if len(groups) == 1:
        return [_single_day(raster, name, dates)]
    given = dates.days_of(raster.name) if dates else ()
    if dates and given:
        if len(given) != len(groups):
            raise InvalidImagery(f"{dates.path} gives {len(given)} dates, but {name} holds {len(groups)} images.")
        return list(given)
    found = [find_date(raster.descriptions[bands[0] - 1] or "") for bands in groups]
    if None in found:
        raise InvalidImagery(
            f"{name}: band {groups[found.index(None)][0]} has no date in its description; "
            "write one there (2021-04-03 B2), or give a CSV file with the dates (--dates)."
        )
    return [day for day in found if day]


def _single_day(raster: DatasetReader, name: str, dates: DatesFile | None) -> date:
    given = dates.days_of(raster.name) if dates and dates.names_files else ()
    if len(given) == 1:
        return given[0]
    texts = (name, raster.tags().get("TIFFTAG_DATETIME", "").replace(":", "-"), *(t or "" for t in raster.descriptions))
    found = next((day for day in map(find_date, texts) if day), None)
    if found is None:
        raise InvalidImagery(
            f"No date can be read in the name of {name}: put one there (S2_20210403.tif), "
            'or give a CSV file with the columns "file" and "date" (--dates).'
        )
    return found
