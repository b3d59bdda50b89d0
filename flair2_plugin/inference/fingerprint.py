# SPDX-License-Identifier: GPL-2.0-or-later
"""What a map's bytes depend on, put so that two runs can be compared: options, inputs, model, engine."""

from __future__ import annotations

import glob
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
import rasterio
import torch

import flair2_plugin
from flair2_plugin.core.request import Request
from flair2_plugin.imagery.raster_files import open_raster
from flair2_plugin.imagery.sentinel2.dated_rasters import MASKS_SUFFIX
from flair2_plugin.imagery.sentinel2.series_files import product_files
from flair2_plugin.inference.inputs import Inputs

Traits = Mapping[str, str]
"""What is compared, by a name that completes the sentence "… has changed"."""

# Neither where the result goes nor how one gets there changes a pixel.
_LEFT_OUT = (
    *("output", "ortho", "sentinel2", "dates", "model", "ensemble", "device", "resume", "keep_partial"),
    *("aoi", "statistics", "polygons", "nir", "height", "surface", "terrain"),
)
_NOTES = ".aux.xml"
_SAMPLE = 1 << 16  # bytes at a file's beginning and end


def input_files(request: Request) -> Iterator[Path]:
    """Yield every file that a run may read: the area's, the ortho's and the series', as in `raster_files`."""
    if request.aoi:
        area = Path(request.aoi)
        yield area
        yield from area.parent.glob(f"{glob.escape(area.stem)}.*") if area.suffix.lower() == ".shp" else ()
    yield from raster_files(request)


def raster_files(request: Request) -> Iterator[Path]:
    """Yield the files of ortho and series: their masks too, those of products, and what a virtual raster names."""
    more = (request.nir, request.height, request.surface, request.terrain, request.dates)
    for path in map(Path, (request.ortho, *request.sentinel2, *filter(None, more))):
        if path.is_dir():
            yield from sorted(path.iterdir())
        else:
            yield from (path, path.with_name(f"{path.stem}{MASKS_SUFFIX}{path.suffix}"))
        yield from _parts(path, set())
    for path in map(Path, request.sentinel2):
        yield from product_files(path)


def _parts(path: Path, seen: set[Path]) -> Iterator[Path]:
    """Yield the files that a virtual raster names, and those that virtual ones among them do."""
    if path.suffix.lower() != ".vrt" or path in seen or not path.is_file():
        return
    seen.add(path)
    with open_raster(str(path), placed=False) as mosaic:
        files = [Path(name) for name in mosaic.files]
    for file in files:
        yield file
        yield from _parts(file, seen)


def describe_run(request: Request, files: str, folders: Sequence[Path], inputs: Inputs, device: str) -> Traits:
    """Return the traits of a run with the model packages `folders`, whose inputs' `files` are so described.

    Of the ortho its place counts too, which may be told by a file beside it; of the area the polygons, and not their
    file, which QGIS makes for each run. How many tiles a GPU computes at a time means nothing to a CPU.
    """
    options = {key: value for key, value in asdict(request).items() if key not in _LEFT_OUT}
    options["confidence"] = bool(request.confidence)
    options["batch_size"] = 0 if device == "cpu" else request.batch_size
    ortho, area = inputs.readers[0].ortho.grid, inputs.plan.area
    versions = (flair2_plugin.__version__, torch.__version__, rasterio.__version__, np.__version__)
    return {
        "an option": _digest(json.dumps(options, sort_keys=True)),
        "the ortho or the series": files,
        "the place of the ortho": _digest(ortho.crs.to_wkt(), repr((*ortho.transform, ortho.width, ortho.height))),
        "the area": area.digest if area else "",
        "the model": _digest(*(_contents(folder) for folder in folders)),
        "the engine": " ".join(versions),
        "the device, its precision or its number of threads": f"{device} {request.precision} {torch.get_num_threads()}",
    }


def describe_files(request: Request) -> str:
    """Return what changes with the files of the ortho and the series.

    Not with GDAL's notes in a folder of them: QGIS writes some for each raster that it shows.
    """
    return _digest(*(_state(path) for path in raster_files(request) if not path.name.endswith(_NOTES)))


def fingerprint(traits: Traits) -> str:
    """Return a short name for the traits."""
    return _digest(json.dumps(dict(traits), sort_keys=True))


def changes(before: Traits, now: Traits) -> str:
    """Return which traits differ, as the beginning of a sentence."""
    return " and ".join(name for name, value in now.items() if before.get(name) != value)


def _state(path: Path) -> str:
    """Return what tells a file from another one without reading all of it."""
    if not path.is_file():
        return f"{path.absolute()}: none"
    about = path.stat()
    with path.open("rb") as file:
        sample = file.read(_SAMPLE)
        file.seek(max(0, about.st_size - _SAMPLE))
        sample += file.read(_SAMPLE)
    return f"{path.absolute()}: {about.st_size} {about.st_mtime_ns} {_digest(sample.hex())}"


def _contents(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.iterdir() if path.is_file()):
        digest.update(path.name.encode())
        with path.open("rb") as file:
            while chunk := file.read(1 << 20):
                digest.update(chunk)
    return digest.hexdigest()


def _digest(*texts: str) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]
