# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentinel-2 series damaged by the hundred, whatever they come as: each is read, or refused by a sentence."""

from __future__ import annotations

import json
import struct
import zipfile
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from affine import Affine
from rasterio.crs import CRS

from flair2_plugin.core.model_card import SatelliteInput
from flair2_plugin.imagery.arrays import open_array
from flair2_plugin.imagery.grid import Grid, Point, Window
from flair2_plugin.imagery.sentinel2.dates_file import read_dates_file
from flair2_plugin.imagery.sentinel2.opening import open_series
from flair2_plugin.imagery.sentinel2.series import crop, prepare_series
from flair2_plugin.imagery.sentinel2.super_area import SuperAreaFiles, read_super_area
from flair2_plugin.imagery.zip_members import list_members
from tests.damaged_files import Subject, check_outcomes, try_damaged
from tests.mutations import Damage, tiff_damages
from tests.rasters import LEFT, TOP, random_series, series_transform, write_raster, write_series

ORTHO = Grid(CRS.from_epsg(2154), Affine(0.2, 0, LEFT, 0, -0.2, TOP), 700, 600)
DAYS = [date(2021, 4, 3), date(2021, 5, 3), date(2021, 6, 2)]
WINDOWS = (Window(0, 0, 40, 40), Window(-15, 30, 40, 40))


def masks_of(images: np.ndarray) -> np.ndarray:
    return np.random.default_rng(2).integers(0, 50, (len(images), 2, *images.shape[2:])).astype(np.uint8)


def read(path: Path, named: Path | None = None, dates: Path | None = None) -> None:
    """Read windows of the series that `named` stands for, and make of them what the network takes."""
    wanted = SatelliteInput()
    ortho, corner = str(path.with_name("IMG_1.tif")), Point(LEFT, TOP)
    source = (str(named or path),)
    with open_series(source, str(dates) if dates else None, wanted, ortho, ORTHO, corner, str) as series:
        for window in WINDOWS:
            prepared = prepare_series(series.read(window), wanted)
            assert prepared.values.shape == (len(prepared.days), 10, 40, 40)
            assert prepared.values.dtype == np.float32
            assert np.isfinite(prepared.values).all()


def read_folder(path: Path) -> None:
    read(path, path.parent)


def write_dated(folder: Path) -> Path:
    images = random_series(3)
    write_series(folder, images, DAYS, masks_of(images))
    return folder / "S2_20210503.tif"


def write_stack(folder: Path) -> Path:
    images = random_series(3)
    transform = series_transform() @ Affine.rotation(20)
    path = write_raster(folder / "s2.tif", images.reshape(30, 60, 60), transform, nodata=0, compress="lzw", tiled=True)
    (folder / "dates.csv").write_text("\n".join(["date", *map(str, DAYS)]) + "\n")
    return path


def read_stack(path: Path) -> None:
    read(path, path, path.with_name("dates.csv"))


def write_dates(folder: Path) -> Path:
    lines = ["file,date", *(f"S2_{day:%Y%m%d}.tif,{day}" for day in DAYS)]
    (folder / "dates.csv").write_text("\n".join(lines) + "\n")
    return folder / "dates.csv"


def read_dates(path: Path) -> None:
    assert all(isinstance(day, date) for day in read_dates_file(str(path)).dates)


def odd_dates(content: bytes) -> Iterator[Damage]:
    cells = (
        b"\0",
        b'"',
        b'"a\nb"',
        b"x" * 200_000,
        b"y" * 100_000,
        b"\xff",
        b"99999999",
        b"20219999",
        b",,,,",
        b"\xa0",
    )
    for cell in cells:
        for place in (b"file", b"date", b"2021-05-03", b"S2_20210503.tif", b"\n"):
            yield f"{place!r} is {cell[:10]!r}", content.replace(place, cell)
            yield f"{place!r} begins with {cell[:10]!r}", content.replace(place, cell + place)
    for encoding in ("utf-16", "utf-32", "cp500"):
        yield encoding, content.decode().encode(encoding)
    yield "only carriage returns", content.replace(b"\n", b"\r")
    yield "twenty thousand lines", content + b"S2_20210503.tif,2021-05-03\n" * 20_000


