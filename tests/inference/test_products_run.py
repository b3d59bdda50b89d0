# SPDX-License-Identifier: GPL-2.0-or-later
"""Whole runs with Sentinel-2 products: the map is that of the same scenes in textbook form."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import rasterio
from affine import Affine
from rasterio.warp import transform as project

from flair2_plugin.core.messages import Log, Message
from flair2_plugin.core.request import Request
from flair2_plugin.inference.fingerprint import raster_files
from flair2_plugin.inference.run import classify
from tests.packages import SMALL_UTT, write_package
from tests.rasters import LEFT, TOP, random_ortho, random_series, write_ortho, write_raster
from tests.safe_products import SafeScene, in_pairs, write_safe, zip_product

CRS = "EPSG:32631"


def scenes() -> list[SafeScene]:
    """Three dates in another CRS than the ortho's: one stored with an offset, one under clouds."""
    (x,), (y,) = project("EPSG:2154", CRS, [LEFT - 230], [TOP + 230])
    place = Affine(10, 0, round(x, -1), 0, -10, round(y, -1))
    days = (date(2021, 4, 3), date(2021, 7, 22), date(2022, 3, 1))
    clear = np.zeros((2, 60, 60), dtype=np.uint8)
    made = [
        SafeScene(in_pairs(image), place, CRS, day=day, masks=clear)
        for image, day in zip(random_series(3), days, strict=True)
    ]
    return [made[0], replace(made[1], masks=clear + 90), replace(made[2], baseline="04.00")]


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> Request:
    """A request whose series is textbook."""
    folder = tmp_path_factory.mktemp("textbook")
    ortho = write_ortho(folder / "ortho.tif", random_ortho(width=560, height=520))
    (folder / "s2").mkdir()
    for scene in scenes():
        stem = f"S2_{scene.day:%Y%m%d}"
        write_raster(folder / "s2" / f"{stem}.tif", scene.images, scene.transform, CRS, nodata=0)
        write_raster(folder / "s2" / f"{stem}_masks.tif", np.asarray(scene.masks), scene.transform, CRS)
    model = write_package(folder / "model", SMALL_UTT)
    sure = str(folder / "sure.tif")
    series = (str(folder / "s2"),)
    request = Request(str(ortho), str(model), str(folder / "map.tif"), sentinel2=series, confidence=sure, device="cpu")
    classify(request, list[Message]().append, lambda: False)
    return request


def pixels(request: Request) -> tuple[np.ndarray, np.ndarray]:
    with rasterio.open(request.output) as classes, rasterio.open(request.confidence) as sure:
        return classes.read(1), sure.read(1)


@pytest.mark.parametrize("zipped", [False, True], ids=["folders", "zips"])
def test_products_give_the_same_map_as_textbook_rasters(wanted: Request, tmp_path: Path, zipped: bool) -> None:
    series = tmp_path / "s2"
    for scene in scenes():
        product = write_safe(tmp_path / "unpacked" if zipped else series, scene)
        if zipped:
            series.mkdir(exist_ok=True)
            zip_product(product, series / f"{product.stem}.zip")
    files = str(tmp_path / "map.tif"), str(tmp_path / "sure.tif")
    request = replace(wanted, sentinel2=(str(series),), output=files[0], confidence=files[1])
    messages: list[Message] = []
    classify(request, messages.append, lambda: False)
    for found, textbook in zip(pixels(request), pixels(wanted), strict=True):
        assert np.array_equal(found, textbook) and len(np.unique(found)) > 1
    assert not [message for message in messages if isinstance(message, Log) and "mask" in message.text]


def test_a_run_knows_its_products_by_their_files(wanted: Request, tmp_path: Path) -> None:
    product = write_safe(tmp_path / "s2", scenes()[0])
    archive = zip_product(product, tmp_path / "x.zip")
    request = replace(wanted, sentinel2=(str(tmp_path / "s2"), str(archive)))
    files = set(raster_files(request))
    assert {product / "MTD_MSIL2A.xml", archive, *product.rglob("*.jp2")} <= files
