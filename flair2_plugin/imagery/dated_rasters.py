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
from flair2_plugin.imagery.dates import find_date
from flair2_plugin.imagery.dates_file import DatesFile
from flair2_plugin.imagery.grid import Grid, Point, Window, mirror, project
from flair2_plugin.imagery.model_grid import lattice, metres, outline, same_pixels
from flair2_plugin.imagery.raster_files import open_raster, placing, reading
from flair2_plugin.imagery.series import Series
from flair2_plugin.imagery.validity import read_validity
from flair2_plugin.imagery.warping import warped

MASKS_SUFFIX = "_masks"


@dataclass(frozen=True)
class DatedImage:
    """One date: which bands of which raster, and of which raster of masks (snow, cloud) if there is one."""

    day: date
    raster: DatasetReader
    bands: tuple[int, ...]
    masks: DatasetReader | None
    mask_bands: tuple[int, ...]


@dataclass(frozen=True)
class LaidRaster:
    """A raster whose pixels are pixels of the series' grid; its first one lies at `col` and `row` there."""

    source: DatasetReader
    col: int
    row: int

    def read(self, bands: tuple[int, ...], window: Window) -> np.ndarray:
        """Return a window of the grid, (C, H, W), 0 in all bands where the raster has no data."""
        own = window.moved(-self.col, -self.row)
        inside = own.intersection(Window(0, 0, self.source.width, self.source.height))
        kind = np.result_type(*(self.source.dtypes[band - 1] for band in bands))
        values = np.zeros((len(bands), window.height, window.width), dtype=kind)
        if not inside.is_empty:
            place = inside.moved(-own.col, -own.row)
            part = self.source.read(list(bands), window=inside.bounds)
            part[:, ~read_validity(self.source, bands, inside)] = 0
            values[:, place.row : place.row_end, place.col : place.col_end] = part
        return values


@dataclass(frozen=True)
class DatedRasters:
    """An open series on one common grid; `grid` covers every raster, each date may cover a part of it."""

    grid: Grid
    images: tuple[DatedImage, ...]
    _laid: dict[str, LaidRaster]

    @property
    def dates(self) -> tuple[date, ...]:
        """The dates, in time order."""
        return tuple(image.day for image in self.images)

    @property
    def has_masks(self) -> bool:
        """Whether every date has its snow and cloud masks."""
        return all(image.masks is not None for image in self.images)

    def read(self, window: Window) -> Series:
        """Return a window of the series, mirrored beyond the grid; pixels a date lacks are 0 in all bands."""
        kind = np.result_type(*(image.raster.dtypes[band - 1] for image in self.images for band in image.bands))
        shape = (len(self.images), len(self.images[0].bands), window.height, window.width)
        planes = np.empty(shape, dtype=kind)  # filled one by one: stacking takes twice the memory
        for place, image in enumerate(self.images):
            planes[place] = self._read(image.raster, image.bands, window)
        return Series(planes, self.dates, self.read_masks(window))

    def read_masks(self, window: Window) -> np.ndarray | None:
        """Return the masks of a window, (T, 2, h, w)."""
        if not self.has_masks:
            return None
        return np.stack([self._read(im.masks, im.mask_bands, window) for im in self.images if im.masks])

    def _read(self, raster: DatasetReader, bands: tuple[int, ...], window: Window) -> np.ndarray:
        mirrored = mirror(window, self.grid.width, self.grid.height)
        with reading(raster.name):
            values = self._laid[raster.name].read(bands, mirrored.inside)
        return mirrored.pick(values)


def open_dated_rasters(
    paths: list[Path], names: tuple[str, ...], dates: DatesFile | None, target: Grid, corner: Point, stack: ExitStack
) -> DatedRasters:
    """Open rasters as a series in the CRS of `target`, with 10 m pixels.

    Where all rasters share that CRS, pixel size and phase, their own pixels are read; otherwise they are resampled
    (bilinear) to pixels with a corner at `corner`.

    Raises:
        InvalidImagery: a raster can't be read, has the wrong bands, or a date can't be found.
    """
    images = sorted((i for path in paths for i in _images(path, names, dates, stack)), key=lambda image: image.day)
    rasters = {raster.name: raster for image in images for raster in (image.raster, image.masks) if raster}
    grid = _common_grid(list(rasters.values()), target, corner)
    return DatedRasters(grid, tuple(images), {name: _lay(raster, grid, stack) for name, raster in rasters.items()})


def _lay(raster: DatasetReader, grid: Grid, stack: ExitStack) -> LaidRaster:
    own = raster.transform
    with placing(raster.name):
        if own.a > 0 > own.e and same_pixels(raster, grid):
            col, row = ~grid.transform @ (own.c, own.f)
            return LaidRaster(raster, round(col), round(row))
        return LaidRaster(stack.enter_context(warped(raster, grid)), 0, 0)


def _images(path: Path, names: tuple[str, ...], dates: DatesFile | None, stack: ExitStack) -> list[DatedImage]:
    raster = stack.enter_context(open_raster(str(path)))
    masks_path = path.with_name(f"{path.stem}{MASKS_SUFFIX}{path.suffix}")
    masks = stack.enter_context(open_raster(str(masks_path))) if masks_path.is_file() else None
    with reading(raster.name):
        groups = _band_groups(raster, names)
        days = _days(raster, groups, dates)
    if masks is not None and masks.count != 2 * len(groups):
        raise InvalidImagery(f"{masks_path} has {masks.count} bands, but 2 a date (snow, cloud) are needed.")
    return [
        DatedImage(day, raster, bands, masks, (2 * i + 1, 2 * i + 2))
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
    if dates is not None:
        if len(dates.dates) != len(groups):
            raise InvalidImagery(f"{dates.path} gives {len(dates.dates)} dates, but {name} holds {len(groups)} images.")
        return list(dates.dates)
    found = [find_date(raster.descriptions[bands[0] - 1] or "") for bands in groups]
    if None in found:
        raise InvalidImagery(
            f"{name}: band {groups[found.index(None)][0]} has no date in its description; "
            "write one there (2021-04-03 B2), or give a CSV file with the dates (--dates)."
        )
    return [day for day in found if day]


def _single_day(raster: DatasetReader, name: str, dates: DatesFile | None) -> date:
    if dates is not None and name in dates.by_file:
        return dates.by_file[name]
    texts = (name, raster.tags().get("TIFFTAG_DATETIME", "").replace(":", "-"), *(t or "" for t in raster.descriptions))
    found = next((day for day in map(find_date, texts) if day), None)
    if found is None:
        raise InvalidImagery(
            f"No date can be read in the name of {name}: put one there (S2_20210403.tif), "
            'or give a CSV file with the columns "file" and "date" (--dates).'
        )
    return found


def _common_grid(rasters: list[DatasetReader], target: Grid, corner: Point) -> Grid:
    size = 10.0 / metres(target.crs)
    outlines = [_outline_in(raster, target, size) for raster in rasters]
    xs, ys = (np.concatenate(parts) for parts in zip(*outlines, strict=True))
    first = rasters[0].transform
    with placing(rasters[0].name):
        own = lattice(target.crs, Point(first.c, first.f), size, xs, ys)
    if all(same_pixels(raster, own) for raster in rasters):
        return own
    return lattice(target.crs, corner, size, xs, ys)


def _outline_in(raster: DatasetReader, target: Grid, size: float) -> tuple[np.ndarray, np.ndarray]:
    with placing(raster.name):
        xs, ys = project(*outline(raster), raster.crs, target.crs)
        lattice(target.crs, Point(xs[0], ys[0]), size, xs, ys)  # refuses a giant one while its name is known
    return xs, ys