def write_super_area(folder: Path, damaged: str, dtype: str = "uint16") -> Path:
    images = random_series(3).astype(dtype)
    np.save(folder / "SEN2_sp_1_data.npy", images)
    np.save(folder / "SEN2_sp_1_masks.npy", masks_of(images))
    products = (f"S2A_MSIL2A_{day:%Y%m%d}T105021_N0300_R051_T31TCJ" for day in DAYS)
    (folder / "SEN2_sp_1_products.txt").write_text("\n".join(products) + "\n")
    (folder / "centroids.json").write_text(json.dumps({"IMG_1.tif": [30, 30], "IMG_2.tif": [3, 3]}))
    return folder / damaged


def read_super_area_beside(path: Path) -> None:
    read(path, path.with_name("SEN2_sp_1_data.npy"))


def odd_arrays(content: bytes) -> Iterator[Damage]:
    """Yield .npy files whose headers say all kinds of things; the values stay."""
    length = 10 + struct.unpack_from("<H", content, 8)[0]
    odd_shapes = ["(1000000000000,)", "()", "(3, 10, 60, -60)", "(3, 10, 60, 10**9)", "(True, 10, 60, 60)", "(3.0, 10)"]
    odd_shapes += ["None", f"({'9' * 4000}, {'9' * 4000})", "(3, 10, 60, 60, 1)", "(0, 10, 60, 60)", "(1 << 60, 16)"]
    odd_shapes += [
        "(3, 10, 1000000, 1000000)",
        "(4294967296, 4294967296)",
        "(3, 10, 60, 0)",
        "(3, 2, 60, 60)",
        "{[]: 1}",
    ]
    odd_types = [
        "'|O'",
        "'<f16'",
        "'<c16'",
        "'|V8'",
        "'<U3'",
        "'<M8[D]'",
        "'<u9'",
        "[('a', '<u2')]",
        "('<u2', (10**9,))",
    ]
    odd_types += ["'" + "<" * 3000 + "'", "'<f2'", "'>u2'", "'|V999999999999'", "('<u2', {})", "[[[[]]]]", "{}", "1"]
    odd_heads = [
        "{'a': " * 300,
        "(" * 5000,
        "{[]: 1}",
        "\0" * 50,
        "{'descr': 1L, 'shape': (2L,)}",
        "__import__('os')",
        "'''",
    ]
    heads = [f"{{'descr': '<u2', 'fortran_order': False, 'shape': {shape}, }}" for shape in odd_shapes]
    heads += [f"{{'descr': {kind}, 'fortran_order': False, 'shape': (3, 10, 60, 60), }}" for kind in odd_types]
    for order in ("True", "None", "3"):
        heads.append(f"{{'descr': '<u2', 'fortran_order': {order}, 'shape': (3, 10, 60, 60), }}")
    for head in (*heads, *odd_heads):
        for version in (b"\x01\x00", b"\x02\x00", b"\x03\x00", b"\x09\x00"):
            size = struct.pack("<H" if version[0] == 1 else "<I", len(head) + 1)
            yield head[:60], b"\x93NUMPY" + version + size + head.encode() + b"\n" + content[length:]
    for size in (0, 1, 0xFFFF):
        yield f"header of {size} bytes", content[:8] + struct.pack("<H", size) + content[10:]
    yield "header of 4 GiB", b"\x93NUMPY\x02\x00\xff\xff\xff\xff" + content[10:]


