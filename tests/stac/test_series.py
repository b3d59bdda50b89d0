# SPDX-License-Identifier: GPL-2.0-or-later
"""Series made from a real STAC API and cloud-optimised rasters: the same pixels as the scenes that they show."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
from affine import Affine
from rasterio.warp import transform_bounds

from flair2_plugin.core.errors import Flair2Error, InvalidImagery, InvalidRequest, OutputFailed, Stopped
from flair2_plugin.core.messages import Log, Message, Progress
from flair2_plugin.core.model_card import SatelliteInput
from flair2_plugin.core.request import Extent
from flair2_plugin.core.sentinel2_catalogs import Sentinel2Catalog
from flair2_plugin.core.series_request import SeriesRequest
from flair2_plugin.imagery.grid import Grid, Point
from flair2_plugin.imagery.sentinel2.opening import open_series
from flair2_plugin.stac import folder as folders
from flair2_plugin.stac import search as searching
from flair2_plugin.stac import series as making
from flair2_plugin.stac.record import read_record
from flair2_plugin.stac.series import make_series
from tests.rasters import write_raster
from tests.stac_scenes import BANDS, CRS_UTM, NORTH, WEST, Shop, reproject_tile, truth, window, write_cog
from tests.stac_server import Door, serve_catalogue, start_api

pytestmark = [  # of odc-geo and of rasterio's warp of arrays
    pytest.mark.filterwarnings("ignore:The 'shapely.ops.transform:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:Dataset has no geotransform"),
]

AREA = (WEST + 100, NORTH - 700, WEST + 1200, NORTH - 100)  # of both tiles
FIRST_TILE = (WEST + 100, NORTH - 500, WEST + 500, NORTH - 100)

Make = Callable[..., Path]


class Heard(list[Message]):
    """What a run says."""

    @property
    def warnings(self) -> list[str]:
        return [message.text for message in self if isinstance(message, Log) and message.level == "warning"]


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def make(door: Door, tmp_path: Path, heard: Heard) -> Make:
    """Return a function that makes a series and returns its folder."""

    def make(
        extent: tuple[float, ...] | None = FIRST_TILE, stopped: Callable[[], bool] = lambda: False, **more: Any
    ) -> Path:
        wanted: dict[str, Any] = {
            "output": str(tmp_path / "series"),
            "catalog": door.address,
            "collection": "sentinel-2-c1-l2a",
            "first": "2021-01-01",
            "last": "2021-12-31",
            "crs": CRS_UTM,
            "extent": Extent(*extent) if extent else None,
            **more,
        }
        make_series(SeriesRequest(**wanted), heard.append, stopped)
        return Path(wanted["output"])

    return make


@pytest.fixture(scope="module")
def whole(_door: Door, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a series of both tiles, to be looked at by many."""
    _door.calm()
    folder = tmp_path_factory.mktemp("whole") / "series"
    area, days = Extent(*AREA), ("2021-01-01", "2021-12-31")
    wanted = SeriesRequest(str(folder), _door.address, *days, area, CRS_UTM, collection="sentinel-2-c1-l2a")
    make_series(wanted, lambda message: None, lambda: False)
    return folder


def read(path: Path) -> np.ndarray:
    with rasterio.open(path) as dataset:
        return np.asarray(dataset.read())


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_series_has_the_pixels_of_the_scenes_and_their_masks(whole: Path) -> None:
    series = whole
    rows, cols = window(AREA)
    assert names(series) == [
        *("S2_20210403.tif", "S2_20210403_masks.tif", "S2_20210418.tif", "S2_20210418_masks.tif"),
        *("S2_20210712.tif", "S2_20210712_masks.tif", "series.json"),
    ]
    for day in ("2021-04-03", "2021-07-12"):  # two tiles; of the first one on the first day also an older processing
        wanted, name = truth(day), f"S2_{day.replace('-', '')}"
        assert (read(series / f"{name}.tif") == wanted.values[:, rows, cols]).all()
        masks = read(series / f"{name}_masks.tif")
        assert (masks == np.stack([wanted.snow, wanted.cloud])[:, rows, cols]).all()


def test_the_files_are_laid_out_for_the_engine(whole: Path) -> None:
    with rasterio.open(whole / "S2_20210712.tif") as dataset:
        assert dataset.descriptions == ("B2", "B3", "B4", "B5", "B6", "B7", "B8", "B8A", "B11", "B12")
        assert (dataset.dtypes[0], dataset.nodata, dataset.crs.to_epsg()) == ("uint16", 0, 32631)
        assert (dataset.compression.value, dataset.block_shapes[0]) == ("DEFLATE", (256, 256))
        assert dataset.bounds == AREA


