# SPDX-License-Identifier: GPL-2.0-or-later
"""The files that a run leaves: made in a folder beside the output, moved to their names when all are finished."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rasterio.enums import Resampling

import flair2_plugin
from flair2_plugin.core.errors import OutputFailed
from flair2_plugin.core.locations import work_folder, work_folders
from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.core.nomenclature import NODATA, ClassTable
from flair2_plugin.core.request import Request
from flair2_plugin.core.symbology import attribute_table, class_style, colour_table, confidence_style
from flair2_plugin.imagery.dated_rasters import MASKS_SUFFIX
from flair2_plugin.imagery.raster_files import open_raster
from flair2_plugin.inference.map_file import MapFile

CONFIDENCE_NODATA = 255


def class_map_file(request: Request, card: ModelCard, details: dict[str, str]) -> MapFile:
    """Return what the class map holds besides its pixels; colours, nodata and provenance."""
    colours = colour_table(card.classes) | {NODATA: (0, 0, 0, 0)}
    return MapFile("land cover", NODATA, _provenance(request, card, details), colours, Resampling.mode)


def confidence_file(request: Request, card: ModelCard, details: dict[str, str]) -> MapFile:
    """Return what the confidence raster (percent, 0 to 100) holds besides its pixels."""
    tags = _provenance(request, card, details)
    return MapFile("confidence in percent", CONFIDENCE_NODATA, tags, None, Resampling.average)


def _provenance(request: Request, card: ModelCard, details: dict[str, str]) -> dict[str, str]:
    return {
        "TIFFTAG_SOFTWARE": f"FLAIR-2 land cover {flair2_plugin.__version__}",
        "FLAIR2_MODEL": card.name,
        "FLAIR2_MODEL_LICENCE": card.licence,
        "FLAIR2_ORTHO": Path(request.ortho).name,
        "FLAIR2_SENTINEL2": ", ".join(Path(path).name for path in request.sentinel2),
        "FLAIR2_OVERLAP": str(request.overlap),
        **details,
    }


@dataclass(frozen=True)
class Workplace:
    """The final names of the two rasters, and the folders beside them where they grow."""

    output: Path
    confidence: Path | None

    @property
    def unfinished_map(self) -> Path:
        """Where the class map grows."""
        return work_folder(self.output) / self.output.name

    @property
    def unfinished_confidence(self) -> Path | None:
        """Where the confidence raster grows."""
        return work_folder(self.confidence) / self.confidence.name if self.confidence else None

    def publish(self, classes: ClassTable) -> None:
        """Write the sidecar files, then move everything to its final name, each raster last."""
        if self.unfinished_confidence and self.confidence:
            _write(self.unfinished_confidence, ".qml", confidence_style())
            _move(self.unfinished_confidence.parent, self.confidence)
        _write(self.unfinished_map, ".qml", class_style(classes))
        _write(self.unfinished_map, self.output.suffix + ".aux.xml", attribute_table(classes))
        _move(self.unfinished_map.parent, self.output)


@contextmanager
def workplace(request: Request) -> Iterator[Workplace]:
    """Make the folders for unfinished files beside the outputs, and remove them whatever happens.

    Raises:
        OutputFailed: an output's folder does not exist or can't be written to, or an output is one of the inputs.
    """
    output = Path(request.output).absolute()
    confidence = Path(request.confidence).absolute() if request.confidence else None
    _check_targets(request, [path for path in (output, confidence) if path])
    try:
        for folder in work_folders(request):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
        yield Workplace(output, confidence)
    except OSError as problem:
        raise OutputFailed(f"{output} can't be written: {problem.strerror} ({problem.filename}).") from problem
    finally:
        for folder in work_folders(request):
            shutil.rmtree(folder, ignore_errors=True)


def _check_targets(request: Request, targets: list[Path]) -> None:
    if len(targets) == 2 and targets[0].with_suffix("") == targets[1].with_suffix(""):
        raise OutputFailed("The map and its confidence need different names.")
    inputs = {path.resolve() for path in _input_files(request)}
    for path in targets:
        if path.resolve() in inputs:
            raise OutputFailed(f"{path} is one of the inputs: choose another output.")
        _check_target(path)


def _input_files(request: Request) -> Iterator[Path]:
    for path in map(Path, (request.ortho, *request.sentinel2)):
        if path.is_dir():
            yield from path.iterdir()
        else:
            yield from (path, path.with_name(f"{path.stem}{MASKS_SUFFIX}{path.suffix}"))
        if path.suffix.lower() == ".vrt" and path.is_file():
            with open_raster(str(path)) as mosaic:
                yield from map(Path, mosaic.files)


def _check_target(path: Path) -> None:
    if path.suffix.lower() not in (".tif", ".tiff"):
        raise OutputFailed(f"{path} must end in .tif: the map is a GeoTIFF.")
    if path.is_dir():
        raise OutputFailed(f"{path} is a folder: name a file in it.")
    if not path.parent.is_dir():
        raise OutputFailed(f"The folder {path.parent} does not exist: make it, or choose another output.")
    if not os.access(path.parent, os.W_OK):
        raise OutputFailed(f"The folder {path.parent} can't be written to: choose another output.")


def _write(raster: Path, suffix: str, text: str) -> None:
    raster.with_suffix(suffix).write_text(text, encoding="utf-8")


def _move(source: Path, target: Path) -> None:
    """Move the files of a folder beside `target`, the one of its name last."""
    for path in sorted(source.iterdir(), key=lambda path: path.name == target.name):
        path.replace(target.parent / path.name)
