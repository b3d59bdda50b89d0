# SPDX-License-Identifier: GPL-2.0-or-later
"""What holds for any ortho: however it is stored, turned or projected, a place on the ground has the same pixels."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from affine import Affine
from hypothesis import given, settings
from hypothesis import strategies as st
from rasterio.crs import CRS

from flair2_plugin.core.errors import InvalidImagery, InvalidRequest
from flair2_plugin.core.model_card import AerialInput
from flair2_plugin.core.request import Extent, Request
from flair2_plugin.imagery.aerial.ortho import Ortho, Pixels
from flair2_plugin.imagery.aerial.ortho_files import open_ortho
from flair2_plugin.imagery.aerial.value_range import EIGHT_BITS, ValueRange
from flair2_plugin.imagery.grid import Window, project
from flair2_plugin.inference.inputs import map_window
from flair2_plugin.inference.plan import plan_tiles
from tests.rasters import LEFT, TOP, write_raster

WANTED = AerialInput()
NORTH_UP = Affine(0.2, 0, LEFT, 0, -0.2, TOP)
some = settings(max_examples=40, deadline=None, derandomize=True)

sides = st.integers(1, 150)
windows = st.builds(Window, st.integers(-80, 160), st.integers(-80, 160), st.integers(1, 90), st.integers(1, 90))
layouts = st.fixed_dictionaries(
    {
        "interleave": st.sampled_from(["pixel", "band"]),
        "compress": st.sampled_from(["none", "deflate", "lzw", "zstd"]),
        "bigtiff": st.sampled_from(["yes", "no"]),
    },
    optional={"tiled": st.just(value=True), "blockxsize": st.sampled_from([16, 64]), "blockysize": st.just(32)},
)
dtypes = st.sampled_from(["uint8", "uint16", "int16", "int32", "float32", "float64"])


@contextmanager
def stored(
    values: np.ndarray, transform: Affine = NORTH_UP, crs: str | None = "EPSG:2154", **more: object
) -> Iterator[str]:
    with TemporaryDirectory() as folder:
        yield str(write_raster(Path(folder) / "o.tif", values, transform, crs, **more))


@contextmanager
def opened(values: np.ndarray, *place: object, bands: tuple[int, ...] = (), **more: object) -> Iterator[Ortho]:
    with stored(values, *place, **more) as path, open_ortho(path, WANTED, bands, EIGHT_BITS) as ortho:  # type: ignore[arg-type]
        yield ortho


def picture(width: int, height: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(20, 200, (5, height, width)).astype(np.uint8)


def same(a: Pixels, b: Pixels) -> bool:
    return np.array_equal(a.values, b.values) and np.array_equal(a.valid, b.valid)


@some
@given(sides, sides, windows, layouts, dtypes, st.permutations(range(5)), st.booleans(), st.integers(0, 99))
def test_a_window_is_the_same_however_the_ortho_is_stored(
    width: int,
    height: int,
    window: Window,
    layout: dict[str, object],
    dtype: str,
    order: list[int],
    up: bool,
    seed: int,
) -> None:
    values = picture(width, height, seed)
    with opened(values) as plain:
        wanted = plain.read(window)
    shuffled = values[order].astype(dtype)
    transform = NORTH_UP
    if up:
        shuffled, transform = shuffled[:, ::-1], Affine(0.2, 0, LEFT, 0, 0.2, TOP - 0.2 * height)
    bands = tuple(order.index(place) + 1 for place in range(5))
    with opened(shuffled, transform, bands=bands, **layout) as other:
        assert (other.grid.width, other.grid.height, other.resampled) == (width, height, False)
        assert other.grid.transform.almost_equals(NORTH_UP, 1e-6)
        assert same(other.read(window), wanted)


@some
@given(sides, sides, windows, st.sampled_from([0.2, 0.05, 0.13, 0.7]), st.sampled_from([0, 17]), st.integers(0, 99))
def test_what_stands_for_no_data_is_never_read_as_data(
    width: int, height: int, window: Window, pixel: float, angle: int, seed: int
) -> None:
    values, rng = picture(width, height, seed), np.random.default_rng(seed)
    holes = rng.random((height, width)) < rng.choice([0.02, 0.3, 1.0])
    transform = Affine.translation(LEFT, TOP) @ Affine.rotation(angle) @ Affine.scale(pixel, -pixel)
    answers = []
    for nodata, dtype in ((0, "uint8"), (255, "uint8"), (-9999, "int16"), (np.nan, "float32")):
        marked = values.astype(dtype)
        marked[:, holes] = nodata
        with opened(marked, transform, nodata=nodata) as ortho:
            answers.append(ortho.read(window))
    assert all(np.isfinite(answer.values).all() for answer in answers)
    assert all(np.array_equal(answer.valid, answers[0].valid) for answer in answers)
    for answer in answers:
        inside = answer.values[:, answer.valid]
        assert not inside.size or (inside.min() > 19 and inside.max() < 200)
        np.testing.assert_allclose(answer.values, answers[0].values, atol=1.01)  # whole numbers are rounded


@some
@given(sides, sides, windows, st.integers(0, 99))
def test_only_the_pixels_without_data_are_filled(width: int, height: int, window: Window, seed: int) -> None:
    values = picture(width, height, seed)
    holes = np.random.default_rng(seed).random((height, width)) < 0.3
    marked = np.where(holes, 0, values)
    with opened(values) as whole, opened(marked, nodata=0) as ortho:
        wanted, found = whole.read(window), ortho.read(window)
    assert (found.values == wanted.values)[:, found.valid].all()
    assert wanted.valid.all()


@dataclass(frozen=True)
class Place:
    """A CRS, a place in it, and the side of a pixel of about 0.2 m."""

    crs: str
    x: float
    y: float
    pixel: float


PLACES = [
    Place("EPSG:2154", LEFT, TOP, 0.2),
    Place("EPSG:32740", 340_000, 7_680_000, 0.2),  # Réunion
    Place("EPSG:4326", 2.5, 46.0, 2e-6),
    Place("EPSG:4326", -52.6, 4.9, 2e-6),  # Guyane
    Place("EPSG:4171", 179.99, -17.0, 2e-6),
    Place("EPSG:3857", 300_000, 6_200_000, 0.3),
    Place("EPSG:27572", 600_000, 2_200_000, 0.25),
    Place("EPSG:3035", 3_900_000, 2_600_000, 0.2),
]


@some
@given(
    st.sampled_from(PLACES),
    st.floats(0.5, 4),
    st.floats(-180, 180),
    st.booleans(),
    st.tuples(st.integers(20, 120), st.integers(20, 120)),
)
def test_each_pixel_lies_where_it_lay(
    place: Place, zoom: float, angle: float, mirrored: bool, size: tuple[int, int]
) -> None:
    height, width = size
    rows, cols = np.mgrid[:height, :width] + 0.5
    values = np.repeat((20 + cols + 0.7 * rows)[None], 5, axis=0).astype(np.float32)
    side = place.pixel * zoom
    turned = Affine.rotation(angle) @ Affine.scale(side, side if mirrored else -side)
    transform = Affine.translation(place.x, place.y) @ turned
    with opened(values, transform, place.crs) as ortho:
        grid = ortho.grid
        found = ortho.read(grid.window)
        rows, cols = np.mgrid[: grid.height, : grid.width] + 0.5
        xs, ys = grid.transform @ (cols.ravel(), rows.ravel())
        there = ~transform @ project(np.asarray(xs), np.asarray(ys), grid.crs, CRS.from_user_input(place.crs))
    col, row = (np.asarray(part).reshape(rows.shape) for part in there)
    rim = 2 + 2 / zoom  # a pixel that is read may cover several; at the very edge GDAL lacks a neighbour
    well_inside = (col > rim) & (col < width - rim) & (row > rim) & (row < height - rim)
    outside = (col < -rim) | (col > width + rim) | (row < -rim) | (row > height + rim)
    assert well_inside.any() and found.valid[well_inside].all() and not found.valid[outside].any()
    error = np.abs(found.values[0] - (20 + col + 0.7 * row))[well_inside]
    assert error.max() < 1.2  # nearest and average are off by half a pixel, each of whose steps is 1 and 0.7


numbers = st.floats(-1e14, 1e14) | st.floats(-200, 200)


@some
@given(numbers, numbers, st.floats(1e-6, 300), st.floats(1e-6, 300), st.floats(0.0, 0.75))
def test_an_extent_is_covered_as_far_as_the_ortho_reaches_or_refused(
    x: float, y: float, width: float, height: float, overlap: float
) -> None:
    extent = Extent(LEFT + x, TOP + y, LEFT + x + width, TOP + y + height)
    if not (extent.xmin < extent.xmax and extent.ymin < extent.ymax):
        return
    request = Request("o.tif", "m", "out.tif", extent=extent, overlap=overlap)
    with opened(picture(120, 90, 0)) as ortho:
        grid = ortho.grid
    inside = extent.xmin < LEFT + 24 - 2e-4 and extent.xmax > LEFT + 2e-4
    inside &= extent.ymin < TOP - 2e-4 and extent.ymax > TOP - 18 + 2e-4
    try:
        window = map_window(request, grid)
    except InvalidRequest:
        assert not inside
        return
    assert window.intersection(grid.window) == window and not window.is_empty
    found = grid.cropped(window).extent
    assert found.xmin <= max(extent.xmin, LEFT) + 1e-3 and found.xmax >= min(extent.xmax, LEFT + 24) - 1e-3
    plan = plan_tiles(window, 64, overlap, 10)
    assert (plan.columns.total > 0).all() and (plan.rows.total > 0).all()


@pytest.mark.parametrize("crs", [None, "EPSG:2154"])
@pytest.mark.parametrize(
    "transform",
    [
        Affine(0.2, 0, np.nan, 0, -0.2, TOP),
        Affine(0.2, 0, LEFT, 0, -0.2, np.nan),
        Affine(0.2, 0, LEFT, 0, -0.2, np.inf),
        Affine(0.0, 0, LEFT, 0, -0.2, TOP),
        Affine(1e-300, 0, LEFT, 0, -1e-300, TOP),
        Affine(1e-12, 0, LEFT, 0, -1e-12, TOP),
        Affine(1e300, 0, LEFT, 0, -1e300, TOP),
        Affine(0.2, 0.2, LEFT, 0.2, 0.2, TOP),
        Affine(1e7, 0, LEFT, 0, -1e7, TOP),
        Affine(0.2, 0, 1e15, 0, -0.2, 1e15),
        Affine(0.2, 0, 1e200, 0, -0.2, 1e200),
    ],
)
def test_an_impossible_place_is_refused_by_a_sentence(crs: str | None, transform: Affine) -> None:
    with pytest.raises(InvalidImagery, match=r"^[^\n]*o\.tif [^\n]*\.$"), opened(picture(50, 40, 0), transform, crs):
        pass


@pytest.mark.parametrize("crs", ["EPSG:4978", "EPSG:5773", 'LOCAL_CS["nowhere",UNIT["metre",1]]', "EPSG:3857"])
def test_a_crs_that_is_none_of_the_ground_is_refused_or_read(crs: str) -> None:
    try:
        with opened(picture(50, 40, 0), NORTH_UP, crs) as ortho:
            assert np.isfinite(ortho.read(Window(0, 0, 20, 20)).values).all()
    except InvalidImagery:
        return


@some
@given(dtypes, st.sampled_from([(-1e14, 1e14), (0.0, 1e-29), (0.0, 1.0), (-5.0, 5.0)]), st.integers(0, 99))
def test_any_values_and_any_range_give_8_bits(dtype: str, ends: tuple[float, float], seed: int) -> None:
    rng = np.random.default_rng(seed)
    values = rng.integers(0, 256, (5, 30, 40 * np.dtype(dtype).itemsize)).astype(np.uint8).view(dtype)
    with stored(values) as path, open_ortho(path, WANTED, (), ValueRange(*ends)) as ortho:
        found = ortho.read(Window(-5, -5, 60, 50))
    assert ((found.values >= 0) & (found.values <= 255)).all()
