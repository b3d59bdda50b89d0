# SPDX-License-Identifier: GPL-2.0-or-later
"""What holds for any Sentinel-2 series: whatever it comes as, and in whatever order, its dates have the same pixels."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
import rasterio
from affine import Affine
from hypothesis import given, settings
from hypothesis import strategies as st
from rasterio.crs import CRS

from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.core.model_card import CloudFilter, SatelliteInput
from flair2_plugin.imagery.grid import Grid, Point, Window
from flair2_plugin.imagery.sentinel2.dates import find_date
from flair2_plugin.imagery.sentinel2.opening import open_series
from flair2_plugin.imagery.sentinel2.series import Series, prepare_series
from tests.rasters import LEFT, TOP, series_transform, write_raster

WANTED = SatelliteInput()
ORTHO = Grid(CRS.from_epsg(2154), Affine(0.2, 0, LEFT, 0, -0.2, TOP), 700, 600)
SIDE = 50
some = settings(max_examples=20, deadline=None, derandomize=True)

days = st.dates(date(2017, 1, 1), date(2029, 12, 31))
calendars = st.lists(days, min_size=1, max_size=4, unique=True).map(sorted)
windows = st.builds(Window, st.integers(-30, 60), st.integers(-30, 60), st.just(40), st.just(40))
dtypes = st.sampled_from(["uint16", "int16", "int32", "float32", "float64"])


def draw(dates: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(200, 6000, (dates, 10, SIDE, SIDE)).astype(np.uint16)


def write_files(folder: Path, images: np.ndarray, calendar: list[date], order: list[int]) -> str:
    """One raster a date, each with its bands in another order, described."""
    for image, day in zip(images, calendar, strict=True):
        path = write_raster(folder / f"T31_{day:%Y%m%d}.tif", image[order], series_transform(), nodata=0)
        with rasterio.open(path, "r+") as raster:
            raster.descriptions = tuple(WANTED.bands[band] for band in order)
    return str(folder)


def write_stack(folder: Path, images: np.ndarray, calendar: list[date], order: list[int]) -> str:
    """One south-up raster of all dates, the last date first."""
    values = images[::-1].reshape(-1, SIDE, SIDE)[:, ::-1]
    north_up = series_transform()
    transform = Affine(10, 0, north_up.c, 0, 10, north_up.f - 10 * SIDE)
    path = write_raster(folder / "all.tif", values, transform, nodata=0, interleave="band", compress="deflate")
    with rasterio.open(path, "r+") as raster:
        raster.descriptions = tuple(f"{day} {band}" for day in reversed(calendar) for band in WANTED.bands)
    return str(path)


WRITERS: list[Callable[[Path, np.ndarray, list[date], list[int]], str]] = [write_files, write_stack]


@some
@given(calendars, windows, dtypes, st.permutations(range(10)), st.sampled_from(WRITERS), st.integers(0, 99))
def test_a_date_has_the_same_pixels_however_the_series_is_stored(
    calendar: list[date],
    window: Window,
    dtype: str,
    order: list[int],
    write: Callable[[Path, np.ndarray, list[date], list[int]], str],
    seed: int,
) -> None:
    images = draw(len(calendar), seed)
    with TemporaryDirectory() as folder:
        path = write(Path(folder), images.astype(dtype), calendar, order)
        with open_series((path,), None, WANTED, "o.tif", ORTHO, Point(LEFT, TOP), str) as source:
            found = source.read(window)
    assert found.dates == tuple(calendar)
    rows, cols = (np.pad(np.arange(SIDE), 100, mode="reflect")[100 + s : 140 + s] for s in (window.row, window.col))
    assert np.array_equal(found.images, images[:, :, rows[:, None], cols])


@some
@given(st.integers(1, 5), st.floats(0, 1), st.booleans(), dtypes, st.booleans(), st.integers(0, 99))
def test_what_a_date_lacks_never_reaches_the_network(
    dates: int, share: float, filtered: bool, dtype: str, monthly: bool, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    images = draw(dates, seed).astype(dtype)
    lacking = rng.random((dates, 1, SIDE, SIDE)) < share * rng.random((dates, 1, 1, 1))
    images = np.where(lacking, 0, images)
    if images.dtype.kind == "f":
        images[lacking.repeat(10, axis=1) & (rng.random(images.shape) < 0.5)] = rng.choice([np.nan, np.inf, -1e30])
    masks = rng.integers(0, 101, (dates, 2, SIDE, SIDE)).astype(np.uint8)
    calendar = tuple(date(2021, 1, 1) + timedelta(days=37 * i) for i in range(dates))
    wanted = SatelliteInput(cloud_filter=CloudFilter() if filtered else None, monthly_means=monthly)
    prepared = prepare_series(Series(images, calendar, masks), wanted)
    assert 1 <= len(prepared.days) <= dates and len(prepared.values) == len(prepared.days)
    assert np.isfinite(prepared.values).all() and np.isfinite(prepared.days).all()
    if not lacking.all(axis=(1, 2, 3)).any():
        assert prepared.values.min() * 10_000 >= 199 and prepared.values.max() * 10_000 <= 6001


@given(days, st.sampled_from(["{:%Y%m%d}", "{:%Y-%m-%d}", "{:%Y_%m_%d}"]), st.text(max_size=9), st.text(max_size=9))
def test_a_date_is_found_between_any_signs_but_digits(day: date, form: str, before: str, after: str) -> None:
    around = "".join(sign for sign in before if not sign.isdigit()), "".join(s for s in after if not s.isdigit())
    assert find_date(form.format(day).join(around)) == day


@given(st.text(st.sampled_from("0123456789-_ Tx٣²"), max_size=30))
def test_any_text_holds_a_date_or_none(text: str) -> None:
    assert find_date(text) is None or isinstance(find_date(text), date)


@pytest.mark.parametrize("moved", [(1e6, 0), (0, -1e6), (3e8, 0), (1e14, 1e14)])
def test_a_series_of_another_place_is_refused_and_named(tmp_path: Path, moved: tuple[float, float]) -> None:
    transform = Affine.translation(*moved) @ series_transform()
    path = write_raster(tmp_path / "S2_20210403.tif", draw(1, 0)[0], transform)
    with (
        pytest.raises(InvalidImagery, match=r"S2_20210403\.tif (lies nowhere on|can't be laid on|has an impossible)"),
        open_series((str(path),), None, WANTED, "o.tif", ORTHO, Point(LEFT, TOP), str),
    ):
        pass