def test_what_a_tile_lacks_is_no_data(whole: Path) -> None:
    values = read(whole / "S2_20210418.tif")  # the first tile only: it ends 80 pixels from WEST
    rows, cols = window(AREA)
    assert (values[:, :, :70] == truth("2021-04-18").values[:, rows, cols][:, :, :70]).all()
    assert (values[:, :, 70:] == 0).all()


def test_an_older_processing_of_a_tile_is_not_even_read(make: Make, door: Door) -> None:
    make(FIRST_TILE, first="2021-04-03", last="2021-04-03")
    assert door.rasters_asked
    assert not [path for path in door.rasters_asked if "older" in path]


@pytest.mark.parametrize(
    ("collection", "what"),
    [
        ("earth-search-l2a", "taken away from the pixels already, whatever the offset in the metadata"),
        ("sentinel-2-l2a", "only the processing baseline says it"),
        ("before-2022", "nothing was added before baseline 04.00"),
        ("stac-1.1", "the collection's assets say it, and what the bands are"),
    ],
)
def test_values_mean_the_same_in_every_catalogue(make: Make, collection: str, what: str) -> None:
    series = make(FIRST_TILE, collection=collection)
    rows, cols = window(FIRST_TILE)
    assert (read(series / "S2_20210712.tif") == truth("2021-07-12").values[:, rows, cols]).all(), what


def test_scene_classes_stand_in_for_probabilities(make: Make) -> None:
    masks = read(make(FIRST_TILE, collection="earth-search-l2a") / "S2_20210712_masks.tif")
    rows, cols = window(FIRST_TILE)
    wanted = truth("2021-07-12")
    assert (masks[0] == np.where(wanted.snow[rows, cols] > 0, 100, 0)).all()
    assert (masks[1] == wanted.cloud[rows, cols]).all()


def test_a_catalogue_without_masks_makes_none_and_says_so(make: Make, heard: Heard) -> None:
    series = make(FIRST_TILE, collection="stac-1.1")
    assert names(series) == ["S2_20210712.tif", "series.json"]
    assert "no snow and cloud masks" in heard.warnings[0]


def test_a_month_is_the_mean_of_its_clear_pixels(make: Make) -> None:
    series = make(FIRST_TILE, every="month")
    assert [name for name in names(series) if name.endswith("5.tif")] == ["S2_20210415.tif", "S2_20210715.tif"]
    rows, cols = window(FIRST_TILE)
    days = [truth(day) for day in ("2021-04-03", "2021-04-18")]
    clear = np.stack([(day.snow < 60) & (day.cloud < 60) for day in days])[:, None, rows, cols]
    sums = (np.stack([day.values[:, rows, cols] for day in days]) * clear).sum(axis=0)
    counts = clear.sum(axis=0)
    wanted = np.where(counts > 0, np.rint(sums / np.maximum(counts, 1)), 0)
    assert 0 < (counts == 0).mean() < (counts == 2).mean() + (counts == 1).mean()
    assert (read(series / "S2_20210415.tif") == wanted).all()
    masks = read(series / "S2_20210415_masks.tif")
    assert (masks[1] == np.where(counts[0] == 0, 100, 0)).all() and not masks[0].any()


def test_cloudy_products_are_left_out(make: Make, door: Door) -> None:
    series = make(FIRST_TILE, cloud_cover=25.0)
    assert [path for path in names(series) if "masks" not in path] == [
        *("S2_20210403.tif", "S2_20210712.tif", "series.json")
    ]
    assert door.searches[0]["query"] == {"eo:cloud_cover": {"lte": 25.0}}  # the server may leave them out itself


def test_where_all_is_cloudy_the_clearest_is_told(make: Make) -> None:
    with pytest.raises(InvalidImagery, match=r"All 1 .* more than 20 % .* \(the clearest has 36 %\)"):
        make(first="2021-04-10", last="2021-04-30", cloud_cover=20.0)


def test_years_do_not_mix(make: Make) -> None:
    series = make(FIRST_TILE, first="2022-01-01", last="2022-12-31")
    assert "S2_20220404.tif" in names(series) and not [name for name in names(series) if "2021" in name]


def test_no_items_is_a_sentence(make: Make, tmp_path: Path) -> None:
    with pytest.raises(InvalidImagery, match="no Sentinel-2 products of this area from 2019-01-01 to 2019-12-31"):
        make(first="2019-01-01", last="2019-12-31")
    assert not (tmp_path / "series").exists()


def test_an_unknown_collection_is_a_sentence(make: Make) -> None:
    with pytest.raises(InvalidRequest, match='has no collection "sentinel-3"'):
        make(collection="sentinel-3")


