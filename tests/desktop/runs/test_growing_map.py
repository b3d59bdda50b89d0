# SPDX-License-Identifier: GPL-2.0-or-later
"""Strips shown as one raster while others are still to come."""

from __future__ import annotations

import time

from osgeo import gdal

from flair2_plugin.core.messages import Strip
from flair2_plugin.desktop.runs.growing_map import MapFrame, read_frame, virtual_raster

from .strips import NORTH, PIXEL, WEST, WIDTH, write_strip


def test_strips_lie_in_their_places_and_what_is_missing_has_no_data(tmp_path):
    folder = tmp_path / "à côté & <strips>"
    folder.mkdir()
    last, first = write_strip(folder, 2, 5), write_strip(folder, 0, 3)
    frame = read_frame(last)
    path = tmp_path / "growing.vrt"
    path.write_text(virtual_raster(frame, [last, first]), encoding="utf-8")
    dataset = gdal.Open(str(path))
    values = dataset.ReadAsArray()
    assert values.shape == (60, WIDTH)
    assert (values[:20] == 3).all() and (values[20:40] == 0).all() and (values[40:] == 5).all()
    assert dataset.GetGeoTransform() == (WEST, PIXEL, 0.0, NORTH, 0.0, -PIXEL)
    assert dataset.GetSpatialRef().GetAuthorityCode(None) == "2154"
    assert dataset.GetRasterBand(1).GetNoDataValue() == 0


def test_a_strip_that_is_gone_has_no_frame(tmp_path):
    assert read_frame(Strip(str(tmp_path / "gone.tif"), 0, 20, 60)) is None


def test_thousands_of_strips_are_written_in_no_time():
    frame = MapFrame("", (0.0, 1.0, 0.0, 0.0, 0.0, -1.0), 100_000, 2_000_000)
    began = time.process_time()
    text = virtual_raster(frame, [Strip(f"/x/{row}.tif", 400 * row, 400, 2_000_000) for row in range(5_000)])
    assert time.process_time() - began < 1.0
    assert text.count("<SimpleSource>") == 5_000
