# SPDX-License-Identifier: GPL-2.0-or-later
"""Real FLAIR #2 patches and real Sentinel-2 values, through the commands that users call."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import rasterio
from affine import Affine
from rasterio.crs import CRS

from flair2_plugin import models
from flair2_plugin.core.model_card import CloudFilter, SatelliteInput
from flair2_plugin.core.request import Request
from flair2_plugin.imagery.sentinel2.clouds import clear_dates
from flair2_plugin.imagery.sentinel2.dates import find_date, read_date
from flair2_plugin.imagery.sentinel2.series import Series, prepare_series
from flair2_plugin.inference.run import classify
from tests.official import read_official, write_lightning_checkpoint
from tests.packages import SMALL_UNET, write_package
from tests.rasters import SHARED, write_raster

DATA = SHARED / "data"
PATCHES = sorted((DATA / "flair2_patches").glob("*/aerial/*/*/img/IMG_*.tif"))
pytestmark = pytest.mark.skipif(not PATCHES, reason="the real FLAIR #2 patches (../shared/data) are not here")


def quietly(request: Request) -> np.ndarray:
    classify(request, lambda message: None, lambda: False)
    with rasterio.open(request.output) as made:
        return np.asarray(made.read(1))


def pastis_series(folder: Path, patch: Path) -> Path:
    """Write real Sentinel-2 values (PASTIS, 3 dates) as dated rasters around a real patch."""
    folder.mkdir()
    crops = sorted((DATA / "pastis_s2").glob("pastis_*.npz"))[:4]
    values = np.stack([np.load(crop)["s2"] for crop in crops])
    dates, bands = values.shape[1:3]
    quilt = values.reshape(2, 2, dates, bands, 32, 32).transpose(2, 3, 0, 4, 1, 5).reshape(dates, bands, 64, 64)
    with rasterio.open(patch) as dataset:
        middle = dataset.xy(256, 256)
        crs = dataset.crs
    transform = Affine(10, 0, middle[0] - 320, 0, -10, middle[1] + 320)
    for month, image in zip((4, 7, 10), quilt, strict=True):
        write_raster(folder / f"S2_2021{month:02d}15.tif", image, transform, crs)
    return folder


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkpoint of the official network's layout and full size, imported by the command."""
    folder = tmp_path_factory.mktemp("imported")
    checkpoint = write_lightning_checkpoint(folder / "official.ckpt", read_official().weights(0, metadata=False))
    assert models.main(["import", str(checkpoint), "--to", str(folder / "model")]) == 0
    return folder / "model"


@pytest.mark.parametrize("patch", PATCHES, ids=lambda path: path.stem)
def test_a_class_map_of_an_imported_model_lies_on_each_real_patch(patch: Path, imported: Path, tmp_path: Path) -> None:
    series = pastis_series(tmp_path / "s2", patch)
    request = Request(str(patch), str(imported), str(tmp_path / "map.tif"), sentinel2=(str(series),), device="cpu")
    assert (quietly(request) > 0).all()
    with rasterio.open(patch) as ortho, rasterio.open(request.output) as made:
        assert (made.transform, made.shape) == (ortho.transform, ortho.shape)
        assert made.crs == ortho.crs


def test_four_real_patches_in_one_virtual_mosaic(tmp_path: Path) -> None:
    mosaic = virtual_mosaic(tmp_path / "mosaic.vrt", PATCHES[:4])
    model = write_package(tmp_path / "m", SMALL_UNET)
    made = quietly(Request(str(mosaic), str(model), str(tmp_path / "map.tif"), device="cpu"))
    assert made.shape == (1024, 1024) and (made > 0).all()


def virtual_mosaic(path: Path, patches: list[Path]) -> Path:
    """Lay four patches side by side, as a VRT of their bands."""
    with rasterio.open(patches[0]) as dataset:
        crs, transform = dataset.crs.to_wkt(), dataset.transform.to_gdal()
    sources = [
        f"<SimpleSource><SourceFilename>{patch.resolve()}</SourceFilename><SourceBand>%d</SourceBand>"
        f'<SrcRect xOff="0" yOff="0" xSize="512" ySize="512"/>'
        f'<DstRect xOff="{512 * (i % 2)}" yOff="{512 * (i // 2)}" xSize="512" ySize="512"/></SimpleSource>'
        for i, patch in enumerate(patches)
    ]
    bands = [
        f'<VRTRasterBand dataType="Byte" band="{band}">{"".join(source % band for source in sources)}</VRTRasterBand>'
        for band in range(1, 6)
    ]
    numbers = ", ".join(map(repr, transform))
    path.write_text(
        f'<VRTDataset rasterXSize="1024" rasterYSize="1024"><SRS>{crs.replace("&", "&amp;")}</SRS>'
        f"<GeoTransform>{numbers}</GeoTransform>{''.join(bands)}</VRTDataset>"
    )
    return path


def treesatai() -> tuple[Series, list[str]]:
    h5py = pytest.importorskip("h5py")
    with h5py.File(next((DATA / "treesatai_ts").glob("*.h5"))) as file:
        products = [name.decode() if isinstance(name, bytes) else str(name) for name in file["sen-2-products"][:]]
        days = tuple(read_date(name, "the real series") for name in products)
        return Series(file["sen-2-data"][:], days, file["sen-2-masks"][:]), products


def test_real_product_names_hold_their_acquisition_dates() -> None:
    series, products = treesatai()
    assert [f"{day:%Y%m%d}" for day in series.dates] == [name.split("_")[2][:8] for name in products]
    assert find_date(products[0]) == series.dates[0]


def test_real_masks_leave_out_some_dates_and_months_come_in_order() -> None:
    series, _ = treesatai()
    assert series.masks is not None
    clear = clear_dates(series.masks, CloudFilter())
    assert 10 < clear.sum() < len(clear)
    prepared = prepare_series(series, SatelliteInput())
    months = {(day.year, day.month) for day, kept in zip(series.dates, clear, strict=True) if kept}
    assert prepared.values.shape == (len(months), 10, 6, 6)
    assert np.isfinite(prepared.values).all() and 0 < prepared.values.mean() < 1.5
    assert (np.diff(prepared.days) < 0).all()


def test_a_cloud_free_real_series_is_unchanged_but_for_scale() -> None:
    crop = np.load(next((DATA / "pastis_s2").glob("pastis_*.npz")))["s2"]
    days = (date(2019, 3, 1), date(2019, 6, 1), date(2019, 9, 1))
    wanted = replace(SatelliteInput(), monthly_means=False, scale=1.0)
    prepared = prepare_series(Series(crop, days), wanted)
    assert (prepared.values == crop).all()


def test_patches_are_where_their_metadata_say() -> None:
    places = json.loads((DATA / "flair2_patches" / "patches.json").read_text())
    for patch in PATCHES:
        with rasterio.open(patch) as dataset:
            assert list(dataset.transform.to_gdal()) == pytest.approx(places[patch.stem]["geotransform"])
            assert dataset.crs == CRS.from_epsg(2154)
