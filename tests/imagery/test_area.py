# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import numpy as np
import pyogrio
import pytest
import rasterio
import shapely
from affine import Affine
from pyogrio.raw import write
from rasterio.crs import CRS
from rasterio.warp import transform
from shapely.geometry.base import BaseGeometry

from flair2_plugin.core.errors import InvalidRequest
from flair2_plugin.imagery.area import Area, area_on
from flair2_plugin.imagery.area_file import read_area
from flair2_plugin.imagery.grid import Grid, Window
from tests.rasters import LEFT, TOP

GRID = Grid(CRS.from_epsg(2154), Affine(0.2, 0, LEFT, 0, -0.2, TOP), 400, 300)


def write_area(path: Path, *shapes: BaseGeometry | None, crs: str | None = "EPSG:2154", **more: object) -> str:
    """Write shapes in map units, several kinds as "Unknown"."""
    kinds = {shape.geom_type for shape in shapes if shape is not None}
    kind = kinds.pop() if len(kinds) == 1 else "Unknown"
    write(str(path), shapely.to_wkb(np.array(shapes)), [], [], crs=crs, geometry_type=kind, **more)
    return str(path)


def at(left: float, top: float, right: float, bottom: float) -> BaseGeometry:
    """Return a rectangle given in pixels of GRID, in map units."""
    return shapely.box(LEFT + 0.2 * left, TOP - 0.2 * bottom, LEFT + 0.2 * right, TOP - 0.2 * top)


def centres_inside(area: Area, window: Window) -> np.ndarray:
    """Ask GEOS of every pixel's centre."""
    cols, rows = np.meshgrid(np.arange(window.col, window.col_end) + 0.5, np.arange(window.row, window.row_end) + 0.5)
    return np.any([shapely.contains_xy(polygon, cols, rows) for polygon in area.polygons], axis=0)


def stars(count: int, seed: int = 0) -> np.ndarray:
    """Return jagged polygons all over GRID, in map units."""
    rng = np.random.default_rng(seed)
    angles = np.sort(rng.uniform(0, 2 * np.pi, (count, 40)))
    radii, middles = rng.uniform(2, 12, (count, 40)), rng.uniform(0, (80, 60), (count, 1, 2))
    corners = middles + np.stack([radii * np.cos(angles), radii * np.sin(angles)], axis=-1)
    return shapely.polygons(corners + (LEFT, TOP - 60))  # noqa: RUF005  an array and what is added to it


def test_a_pixel_belongs_to_the_area_when_its_centre_does() -> None:
    area = area_on(GRID, stars(12))
    for window in (GRID.window, Window(50, 40, 130, 110), Window(-30, -20, 90, 60)):
        made = area.mask(window)
        assert made.any() and not made.all()
        assert (made == centres_inside(area, window)).all()


def test_half_a_pixel_more_or_less_is_one_pixel() -> None:
    area = area_on(GRID, np.array([at(10.4, 20.6, 19.6, 29.4)]))
    rows, cols = np.nonzero(area.mask(GRID.window))
    assert (cols.min(), cols.max(), rows.min(), rows.max()) == (10, 19, 21, 28)
    assert area.window == Window(10, 20, 10, 10)


def test_a_mask_is_the_same_in_whatever_windows_it_is_made() -> None:
    diamond = shapely.Polygon([(LEFT + 20.1, TOP - 0.1), (LEFT + 40.1, TOP - 20.1), (LEFT + 20.1, TOP - 40.1)])
    area = area_on(GRID, np.array([diamond, *stars(8)]))  # the diamond's edges go through pixels' centres
    whole, pieces = area.mask(GRID.window), np.zeros((300, 400), dtype=bool)
    for row in range(0, 300, 37):
        for col in range(0, 400, 53):
            window = Window(col, row, 53, 37).intersection(GRID.window)
            pieces[row : window.row_end, col : window.col_end] = area.mask(window)
    assert (pieces == whole).all()
    moved = area.moved(-7, -11)
    assert (moved.mask(GRID.window.moved(-7, -11)) == whole).all()


def test_a_window_is_touched_where_a_centre_may_lie_inside() -> None:
    area = area_on(GRID, stars(3, seed=4))
    windows = [Window(col, row, 20, 20) for row in range(0, 300, 20) for col in range(0, 400, 20)]
    touched = area.touched(windows)
    masks = [area.mask(window).any() for window in windows]
    assert 0 < sum(touched) < len(windows) / 2
    assert all(touch or not inside for touch, inside in zip(touched, masks, strict=True))
    assert not area_on(GRID, np.array([at(20, 20, 40, 40)])).touches(Window(0, 20, 20, 20))


def test_overlapping_polygons_are_counted_once() -> None:
    area = area_on(GRID, np.array([at(10, 10, 30, 30), at(20, 10, 40, 30)]))
    assert area.count_pixels(GRID.window) == pytest.approx(600)
    assert area.count_pixels(Window(0, 0, 20, 20)) == pytest.approx(100)


def test_holes_parts_and_other_coordinate_systems_are_kept(tmp_path: Path) -> None:
    ring = at(20, 20, 120, 120).difference(at(50, 50, 90, 90))
    shape = shapely.MultiPolygon([ring, at(200, 200, 260, 250)])
    here = read_area(write_area(tmp_path / "a.gpkg", shape), GRID).mask(GRID.window)

    def to_degrees(corners: np.ndarray) -> np.ndarray:
        return np.column_stack(transform(GRID.crs, CRS.from_epsg(4326), *corners.T.tolist()))

    degrees = shapely.transform(shape, to_degrees)
    path = write_area(tmp_path / "a.geojson", degrees, crs="EPSG:4326", layer_options={"COORDINATE_PRECISION": "12"})
    assert here.sum() == 100 * 100 - 40 * 40 + 60 * 50
    assert not here[50:90, 50:90].any()
    assert (read_area(path, GRID).mask(GRID.window) == here).all()


