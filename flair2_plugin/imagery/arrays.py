# SPDX-License-Identifier: GPL-2.0-or-later
"""NumPy's .npy files, on disk or in a zip: what they say of themselves is checked before memory is taken."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from pathlib import Path
from tokenize import TokenError
from typing import Literal

import numpy as np
from numpy.lib import format as npy

from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.imagery.zip_members import ZipMember

StoredFile = Path | ZipMember

_LONGEST_HEADER = 1 << 16
_LARGEST = 4 << 30  # bytes; FLAIR's largest super-areas have some 50 million
# NumPy evaluates the header as a Python literal, and passes on most of what goes wrong in that.
_HEADER_PROBLEMS = (OSError, ValueError, EOFError, KeyError, TypeError, SyntaxError, RecursionError, TokenError)
_HEADERS = {(1, 0): npy.read_array_header_1_0, (2, 0): npy.read_array_header_2_0}


@dataclass(frozen=True)
class ArrayHeader:
    """What an .npy file says of itself; its values begin at the byte `start`."""

    shape: tuple[int, ...]
    dtype: np.dtype
    fortran: bool
    start: int

    @property
    def size(self) -> int:
        """The bytes that the whole file must have."""
        return self.start + math.prod(self.shape) * self.dtype.itemsize


def read_header(file: StoredFile) -> ArrayHeader:
    """Read the header of an .npy file and compare it with the file's size.

    Raises:
        InvalidImagery: the file is absent, no .npy file, holds other things than numbers, or is cut short.
    """
    try:
        start, size = _start(file)
        stream = io.BytesIO(start)
        shape, fortran, dtype = _HEADERS[npy.read_magic(stream)](stream)
    except _HEADER_PROBLEMS as problem:
        raise InvalidImagery(f"{file} can't be read as a NumPy array; copy it anew.") from problem
    header = ArrayHeader(shape, dtype, fortran, stream.tell())
    if dtype.kind not in "uif" or min(shape, default=0) < 0:
        raise InvalidImagery(f"{file} holds other things than numbers ({dtype}): a plain array is needed.")
    if header.size > min(size, _LARGEST):
        announced = f"{header.size:,}" if header.size < 1 << 63 else "far more"
        raise InvalidImagery(
            f"{file} has {size:,} bytes, but its header announces {announced}; it may be cut short, copy it anew."
        )
    return header


def open_array(file: StoredFile) -> np.ndarray:
    """Return an array whose values stay on disk until they are used; those of a deflated zip member are in memory.

    Raises:
        InvalidImagery: the file is absent, damaged, or holds other things than numbers.
    """
    header = read_header(file)
    order: Literal["C", "F"] = "F" if header.fortran else "C"
    if isinstance(file, ZipMember) and file.deflated:
        values = np.frombuffer(file.read(_LARGEST), header.dtype, math.prod(header.shape), header.start)
        return values.reshape(header.shape, order=order)
    path, offset = (file.archive, file.find_start()) if isinstance(file, ZipMember) else (file, 0)
    try:
        mapped = np.memmap(path, header.dtype, "r", offset + header.start, header.shape, order)
    except (OSError, ValueError) as problem:
        raise InvalidImagery(f"{file} can't be read, it may be cut short; copy it anew.") from problem
    return np.asarray(mapped)


def _start(file: StoredFile) -> tuple[bytes | bytearray, int]:
    if isinstance(file, ZipMember):
        return file.read_start(_LONGEST_HEADER), file.size
    with file.open("rb") as opened:
        return opened.read(_LONGEST_HEADER), file.stat().st_size