def test_the_pages_of_a_search_are_followed(make: Make, door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "_PAGE", 2)
    assert len(names(make(first="2021-04-01", last="2021-07-30"))) == 7
    assert len(door.searches) > 1


def test_far_too_many_items_are_refused(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "MOST_ITEMS", 3)
    with pytest.raises(InvalidImagery, match="more than 3 products"):
        make()


def test_a_second_run_asks_nobody(make: Make, door: Door, heard: Heard) -> None:
    first = {path.name: path.read_bytes() for path in make().iterdir()}
    door.asked.clear()
    again = {path.name: path.read_bytes() for path in make().iterdir()}
    assert not door.asked
    assert again == first
    assert "The series is there already, 3 rasters" in heard[-1].text  # type: ignore[union-attr]


def test_a_date_that_changed_on_the_disk_is_read_again(make: Make, door: Door) -> None:
    series = make()
    whole = (series / "S2_20210418.tif").read_bytes()
    (series / "S2_20210418.tif").write_bytes(whole[:-100] + bytes(100))
    door.calm()
    make()
    assert (series / "S2_20210418.tif").read_bytes() == whole
    assert door.rasters_asked and all("20210418" in path for path in door.rasters_asked)


def test_what_is_finished_when_it_breaks_off_is_not_read_again(make: Make, door: Door, tmp_path: Path) -> None:
    door.troubles += [("20210712", 503, {})] * 500
    with pytest.raises(InvalidImagery, match="can't be read from 127.0.0.1"):
        make()
    assert not [name for name in names(tmp_path / "series") if "20210712" in name]
    assert len(names(tmp_path / "series")) == 5
    door.calm()
    make()
    assert len(names(tmp_path / "series")) == 7
    assert door.rasters_asked and all("20210712" in path for path in door.rasters_asked)


def test_another_series_is_not_mixed_in(make: Make) -> None:
    make(last="2021-04-10")
    with pytest.raises(InvalidRequest, match="holds another series, its cloud cover being 60 and not 50"):
        make(last="2021-04-10", cloud_cover=50.0)


def test_a_folder_of_other_rasters_is_refused(make: Make, tmp_path: Path) -> None:
    (tmp_path / "series").mkdir()
    (tmp_path / "series" / "S2_20200101.tif").touch()
    with pytest.raises(InvalidRequest, match=r"holds other rasters \(S2_20200101.tif\)"):
        make()


def test_a_stop_keeps_finished_dates_and_no_half_ones(make: Make, tmp_path: Path, heard: Heard) -> None:
    def after_one_date() -> bool:
        return any(isinstance(message, Progress) and message.done == 1 for message in heard)

    with pytest.raises(Stopped):
        make(stopped=after_one_date)
    assert names(tmp_path / "series") == ["S2_20210403.tif", "S2_20210403_masks.tif", "series.json"]
    record = read_record(tmp_path / "series")
    assert record is not None and not record.finished and len(record.dates) == 1


def test_a_full_disk_is_noticed_before(make: Make, monkeypatch: pytest.MonkeyPatch, door: Door) -> None:
    monkeypatch.setattr(folders, "_ROOM", 1 << 60)
    with pytest.raises(OutputFailed, match="GB free and the series may need"):
        make()
    assert not door.rasters_asked


def test_a_giant_area_is_refused(make: Make, door: Door) -> None:
    with pytest.raises(InvalidRequest, match="far more than a series is made of"):
        make((-3.0, 42.0, 8.0, 50.0), crs="EPSG:4326")
    assert not door.asked


@pytest.mark.parametrize(
    ("extent", "crs", "sentence"),
    [
        ((1e6, 1e6, 2e6, 2e6), "EPSG:4326", "is no place on Earth"),
        ((2.0, 46.0, 3.0, 47.0), "EPSG:999999", "is no coordinate system"),
        ((179.9, 0.0, 180.0, 0.1), "EPSG:4326", "crosses the 180th meridian"),
    ],
)
def test_a_place_that_makes_no_sense_is_a_sentence(
    make: Make, extent: tuple[float, ...], crs: str, sentence: str
) -> None:
    with pytest.raises(Flair2Error, match=sentence):
        make(extent, crs=crs)


