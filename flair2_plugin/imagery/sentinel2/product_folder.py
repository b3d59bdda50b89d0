# SPDX-License-Identifier: GPL-2.0-or-later
"""The folders of Sentinel-2 products, on disk or in zips that are read in place."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.imagery.zip_members import ZipMember, list_members

SAFE_METADATA = "MTD_MSIL2A.xml"
_METADATA = re.compile(r"MTD_MSIL(1C|2A)\.xml|SENTINEL2\w_[\w-]+_MTD_ALL\.xml")
_LARGEST_TEXT = 1 << 22  # bytes; metadata of a product have some 100,000
_MOST_FILES = 10_000  # of a product; ESA's have some hundred


@dataclass(frozen=True)
class ProductFolder:
    """The files of one product by their paths in it, with slashes. `place` is the folder, or the zip it is in.

    Only what was listed is ever opened: paths in a product's metadata are not followed.
    """

    place: Path
    inner: str
    files: tuple[str, ...]
    members: dict[str, ZipMember] | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        """The name of the product's folder."""
        return self.inner.rpartition("/")[2] or self.place.name

    def __str__(self) -> str:
        return f"{self.place}/{self.inner}" if self.inner else str(self.place)

    @property
    def metadata(self) -> str | None:
        """The file at the product's top that says what it is, if there is one."""
        return next((file for file in self.files if _METADATA.fullmatch(file)), None)

    def raster_path(self, file: str) -> str:
        """Return the path by which GDAL opens a file of the product."""
        if self.members is None:
            return str(self.place.absolute() / file)
        inside = self.members[file].path
        archive = self.place.absolute().as_posix()
        return f"/vsizip/{{{archive}}}/{inside}"

    def read(self, file: str) -> bytes:
        """Return the content of a small file.

        Raises:
            InvalidImagery: it can't be read, or is far too large for metadata.
        """
        if self.members is not None:
            return bytes(self.members[file].read(_LARGEST_TEXT))
        path = self.place / file
        try:
            if path.stat().st_size > _LARGEST_TEXT:
                raise InvalidImagery(f"{path} is far too large for a product's metadata: copy the product anew.")
            return path.read_bytes()
        except OSError as problem:
            raise InvalidImagery(f"{path} can't be read ({problem.strerror}): copy the product anew.") from problem


def find_products(path: Path) -> list[ProductFolder]:
    """Return the products that a path stands for, in order of their names; none where it stands for something else.

    The path may be a product's folder, a file of metadata in it, a zip, or a folder of these; the last may also have a
    folder of its own around each product, as unpacking makes them.

    Raises:
        InvalidImagery: a zip is damaged or leads out of itself, or a product has too many files.
    """
    if path.suffix.lower() == ".zip" and path.is_file():
        return _products_in_zip(path)
    if _METADATA.fullmatch(path.name) and path.is_file():
        return [_open_folder(path.parent)]
    if not path.is_dir():
        return []
    if _is_product(path):
        return [_open_folder(path)]
    return [product for entry in _entries(path) for product in _products_at(entry)]


def _products_at(entry: Path) -> list[ProductFolder]:
    """Return the products of a folder's entry: itself, what it holds if it is a zip, or those one level deeper."""
    if entry.is_file():
        return _products_in_zip(entry) if entry.suffix.lower() == ".zip" else []
    if _is_product(entry):
        return [_open_folder(entry)]
    return [_open_folder(inner) for inner in _entries(entry) if inner.is_dir() and _is_product(inner)]


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:  # a folder that can't be listed is none of a product
        return []


def _is_product(folder: Path) -> bool:
    return folder.suffix.upper() == ".SAFE" or any(_METADATA.fullmatch(entry.name) for entry in _entries(folder))


def _open_folder(folder: Path) -> ProductFolder:
    files: list[str] = []
    for parent, _, names in os.walk(folder):
        inner = Path(parent).relative_to(folder)
        files += [(inner / name).as_posix() for name in names]
        if len(files) > _MOST_FILES:
            raise InvalidImagery(f"{folder} holds more files than a Sentinel-2 product has: give the product alone.")
    return ProductFolder(folder, "", tuple(sorted(files)))


def _products_in_zip(archive: Path) -> list[ProductFolder]:
    members = list_members(archive)
    tops = sorted({_top(member.path) for member in members if _METADATA.fullmatch(member.name)})
    return [_open_member_folder(archive, top, members) for top in tops if top is not None]


def _top(path: str) -> str:
    return path.rpartition("/")[0]


def _open_member_folder(archive: Path, top: str, members: list[ZipMember]) -> ProductFolder:
    before = f"{top}/" if top else ""
    inside = {member.path.removeprefix(before): member for member in members if member.path.startswith(before)}
    return ProductFolder(archive, top, tuple(sorted(inside)), inside)
