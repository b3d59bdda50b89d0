# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentinel-2 products damaged by the hundred: each is read, or refused by a sentence."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from affine import Affine
from rasterio.crs import CRS

from flair2_plugin.core.model_card import SatelliteInput
from flair2_plugin.imagery.grid import Grid, Point, Window
from flair2_plugin.imagery.sentinel2.opening import open_series
from flair2_plugin.imagery.sentinel2.series import prepare_series
from tests.damaged_files import Subject, check_outcomes, try_damaged
from tests.imagery.sentinel2.test_damaged_series import odd_zips
from tests.mutations import Damage
from tests.rasters import random_series
from tests.safe_products import SafeScene, in_pairs, write_safe, zip_product

PLACE = Affine(10, 0, 699_960, 0, -10, 4_900_020)
ORTHO = Grid(CRS.from_epsg(32631), Affine(0.2, 0, 700_060, 0, -0.2, 4_899_920), 500, 500)


def write(folder: Path) -> Path:
    clear = np.zeros((2, 40, 40), dtype=np.uint8)
    scene = SafeScene(in_pairs(random_series(1, side=40)[0]), PLACE, baseline="04.00", masks=clear)
    return write_safe(folder, scene)


def write_part(folder: Path, ending: str) -> Path:
    return next(write(folder).rglob(f"*{ending}"))


def write_zip(folder: Path) -> Path:
    return zip_product(write(folder / "unpacked"), folder / "product.zip", zipfile.ZIP_DEFLATED)


def read(path: Path) -> None:
    product = next((parent for parent in path.parents if parent.suffix == ".SAFE"), path)
    wanted = SatelliteInput()
    with open_series((str(product),), None, wanted, "o.tif", ORTHO, Point(0, 0), str) as series:
        prepared = prepare_series(series.read(Window(0, 0, 40, 40)), wanted)
        assert prepared.values.shape == (1, 10, 40, 40) and np.isfinite(prepared.values).all()


def odd_metadata(content: bytes) -> Iterator[Damage]:
    for value in (
        b"1e999",
        b"nan",
        b"-99999999999999999999",
        b"",
        b"0x10",
        b"<a/>",
        b"&lt;",
        "−1000".encode(),
        b"1" * 9999,
    ):
        yield f"offset {value[:20]!r}", content.replace(b">-1000<", b">" + value + b"<")
        yield f"quantification {value[:20]!r}", content.replace(b">10000<", b">" + value + b"<")
    for start in (
        b"<!DOCTYPE x SYSTEM 'file:///etc/passwd'>",
        b"<?xml-stylesheet href='x'?>",
        b"<!-- " + b"x" * 99_999 + b"-->",
    ):
        yield f"{start[:30]!r}", content.replace(b"<n1:Level", start + b"<n1:Level", 1)
    for encoding in ("utf-16", "utf-32", "cp500"):
        yield encoding, content.decode().encode(encoding)
    yield "an encoding that is none", content.replace(b"UTF-8", b"UTF-9")
    yield "a hundred thousand elements inside each other", b"<a>" * 100_000 + b"</a>" * 100_000
    yield "a million elements", b"<a>" + b"<b/>" * 1_000_000 + b"</a>"


SUBJECTS = {
    "metadata": Subject(partial(write_part, ending="MTD_MSIL2A.xml"), read, 60, odd_metadata),
    "band": Subject(partial(write_part, ending="B04_10m.jp2"), read, 80, names_file=False),
    "mask": Subject(partial(write_part, ending="MSK_CLDPRB_20m.jp2"), read, 40, names_file=False),
    "zip": Subject(write_zip, read, 60, odd_zips),
}


@pytest.mark.parametrize("name", SUBJECTS)
def test_a_damaged_product_is_read_or_refused_by_a_sentence(tmp_path: Path, name: str) -> None:
    check_outcomes(try_damaged("tests.imagery.sentinel2.test_damaged_products", name, tmp_path))
