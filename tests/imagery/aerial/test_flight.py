# SPDX-License-Identifier: GPL-2.0-or-later
"""When and with what an ortho was taken, told by its files as programs and producers write them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest
import rasterio
from PIL import Image

from flair2_plugin.imagery.aerial.flight import find_flights, read_flight
from tests.rasters import write_ortho

JULY, MAY = date(2021, 7, 9), date(2020, 5, 1)
SMALL = np.zeros((3, 40, 50), dtype=np.uint8)


@pytest.mark.parametrize(
    ("name", "tags", "day", "time"),
    [
        ("ortho.tif", {"TIFFTAG_DATETIME": "2021:07:09 10:30:00"}, JULY, "10:30"),
        ("ortho.tif", {"ACQUISITIONDATETIME": "2021-07-09 10:30:00", "EXIF_DateTime": "2023:01:01"}, JULY, "10:30"),
        ("ortho.jp2", {"EXIF_DateTimeOriginal": "2021:07:09 08:05:00", "EXIF_DateTime": "2023:01:01"}, JULY, "08:05"),
        ("33_20210709.tif", {}, JULY, ""),
        ("ortho.tif", {"TIFFTAG_DATETIME": "2021:07:09 00:00:00"}, JULY, ""),
        ("ortho.tif", {"TIFFTAG_DATETIME": "2021:07:09 27:81:00"}, JULY, ""),
        ("33_20210709.tif", {"TIFFTAG_DATETIME": "2023:01:01 12:00:00"}, JULY, ""),
        ("33_20210709.tif", {"TIFFTAG_DATETIME": "2021:07:09 10:30:00"}, JULY, "10:30"),
        ("33_20210709.tif", {"ACQUISITIONDATETIME": "2020-05-01"}, MAY, ""),
        ("33-2021-0415-6425-LA93-0M20-E080.jp2", {"TIFFTAG_DATETIME": "none"}, None, ""),
        ("ortho.tif", {"TIFFTAG_DATETIME": "2021:13:09 10:30:00"}, None, ""),
    ],
)
def test_the_most_reliable_of_what_names_a_day_counts(
    name: str, tags: dict[str, str], day: date | None, time: str
) -> None:
    flight = read_flight(name, tags)
    assert (flight.day, flight.time) == (day, time)
    assert bool(flight.told_by) == (day is not None)


def test_tags_are_read_where_programs_put_them(tmp_path: Path) -> None:
    path = write_ortho(tmp_path / "o.tif", SMALL)
    with rasterio.open(path, "r+") as dataset:
        dataset.update_tags(TIFFTAG_DATETIME="2023:01:01 00:00:00", CAMERA="UCE-M3-f120")
        dataset.update_tags(ns="IMAGERY", ACQUISITIONDATETIME="2021-07-09 10:30:00")
    flights = find_flights(str(path))
    assert (flights.flight.day, flights.flight.time, flights.flight.camera) == (JULY, "10:30", "UCE-M3-f120")
    assert flights.flight.told_by == "ACQUISITIONDATETIME of o.tif"


def test_a_cameras_own_jpeg_tells_by_its_exif(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[271], exif[272] = "Vexcel", "UltraCam Eagle Mark 3"
    exif.get_ifd(0x8769)[36867] = "2021:07:09 10:30:00"
    path = tmp_path / "o.jpg"
    Image.fromarray(SMALL.transpose(1, 2, 0)).save(path, exif=exif)
    path.with_suffix(".jgw").write_text("0.2\n0\n0\n-0.2\n700000.1\n6599999.9\n")
    text = rasterio.crs.CRS.from_epsg(2154).to_wkt()
    Path(f"{path}.aux.xml").write_text(f"<PAMDataset><SRS>{text.replace('&', '&amp;')}</SRS></PAMDataset>")
    flight = find_flights(str(path)).flight
    assert (flight.day, flight.camera) == (JULY, "Vexcel UltraCam Eagle Mark 3")
    assert flight.told_by == "EXIF_DateTimeOriginal of o.jpg"


@pytest.fixture
def tiles(tmp_path: Path) -> Path:
    """A folder of tiles of two days, and one that tells none."""
    folder = tmp_path / "tiles"
    folder.mkdir()
    for number, name in enumerate(("a_20210709", "b_20200501", "c_20210709", "d")):
        transform = rasterio.Affine(0.2, 0, 700_000 + 10 * number, 0, -0.2, 6_600_000)
        with rasterio.open(write_ortho(folder / f"{name}.tif", SMALL), "r+") as dataset:
            dataset.transform = transform
    return folder


def test_the_day_of_a_folder_of_tiles_is_the_most_frequent(tiles: Path) -> None:
    flights = find_flights(str(tiles))
    assert flights.flight.day == JULY and flights.days == {MAY: 1, JULY: 2}


def test_a_virtual_raster_is_of_the_day_of_what_it_shows(tiles: Path) -> None:
    sources = "".join(
        f'<SimpleSource><SourceFilename relativeToVRT="0">{tile}</SourceFilename></SimpleSource>'
        for tile in sorted(tiles.iterdir())
    )
    virtual = tiles.parent / "tiles.vrt"
    virtual.write_text(
        '<VRTDataset rasterXSize="200" rasterYSize="40"><SRS>EPSG:2154</SRS>'
        "<GeoTransform>700000, 0.2, 0, 6600000, 0, -0.2</GeoTransform>"
        f'<VRTRasterBand dataType="Byte" band="1">{sources}</VRTRasterBand></VRTDataset>'
    )
    assert find_flights(str(virtual)).flight.day == JULY
    with rasterio.open(virtual, "r+") as dataset:
        dataset.update_tags(TIFFTAG_DATETIME="2023:01:01 12:00:00")  # as gdal_translate copies it
    assert find_flights(str(virtual)).flight.day == JULY
    named = virtual.rename(virtual.with_name("of 1 May 2020.vrt"))
    assert find_flights(str(named)).flight.day == MAY