def test_a_shapefile_and_a_null_among_its_geometries_are_read(tmp_path: Path) -> None:
    path = write_area(tmp_path / "a.shp", None, at(0, 0, 10, 10))
    assert read_area(path, GRID).mask(GRID.window).sum() == 100


def test_a_polygon_that_crosses_itself_is_repaired(tmp_path: Path) -> None:
    corners = [(0.0, 0.0), (20.0, 20.0), (20.0, 0.0), (0.0, 20.0)]
    bow_tie = shapely.Polygon([(LEFT + x, TOP - y) for x, y in corners])
    area = read_area(write_area(tmp_path / "a.gpkg", bow_tie), GRID)
    assert shapely.is_valid(area.polygons).all()
    assert area.mask(GRID.window).sum() == pytest.approx(5000, rel=0.03)


def test_polygons_far_away_are_not_read(tmp_path: Path) -> None:
    path = write_area(tmp_path / "a.gpkg", at(0, 0, 10, 10), at(1e5, 1e5, 2e5, 2e5))
    assert len(read_area(path, GRID).polygons) == 1


@pytest.mark.parametrize(
    ("shapes", "crs", "sentence"),
    [
        ((shapely.Point(LEFT, TOP),), "EPSG:2154", "holds points or lines"),
        ((shapely.LineString([(LEFT, TOP), (LEFT + 9, TOP - 9)]),), "EPSG:2154", "holds points or lines"),
        ((at(0, 0, 9, 9), shapely.Point(LEFT + 5, TOP - 5)), "EPSG:2154", "holds points or lines"),
        ((), "EPSG:2154", "is empty: give a layer with at least one polygon"),
        ((at(1000, 1000, 1100, 1100),), "EPSG:2154", "lie nowhere on the ortho"),
        ((at(0, 0, 9, 9),), "EPSG:4326", "lie nowhere on the ortho"),
        ((None,), "EPSG:2154", "lie nowhere on the ortho"),
    ],
)
def test_what_is_no_area_is_refused(tmp_path: Path, shapes: tuple[BaseGeometry, ...], crs: str, sentence: str) -> None:
    with pytest.raises(InvalidRequest, match=sentence):
        read_area(write_area(tmp_path / "a.gpkg", *shapes, crs=crs), GRID)


@pytest.mark.filterwarnings("ignore:'crs' was not provided")
def test_a_file_without_a_coordinate_system_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidRequest, match="has no coordinate system: assign one"):
        read_area(write_area(tmp_path / "a.shp", at(0, 0, 9, 9), crs=None), GRID)


def test_several_layers_are_refused(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_area(tmp_path / "a.gpkg", at(0, 0, 9, 9), layer=name, append=name == "two")
    with pytest.raises(InvalidRequest, match=r"several layers \(one, two\)"):
        read_area(str(tmp_path / "a.gpkg"), GRID)


def test_what_is_no_vector_file_is_refused(tmp_path: Path) -> None:
    whole = Path(write_area(tmp_path / "a.gpkg", *stars(50))).read_bytes()
    (tmp_path / "table.csv").write_text("a,b\n1,2\n")
    (tmp_path / "text.txt").write_text("no polygons")
    for name in ("none.gpkg", "table.csv", "text.txt", "x" * 5000):
        with pytest.raises(InvalidRequest, match="The area "):
            read_area(str(tmp_path / name), GRID)
    rng = np.random.default_rng(1)
    for number in range(60):
        damaged = bytearray(whole[: len(whole) if number % 2 else int(rng.integers(1, len(whole)))])
        for place in rng.integers(0, len(damaged), 30):
            damaged[place] = rng.integers(0, 256)
        path = tmp_path / f"{number}.gpkg"
        path.write_bytes(damaged)
        with suppress(InvalidRequest):
            read_area(str(path), GRID)


@pytest.mark.parametrize("first", ["rasterio", "pyogrio"])
def test_both_gdals_live_in_one_process(tmp_path: Path, first: str) -> None:
    second = "pyogrio" if first == "rasterio" else "rasterio"
    code = f"""
import {first}, {second}, numpy as np, shapely
from pyogrio.raw import read, write
for number in range(5):
    with rasterio.open("r.tif", "w", driver="GTiff", width=9, height=9, count=1, dtype="uint8", crs="EPSG:2154",
                       transform=rasterio.Affine(1, 0, 0, 0, -1, 9)) as made:
        made.write(np.full((1, 9, 9), number, dtype="uint8"))
    write("v.gpkg", shapely.to_wkb(np.array([shapely.box(0, 0, number + 1, 1)])), [], [], crs="EPSG:2154",
          geometry_type="Polygon")
    about, _, shapes, _ = read("v.gpkg")
    with rasterio.open("r.tif") as made:
        assert made.read().max() == number and made.crs.to_epsg() == 2154 and about["crs"] == "EPSG:2154"
    assert shapely.from_wkb(shapes[0]).area == number + 1
"""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={key: value for key, value in os.environ.items() if not key.startswith("PROJ")},
    )
    assert done.returncode == 0, done.stderr
    assert pyogrio.__gdal_version__ != tuple(map(int, rasterio.__gdal_version__.split(".")))
