# SPDX-License-Identifier: GPL-2.0-or-later
"""Takes in a package that comes as a folder or a zip: known files only, their sizes bounded, the weights tried."""

from __future__ import annotations

import shutil
import zipfile
import zlib
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from math import prod
from pathlib import Path, PurePosixPath
from typing import IO

from flair2_plugin.core.errors import InvalidModel, OutputFailed
from flair2_plugin.core.model_card import CARD_NAME, PICTURE_NAME, WEIGHTS_NAME, ModelCard, read_card
from flair2_plugin.core.records import write_json
from flair2_plugin.network.build import expected_shapes
from flair2_plugin.network.package import load, refuse_other_files, replace_folder

_LARGEST_CARD = _HEAD = 1 << 24  # bytes
_LARGEST_PICTURE = 1 << 23
_WIDEST = 8  # bytes of a weight
_CHUNK = 1 << 20
_PNG = b"\x89PNG\r\n\x1a\n"
_ZIP_COMPLAINTS = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError)


@dataclass(frozen=True)
class _Parcel:
    """What a package comes in. `inner` is the folder within a zip, None for a folder on disk."""

    path: Path
    inner: PurePosixPath | None

    def copy(self, name: str, target: Path, limit: int) -> bool:
        """Copy one file of at most `limit` bytes; return whether there is one."""
        try:
            with self._open(name) as source, (target / name).open("wb") as file:
                count = 0
                while chunk := source.read(_CHUNK):
                    count += len(chunk)
                    if count > limit:
                        raise InvalidModel(f"{name} in {self.path} is larger than its network can be: it is damaged.")
                    _write(file, chunk, target)
        except (KeyError, FileNotFoundError):
            (target / name).unlink(missing_ok=True)
            return False
        except (OSError, *_ZIP_COMPLAINTS) as problem:
            raise InvalidModel(f"{name} in {self.path} can't be read, it may be cut short: get it anew.") from problem
        return True

    def _open(self, name: str) -> AbstractContextManager[IO[bytes]]:
        if self.inner is None:
            return (self.path / name).open("rb")
        with zipfile.ZipFile(self.path) as archive:
            return archive.open(str(self.inner / name))


def is_package(path: Path) -> bool:
    """Whether this is a folder, or a zip with a model card in it; a checkpoint of torch.save is a zip without one."""
    return path.is_dir() or bool(_inner_folders(path))


def install_package(source: Path, folder: Path, name: str, title: str | None = None) -> ModelCard:
    """Copy a package into `folder`, which gets it whole or not at all; return its card.

    Raises:
        InvalidModel: it is no package, damaged, or its weights don't belong to its card.
        OutputFailed: it can't be written.
    """
    parcel = _open_parcel(source)
    refuse_other_files(folder)
    new = folder.with_name(f".{folder.name}.new")
    try:
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(parents=True)
        card = _fill(parcel, new)
        card = replace(card, name=name, title=title or card.title, source=card.source or source.name)
        write_json(card, new / CARD_NAME)
        replace_folder(folder, new)
    except OSError as problem:
        raise OutputFailed(f"The model package can't be written to {folder}: {problem}.") from problem
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return card


def _fill(parcel: _Parcel, new: Path) -> ModelCard:
    if not parcel.copy(CARD_NAME, new, _LARGEST_CARD):
        raise InvalidModel(f"{parcel.path} is no model package: it holds no {CARD_NAME}.")
    card = read_card(new)
    weights = sum(prod(shape) for shape in expected_shapes(card).values())
    if not parcel.copy(WEIGHTS_NAME, new, _WIDEST * weights + _HEAD):
        raise InvalidModel(f"{parcel.path} holds no {WEIGHTS_NAME}: the model package is incomplete.")
    if parcel.copy(PICTURE_NAME, new, _LARGEST_PICTURE) and (new / PICTURE_NAME).read_bytes()[:8] != _PNG:
        raise InvalidModel(f"{PICTURE_NAME} in {parcel.path} is no PNG picture: leave it out.")
    load(new)
    return card


def _open_parcel(source: Path) -> _Parcel:
    if source.is_dir():
        return _Parcel(source, None)
    inner = _inner_folders(source)
    if len(inner) > 1:
        raise InvalidModel(f"{source} holds {len(inner)} model packages: unpack it and import them one by one.")
    return _Parcel(source, inner[0])


def _inner_folders(path: Path) -> list[PurePosixPath]:
    """Return the folders within a zip that hold a model card."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = [PurePosixPath(name) for name in archive.namelist()]
    except (OSError, *_ZIP_COMPLAINTS):
        return []
    return [name.parent for name in names if name.name == CARD_NAME]


def _write(file: IO[bytes], chunk: bytes, target: Path) -> None:
    try:
        file.write(chunk)
    except OSError as problem:
        raise OutputFailed(f"The model package can't be written to {target.parent}: {problem.strerror}.") from problem
