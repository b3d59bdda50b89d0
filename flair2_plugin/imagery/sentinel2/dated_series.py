# SPDX-License-Identifier: GPL-2.0-or-later
"""A series of dates on one grid; what a date shows may come from several scenes: tiles, products, rasters."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import numpy as np

from flair2_plugin.imagery.grid import Grid, Point, Window, mirror
from flair2_plugin.imagery.sentinel2.cut_out import make_cut_outs
from flair2_plugin.imagery.sentinel2.laid_raster import NamedRaster, SharedGrid, common_grid
from flair2_plugin.imagery.sentinel2.series import Series


class Scene(Protocol):
    """A picture of one date on the grid of the series."""

    @property
    def dtype(self) -> np.dtype:
        """The type of its values."""

    @property
    def footprint(self) -> Window:
        """The part of the grid outside of which it has no data."""

    @property
    def has_masks(self) -> bool:
        """Whether it tells snow and cloud."""

    def read(self, window: Window) -> np.ndarray:
        """Return the bands of a window, (C, h, w), 0 in all of them where it has no data."""

    def read_masks(self, window: Window) -> np.ndarray:
        """Return snow and cloud probability of a window, (2, h, w), 0 where it has no data."""


class FoundScene(Protocol):
    """An opened scene that has no place on a grid yet: its day, its rasters, how to lay it."""

    @property
    def day(self) -> date:
        """When it was taken."""

    @property
    def group(self) -> str:
        """What scenes of one day have in common if they make one date, as the satellite's orbit."""

    @property
    def name(self) -> str:
        """What a sentence calls it."""

    @property
    def has_masks(self) -> bool:
        """Whether it tells snow and cloud."""

    @property
    def rasters(self) -> tuple[NamedRaster, ...]:
        """The rasters by which the grid is chosen."""

    def lay(self, grid: SharedGrid) -> Scene:
        """Return the scene on the grid."""


@dataclass(frozen=True)
class DatedImage:
    """One date: where scenes overlap, the first one that has data is seen."""

    day: date
    scenes: tuple[Scene, ...]

    @property
    def has_masks(self) -> bool:
        """Whether all its scenes tell snow and cloud."""
        return all(scene.has_masks for scene in self.scenes)

    def read(self, window: Window) -> np.ndarray:
        """Return the bands of a window, (C, h, w), 0 in all of them where no scene has data."""
        first, *others = self._around(window)
        values = first.read(window)
        for scene in others:
            missing = (values == 0).all(axis=0)
            if not missing.any():
                break
            values[:, missing] = scene.read(window)[:, missing]
        return values

    def read_masks(self, window: Window) -> np.ndarray:
        """Return snow and cloud probability of a window, (2, h, w): the highest where scenes overlap."""
        masks = [scene.read_masks(window) for scene in self._around(window)]
        return masks[0] if len(masks) == 1 else np.maximum.reduce(masks)

    def _around(self, window: Window) -> Sequence[Scene]:
        """Return the scenes that may have data in a window, and at least one."""
        near = [scene for scene in self.scenes if not scene.footprint.intersection(window).is_empty]
        return near or self.scenes[:1]


@dataclass(frozen=True)
class DatedSeries:
    """An open series on one common grid, which covers every scene; each date may cover a part of it."""

    grid: Grid
    images: tuple[DatedImage, ...]
    near: Window
    """The part of the grid that is wanted, and the only one of products that is read quickly."""

    @property
    def dates(self) -> tuple[date, ...]:
        """The dates, in time order."""
        return tuple(image.day for image in self.images)

    @property
    def has_masks(self) -> bool:
        """Whether every date has its snow and cloud masks."""
        return all(image.has_masks for image in self.images)

    @property
    def dtype(self) -> np.dtype:
        """The type that holds the values of all dates."""
        return np.result_type(*(scene.dtype for image in self.images for scene in image.scenes))

    def read(self, window: Window) -> Series:
        """Return a window of the series, mirrored beyond the grid; pixels a date lacks are 0 in all bands."""
        mirrored = mirror(window, self.grid.width, self.grid.height)
        planes: np.ndarray | None = None
        for place, image in enumerate(self.images):
            values = mirrored.pick(image.read(mirrored.inside))
            if planes is None:  # filled one by one: stacking takes twice the memory
                planes = np.empty((len(self.images), *values.shape), dtype=self.dtype)
            planes[place] = values
        return Series(np.asarray(planes), self.dates, self.read_masks(window))

    def read_masks(self, window: Window) -> np.ndarray | None:
        """Return the masks of a window, (T, 2, h, w)."""
        if not self.has_masks:
            return None
        mirrored = mirror(window, self.grid.width, self.grid.height)
        return np.stack([mirrored.pick(image.read_masks(mirrored.inside)) for image in self.images])


def lay_scenes(
    found: Sequence[FoundScene], target: Grid, corner: Point, stack: ExitStack, rim: int, cut: bool = False
) -> DatedSeries:
    """Lay scenes on one grid in the CRS of `target`, with 10 m pixels; those of one day and group make one date.

    Where all rasters share that CRS, pixel size and phase, their own pixels are read; otherwise they are resampled
    (bilinear) to pixels with a corner at `corner`. What lies under `target` and in a `rim` of pixels around it is near;
    with `cut` that part of products is cut out when it is first read.

    Raises:
        InvalidImagery: a raster lies where the CRS has no coordinates.
    """
    ordered = sorted(found, key=lambda scene: scene.day)
    grid = common_grid([raster for scene in ordered for raster in scene.rasters], target, corner)
    near = _around(grid, target, rim)
    cuts = make_cut_outs(grid, near, len(ordered), stack) if cut and not near.is_empty else None
    shared = SharedGrid(grid, stack, cuts)
    groups: dict[tuple[date, str], list[Scene]] = {}
    for scene in ordered:
        groups.setdefault((scene.day, scene.group), []).append(scene.lay(shared))
    return DatedSeries(grid, tuple(DatedImage(day, tuple(scenes)) for (day, _), scenes in groups.items()), near)


def _around(grid: Grid, target: Grid, rim: int) -> Window:
    """Return the part of a grid that lies under another one of its CRS, and so many pixels more on each side."""
    under = grid.window_of(target.extent)
    wide = Window(under.col - rim, under.row - rim, under.width + 2 * rim, under.height + 2 * rim)
    return wide.intersection(grid.window)