def odd_floats(content: bytes) -> Iterator[Damage]:
    """Yield arrays whose values are no numbers, or none that 32 bits hold."""
    for value in (float("nan"), float("inf"), -float("inf"), 1e300, -1e300):
        for start in (128, len(content) // 2 // 8 * 8):
            yield f"{value} from {start}", content[:start] + struct.pack("<d", value) * 500 + content[start + 4000 :]
        yield f"{value} everywhere", content[:128] + struct.pack("<d", value) * ((len(content) - 128) // 8)


def odd_centroids(content: bytes) -> Iterator[Damage]:
    for value in (
        "NaN",
        "1e308",
        "1" + "0" * 400,
        "-1e15",
        "[1, 2]",
        "null",
        '"12"',
        "[" * 5000,
        '["NaN", "inf"]',
        "{}",
    ):
        yield value[:20], content.replace(b"[30, 30]", value.encode())
        yield f"row {value[:20]}", content.replace(b"[30", f"[{value}".encode())


def write_zip(folder: Path, method: int) -> Path:
    write_super_area(folder, "x")
    with zipfile.ZipFile(folder / "domain.zip", "w", method) as archive:
        for file in sorted(folder.glob("SEN2*")):
            archive.write(file, f"D004_2021/Z1_NN/sen/{file.name}")
    return folder / "domain.zip"


def read_zip(path: Path) -> None:
    members = {member.name.rpartition("_")[2]: member for member in list_members(path)}
    if not {"data.npy", "products.txt"} <= set(members):
        for member in members.values():
            open_array(member)
        return
    files = SuperAreaFiles(members["data.npy"], members["products.txt"], members.get("masks.npy"))
    series = read_super_area(files, SatelliteInput())
    prepare_series(crop(series, WINDOWS[0]), SatelliteInput())


def odd_zips(content: bytes) -> Iterator[Damage]:
    """Yield archives in which one number of a central or local header, or of the end, is another."""
    for mark, size in ((b"PK\x01\x02", 46), (b"PK\x03\x04", 30), (b"PK\x05\x06", 22)):
        first = content.index(mark)
        for place in range(first + 4, first + size, 2):
            for number in (0, 1, 0x7FFF, 0xFFFF):
                yield (
                    f"{mark!r} + {place - first} is {number}",
                    (content[:place] + struct.pack("<H", number) + content[place + 2 :]),
                )
            if place + 4 <= first + size:
                yield f"{mark!r} + {place - first} is huge", content[:place] + b"\xff" * 4 + content[place + 4 :]
    for name in (b"../../../../etc/x", b"/etc/passwd/a/b/c", b"C:\\x\\y\\z\\a\\b\\c", b"\xff\xfe\n\r\0", b"a\nb"):
        begin = content.index(b"PK\x01\x02") + 46
        yield f"name {name!r}", content[:begin] + name + content[begin + len(name) :]


DATA, MASKS, PRODUCTS = (f"SEN2_sp_1_{name}" for name in ("data.npy", "masks.npy", "products.txt"))
AREA = "SEN2_sp_1"

SUBJECTS = {
    "dated": Subject(write_dated, read_folder, made=tiff_damages),
    "stack": Subject(write_stack, read_stack, made=tiff_damages),
    "dates": Subject(write_dates, read_dates, 300, odd_dates),
    "data": Subject(partial(write_super_area, damaged=DATA), read_super_area_beside, made=odd_arrays),
    "masks": Subject(partial(write_super_area, damaged=MASKS), read_super_area_beside, made=odd_arrays),
    "products": Subject(partial(write_super_area, damaged=PRODUCTS), read_super_area_beside, 300),
    "centroids": Subject(
        partial(write_super_area, damaged="centroids.json"),
        read_super_area_beside,
        100,
        odd_centroids,
        names_file=False,
    ),
    "floats": Subject(partial(write_super_area, damaged=DATA, dtype="f8"), read_super_area_beside, 100, odd_floats),
    "stored zip": Subject(partial(write_zip, method=zipfile.ZIP_STORED), read_zip, 200, odd_zips),
    "deflated zip": Subject(partial(write_zip, method=zipfile.ZIP_DEFLATED), read_zip, 200, odd_zips),
}


@pytest.mark.parametrize("name", SUBJECTS)
def test_a_damaged_series_is_read_or_refused_by_a_sentence(tmp_path: Path, name: str) -> None:
    check_outcomes(try_damaged("tests.imagery.sentinel2.test_damaged_series", name, tmp_path))
