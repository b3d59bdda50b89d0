# SPDX-License-Identifier: GPL-2.0-or-later
"""The Sentinel-2 series of a request, whatever it comes as, on the ground of the ortho."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.core.model_card import SatelliteInput
from flair2_plugin.imagery.grid import Grid, Point, Window, overlap
from flair2_plugin.imagery.sentinel2.dated_rasters import find_images
from flair2_plugin.imagery.sentinel2.dated_series import FoundScene, lay_scenes
from flair2_plugin.imagery.sentinel2.dates_file import read_dates_file
from flair2_plugin.imagery.sentinel2.held_series import HeldSeries
from flair2_plugin.imagery.sentinel2.series_files import find_files
from flair2_plugin.imagery.sentinel2.series_products import open_products
from flair2_plugin.imagery.sentinel2.super_area import SuperArea, files_beside, place_super_area, read_super_area

SeriesSource = SuperArea | HeldSeries


@contextmanager
def open_series(
    paths: tuple[str, ...],
    dates: str | None,
    wanted: SatelliteInput,
    ortho_path: str,
    ortho: Grid,
    corner: Point,
    log: Callable[[str], None],
    mapped: Window | None = None,
) -> Iterator[SeriesSource]:
    """Open a super-area, dated rasters, one raster of T × 10 bands, L2A products, or folders of them.

    `corner` is where a resampled series gets a pixel corner: the centre of a tile, so that tiles lie on its pixels.
    `mapped` is the part of the ortho's plane that it is read for, None for all of the ortho.

    Raises:
        InvalidImagery: nothing usable is there, something is damaged, or it lies elsewhere than the ortho.
    """
    files = find_files(paths)
    with ExitStack() as stack:
        source: SeriesSource
        if files.arrays:
            source = _open_super_area(files.arrays, wanted, ortho_path, ortho, log)
            lacking = [] if source.has_masks else [files.arrays[0].name]
        else:
            file_dates = read_dates_file(dates) if dates else None
            found: list[FoundScene] = [*open_products(files.products, wanted.bands, ortho, stack, log)]
            for file in files.rasters:
                found += find_images(file, wanted.bands, file_dates, stack)
            lacking = [scene.name for scene in found if not scene.has_masks]
            part = ortho.cropped(mapped) if mapped else ortho
            source = HeldSeries(lay_scenes(found, part, corner, stack, wanted.patch, cut=bool(files.products)))
        _check_overlap(source.grid, ortho, paths[0])
        if wanted.cloud_filter and lacking:
            log(_say_lacking(lacking))
        yield source


def _open_super_area(
    arrays: Sequence[Path], wanted: SatelliteInput, ortho_path: str, ortho: Grid, log: Callable[[str], None]
) -> SuperArea:
    if len(arrays) > 1:
        raise InvalidImagery(f"{arrays[0].parent} holds {len(arrays)} super-areas: name the *_data.npy of one.")
    series = read_super_area(files_beside(arrays[0]), wanted)
    return place_super_area(series, arrays[0], Path(ortho_path), ortho, wanted.pixel_size, log)


def _say_lacking(names: Sequence[str]) -> str:
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return (
        f"The Sentinel-2 series has no snow and cloud masks ({Path(names[0]).name}{more}): no date is left out. Give "
        "products with their masks, or NAME_masks.tif (snow and cloud in percent) beside NAME.tif."
    )


def _check_overlap(series: Grid, ortho: Grid, path: str) -> None:
    if not overlap(series.extent, ortho.extent):
        raise InvalidImagery(f"The Sentinel-2 series {path} lies nowhere on the ortho: give one of the same place.")
