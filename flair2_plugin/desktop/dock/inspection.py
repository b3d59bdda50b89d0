# SPDX-License-Identifier: GPL-2.0-or-later
"""A look at the pixels of an ortho and of a Sentinel-2 series, on a thread of QGIS's task manager."""

from __future__ import annotations

import math
from array import array
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional, Tuple

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsRasterBlock,
    QgsRasterLayer,
    QgsRectangle,
    QgsTask,
)
from qgis.PyQt.QtCore import QObject, pyqtSignal

from flair2_plugin.core.errors import InvalidRequest
from flair2_plugin.desktop.algorithm.ortho_folder import open_tiles
from flair2_plugin.desktop.algorithm.series_dates import list_images
from flair2_plugin.desktop.dock.suitability import BandSample
from flair2_plugin.desktop.translation import tr

_SIDE = 96  # pixels of a picture's longer side
_WINDOW = (
    4096  # pixels; of a larger raster without overviews only the middle is read, since the rest would take minutes
)
_CODES = {
    Qgis.DataType.Byte: "B",
    Qgis.DataType.UInt16: "H",
    Qgis.DataType.Int16: "h",
    Qgis.DataType.UInt32: "I",
    Qgis.DataType.Int32: "i",
    Qgis.DataType.Float32: "f",
    Qgis.DataType.Float64: "d",
}


@dataclass(frozen=True)
class BandLook:
    """A sample of a band, and its picture: `width` × `height` grey levels."""

    sample: BandSample
    width: int
    height: int
    levels: bytes


@dataclass(frozen=True)
class Place:
    """Where an ortho lies: what a series is compared with."""

    extent: QgsRectangle
    crs: QgsCoordinateReferenceSystem
    context: QgsCoordinateTransformContext


@dataclass(frozen=True)
class SeriesLook:
    """The names that should hold dates, whether the first image meets the ortho, and its largest value."""

    names: Tuple[str, ...]
    overlaps: Optional[bool] = None
    highest: Optional[float] = None


class Inspector(QObject):
    """Looks at rasters in the background and says what it saw; of several questions only the last is answered."""

    orthoSeen = pyqtSignal(str, object)
    """The ortho's source, and a dict from band number to `BandLook`."""
    seriesSeen = pyqtSignal(object)
    """A `SeriesLook`."""

    def __init__(self, parent: Optional[QObject] = None) -> None:
        """Nothing is asked yet."""
        super().__init__(parent)
        self._asked: Dict[str, object] = {}
        self._tasks: List[QgsTask] = []

    def look_at_ortho(self, source: str) -> None:
        """Ask for the bands of a raster file."""
        self._start("ortho", source, lambda task: look_at_bands(source), lambda seen: self.orthoSeen.emit(source, seen))

    def look_at_series(self, sources: Tuple[str, ...], folder: str, place: Place) -> None:
        """Ask for the images of a series: files, or a folder of them."""
        self._start("series", (sources, folder), lambda task: look_at_images(sources, folder, place), self._say_series)

    def forget(self) -> None:
        """Answer nothing any more; for when the dock goes."""
        self._asked.clear()

    def _say_series(self, seen: SeriesLook) -> None:
        self.seriesSeen.emit(seen)

    def _start(self, kind: str, key: object, work: Callable[..., Any], answer: Callable[[Any], None]) -> None:
        self._asked[kind] = key

        def finish(problem: Optional[Exception], seen: Any = None) -> None:
            self._tasks = [kept for kept in self._tasks if kept is not task]
            if self._asked.get(kind) == key and problem is None and seen is not None:
                answer(seen)

        task = QgsTask.fromFunction(tr("Looking at the images"), work, on_finished=finish)
        self._tasks.append(task)
        QgsApplication.taskManager().addTask(task)


def look_at_bands(source: str) -> Dict[int, BandLook]:
    """Return a look at each band of a raster file, or of a folder of tiles; empty if it can't be read."""
    layer = _open(source)
    if layer is None or not layer.isValid():
        return {}
    extent, width, height = _sampled(layer)
    provider = layer.dataProvider()
    looks = {}
    for band in range(1, layer.bandCount() + 1):
        block = provider.block(band, extent, width, height)
        looks[band] = _look(band, width, height, _values(block), block)
    return looks


def _open(source: str) -> Optional[QgsRasterLayer]:
    if not Path(source).is_dir():
        return QgsRasterLayer(source, "ortho", "gdal")
    try:
        return open_tiles(source)
    except InvalidRequest:
        return None


def look_at_images(sources: Tuple[str, ...], folder: str, place: Place) -> SeriesLook:
    """Return what the names and the first image of a series tell."""
    paths = list(sources) or list_images(folder)
    first = QgsRasterLayer(paths[0], "image", "gdal") if paths else None
    if first is None or not first.isValid():
        return SeriesLook(tuple(Path(path).stem for path in paths))
    block = first.dataProvider().block(1, first.extent(), _SIDE, _SIDE)
    highest = max((value for value in _values(block) if math.isfinite(value)), default=None)
    if len(paths) == 1 and first.bandCount() > 10:
        names = tuple(first.bandName(band) for band in range(1, first.bandCount() + 1, 10))
    else:
        names = tuple(Path(path).stem for path in paths)
    return SeriesLook(names, _meets(first, place), highest)


def _sampled(layer: QgsRasterLayer) -> Tuple[QgsRectangle, int, int]:
    """Return the part of a raster to look at, and the size of its picture."""
    extent, columns, rows = layer.extent(), layer.width(), layer.height()
    if max(columns, rows) > _WINDOW and not layer.dataProvider().hasPyramids():
        share = min(1.0, _WINDOW / max(columns, rows))
        extent.scale(share)
    scale = _SIDE / max(extent.width(), extent.height())
    return extent, max(1, round(extent.width() * scale)), max(1, round(extent.height() * scale))


def _values(block: QgsRasterBlock) -> array[Any]:
    code = _CODES.get(block.dataType())
    values = array(code, bytes(block.data())) if code else array("d")
    if block.hasNoDataValue():
        nothing = block.noDataValue()
        return array(values.typecode, (0 if value == nothing else value for value in values))
    return values


def _look(band: int, width: int, height: int, values: array[Any], block: QgsRasterBlock) -> BandLook:
    finite = sorted(value for value in values if math.isfinite(value))
    if not finite:
        return BandLook(BandSample(band, 0.0, 0.0, 1.0), width, height, bytes(width * height))
    zeros = sum(value == 0 for value in finite) / len(finite)
    # Between the 2nd and the 98th percentile, as QGIS itself stretches.
    low, high = finite[len(finite) // 50], finite[-1 - len(finite) // 50]
    factor = 255.0 / (high - low) if high > low else 0.0
    levels = bytes(min(255, max(0, int((value - low) * factor))) if math.isfinite(value) else 0 for value in values)
    return BandLook(BandSample(band, float(finite[0]), float(finite[-1]), zeros), width, height, levels)


def _meets(image: QgsRasterLayer, place: Place) -> Optional[bool]:
    if not (image.crs().isValid() and place.crs.isValid()):
        return None
    transform = QgsCoordinateTransform(image.crs(), place.crs, place.context)
    try:
        return bool(transform.transformBoundingBox(image.extent()).intersects(place.extent))
    except QgsCsException:
        return None