def test_signatures_are_asked_for_and_used(make: Make, door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    signing = Sentinel2Catalog("x", "x", door.address, "sentinel-2-l2a", f"{door.address}/sign")
    monkeypatch.setattr(making, "find_catalog", lambda *_: signing)
    door.wants_signature = True
    series = make(FIRST_TILE)
    rows, cols = window(FIRST_TILE)
    assert (read(series / "S2_20210712.tif") == truth("2021-07-12").values[:, rows, cols]).all()
    assert door.asked.count("/sign/sentinel-2-l2a") == 1
    assert "sig=" not in (series / "series.json").read_text(encoding="utf-8")


def test_the_record_tells_what_the_series_is_made_of(whole: Path) -> None:
    said = json.loads((whole / "series.json").read_text(encoding="utf-8"))
    first = said["dates"][0]
    assert said["finished"] is True
    assert first["items"] == [
        *("S2A_T31TDM_20210403T105031_L2A", "S2A_T31TDM_20210403T105031_L2A_older", "S2A_T31TEM_20210403T105031_L2A")
    ]
    rows, cols = window(AREA)
    assert first["cloud"] == pytest.approx((truth("2021-04-03").cloud[rows, cols] >= 60).mean(), abs=1e-4)
    assert said["dates"][1]["covered"] == pytest.approx(70 / 110, abs=1e-4)


def test_the_engine_reads_the_series_as_it_is(whole: Path) -> None:
    rows, cols = window(AREA)
    height, width = rows.stop - rows.start, cols.stop - cols.start
    place = Affine(0.2, 0, AREA[0], 0, -0.2, AREA[3])
    ortho = Grid(rasterio.CRS.from_user_input(CRS_UTM), place, 50 * width, 50 * height)
    log: list[str] = []
    with open_series(
        (str(whole),), None, SatelliteInput(), "ortho.tif", ortho, Point(WEST + 300, NORTH - 300), log.append
    ) as source:
        read_series = source.read(source.grid.window)
        assert source.has_masks and read_series.dates[0] == date(2021, 4, 3)
    wanted = np.stack([truth(day).values[:, rows, cols] for day in ("2021-04-03", "2021-04-18", "2021-07-12")])
    wanted[1, :, :, 70:] = 0
    assert (read_series.images == wanted).all()
    assert log == []


def test_the_area_of_an_ortho_has_a_rim_and_the_satellites_own_pixels(make: Make, tmp_path: Path) -> None:
    ground = reproject_tile(np.ones((80, 80), dtype=np.uint8), "EPSG:2154")[1]
    place = Affine(0.2, 0, ground.c + 300.3, 0, -0.2, ground.f - 300.7)
    ortho = write_raster(tmp_path / "ortho.tif", np.zeros((1, 500, 700), np.uint8), place)
    series = make(None, ortho=str(ortho), first="2021-07-01", last="2021-07-31")
    with rasterio.open(series / "S2_20210712.tif") as dataset:
        assert dataset.crs.to_epsg() == 32631
        area, values = dataset.bounds, dataset.read()
    west, south, east, north = transform_bounds("EPSG:2154", CRS_UTM, *rasterio.open(ortho).bounds)
    rims = (west - area[0], south - area[1], area[2] - east, area[3] - north)
    assert all(218 < rim < 232 for rim in rims)
    rows, cols = window(tuple(area))
    assert (values == truth("2021-07-12").values[:, rows, cols]).all()


def test_a_tile_of_the_neighbouring_zone_continues_the_picture(tmp_path: Path) -> None:
    rows, cols = np.mgrid[:80, :140]
    ground = (1000 + 10 * cols + 5 * rows).astype(np.uint16)
    with serve_catalogue(tmp_path) as door:
        shop = Shop(door)
        here = {"values": ground[:, :80], "place": Affine(10, 0, WEST, 0, -10, NORTH), "crs": CRS_UTM}
        moved, place = reproject_tile(ground, "EPSG:32632")
        there = {"values": moved, "place": place, "crs": "EPSG:32632"}
        for number, tile in enumerate((here, there)):
            item = shop.put("two-zones", "ba"[number], number, "2021-07-12", **{"s2:processing_baseline": "03.01"})
            item["bbox"] = list(transform_bounds(CRS_UTM, "EPSG:4326", WEST, NORTH - 800, WEST + 1400, NORTH))
            href = f"{door.address}/cogs/{number}.tif"
            write_cog(door.folder / f"{number}.tif", **tile)
            item["assets"] = {band: {"href": href, "type": "image/tiff; application=geotiff"} for band in BANDS}
        with start_api(door, shop.write_files(tmp_path)):
            days = {"first": "2021-07-12", "last": "2021-07-12", "collection": "two-zones"}
            wanted = SeriesRequest(str(tmp_path / "s"), door.address, extent=Extent(*AREA), crs=CRS_UTM, **days)
            make_series(wanted, lambda message: None, lambda: False)
    made = read(tmp_path / "s" / "S2_20210712.tif").astype(int)
    difference = made - ground[window(AREA)]
    assert (difference[:, :, :70] == 0).all()  # the first tile's own pixels
    assert np.abs(difference).max() <= 2  # resampled twice; a pixel more to the east is 10 more
