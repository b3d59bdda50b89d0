# SPDX-License-Identifier: GPL-2.0-or-later
"""A look at pixels: what a sample tells of bands and of a series."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal, osr
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsRectangle

from flair2_plugin.desktop.dock.inspection import Inspector, Place, list_images, look_at_bands, look_at_images
from flair2_plugin.desktop.dock.pictures import draw_band, draw_colours

LAMBERT = QgsCoordinateReferenceSystem("EPSG:2154")


def write(path, values, nodata=None, corner=(650_000.0, 6_860_000.0), pixel=10.0):
    """Write (C, H, W) values in Lambert-93."""
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(2154)
    kinds = {"uint8": gdal.GDT_Byte, "uint16": gdal.GDT_UInt16, "float32": gdal.GDT_Float32}
    count, height, width = values.shape
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), width, height, count, kinds[str(values.dtype)])
    dataset.SetProjection(crs.ExportToWkt())
    dataset.SetGeoTransform((corner[0], pixel, 0.0, corner[1], 0.0, -pixel))
    for number, band in enumerate(values, start=1):
        dataset.GetRasterBand(number).WriteArray(band)
        if nodata is not None:
            dataset.GetRasterBand(number).SetNoDataValue(nodata)
    dataset.FlushCache()
    return str(path)


def place(left=650_000.0):
    return Place(QgsRectangle(left, 6_859_000, left + 500, 6_860_000), LAMBERT, QgsCoordinateTransformContext())


@pytest.mark.parametrize("kind", ["uint8", "uint16", "float32"])
def test_a_sample_tells_the_range_of_each_band(tmp_path, kind):
    values = np.linspace(0, 200, 64 * 64).reshape(1, 64, 64).astype(kind)
    looks = look_at_bands(write(tmp_path / "o.tif", np.concatenate([values, values * 0 + 7])))
    assert (looks[1].sample.low, looks[1].sample.high) == (0.0, 200.0)
    assert looks[2].sample.low == looks[2].sample.high == 7.0
    assert len(looks[1].levels) == looks[1].width * looks[1].height
    assert max(looks[1].levels) == 255


def test_a_long_ortho_keeps_its_shape(tmp_path):
    look = look_at_bands(write(tmp_path / "o.tif", np.zeros((1, 20, 80), "uint8")))[1]
    assert (look.width, look.height) == (96, 24)


def test_no_data_counts_as_nothing(tmp_path):
    values = np.full((1, 32, 32), 100, "uint16")
    values[:, :16] = 65_535
    look = look_at_bands(write(tmp_path / "o.tif", values, nodata=65_535))[1]
    assert look.sample.high == 100.0
    assert 0.4 < look.sample.zeros < 0.6


def test_values_that_are_no_numbers_are_passed_over(tmp_path):
    values = np.full((1, 32, 32), np.nan, "float32")
    values[0, 0, 0] = 1.0
    assert look_at_bands(write(tmp_path / "o.tif", values))[1].sample.high <= 1.0


def test_what_cannot_be_read_gives_no_look(tmp_path):
    assert look_at_bands(str(tmp_path / "absent.tif")) == {}


def test_pictures_have_the_colours_of_the_bands(tmp_path):
    values = np.zeros((3, 32, 32), "uint8")
    values[0, :, 16:] = 250
    looks = look_at_bands(write(tmp_path / "o.tif", values))
    assert draw_band(looks[1]).pixelColor(80, 10).getRgb()[:3] == (255, 255, 255)
    assert draw_colours([looks[1], looks[2], looks[3]]).pixelColor(80, 10).getRgb()[:3] == (255, 0, 0)
    assert draw_colours([looks[1], None, looks[3]]) is None


def test_a_series_tells_its_names_its_place_and_its_values(tmp_path):
    paths = [write(tmp_path / f"S2_2021{m:02d}01.tif", np.full((10, 20, 20), 3_000, "uint16")) for m in (4, 5)]
    seen = look_at_images(tuple(paths), "", place())
    assert (seen.names, seen.overlaps, seen.highest) == (("S2_20210401", "S2_20210501"), True, 3_000.0)
    assert look_at_images(tuple(paths), "", place(700_000.0)).overlaps is False


def test_a_folder_is_looked_into_without_its_masks(tmp_path):
    write(tmp_path / "a_20210401.tif", np.ones((10, 4, 4), "uint16"))
    write(tmp_path / "a_20210401_masks.tif", np.ones((2, 4, 4), "uint8"))
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    assert [path.rsplit("/", 1)[-1] for path in list_images(str(tmp_path))] == ["a_20210401.tif"]
    assert look_at_images((), str(tmp_path), place()).names == ("a_20210401",)
    assert list_images(str(tmp_path / "absent")) == []


def test_a_stack_of_dates_has_a_name_for_each(tmp_path):
    path = write(tmp_path / "stack.tif", np.ones((20, 4, 4), "uint16"))
    dataset = gdal.Open(path, gdal.GA_Update)
    for band, name in ((1, "2021-04-03 B2"), (11, "2021-05-03 B2")):
        dataset.GetRasterBand(band).SetDescription(name)
    dataset = None
    names = look_at_images((path,), "", place()).names
    assert ["2021-04-03" in names[0], "2021-05-03" in names[1], len(names)] == [True, True, 2]


def test_only_the_last_question_is_answered_and_none_after_the_end(tmp_path, qtbot):
    first = write(tmp_path / "a.tif", np.ones((1, 8, 8), "uint8"))
    second = write(tmp_path / "b.tif", np.ones((1, 8, 8), "uint8"))
    inspector, heard = Inspector(), []
    inspector.orthoSeen.connect(lambda source, looks: heard.append(source))
    inspector.look_at_ortho(first)
    inspector.look_at_ortho(second)
    qtbot.waitUntil(lambda: bool(heard) and not inspector._tasks, timeout=5_000)
    assert heard == [second]
    inspector.look_at_ortho(first)
    inspector.forget()
    qtbot.waitUntil(lambda: not inspector._tasks, timeout=5_000)
    assert heard == [second]
