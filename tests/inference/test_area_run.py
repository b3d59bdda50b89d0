# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs that are limited to an area of interest."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import rasterio
import shapely
from pyogrio.raw import write

from flair2_plugin.core.errors import InvalidRequest, OutputFailed, Stopped
from flair2_plugin.core.locations import has_unfinished_run
from flair2_plugin.core.messages import Foreseen, Message, Progress
from flair2_plugin.core.request import Extent, Request
from flair2_plugin.imagery.aerial.ortho import Ortho, Pixels
from flair2_plugin.imagery.grid import Window
from flair2_plugin.inference.run import classify
from flair2_plugin.inference.satellite_tiles import SatelliteTiles
from tests.packages import SMALL_UTT, write_package
from tests.rasters import LEFT, TOP, random_ortho, random_series, write_ortho, write_series

DAYS = [date(2021, month, 5) for month in (1, 4, 7, 10)]
WIDTH, HEIGHT = 1700, 1300


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Request:
    """A request for a map of 4 × 3 tiles, which is made; its ortho has a corner without data."""
    folder = tmp_path_factory.mktemp("whole")
    values = random_ortho(width=WIDTH, height=HEIGHT)
    values[:, :100, :120] = 0
    ortho = write_ortho(folder / "ortho.tif", values, nodata=0)
    series = write_series(folder / "s2", random_series(4, side=100), DAYS)
    model = write_package(folder / "small", SMALL_UTT)
    sure = str(folder / "sure.tif")
    request = Request(str(ortho), str(model or folder / "small"), str(folder / "map.tif"), sentinel2=(str(series),))
    request = replace(request, device="cpu", precision="fp32", confidence=sure)
    run(request)
    return request


@pytest.fixture
def request_of(whole: Request, tmp_path: Path) -> Callable[..., Request]:
    """Return what makes a request for the part of it inside some polygons, given in pixels."""

    def make(*polygons: shapely.Polygon, name: str = "area.gpkg") -> Request:
        placed = [shapely.transform(p, lambda c: c * (0.2, -0.2) + (LEFT, TOP)) for p in polygons]
        wkb = shapely.to_wkb(np.array(placed))
        write(str(tmp_path / name), wkb, [], [], crs="EPSG:2154", geometry_type="Polygon")
        output, sure = str(tmp_path / "map.tif"), str(tmp_path / "sure.tif")
        return replace(whole, aoi=str(tmp_path / name), output=output, confidence=sure)

    return make


def run(request: Request) -> list[Message]:
    messages: list[Message] = []
    classify(request, messages.append, lambda: False)
    return messages


def pixels_of(path: str, window: Window | None = None) -> np.ndarray:
    with rasterio.open(path) as dataset:
        return np.asarray(dataset.read(1, window=window.bounds if window else None))


TRIANGLE = shapely.Polygon([(1050.3, 20.7), (1660.2, 60.1), (1250.8, 620.4)])
BOX = shapely.box(1300, 1100, 1600, 1250)


def test_inside_the_area_the_map_is_that_of_the_whole_ortho(
    whole: Request, request_of: Callable[..., Request], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = watch_reading(monkeypatch)
    request = request_of(TRIANGLE, BOX)
    messages = run(request)
    window = Window(1050, 20, 611, 1230)
    cols, rows = np.meshgrid(np.arange(1050, 1661) + 0.5, np.arange(20, 1250) + 0.5)
    inside = shapely.contains_xy(TRIANGLE, cols, rows) | shapely.contains_xy(BOX, cols, rows)
    assert (pixels_of(request.output) == np.where(inside, pixels_of(whole.output, window), 0)).all()
    assert request.confidence and whole.confidence
    assert (pixels_of(request.confidence) == np.where(inside, pixels_of(whole.confidence, window), 255)).all()
    with rasterio.open(request.output) as made:
        assert made.transform.c == pytest.approx(LEFT + 210) and made.transform.f == pytest.approx(TOP - 4)
    [foreseen] = [message for message in messages if isinstance(message, Foreseen)]
    progress = [message for message in messages if isinstance(message, Progress) and message.stage == "tiles"]
    assert foreseen.skipped > 0 and foreseen.tiles == len(set(read["ortho"])) == len(set(read["series"]))
    assert progress[-1].done == progress[-1].total == foreseen.tiles + foreseen.skipped
    assert foreseen.square_km == pytest.approx((TRIANGLE.area + BOX.area) * 0.04 / 1e6, abs=1e-4)
    report = json.loads(Path(request.output).with_suffix(".report.json").read_text())
    assert report["computed"] == foreseen.tiles
    assert sum(area["pixels"] for area in report["areas"]) == (pixels_of(request.output) > 0).sum()


def watch_reading(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[Window]]:
    """Keep the windows of the ortho that are read, and the tiles whose series is prepared."""
    read: dict[str, list[Window]] = {"ortho": [], "series": []}
    of_ortho, of_series = Ortho.read, SatelliteTiles.read_row

    def read_ortho(self: Ortho, window: Window) -> Pixels:
        read["ortho"].append(window)
        return of_ortho(self, window)

    def read_row(self: SatelliteTiles, tiles: Sequence[Window]) -> object:
        prepare = of_series(self, tiles)

        def prepared(number: int) -> object:
            read["series"].append(tiles[number])
            return prepare(number)

        return prepared

    monkeypatch.setattr(Ortho, "read", read_ortho)
    monkeypatch.setattr(SatelliteTiles, "read_row", read_row)
    return read


def test_the_map_reaches_as_far_as_both_area_and_extent(request_of: Callable[..., Request]) -> None:
    request = replace(request_of(BOX), extent=Extent(LEFT + 0.2 * 1400, TOP - 300, LEFT + 0.2 * 1500, TOP - 0.2 * 1150))
    run(request)
    assert pixels_of(request.output).shape == (100, 100)
    with pytest.raises(InvalidRequest, match="No polygon of the area lies in the extent"):
        run(replace(request, extent=Extent(LEFT, TOP - 40, LEFT + 40, TOP)))


def test_a_run_goes_on_where_the_same_polygons_come_in_another_file(request_of: Callable[..., Request]) -> None:
    north, south = shapely.box(1300, 90, 1350, 120), shapely.box(1280, 1190, 1330, 1210)
    request = request_of(north, south)
    run(request)
    expected = Path(request.output).read_bytes()

    def stop_after_a_strip(wanted: Request) -> None:
        with pytest.raises(Stopped, match="are kept"):
            classify(wanted, lambda message: None, lambda: has_unfinished_run(Path(wanted.output)))

    stop_after_a_strip(request)
    messages = run(replace(request_of(north, south, name="again.gpkg"), resume=True))
    assert any("The unfinished run goes on" in getattr(message, "text", "") for message in messages)
    assert Path(request.output).read_bytes() == expected
    stop_after_a_strip(request)
    messages = run(replace(request_of(south), resume=True))
    assert any("the area has changed" in getattr(message, "text", "") for message in messages)


def test_the_area_is_never_overwritten(request_of: Callable[..., Request], tmp_path: Path) -> None:
    request = request_of(BOX)
    (tmp_path / "area.gpkg").rename(tmp_path / "area.tif")
    with pytest.raises(OutputFailed, match="is one of the inputs"):
        run(replace(request, aoi=str(tmp_path / "area.tif"), output=str(tmp_path / "area.tif")))
