# SPDX-License-Identifier: GPL-2.0-or-later
"""The files that a run leaves: made beside their names, and moved to them when all are finished."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import flair2_plugin
from flair2_plugin.core.errors import OutputFailed
from flair2_plugin.core.locations import work_folder
from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.core.nomenclature import NODATA
from flair2_plugin.core.request import Request
from flair2_plugin.core.symbology import attribute_table, class_style, colour_table, confidence_style
from flair2_plugin.imagery.grid import Grid, Window
from flair2_plugin.inference.assembly import MapFile, assemble
from flair2_plugin.inference.fingerprint import input_files
from flair2_plugin.inference.strips import CLASSES, CONFIDENCE, CONFIDENCE_NODATA, strip_path


@dataclass(frozen=True)
class Product:
    """A raster to make out of strips of a kind, what it holds besides pixels, and its sidecar files by their suffix.

    It grows in the folder `place`, on the drive of its final name, which the run holds alone (`run_folder.locked`).
    """

    kind: str
    path: Path
    contents: MapFile
    sidecars: dict[str, str]
    place: Path

    @property
    def unfinished(self) -> Path:
        """Where the raster grows."""
        return self.place / self.path.name


@dataclass(frozen=True)
class Mosaic:
    """The finished strips of a map, by number: which part of its grid each is, and the folder of their files."""

    grid: Grid
    strips: Mapping[int, Window]
    folder: Path

    @contextmanager
    def made(self, products: list[Product], check_stop: Callable[[], None]) -> Iterator[Callable[[], None]]:
        """Make all products, and yield what moves them to their final names, the last one last.

        Raises:
            OutputFailed: one can't be written.
        """

        def publish() -> None:
            for product in products:
                _publish(product)

        with _removed_unless_moved(products):
            for product in products:
                strips = ((strip_path(self.folder, product.kind, n), window) for n, window in self.strips.items())
                assemble(strips, self.grid, product.contents, product.unfinished, check_stop)
            yield publish


def list_products(request: Request, card: ModelCard, details: dict[str, str]) -> list[Product]:
    """Return the rasters that the request asks for, the class map last."""
    tags = _provenance(request, card, details)
    colours = colour_table(card.classes) | {NODATA: (0, 0, 0, 0)}
    classes = MapFile("land cover", NODATA, tags, colours, "mode")
    output = Path(request.output).absolute()
    suffix = f"{output.suffix}.aux.xml"
    sidecars = {".qml": class_style(card.classes), suffix: attribute_table(card.classes)}
    products = [Product(CLASSES, output, classes, sidecars, work_folder(output))]
    if request.confidence:
        percent = MapFile("confidence in percent", CONFIDENCE_NODATA, tags, None, "average")
        path = Path(request.confidence).absolute()
        products.insert(0, Product(CONFIDENCE, path, percent, {".qml": confidence_style()}, work_folder(path)))
    return products


def as_partial(product: Product) -> Product:
    """Return the product under the name of a map that is not whole."""
    return replace(product, path=partial_path(product.path))


def partial_path(path: Path) -> Path:
    """Return the name of what is finished of a raster."""
    return path.with_name(f"{path.stem}_partial{path.suffix}")


def check_targets(request: Request) -> None:
    """Refuse outputs that can't be written to, before anything is read.

    Raises:
        OutputFailed: an output's folder does not exist or can't be written to, or is an input itself, or an output or
            what lies beside it would replace an input.
    """
    try:
        _check_targets(request)
    except OSError as problem:
        raise OutputFailed(
            f"{problem.filename} can't be looked for ({problem.strerror}): give another name."
        ) from problem


def _check_targets(request: Request) -> None:
    rasters = [Path(path).absolute() for path in (request.output, request.confidence) if path]
    if len(rasters) == 2 and rasters[0].with_suffix("") == rasters[1].with_suffix(""):
        raise OutputFailed("The map and its confidence need different names.")
    kinds: dict[Path, tuple[str, ...]] = dict.fromkeys(rasters, (".tif", ".tiff"))
    if request.polygons:
        kinds[Path(request.polygons).absolute()] = (".gpkg",)
    if request.statistics:
        kinds[Path(request.statistics).absolute()] = (".csv",)
    inputs = {path.resolve() for path in input_files(request)}
    partial = [partial_path(path) for path in rasters if request.keep_partial]
    for path in (*kinds, *partial):
        if path.resolve() in inputs:
            raise OutputFailed(f"{path} is one of the inputs: choose another output.")
    if set(partial) & set(rasters):
        raise OutputFailed("The map and its confidence need different names, also where a part of them is kept.")
    for path, suffixes in kinds.items():
        _check_target(path, suffixes)
    folders = {Path(path).resolve() for path in (request.ortho, *request.sentinel2) if Path(path).is_dir()}
    _check_neighbours([*rasters, *partial], inputs, folders)


def _check_neighbours(rasters: Sequence[Path], inputs: set[Path], folders: set[Path]) -> None:
    """Refuse rasters that a folder of inputs would hold next time, or whose style would be taken for an input's."""
    stems = {path.with_suffix("") for path in inputs}
    for path in rasters:
        if path.resolve().parent in folders:
            raise OutputFailed(
                f"{path} lies in a folder of inputs and would be read as one next time: choose another folder."
            )
        if path.resolve().with_suffix("") in stems:
            raise OutputFailed(f"{path} would have the style file of one of the inputs: choose another name.")


def _check_target(path: Path, suffixes: tuple[str, ...]) -> None:
    if path.suffix.lower() not in suffixes:
        raise OutputFailed(f"{path} must end in {suffixes[0]}: name another file.")
    if "!" in str(path) and ".gpkg" in suffixes:
        raise OutputFailed(f'{path} has a "!" in it, which GDAL takes for a place in an archive: choose another name.')
    if path.is_dir():
        raise OutputFailed(f"{path} is a folder: name a file in it.")
    if not path.parent.is_dir():
        raise OutputFailed(f"The folder {path.parent} does not exist: make it, or choose another output.")
    if not os.access(path.parent, os.W_OK):
        raise OutputFailed(f"The folder {path.parent} can't be written to: choose another output.")


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


def _publish(product: Product) -> None:
    """Write the sidecar files, then move the raster to its name."""
    try:
        for suffix, text in product.sidecars.items():
            publish_text(product.path.with_suffix(suffix), text)
        product.unfinished.replace(product.path)
    except OSError as problem:
        raise OutputFailed(f"{product.path} can't be written: {problem.strerror} ({problem.filename}).") from problem


def publish_text(path: Path, text: str) -> Path:
    """Write a text file under its final name at once, and return that.

    Raises:
        OutputFailed: it can't be written.
    """
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    except OSError as problem:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise OutputFailed(f"{path} can't be written: {problem.strerror}; see to its folder.") from problem
    return path


@contextmanager
def _removed_unless_moved(products: list[Product]) -> Iterator[None]:
    try:
        yield
    finally:
        for product in products:
            for path in product.place.glob(f"{glob.escape(product.unfinished.name)}*"):
                with suppress(OSError):
                    path.unlink()
