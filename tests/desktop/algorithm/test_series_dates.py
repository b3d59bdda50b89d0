# SPDX-License-Identifier: GPL-2.0-or-later
"""The dates of layers and files, told to the engine where it can't know them itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from osgeo import gdal
from qgis.core import Qgis, QgsDateTimeRange, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QDate, QDateTime, QTime

from flair2_plugin.core.errors import OutputFailed
from flair2_plugin.desktop.algorithm import series_dates as origins
from flair2_plugin.desktop.algorithm.dates_file import DatesTable, is_own, write_dates
from flair2_plugin.desktop.algorithm.layer_dates import day_of_layer
from flair2_plugin.desktop.algorithm.series_dates import read_dates
from flair2_plugin.desktop.runs.requests import describe_command, make_request
from flair2_plugin.desktop.runs.values import plain_values
from tests.desktop.conftest import write_raster


@pytest.fixture(autouse=True)
def profile(tmp_path, monkeypatch, qgis_new_project):
    """Keep what is written out of the profile."""
    folder = tmp_path / "profile"
    monkeypatch.setattr("flair2_plugin.desktop.runs.places.profile_folder", lambda: folder)
    return folder


def write_image(path: Path, bands: int = 10) -> str:
    return str(write_raster(path, bands, size=6, pixel=10.0, value=1_500))


def add_layer(path: str, name: str = "a layer", days: tuple = (), active: bool = True) -> QgsRasterLayer:
    """Add a layer with a fixed temporal range, if days are given."""
    layer = QgsRasterLayer(path, name)
    if days:
        properties = layer.temporalProperties()
        properties.setIsActive(active)
        properties.setMode(Qgis.RasterTemporalMode.FixedTemporalRange)
        moments = (QDateTime(QDate(day.year, day.month, day.day), QTime(0, 0)) for day in days)
        properties.setFixedTemporalRange(QgsDateTimeRange(*moments))
    QgsProject.instance().addMapLayer(layer)
    return layer


def found(images) -> list:
    return [(image.day, image.origin) for image in images]


def test_the_files_name_goes_before_the_layer_and_the_layer_before_the_tag(tmp_path):
    named, bare = write_image(tmp_path / "S2_20210403.tif"), write_image(tmp_path / "bare.tif")
    dataset = gdal.Open(bare, gdal.GA_Update)
    dataset.SetMetadataItem("TIFFTAG_DATETIME", "2019:08:05 11:00:00")
    dataset = None
    assert found(read_dates([named, bare])) == [(date(2021, 4, 3), origins.NAME), (date(2019, 8, 5), origins.TAG)]
    for path in (named, bare):
        add_layer(path, days=(date(2021, 7, 22), date(2021, 8, 2)))
    assert found(read_dates([named, bare])) == [(date(2021, 4, 3), origins.NAME), (date(2021, 7, 22), origins.PERIOD)]


def test_a_layers_name_helps_where_nothing_else_does(tmp_path):
    path = write_image(tmp_path / "x.tif")
    add_layer(path, "Sentinel du 3 avril 2021")
    (image,) = read_dates([path])
    assert (image.day, image.origin, image.title) == (date(2021, 4, 3), origins.LAYER, "Sentinel du 3 avril 2021")


def test_a_range_that_is_a_month_stands_for_its_middle_and_one_that_is_off_for_nothing(tmp_path):
    path = write_image(tmp_path / "x.tif")
    assert day_of_layer(add_layer(path, days=(date(2021, 2, 1), date(2021, 2, 28)))) == date(2021, 2, 15)
    assert day_of_layer(add_layer(path, days=(date(2021, 2, 1), date(2021, 3, 1)))) == date(2021, 2, 15)
    assert day_of_layer(add_layer(path, days=(date(2021, 2, 1), date(2021, 2, 6)))) == date(2021, 2, 1)
    assert day_of_layer(add_layer(path, days=(date(2021, 2, 1), date(2021, 2, 6)), active=False)) is None
    assert day_of_layer(add_layer(path)) is None


def test_a_stack_has_a_row_per_date_and_bands_in_any_order_are_one_image(tmp_path):
    stack = write_image(tmp_path / "stack.tif", 20)
    dataset = gdal.Open(stack, gdal.GA_Update)
    dataset.GetRasterBand(1).SetDescription("2021-04-03 B2")
    dataset = None
    images = read_dates([stack])
    assert found(images) == [(date(2021, 4, 3), origins.BAND), (None, origins.NOWHERE)]
    assert [image.number for image in images] == [1, 2]
    odd = write_image(tmp_path / "S2_20210403.tif", 20)
    dataset = gdal.Open(odd, gdal.GA_Update)
    wanted = ("B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B11", "B12")
    for number, name in enumerate((*wanted, *(f"other{n}" for n in range(10))), start=1):
        dataset.GetRasterBand(number).SetDescription(name)
    dataset = None
    assert len(read_dates([odd])) == 1


def test_a_table_goes_before_all_and_reads_back_what_was_written(tmp_path, profile):
    files = [write_image(tmp_path / folder / "S2_20210403.tif") for folder in make_folders(tmp_path, "a", "b")]
    stack = write_image(tmp_path / "stack.tif", 20)
    days = [date(2020, 1, 2), date(2020, 3, 4), date(2020, 5, 6), date(2020, 7, 8)]
    path = write_dates(list(zip([*files, stack, stack], days)))
    assert found(read_dates([*files, stack], path)) == [(day, origins.TABLE) for day in days]
    assert is_own(path) and Path(path).parent == profile / "dates"
    assert not is_own(str(tmp_path / "dates.csv")) and not is_own("")


def make_folders(parent: Path, *names: str) -> tuple:
    for name in names:
        (parent / name).mkdir()
    return names


def test_the_same_dates_are_one_file_that_is_not_written_again(tmp_path):
    path = Path(write_dates([("a.tif", date(2021, 4, 3))]))
    before = path.stat().st_mtime_ns
    assert write_dates([("a.tif", date(2021, 4, 3))]) == str(path) and path.stat().st_mtime_ns == before
    assert write_dates([("a.tif", date(2021, 4, 4))]) != str(path)
    assert [file.suffix for file in path.parent.iterdir()] == [".csv", ".csv"]


def test_dates_that_cannot_be_written_are_a_sentence(profile):
    profile.write_text("a file", encoding="utf-8")
    with pytest.raises(OutputFailed, match="can't be written to .*: see to space"):
        write_dates([("a.tif", date(2021, 4, 3))])


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"day\n2021-04-03\n", b'file,date\n"a.tif', b"file,date\na.tif\n"]
)
def test_a_damaged_table_has_no_dates(tmp_path, content):
    path = tmp_path / "d.csv"
    path.write_bytes(content)
    assert not any(DatesTable(str(path)).days_of("a.tif", 1))
    assert not DatesTable(str(tmp_path / "absent.csv")).days_of("a.tif", 1)


def test_what_only_layers_know_is_told_to_the_engine_and_outlives_them(
    tmp_path, ortho, write_model, provider, engine_that
):
    engine_that("works")
    paths = [write_image(tmp_path / name) for name in ("one.tif", "two.tif", "S2_20210930.tif")]
    layers = [add_layer(path, days=(date(2021, 4 + n, 3), date(2021, 4 + n, 3))) for n, path in enumerate(paths)]
    model = str(write_model(two_branches=True))
    given = {
        "INPUT": str(ortho),
        "MODEL_FOLDER": model,
        "SENTINEL2": [layer.id() for layer in layers],
        "OUTPUT": "o.tif",
    }
    request = make_request(given, tmp_path)
    plain = plain_values(given, tmp_path / "areas")
    QgsProject.instance().removeAllMapLayers()
    assert request.dates == plain["DATES"] and f"--dates {request.dates}" in describe_command(plain)
    lines = Path(plain["DATES"]).read_text(encoding="utf-8").splitlines()
    days = ("2021-04-03", "2021-05-03", "2021-09-30")
    assert lines == ["file,date", *(f"{path},{day}" for path, day in zip(paths, days))]


def test_a_folder_stands_for_its_images(tmp_path, ortho, write_model, provider):
    (folder,) = make_folders(tmp_path, "s2")
    paths = [write_image(tmp_path / folder / name) for name in ("one.tif", "S2_20210930.tif", "one_masks.tif")]
    add_layer(paths[0], days=(date(2021, 4, 3), date(2021, 4, 3)))
    given = {"INPUT": str(ortho), "MODEL_FOLDER": str(write_model(two_branches=True))}
    plain = plain_values({**given, "SENTINEL2_FOLDER": str(tmp_path / folder)}, tmp_path / "areas")
    lines = Path(plain["DATES"]).read_text(encoding="utf-8").splitlines()
    assert sorted(lines[1:]) == sorted([f"{paths[0]},2021-04-03", f"{paths[1]},2021-09-30"])
    assert make_request({**given, "SENTINEL2_FOLDER": str(tmp_path / folder)}).dates == plain["DATES"]


def test_files_that_tell_their_dates_need_no_table(tmp_path, ortho, write_model, provider, profile):
    path = write_image(tmp_path / "S2_20210930.tif")
    layer = add_layer(path, days=(date(2021, 4, 3), date(2021, 4, 3)))
    given = {"INPUT": str(ortho), "MODEL_FOLDER": str(write_model(two_branches=True)), "SENTINEL2": [layer.source()]}
    assert make_request(given).dates is None
    assert "DATES" not in plain_values(given, tmp_path / "areas")
    assert not profile.exists()
