# SPDX-License-Identifier: GPL-2.0-or-later
"""Seeded damage to files: bits, runs of bytes, blocks, lengths; and the fields of a TIFF's directory, one by one."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

Damage = tuple[str, bytes]  # what was done, and the damaged content

_NUMBERS = (0, 1, 0xFF, 0x7FFF, 0xFFFF, 1_000_000, 0x7FFFFFFF, 0xFFFFFFFF)
_FLOATS = (0.0, -1.0, 1e-300, 1e300, float("inf"), float("nan"))
_TIFF_BYTES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 12: 8, 16: 8}  # by TIFF's number of the type
_TIFF_DOUBLE = 12


def damages(content: bytes, seed: int, count: int) -> Iterator[Damage]:
    """Yield `count` damaged copies; half of the damage is done to the first 600 bytes, where headers are."""
    rng = np.random.default_rng(seed)
    for _ in range(count):
        end = len(content) if rng.random() < 0.5 else min(600, len(content))
        start = int(rng.integers(end))
        do = _KINDS[rng.integers(len(_KINDS))]
        yield f"{do.__name__} at {start}", do(content, start, rng)


def flip_bits(content: bytes, start: int, rng: np.random.Generator) -> bytes:
    damaged = bytearray(content)
    for place in (start + rng.integers(0, 40, rng.integers(1, 4))) % len(content):
        damaged[place] ^= 1 << int(rng.integers(8))
    return bytes(damaged)


def replace_run(content: bytes, start: int, rng: np.random.Generator) -> bytes:
    length = int(rng.integers(1, 30))
    run = rng.bytes(length) if rng.random() < 0.5 else bytes([rng.choice((0, 0x20, 0x39, 0x7F, 0xFF))]) * length
    return (content[:start] + run + content[start + length :])[: len(content)]


def write_number(content: bytes, start: int, rng: np.random.Generator) -> bytes:
    number = int(rng.choice(np.array(_NUMBERS)))
    return content[:start] + number.to_bytes(4, "little") + content[start + 4 :]


def cut(content: bytes, start: int, rng: np.random.Generator) -> bytes:
    return content[:start]


def remove_block(content: bytes, start: int, rng: np.random.Generator) -> bytes:
    return content[:start] + content[start + int(rng.integers(1, 300)) :]


def repeat_block(content: bytes, start: int, rng: np.random.Generator) -> bytes:
    length = int(rng.integers(1, 300))
    return content[: start + length] + content[start:]


_KINDS: tuple[Callable[[bytes, int, np.random.Generator], bytes], ...] = (
    flip_bits,
    replace_run,
    write_number,
    cut,
    remove_block,
    repeat_block,
)


@dataclass(frozen=True)
class TiffField:
    """An entry of a TIFF's directory: where it begins, and where its values do."""

    tag: int
    kind: int
    entry: int
    values: int


def tiff_fields(content: bytes) -> list[TiffField]:
    """Return the entries of the first directory of a little-endian classic TIFF."""
    (first,) = struct.unpack_from("<I", content, 4)
    (count,) = struct.unpack_from("<H", content, first)
    fields = []
    for entry in range(first + 2, first + 2 + 12 * count, 12):
        tag, kind, number, offset = struct.unpack_from("<HHII", content, entry)
        inside = _TIFF_BYTES[kind] * number <= 4
        fields.append(TiffField(tag, kind, entry, entry + 8 if inside else offset))
    return fields


def tiff_damages(content: bytes) -> Iterator[Damage]:
    """Yield copies in which one field of the directory has another type, count or value: also huge ones."""
    for field in tiff_fields(content):
        for number in _NUMBERS:
            yield f"tag {field.tag} counts {number}", _put(content, field.entry + 4, struct.pack("<I", number))
        if field.kind == _TIFF_DOUBLE:
            for value in _FLOATS:
                for place in (0, 8, 24):
                    packed = struct.pack("<d", value)
                    yield f"tag {field.tag} + {place} is {value}", _put(content, field.values + place, packed)
            continue
        size = _TIFF_BYTES[field.kind]
        for number in _NUMBERS:
            packed = (number & (256**size - 1)).to_bytes(size, "little")
            yield f"tag {field.tag} is {number}", _put(content, field.values, packed)
        yield f"tag {field.tag} of type 16", _put(content, field.entry + 2, struct.pack("<H", 16))


def set_tiff(content: bytes, **numbers: int) -> bytes:
    """Return a copy with other numbers: width, height, rows (per strip), tile_width, tile_height, as 32 bits."""
    tags = {"width": 256, "height": 257, "rows": 278, "tile_width": 322, "tile_height": 323}
    for name, number in numbers.items():
        field = next(field for field in tiff_fields(content) if field.tag == tags[name])
        content = _put(content, field.entry + 2, struct.pack("<HII", 4, 1, number))
    return content


def _put(content: bytes, place: int, packed: bytes) -> bytes:
    return content[:place] + packed + content[place + len(packed) :]
