# SPDX-License-Identifier: GPL-2.0-or-later
"""OpenVINO's models as files: a quantised network in one zip, checked by length and checksum, and single models."""

from __future__ import annotations

import errno
import hashlib
import io
import json
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.core.records import to_json
from flair2_plugin.network.openvino_library import import_openvino, library_version, openvino_core
from flair2_plugin.network.quantising import QuickModels

_AERIAL, _SATELLITE = "aerial", "satellite"
_ENDINGS = (".xml", ".bin")
_LARGEST = 2 << 30  # bytes of a file; U-T&T's has some 30 million
_RECIPE = 2  # to be counted up when `quantise` makes something else of the same network
_EPOCH = (1980, 1, 1, 0, 0, 0)  # so that the same models make the same bytes
_FAILURES = (zipfile.BadZipFile, ValueError, KeyError, RuntimeError, EOFError, NotImplementedError)


def quick_name(card: ModelCard, weights: str, with_series: bool) -> str:
    """Return a file name that stands for a network's card, the digest of its weights and the versions that matter.

    It is the same wherever and whenever it is made; other weights or other versions have another one.

    Raises:
        InvalidRequest: OpenVINO or NNCF is not installed.
    """
    told = to_json(card)
    versions = [library_version("openvino"), library_version("nncf"), version("torch")]
    facts = [told[key] for key in ("architecture", "aerial", "satellite", "quirks")]
    digest = hashlib.sha256(json.dumps([facts, weights, versions, with_series, _RECIPE]).encode())
    return f"{digest.hexdigest()[:40]}.int8"


def pack(models: QuickModels) -> bytes:
    """Return the models as a file's bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive, tempfile.TemporaryDirectory() as folder:
        for name, model in ((_AERIAL, models.aerial), (_SATELLITE, models.satellite)):
            if model is not None:
                _add(archive, model, Path(folder), name)
    return buffer.getvalue()


def unpack(content: bytes) -> QuickModels | None:
    """Return the models in a file's bytes, None if they are damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if any(entry.compress_type != zipfile.ZIP_STORED for entry in archive.infolist()):
                return None  # nothing here may take more memory than the file does
            names = set(archive.namelist())
            read = {name: _model(archive, name) for name in (_AERIAL, _SATELLITE) if f"{name}.xml" in names}
            return QuickModels(read[_AERIAL], read.get(_SATELLITE))
    except _FAILURES:
        return None


def read_whole(path: Path) -> bytes:
    """Return a file's bytes, none if there is no such file or it can't be what `write_whole` wrote."""
    try:
        return path.read_bytes() if path.stat().st_size <= _LARGEST else b""
    except OSError:
        return b""


def write_model(model: Any, path: Path) -> None:
    """Write a model to `path`, an XML, and its weights beside it; where the XML is, the weights are whole.

    Raises:
        OSError: the folder can't be made, or there is no room.
    """
    with _folder_beside(path) as folder:
        parts = [folder / path.with_suffix(ending).name for ending in _ENDINGS]
        try:
            import_openvino().serialize(model, *map(str, parts))
        except RuntimeError as problem:
            raise OSError(errno.EIO, str(problem)) from problem
        for part in reversed(parts):
            part.replace(path.with_name(part.name))


def read_model(path: Path) -> Any | None:
    """Return the model of an XML, whose weights stay in their file until they are used; None if it is none.

    It is read far faster than out of a zip, but only a length that is wrong comes to light.
    """
    try:
        return openvino_core().read_model(path)
    except RuntimeError:
        return None


def write_whole(content: bytes, path: Path) -> None:
    """Write a file; `path` holds it as a whole or not at all, also with several processes at it at once.

    Raises:
        OSError: the folder can't be made, or there is no room.
    """
    with _folder_beside(path) as folder:
        beside = folder / path.name
        beside.write_bytes(content)
        beside.replace(path)


@contextmanager
def _folder_beside(path: Path) -> Iterator[Path]:
    """Yield a new folder on the drive of `path`, whence what is written is renamed to there; then it is removed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as folder:
        yield Path(folder)


def _add(archive: zipfile.ZipFile, model: Any, folder: Path, name: str) -> None:
    paths = [folder / f"{name}{ending}" for ending in _ENDINGS]
    import_openvino().serialize(model, *map(str, paths))
    for path in paths:
        archive.writestr(zipfile.ZipInfo(path.name, _EPOCH), path.read_bytes())


def _model(archive: zipfile.ZipFile, name: str) -> Any:
    parts = [archive.read(f"{name}{ending}") for ending in _ENDINGS]
    return openvino_core().read_model(*parts)
