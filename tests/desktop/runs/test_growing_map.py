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


def test_strips_of_a_wide_map_lie_side_by_side(tmp_path):
    strips = [write_strip(tmp_path, row, 1 + row + 3 * lane, lane=lane, lanes=2) for lane, row in ((1, 2), (0, 0))]
    frame = read_frame(strips[0])
    path = tmp_path / "growing.vrt"
    path.write_text(virtual_raster(frame, strips), encoding="utf-8")
    dataset = gdal.Open(str(path))
    values = dataset.ReadAsArray()
    assert values.shape == (60, 2 * WIDTH)
    assert (values[:20, :WIDTH] == 1).all() and (values[40:, WIDTH:] == 6).all() and (values > 0).sum() == 40 * WIDTH
    assert dataset.GetGeoTransform() == (WEST, PIXEL, 0.0, NORTH, 0.0, -PIXEL)


def test_a_strip_that_is_gone_has_no_frame(tmp_path):
    assert read_frame(Strip(str(tmp_path / "gone.tif"), 0, 0, 100, 20, 100, 60)) is None


def test_thousands_of_strips_are_written_in_no_time():
    frame = MapFrame("", (0.0, 1.0, 0.0, 0.0, 0.0, -1.0), 100_000, 2_000_000)
    began = time.process_time()
    strips = [Strip(f"/x/{row}.tif", 0, 400 * row, 100_000, 400, 100_000, 2_000_000) for row in range(5_000)]
    text = virtual_raster(frame, strips)
    assert time.process_time() - began < 1.0
    assert text.count("<SimpleSource>") == 5_000
