# SPDX-License-Identifier: GPL-2.0-or-later
"""A wide map is drawn in lanes: what they cost is a column of tiles each, and not a byte of the map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import numpy as np
import pytest
import rasterio
import shapely
import torch
from affine import Affine
from hypothesis import given
from hypothesis import strategies as st
from pyogrio.raw import read, write

from flair2_plugin.core.errors import Stopped
from flair2_plugin.core.messages import Foreseen, Log, Message, Progress, Strip
from flair2_plugin.core.model_card import SatelliteInput
from flair2_plugin.core.request import Extent, Request
from flair2_plugin.imagery.area import Area
from flair2_plugin.imagery.grid import Window
from flair2_plugin.inference import inputs
from flair2_plugin.inference.blending import TileBlender
from flair2_plugin.inference.forecast import forecast
from flair2_plugin.inference.foresight import cache_bytes
from flair2_plugin.inference.lanes import WIDEST, Lanes
from flair2_plugin.inference.plan import TilePlan, plan_tiles
from flair2_plugin.inference.run import classify
from tests.inference.scenes import AERIAL, aerial_scene, rows_done
from tests.packages import SMALL_UTT, write_package
from tests.rasters import LEFT, TOP, random_ortho, random_series, write_ortho, write_series

PLACE = Affine(0.2, 0, LEFT, 0, -0.2, TOP)
DAYS = [date(2021, month, 5) for month in (1, 4, 7)]
WIDTH, HEIGHT, LANE = 610, 330, 200
OVERLAPS = [0.0, 0.1, 0.25, 0.5, 0.75]


def set_lanes(monkeypatch: pytest.MonkeyPatch, widest: int = LANE) -> None:
    monkeypatch.setattr(inputs, "Lanes", partial(Lanes, widest=widest))


def narrow_lanes() -> None:
    """Have an engine draw its map in lanes of a tile or two."""
    inputs.Lanes = partial(Lanes, widest=50)  # type: ignore[assignment,misc]


@given(st.integers(1, 3000), st.integers(0, 900), st.sampled_from(OVERLAPS), st.integers(1, 1500))
def test_lanes_lie_side_by_side_and_each_pixel_has_the_tiles_it_has_without_them(
    size: int, first: int, overlap: float, widest: int
) -> None:
    axis = plan_tiles(Window(first, 0, size, 1), 512, overlap, 50, Window(0, 0, first + size, 1)).columns
    parts = axis.cut(widest)
    assert [part.begin for part in parts] == [0, *(part.end for part in parts[:-1])] and parts[-1].end == size
    for part in parts:
        reach = [start for start in axis.starts if start + axis.rim < part.end]
        assert list(part.starts) == [start for start in reach if start + axis.rim + axis.kept > part.begin]
        pixels = [pixel for number in range(part.count) for pixel in part.finished(number)]
        assert pixels == list(range(part.begin, part.end))
        assert (part.total == axis.total[part.begin : part.end]).all()
        assert part.size <= max(widest, axis.kept) + axis.kept


def test_a_map_of_usual_width_is_one_lane() -> None:
    plan = plan_tiles(Window(0, 0, 12_000, 900), 512, 0.25, 50)
    assert plan.cut(WIDEST) == [plan]
    assert list(Lanes(plan).strips) == plan.strips
    assert len(Lanes(plan_tiles(Window(0, 0, 100_000, 900), 512, 0.25, 50)).each) == 9


@pytest.mark.parametrize(("size", "overlap", "widest"), [((230, 90), 0.25, 70), ((330, 170), 0.75, 40), (
    (200, 70), 0.0, 64)])  # fmt: skip
def test_blending_in_lanes_gives_the_same_bytes(size: tuple[int, int], overlap: float, widest: int) -> None:
    whole, generator = plan_tiles(Window(0, 0, *size), 64, overlap, unit=1), torch.Generator().manual_seed(3)
    answers = {
        tile: torch.rand((4, 64, 64), generator=generator).softmax(dim=0) for row in whole.tile_rows() for tile in row
    }
    lanes = whole.cut(widest)
    assert len(lanes) > 2
    expected, blender = mosaic(whole, [whole], answers), TileBlender(whole, 4, torch.device("cpu"), with_percent=True)
    assert (mosaic(whole, lanes, answers) == expected).all()
    assert (mosaic(whole, lanes, answers, blender) == expected).all()


def mosaic(
    whole: TilePlan, lanes: list[TilePlan], answers: dict[Window, torch.Tensor], blender: TileBlender | None = None
) -> np.ndarray:
    """Blend the answers, lane by lane with one blender or several, and return places and percent, (2, H, W)."""
    made = np.full((2, whole.rows.size, whole.columns.size), 255, dtype=np.uint8)
    for lane in lanes:
        current = blender or TileBlender(lane, 4, torch.device("cpu"), with_percent=True)
        current.begin(lane)
        for row, tiles in enumerate(lane.tile_rows()):
            for column, tile in enumerate(tiles):
                block = current.add(row, column, answers[tile])
                rows, columns = (slice(*ends) for ends in block.window.bounds)
                made[0, rows, columns], made[1, rows, columns] = block.places, block.percent
    return made


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> Request:
    """A request for a map of some 7 × 4 tiles that see a series too; the ortho has a corner and a hole without data."""
    folder = tmp_path_factory.mktemp("wide")
    values = random_ortho(width=WIDTH, height=HEIGHT)
    values[:, :70, :120] = 0
    values[:, 100:260, 290:420] = 0
    ortho = write_ortho(folder / "ortho.tif", values, nodata=0)
    series = write_series(folder / "s2", random_series(3), DAYS)
    model = write_package(folder / "small", replace(SMALL_UTT, aerial=replace(SMALL_UTT.aerial, patch=128)))
    area = shapely.Polygon([(120, 20), (600, 40), (330, 300)])
    placed = shapely.transform(area, lambda corners: corners * (0.2, -0.2) + (LEFT, TOP))
    write(str(folder / "area.gpkg"), shapely.to_wkb([placed]), [], [], crs="EPSG:2154", geometry_type="Polygon")
    request = Request(str(ortho), str(model), "", sentinel2=(str(series),), device="cpu", precision="fp32")
    return replace(request, aoi=str(folder / "area.gpkg"))


def make(request: Request, folder: Path) -> tuple[dict[str, bytes], list[Message]]:
    """Run, and return the rasters and tables that were made, and what was said."""
    folder.mkdir()
    said: list[Message] = []
    outputs = {"confidence": "sure.tif", "statistics": "areas.csv", "polygons": "map.gpkg"}
    named = {option: str(folder / name) for option, name in outputs.items()}
    classify(replace(request, output=str(folder / "map.tif"), **named), said.append, lambda: False)  # type: ignore[arg-type]
    return {name: (folder / name).read_bytes() for name in ("map.tif", "sure.tif", "areas.csv")}, said


def polygons_of(path: Path) -> list[tuple[int, shapely.Geometry]]:
    _, _, shapes, [ids, *_] = read(str(path))
    return sorted(zip(ids, shapely.normalize(shapely.from_wkb(shapes)), strict=True), key=str)


def whole_ortho(request: Request) -> Request:
    return replace(request, aoi=None)


def extent(request: Request) -> Request:
    return replace(request, aoi=None, extent=Extent(LEFT + 21, TOP - 60, LEFT + 119, TOP - 11))


def half_overlap(request: Request) -> Request:
    return replace(request, aoi=None, overlap=0.5)


def area(request: Request) -> Request:
    return request


@pytest.mark.parametrize("of", [whole_ortho, extent, half_overlap, area])
def test_the_map_has_the_same_bytes_in_lanes(
    wide: Request, of: Callable[[Request], Request], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected, _ = make(of(wide), tmp_path / "at_once")
    set_lanes(monkeypatch)
    made, said = make(of(wide), tmp_path / "in_lanes")
    assert made == expected
    assert polygons_of(tmp_path / "in_lanes/map.gpkg") == polygons_of(tmp_path / "at_once/map.gpkg")
    strips = [message for message in said if isinstance(message, Strip)]
    with rasterio.open(tmp_path / "in_lanes/map.tif") as dataset:
        assert len({strip.left for strip in strips}) > 2
        assert {(strip.of_columns, strip.of_rows) for strip in strips} == {(dataset.width, dataset.height)}
        assert sum(strip.columns * strip.rows for strip in strips) == dataset.width * dataset.height
    progress = [message for message in said if isinstance(message, Progress) and message.stage == "tiles"]
    [foreseen] = [message for message in said if isinstance(message, Foreseen)]
    assert [message.done for message in progress] == list(range(1, foreseen.tiles + foreseen.skipped + 1))
    assert progress[-1].total == progress[-1].done and progress[-1].seconds_left == 0


def test_a_run_that_is_stopped_in_a_later_lane_leaves_its_part_and_goes_on(
    wide: Request, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = replace(whole_ortho(wide), output=str(tmp_path / "map.tif"))
    classify(request, lambda message: None, lambda: False)
    expected = (tmp_path / "map.tif").read_bytes()
    set_lanes(monkeypatch)
    said: list[Message] = []
    rows = len(Lanes(plan_tiles(Window(0, 0, WIDTH, HEIGHT), 128, 0.25, 50)).strips)
    with pytest.raises(Stopped, match="rows of tiles are kept"):
        classify(
            replace(request, keep_partial=True), said.append, lambda: sum(isinstance(m, Strip) for m in said) > rows
        )
    with rasterio.open(tmp_path / "map.tif") as whole, rasterio.open(tmp_path / "map_partial.tif") as part:
        values, made = whole.read(1), part.read(1)
    strips = [message for message in said if isinstance(message, Strip)]
    done = np.zeros(values.shape, dtype=bool)
    for strip in strips:
        done[strip.top : strip.top + strip.rows, strip.left : strip.left + strip.columns] = True
    assert (made[done] == values[done]).all() and (made[~done] == 0).mean() > 0.9
    resumed = replace(request, resume=True)
    foreseen = forecast(resumed, lambda message: None, lambda: False)
    again: list[Message] = []
    classify(resumed, again.append, lambda: False)
    assert [message for message in again if isinstance(message, Strip)][: len(strips)] == strips
    [before], [told] = ([m for m in heard if isinstance(m, Foreseen)] for heard in (said, again))
    assert foreseen.tiles == told.tiles < before.tiles - rows
    assert (tmp_path / "map.tif").read_bytes() == expected


def test_killed_in_one_lane_and_in_the_next_a_run_ends_with_the_same_bytes(tmp_path: Path) -> None:
    scene = aerial_scene(tmp_path)
    scene.engine("--confidence", "confidence.tif").finish()
    expected = scene.products()
    scene.clear()
    assert len(expected) == 2
    rows = len(Lanes(plan_tiles(Window(0, 0, 110, 1200), AERIAL.aerial.patch, 0.6, 1)).strips)
    for done in (rows // 2, rows + 5):
        engine = scene.engine("--confidence", "confidence.tif", "--resume", set_up=narrow_lanes)
        engine.wait_for(rows_done(scene, done)).kill()
        assert done <= len(scene.journal()) < 2 * rows
    engine = scene.engine("--confidence", "confidence.tif", "--resume", set_up=narrow_lanes).finish()
    assert engine.tiles[-1].done == engine.tiles[-1].total > 2 * rows
    assert scene.products() == expected and not scene.left_over()


def test_tiles_that_share_their_series_do_so_in_lanes_too(
    wide: Request, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = replace(SMALL_UTT, aerial=replace(SMALL_UTT.aerial, patch=256), satellite=SatelliteInput(patch=16))
    model = write_package(tmp_path / "shared", card)
    request = replace(whole_ortho(wide), model=str(model), satellite="shared", overlap=0.2)
    expected, _ = make(request, tmp_path / "at_once")
    set_lanes(monkeypatch)
    made, said = make(request, tmp_path / "in_lanes")
    assert made == expected
    assert not any("can't share" in message.text for message in said if isinstance(message, Log))


def test_the_middle_of_what_is_missing_is_inside_the_area() -> None:
    plan = plan_tiles(Window(0, 0, WIDTH, HEIGHT), 64, 0.25, unit=1)
    lanes = Lanes(replace(plan, area=Area(np.array([shapely.box(400, 10, 600, 300)]))), 150)
    tile = lanes.middle_tile(lanes.strips)
    assert tile and lanes.plan.touched([tile]) == [True]
    assert lanes.middle_tile(range(plan.rows.count)) is None
    assert lanes.wanted(range(plan.rows.count)) == 0 < lanes.tiles(range(plan.rows.count))


def test_gdal_keeps_what_a_lane_needs(tmp_path: Path) -> None:
    def cache(name: str, **layout: object) -> int:
        with rasterio.open(
            tmp_path / name, "w", "GTiff", 100_000, 600, 5, "EPSG:2154", PLACE, "uint8", sparse_ok=True, **layout
        ):
            pass  # empty blocks take no room
        return cache_bytes(str(tmp_path / name), 512)

    assert cache("tiled.tif", tiled=True, blockxsize=1024, blockysize=1024) == 2 * 1024 * 5 * (WIDEST + 2 * 1024)
    assert cache("striped.tif", blockysize=1) == 512 * 5 * 100_000  # no part of a strip can be read alone
