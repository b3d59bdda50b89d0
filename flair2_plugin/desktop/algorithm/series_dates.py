# SPDX-License-Identifier: GPL-2.0-or-later
"""The dates of Sentinel-2 images: as the engine reads them off files, and where those say nothing, off their layers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Iterable, Iterator, List, Optional, Sequence, Tuple

from qgis.core import QgsRasterLayer

from flair2_plugin.core.dates import find_date
from flair2_plugin.core.model_card import SENTINEL2_BANDS
from flair2_plugin.desktop.algorithm.dates_file import DatesTable, write_dates
from flair2_plugin.desktop.algorithm.layer_dates import day_of_layer, layers_by_key
from flair2_plugin.desktop.algorithm.layers import absolute
from flair2_plugin.desktop.runs.rasters import open_raster

TABLE, NAME, PERIOD, LAYER, TAG, BAND, NOWHERE = "table", "name", "period", "layer", "tag", "band", ""
"""Where a date comes from: a CSV, the file's name, the layer's temporal range or name, a TIFF tag, a band, nowhere."""

_RASTERS = {".tif", ".tiff", ".jp2", ".vrt", ".img"}

OF_LAYERS = (PERIOD, LAYER)
"""Those that only QGIS knows, so that the engine must be told."""


@dataclass(frozen=True)
class ImageDate:
    """One image of a series: a file, or the `number`th date of a file that holds several (0: it holds one)."""

    file: str
    title: str
    day: Optional[date] = None
    origin: str = NOWHERE
    number: int = 0


def read_dates(sources: Iterable[str], table: str = "") -> List[ImageDate]:
    """Return the images of rasters (files, or layers' sources or ids) with their dates.

    Those that the CSV `table` gives go before all others.
    """
    given = DatesTable(table)
    layers = layers_by_key()
    images: List[ImageDate] = []
    for source in sources:
        file, layer = layers.get(source) or layers.get(absolute(source)) or (absolute(source), None)
        images += _read_file(file, layer, given)
    return images


def list_images(folder: str) -> List[str]:
    """Return the rasters of a folder that may be images of dates, by name; masks are none."""
    try:
        files = sorted(path for path in Path(folder).iterdir() if path.suffix.lower() in _RASTERS)
    except OSError:
        return []
    return [str(path) for path in files if not path.stem.lower().endswith("_masks")]


def tell_dates(sentinel2: Iterable[str]) -> Optional[str]:
    """Write the dates of images that only their layers know; return the CSV, or None where the files tell all.

    A folder stands for the images in it.

    Raises:
        OutputFailed: it can't be written.
    """
    listed = (list_images(source) if Path(source).is_dir() else [source] for source in sentinel2)
    rows = dates_to_tell(file for files in listed for file in files)
    return write_dates(rows) if rows else None


def dates_to_tell(sources: Iterable[str]) -> List[Tuple[str, date]]:
    """Return files and dates for the engine, where some date is known by its layer alone; else nothing."""
    wanted = list(sources)
    layers = layers_by_key()
    known = (layers.get(source) or layers.get(absolute(source)) for source in wanted)
    if not any(_tells_more(*found) for found in known if found):  # the rasters needn't be opened
        return []
    images = read_dates(wanted)
    if not any(image.origin in OF_LAYERS for image in images):
        return []
    return [(image.file, image.day) for image in images if image.day]


def image_names(sources: Sequence[str], names: Sequence[str]) -> Iterator[str]:
    """Yield the names of images, one per source, with the dates that only their layers tell."""
    layers = layers_by_key()
    for source, name in zip(sources, names) if len(sources) == len(names) else ():
        _, layer = layers.get(source) or layers.get(absolute(source)) or ("", None)
        day = day_of_layer(layer) or find_date(layer.name()) if layer is not None and not find_date(name) else None
        yield f"{name} {day}" if day else name


def _tells_more(file: str, layer: QgsRasterLayer) -> bool:
    return not find_date(Path(file).name) and bool(day_of_layer(layer) or find_date(layer.name()))


def _read_file(file: str, layer: Optional[QgsRasterLayer], given: DatesTable) -> List[ImageDate]:
    title = layer.name() if layer is not None else Path(file).name
    raster = open_raster(file)
    bands = (
        [raster.GetRasterBand(number + 1).GetDescription() for number in range(raster.RasterCount)] if raster else []
    )
    count = _count_dates(bands)
    known = given.days_of(file, count)
    if count == 1:
        tag = ((raster.GetMetadataItem("TIFFTAG_DATETIME") if raster else "") or "").replace(":", "-")
        found = ((known[0], TABLE) if known else (None, NOWHERE)), *_single_dates(file, layer, tag, bands)
        day, origin = next(((day, origin) for day, origin in found if day), (None, NOWHERE))
        return [ImageDate(file, title, day, origin)]
    images = []
    for number in range(count):
        day, origin = (known[number], TABLE) if known else (find_date(bands[number * len(SENTINEL2_BANDS)]), BAND)
        images.append(ImageDate(file, title, day, origin if day else NOWHERE, number + 1))
    return images


def _single_dates(
    file: str, layer: Optional[QgsRasterLayer], tag: str, bands: Sequence[str]
) -> Iterator[Tuple[Optional[date], str]]:
    yield find_date(Path(file).name), NAME
    if layer is not None:
        yield day_of_layer(layer), PERIOD
        yield find_date(layer.name()), LAYER
    yield find_date(tag), TAG
    yield next((day for day in map(find_date, bands) if day), None), BAND


def _count_dates(bands: Sequence[str]) -> int:
    """Return how many dates a raster holds: one, or a date for every ten bands that aren't told apart by name."""
    names = {band.strip().upper().replace("B0", "B") for band in bands if band}
    if len(names) == len(bands) and set(SENTINEL2_BANDS) <= names:
        return 1
    return max(1, len(bands) // len(SENTINEL2_BANDS)) if len(bands) % len(SENTINEL2_BANDS) == 0 else 1
