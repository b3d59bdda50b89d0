# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import rasterio
import shapely
from affine import Affine
from pyogrio.raw import read
from rasterio.crs import CRS
from rasterio.features import rasterize

from flair2_plugin.core.errors import OutputFailed, Stopped
from flair2_plugin.core.messages import Result
from flair2_plugin.core.nomenclature import BASELINE
from flair2_plugin.core.request import Request
from flair2_plugin.imagery.grid import Grid
from flair2_plugin.inference.polygon_file import write_polygons
from flair2_plugin.inference.run import classify
from tests.packages import SMALL_UNET, write_package
from tests.rasters import LEFT, TOP, random_ortho, write_ortho

GRID = Grid(CRS.from_epsg(2154), Affine(0.2, 0, LEFT, 0, -0.2, TOP), 60, 50)


def check(request: Request) -> Result:
    return classify(request, lambda message: None, lambda: False)


@pytest.fixture
def request_of(tmp_path: Path) -> Request:
    values = random_ortho(width=560, height=900)
    values[:, 300:420, 200:330] = 0
    ortho = write_ortho(tmp_path / "ortho.tif", values, nodata=0)
    write_package(tmp_path / "aerial", SMALL_UNET)
    request = Request(str(ortho), str(tmp_path / "aerial"), str(tmp_path / "map.tif"), device="cpu", precision="fp32")
    return replace(request, polygons=str(tmp_path / "map.gpkg"))


def test_the_polygons_are_the_map_to_the_pixel(request_of: Request) -> None:
    result = check(request_of)
    assert result.polygons == request_of.polygons
    about, _, shapes, columns = read(str(request_of.polygons))
    with rasterio.open(request_of.output) as made:
        values, transform = made.read(1), made.transform
    polygons, table = shapely.from_wkb(shapes), dict(zip(about["fields"], columns, strict=True))
    assert about["crs"] == "EPSG:2154" and about["geometry_type"] == "Polygon"
    burnt = rasterize(zip(polygons, table["class"].tolist(), strict=True), values.shape, transform=transform)
    assert (burnt == values).all() and (values[300:420, 200:330] == 0).all()
    assert shapely.total_bounds(polygons) == pytest.approx((LEFT, TOP - 180, LEFT + 112, TOP))
    assert table["area_m2"] == pytest.approx(shapely.area(polygons), abs=1e-5)
    names = {entry.id: entry.name for entry in BASELINE}
    assert table["name"].tolist() == [names[value] for value in table["class"].tolist()]


def test_an_older_file_is_replaced_when_all_is_made(tmp_path: Path) -> None:
    (tmp_path / "p.gpkg").write_text("older")

    def stop() -> None:
        raise Stopped("Stopped.")

    strips = [np.full((10, 60), 1 + number % 3, dtype=np.uint8) for number in range(5)]
    with pytest.raises(Stopped):
        write_polygons(tmp_path / "p.gpkg", strips, GRID, BASELINE, stop)
    assert [path.name for path in tmp_path.iterdir()] == ["p.gpkg"]
    assert (tmp_path / "p.gpkg").read_text() == "older"
    write_polygons(tmp_path / "p.gpkg", strips, GRID, BASELINE, lambda: None)
    assert [path.name for path in tmp_path.iterdir()] == ["p.gpkg"]
    assert len(read(str(tmp_path / "p.gpkg"))[2]) == 5


def test_a_map_without_data_has_a_layer_without_polygons(tmp_path: Path) -> None:
    write_polygons(tmp_path / "p.gpkg", [np.zeros((50, 60), dtype=np.uint8)], GRID, BASELINE, lambda: None)
    about, _, shapes, _ = read(str(tmp_path / "p.gpkg"))
    assert len(shapes) == 0 and list(about["fields"]) == ["class", "name", "area_m2"]


def test_polygons_that_can_not_be_written_are_refused(request_of: Request, tmp_path: Path) -> None:
    with pytest.raises(OutputFailed, match=r"must end in \.gpkg"):
        check(replace(request_of, polygons=str(tmp_path / "map.shp")))
    with pytest.raises(OutputFailed, match="does not exist"):
        check(replace(request_of, polygons=str(tmp_path / "absent" / "map.gpkg")))
    with pytest.raises(OutputFailed, match="can't be written"):
        write_polygons(tmp_path / "absent" / "p.gpkg", [np.ones((50, 60), np.uint8)], GRID, BASELINE, lambda: None)
