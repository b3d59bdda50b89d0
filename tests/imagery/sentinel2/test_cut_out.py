# SPDX-License-Identifier: GPL-2.0-or-later
"""What is cut out of products around the ortho: once, into a folder that goes with the run."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from affine import Affine
from rasterio import Env
from rasterio.crs import CRS
from rasterio.env import getenv
from rasterio.warp import transform as project

from flair2_plugin.core.errors import OutputFailed
from flair2_plugin.core.model_card import SatelliteInput
from flair2_plugin.imagery.grid import Grid, Point, Window
from flair2_plugin.imagery.sentinel2.opening import SeriesSource, open_series
from tests.rasters import random_series
from tests.safe_products import SafeScene, in_pairs, pairs, write_safe

PLACE = Affine(10, 0, 699_960, 0, -10, 4_900_020)
(EAST,), (NORTH,) = project("EPSG:32631", "EPSG:2154", [701_000], [4_899_000])
ORTHO = Grid(CRS.from_epsg(2154), Affine(0.2, 0, EAST, 0, -0.2, NORTH), 1000, 1000)
AREA = Window(-10, -10, 40, 40)  # around the ortho's first pixel of 10 m


@pytest.fixture
def product(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A product much larger than the ortho; temporary files go to the folder `temporary` beside it."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    values = in_pairs(random_series(1, side=240)[0])
    return write_safe(tmp_path / "s2", SafeScene(values, PLACE, masks=pairs(values[:2] % 101).astype(np.uint8)))


@contextmanager
def opened(product: Path) -> Iterator[tuple[SeriesSource, Window]]:
    """Open the series, and tell where on its grid the ortho lies."""
    with open_series((str(product),), None, SatelliteInput(), "o.tif", ORTHO, Point(EAST, NORTH), str) as source:
        yield source, source.grid.window_of(ORTHO.extent)


def temporary(product: Path) -> list[Path]:
    return [path for path in (product.parents[1] / "temporary").rglob("*") if path.is_file()]


def test_what_lies_around_the_ortho_is_taken_out_once_and_goes_with_the_run(product: Path) -> None:
    with opened(product) as (source, ortho):
        assert temporary(product) == []
        first = source.read(AREA.moved(ortho.col, ortho.row)).images
        assert len(temporary(product)) == 12
        assert sum(path.stat().st_size for path in temporary(product)) < 100 * 100 * 13 + 12 * 2_000
        shutil.rmtree(product)
        again = source.read(AREA.moved(ortho.col + 5, ortho.row)).images
        assert np.array_equal(again[..., :35], first[..., 5:])
        assert (source.read(Window(ortho.col - 30, ortho.row - 30, 60, 60)).images > 0).all()
    assert temporary(product) == []


def test_what_another_thread_read_is_closed_without_a_trace(product: Path) -> None:
    """A run reads on a thread of its own; that thread's settings of GDAL are none of the run's."""
    with Env(GDAL_CACHEMAX=100 << 20):
        with opened(product) as (source, ortho), ThreadPoolExecutor(1) as pool:
            assert pool.submit(source.read, AREA.moved(ortho.col, ortho.row)).result().images.any()
        assert getenv()["GDAL_CACHEMAX"] == 100 << 20


def test_a_folder_that_takes_nothing_is_named(product: Path) -> None:
    with opened(product) as (source, ortho):
        shutil.rmtree(product.parents[1] / "temporary")
        with pytest.raises(
            OutputFailed, match=r"temporary.* can't be written to: see to free space there, or set TMPDIR"
        ):
            source.read(AREA.moved(ortho.col, ortho.row))


def test_where_the_disk_has_no_room_products_are_read_directly(product: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(product) as (source, ortho):
        wanted = source.read(AREA.moved(ortho.col, ortho.row))
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(1000, 900, 100))  # type: ignore[attr-defined]
    with opened(product) as (source, ortho):
        found = source.read(AREA.moved(ortho.col, ortho.row))
        assert temporary(product) == []
    assert np.array_equal(found.images, wanted.images) and found.masks is not None
    assert np.array_equal(found.masks, wanted.masks)
