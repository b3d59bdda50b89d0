# SPDX-License-Identifier: GPL-2.0-or-later
"""The Sentinel-2 series of a request, whatever it comes as, on the ground of the ortho."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.core.model_card import SatelliteInput
from flair2_plugin.imagery.dated_rasters import MASKS_SUFFIX, find_images
from flair2_plugin.imagery.dated_series import lay_scenes
from flair2_plugin.imagery.dates_file import read_dates_file
from flair2_plugin.imagery.grid import Grid, Point, overlap
from flair2_plugin.imagery.held_rows import HeldRows
from flair2_plugin.imagery.super_area import SuperArea, files_beside, place_super_area, read_super_area

SeriesSource = SuperArea | HeldRows

_RASTER_SUFFIXES = {".tif", ".tiff", ".jp2", ".vrt", ".img"}


@contextmanager
def open_series(
    paths: tuple[str, ...],
    dates: str | None,
    wanted: SatelliteInput,
    ortho_path: str,
    ortho: Grid,
    corner: Point,
    log: Callable[[str], None],
) -> Iterator[SeriesSource]:
    """Open a super-area, a folder of one, dated rasters, a folder of them, or one raster of T × 10 bands.

    `corner` is where a resampled series gets a pixel corner: the centre of a tile, so that tiles lie on its pixels.

    Raises:
        InvalidImagery: nothing usable is there, something is damaged, or it lies elsewhere than the ortho.
    """
    files = list(dict.fromkeys(file for path in paths for file in _files(Path(path))))
    arrays = [file for file in files if file.suffix == ".npy"]
    with ExitStack() as stack:
        source: SeriesSource
        if arrays:
            source = _open_super_area(arrays, wanted, ortho_path, ortho, log)
        else:
            file_dates = read_dates_file(dates) if dates else None
            found = [image for file in files for image in find_images(file, wanted.bands, file_dates, stack)]
            source = HeldRows(lay_scenes(found, ortho, corner, stack))
        _check_overlap(source.grid, ortho, paths[0])
        if wanted.cloud_filter and not source.has_masks:
            log("The Sentinel-2 series has no snow and cloud masks: no date is left out.")
        yield source


def _open_super_area(
    arrays: list[Path], wanted: SatelliteInput, ortho_path: str, ortho: Grid, log: Callable[[str], None]
) -> SuperArea:
    if len(arrays) > 1:
        raise InvalidImagery(f"{arrays[0].parent} holds {len(arrays)} super-areas: name the *_data.npy of one.")
    series = read_super_area(files_beside(arrays[0]), wanted)
    return place_super_area(series, arrays[0], Path(ortho_path), ortho, wanted.pixel_size, log)


def _files(path: Path) -> list[Path]:
    """Return what a path of the request stands for: itself, or the series in a folder."""
    if not os.path.exists(path):  # noqa: PTH110  Path.exists fails on a name that is too long
        raise InvalidImagery(f"The Sentinel-2 series {path} does not exist: give a file or a folder.")
    if not path.is_dir():
        return [path]
    arrays = sorted(path.glob("*_data.npy"))
    try:
        rasters = sorted(file for file in path.iterdir() if file.suffix.lower() in _RASTER_SUFFIXES)
    except OSError as problem:
        raise InvalidImagery(f"The folder {path} can't be read: {problem.strerror}.") from problem
    images = [file for file in rasters if not file.stem.endswith(MASKS_SUFFIX)]
    if not arrays and not images:
        raise InvalidImagery(f"The folder {path} holds no Sentinel-2 series: *_data.npy or dated rasters are needed.")
    return arrays or images


def _check_overlap(series: Grid, ortho: Grid, path: str) -> None:
    if not overlap(series.extent, ortho.extent):
        raise InvalidImagery(f"The Sentinel-2 series {path} lies nowhere on the ortho: give one of the same place.")
