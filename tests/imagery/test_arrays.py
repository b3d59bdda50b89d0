# SPDX-License-Identifier: GPL-2.0-or-later
"""NumPy's files, on disk and in zips."""

from __future__ import annotations

import tracemalloc
import zipfile
from pathlib import Path

import numpy as np
import pytest

from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.imagery.arrays import StoredFile, open_array, read_header
from flair2_plugin.imagery.zip_members import list_members

VALUES = np.arange(2 * 3 * 50 * 70, dtype=np.uint16).reshape(2, 3, 50, 70)


def stored(path: Path, method: int | None) -> StoredFile:
    if method is None:
        return path
    with zipfile.ZipFile(path.with_suffix(".zip"), "w", method) as archive:
        archive.write(path, "x/values.npy")
    return list_members(path.with_suffix(".zip"))[0]


METHODS = pytest.mark.parametrize("method", [None, zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])


@METHODS
@pytest.mark.parametrize(
    "values", [VALUES, np.asfortranarray(VALUES), VALUES.astype(">f4")], ids=["c", "fortran", "f4"]
)
def test_an_array_is_the_same_wherever_it_is_stored(tmp_path: Path, values: np.ndarray, method: int | None) -> None:
    np.save(tmp_path / "values.npy", values)
    assert np.array_equal(open_array(stored(tmp_path / "values.npy", method)), VALUES)


@METHODS
def test_the_header_alone_takes_no_memory_for_the_values(tmp_path: Path, method: int | None) -> None:
    np.save(tmp_path / "values.npy", np.zeros((20, 10, 200, 200), dtype=np.uint16))
    file = stored(tmp_path / "values.npy", method)
    tracemalloc.start()
    header = read_header(file)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert header.shape == (20, 10, 200, 200)
    assert peak < 1_000_000


@pytest.mark.parametrize("method", [None, zipfile.ZIP_STORED])
def test_values_that_are_not_compressed_stay_on_disk(tmp_path: Path, method: int | None) -> None:
    np.save(tmp_path / "values.npy", np.ones((20, 10, 200, 200), dtype=np.uint16))
    file = stored(tmp_path / "values.npy", method)
    tracemalloc.start()
    assert open_array(file)[3, 2, 1, 0] == 1
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_000_000


@METHODS
@pytest.mark.parametrize("dtype", [object, "U3", "datetime64[D]", [("a", "u1")], bool])
def test_anything_but_numbers_is_refused(tmp_path: Path, dtype: object, method: int | None) -> None:
    np.save(tmp_path / "values.npy", np.zeros(5, dtype=dtype))  # type: ignore[call-overload]
    with pytest.raises(InvalidImagery, match=r"values\.npy holds other things than numbers"):
        open_array(stored(tmp_path / "values.npy", method))


@METHODS
@pytest.mark.parametrize("content", [b"", b"\x93NUMPY", b"\x93NUMPY\x01\x00v\x00{'descr': nonsense", b"PK\x03\x04 no"])
def test_what_is_no_array_is_refused(tmp_path: Path, content: bytes, method: int | None) -> None:
    (tmp_path / "values.npy").write_bytes(content)
    with pytest.raises(InvalidImagery, match=r"values\.npy can't be read as a NumPy array"):
        open_array(stored(tmp_path / "values.npy", method))
