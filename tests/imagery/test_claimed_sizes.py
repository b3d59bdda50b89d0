# SPDX-License-Identifier: GPL-2.0-or-later
"""Small files that claim to be huge: what a header says takes no memory, and no .npy is unpickled."""

from __future__ import annotations

import pickle
import struct
import tracemalloc
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from rasterio import Env

from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.core.model_card import AerialInput
from flair2_plugin.imagery.aerial.ortho_files import open_ortho
from flair2_plugin.imagery.arrays import open_array, read_header
from flair2_plugin.imagery.grid import Window
from flair2_plugin.imagery.sentinel2.dates_file import read_dates_file
from flair2_plugin.imagery.zip_members import list_members
from tests.damaged_files import Subject, check_outcomes, try_damaged
from tests.mutations import Damage, set_tiff
from tests.rasters import write_ortho

MEGABYTES = 1 << 20


@contextmanager
def little_memory(most: int = 2 * MEGABYTES) -> Iterator[None]:
    tracemalloc.start()
    yield
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < most


def write_claim(path: Path, shape: str, kind: str = "<u2") -> Path:
    head = f"{{'descr': '{kind}', 'fortran_order': False, 'shape': {shape}, }}\n".encode()
    path.write_bytes(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(head)) + head + bytes(900))
    return path


@pytest.mark.parametrize("shape", ["(1000000000000,)", "(70, 10, 100000, 100000)", f"({'9' * 4000}, {'9' * 4000})"])
@pytest.mark.parametrize("method", [None, zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_an_array_of_a_kilobyte_that_claims_terabytes_is_refused(
    tmp_path: Path, shape: str, method: int | None
) -> None:
    path = write_claim(tmp_path / "x_data.npy", shape)
    assert path.stat().st_size < 10_000
    with little_memory():
        if method is not None:
            with zipfile.ZipFile(tmp_path / "x.zip", "w", method) as archive:
                archive.write(path, path.name)
        file = path if method is None else list_members(tmp_path / "x.zip")[0]
        with pytest.raises(InvalidImagery, match=r"x_data\.npy has .* bytes, but its header announces"):
            open_array(file)


def test_a_zip_member_that_claims_terabytes_takes_what_it_holds(tmp_path: Path) -> None:
    write_claim(tmp_path / "x.npy", "(1000000000,)")
    with zipfile.ZipFile(tmp_path / "x.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(tmp_path / "x.npy", "x.npy")
    content = bytearray((tmp_path / "x.zip").read_bytes())
    struct.pack_into("<I", content, content.index(b"PK\x01\x02") + 24, 2_000_000_200)  # the size once unpacked
    (tmp_path / "x.zip").write_bytes(content)
    member = list_members(tmp_path / "x.zip")[0]
    with little_memory(), pytest.raises(InvalidImagery, match="is damaged, the zip may be cut short"):
        open_array(member)


class Trap:
    """Writes a file when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self.path,)


def test_an_array_is_never_unpickled(tmp_path: Path) -> None:
    sprung = tmp_path / "sprung"
    np.save(tmp_path / "objects.npy", np.array([Trap(sprung)], dtype=object), allow_pickle=True)
    (tmp_path / "bare.npy").write_bytes(pickle.dumps(Trap(sprung)))
    for name in ("objects.npy", "bare.npy"):
        with pytest.raises(InvalidImagery, match=name):
            open_array(tmp_path / name)
    assert not sprung.exists()
    np.load(tmp_path / "objects.npy", allow_pickle=True)
    assert sprung.exists(), "the trap does not work"


def test_a_header_of_gigabytes_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "x.npy").open("wb") as file:
        file.write(b"\x93NUMPY\x02\x00" + struct.pack("<I", 0xFFFFFFF0))
        file.truncate(5 << 30)  # takes no room on the disk
    with little_memory(), pytest.raises(InvalidImagery, match=r"x\.npy can't be read"):
        read_header(tmp_path / "x.npy")


def test_a_dates_file_of_gigabytes_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "dates.csv").open("wb") as file:
        file.truncate(5 << 30)
    with little_memory(), pytest.raises(InvalidImagery, match=r"dates\.csv is far too large"):
        read_dates_file(str(tmp_path / "dates.csv"))


def write_sparse(folder: Path, **more: object) -> Path:
    return write_ortho(folder / "ortho.tif", np.zeros((5, 64, 64), dtype=np.uint8), sparse_ok=True, **more)


def read_corners(path: Path) -> None:
    """Read both ends of an ortho, whatever it claims to be."""
    with Env(GDAL_CACHEMAX=128 << 20), open_ortho(str(path), AerialInput()) as ortho:  # as a run holds it at least
        for col, row in ((0, 0), (ortho.grid.width - 300, ortho.grid.height - 300)):
            assert ortho.read(Window(col, row, 512, 512)).values.shape == (5, 512, 512)


def claim_area(content: bytes) -> Iterator[Damage]:
    for side in (10**3, 10**5, 10**6, 10**7, 2**31 - 1, 2**32 - 1):
        yield f"{side} × {side}", set_tiff(content, width=side, height=side)
        yield f"{side} wide", set_tiff(content, width=side)
        yield f"{side} high", set_tiff(content, height=side)


def claim_tiles(content: bytes) -> Iterator[Damage]:
    yield from claim_area(content)
    for side in (256, 4096, 16384, 2**20, 2**31 - 16):
        yield f"tiles of {side}", set_tiff(content, tile_width=side, tile_height=side)
        yield (
            f"10⁶ px, tiles of {side}",
            set_tiff(content, width=10**6, height=10**6, tile_width=side, tile_height=side),
        )


def claim_strips(content: bytes) -> Iterator[Damage]:
    yield from claim_area(content)
    for rows in (10**3, 10**5, 10**7, 2**32 - 1):
        yield f"strips of {rows}", set_tiff(content, rows=rows)
        yield f"10⁶ px, strips of {rows}", set_tiff(content, width=10**6, height=10**6, rows=rows)


tiled = {"tiled": True, "blockxsize": 64, "blockysize": 64}
SUBJECTS = {
    "tiles": Subject(partial(write_sparse, **tiled), read_corners, 0, claim_tiles),
    "tiles by band": Subject(partial(write_sparse, **tiled, interleave="band"), read_corners, 0, claim_tiles),
    "packed tiles": Subject(partial(write_sparse, **tiled, compress="deflate"), read_corners, 0, claim_tiles),
    "strips": Subject(write_sparse, read_corners, 0, claim_strips),
    "packed strips": Subject(partial(write_sparse, compress="lzw"), read_corners, 0, claim_strips),
}


@pytest.mark.parametrize("name", SUBJECTS)
def test_an_ortho_of_a_kilobyte_that_claims_terabytes_takes_a_windows_memory(tmp_path: Path, name: str) -> None:
    check_outcomes(try_damaged("tests.imagery.test_claimed_sizes", name, tmp_path), bound=300)
