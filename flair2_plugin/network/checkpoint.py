# SPDX-License-Identifier: GPL-2.0-or-later
"""Reads checkpoints as data: tensors by name out of .ckpt, .pth, .pt and .safetensors; code in them is never run."""

from __future__ import annotations

import argparse
import pathlib
import re
import struct
import zipfile
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor
from torch._weights_only_unpickler import UnpicklingError  # type: ignore[attr-defined]  # what torch.load raises

from flair2_plugin.core.errors import InvalidModel
from flair2_plugin.core.wording import quote

Weights = dict[str, Tensor]

# What torch.load raises on damaged files, beside its own error.
_TORCH_COMPLAINTS = (
    RuntimeError,
    EOFError,
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    AssertionError,
    struct.error,
)

_ATTRIBUTE_DICTS = (
    "lightning.fabric.utilities.data.AttributeDict",
    "lightning.pytorch.utilities.parsing.AttributeDict",
    "lightning_fabric.utilities.data.AttributeDict",
    "pytorch_lightning.utilities.parsing.AttributeDict",
)

# Types of hyper-parameters that hold nothing but values; Lightning's own dictionaries are read as plain ones.
_HARMLESS: list[Callable[..., Any] | tuple[Callable[..., Any], str]] = [
    argparse.Namespace,
    pathlib.PurePosixPath,
    (pathlib.PurePosixPath, "pathlib.PosixPath"),
    (pathlib.PurePosixPath, "pathlib._local.PosixPath"),
    (pathlib.PureWindowsPath, "pathlib.WindowsPath"),
    *((OrderedDict, name) for name in _ATTRIBUTE_DICTS),
]


def read_checkpoint(path: Path) -> Weights:
    """Return the tensors of a checkpoint by name, on the CPU, as they are stored.

    Raises:
        InvalidModel: the file is absent, empty, cut short, contains code, or is no checkpoint.
    """
    _refuse_what_is_no_file(path)
    try:
        content = load_file(path) if path.suffix == ".safetensors" else _load_torch(path)
    except SafetensorError as problem:
        raise InvalidModel(
            f"{path} is cut short or no safetensors file ({quote(str(problem), 200)}): get it anew."
        ) from problem
    except OSError as problem:
        raise InvalidModel(f"{path} can't be read: {problem.strerror or problem}.") from problem
    return _weights(content, path)


def _refuse_what_is_no_file(path: Path) -> None:
    if path.is_dir():
        raise InvalidModel(f"{path} is a folder: name the checkpoint file in it.")
    if not path.is_file():
        raise InvalidModel(f"There is no checkpoint {path}.")
    if path.stat().st_size == 0:
        raise InvalidModel(f"{path} is empty: get it anew.")


def _load_torch(path: Path) -> object:
    with path.open("rb") as file:
        start = file.read(2)
    if start == b"PK":
        _check_archive(path)
    elif start[:1] != b"\x80":  # every pickle since protocol 2 begins so
        raise InvalidModel(f"{path} is no checkpoint: it is neither a file of torch.save nor a .safetensors file.")
    with _one_sentence(path), torch.serialization.safe_globals(_HARMLESS):
        return torch.load(path, map_location="cpu", weights_only=True)


def _check_archive(path: Path) -> None:
    """Refuse a cut or inflating archive, and one with foreign classes, before anything of it takes memory."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as problem:
        raise InvalidModel(f"{path} is cut short or damaged: get it anew.") from problem
    if not any(entry.filename.endswith("data.pkl") for entry in entries):
        raise InvalidModel(f"{path} is a zip archive, but no checkpoint of torch.save.")
    if sum(entry.file_size for entry in entries) > path.stat().st_size:
        raise InvalidModel(f"{path} declares more data than it holds: it is no file of torch.save.")
    with _one_sentence(path), torch.serialization.safe_globals(_HARMLESS):
        foreign = torch.serialization.get_unsafe_globals_in_checkpoint(path)
    if foreign:
        raise InvalidModel(_code_sentence(path, min(foreign)))


@contextmanager
def _one_sentence(path: Path) -> Iterator[None]:
    try:
        yield
    except UnpicklingError as problem:
        foreign = re.search(r"GLOBAL ([\w.]+)", str(problem))
        if foreign:
            raise InvalidModel(_code_sentence(path, foreign[1])) from problem
        raise InvalidModel(f"{path} is damaged or no checkpoint of torch.save: get it anew.") from problem
    except MemoryError as problem:
        raise InvalidModel(f"{path} asks for more memory than there is, it may be damaged: get it anew.") from problem
    except _TORCH_COMPLAINTS as problem:
        raise InvalidModel(f"{path} is cut short, damaged or no checkpoint of torch.save: get it anew.") from problem


def _code_sentence(path: Path, name: str) -> str:
    return f'{path} contains code ("{quote(name)}"), which is not run: save its state_dict alone and import that.'


def _weights(content: object, path: Path) -> Weights:
    if isinstance(content, dict) and isinstance(content.get("state_dict"), dict):
        content = content["state_dict"]
    if not isinstance(content, dict):
        raise InvalidModel(f"{path} is no checkpoint: it holds a {type(content).__name__} instead of named weights.")
    weights = {name: value for name, value in content.items() if isinstance(value, Tensor) and isinstance(name, str)}
    if not weights:
        raise InvalidModel(f"{path} is no checkpoint: it holds no weights.")
    odd = next((name for name, value in weights.items() if not _holds_its_values(value)), None)
    if odd is not None:
        raise InvalidModel(f'{path}: "{quote(odd)}" announces more values than it holds: save plain tensors.')
    return weights


def _holds_its_values(tensor: Tensor) -> bool:
    """Return whether each value is stored: a stretched or sparse tensor takes its memory when it is used."""
    if tensor.layout != torch.strided or tensor.is_meta:
        return False
    return tensor.numel() * tensor.element_size() <= tensor.untyped_storage().nbytes()
