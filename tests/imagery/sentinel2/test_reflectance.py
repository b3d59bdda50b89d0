# SPDX-License-Identifier: GPL-2.0-or-later
"""Offsets undone."""

from __future__ import annotations

import numpy as np

from flair2_plugin.imagery.sentinel2.reflectance import undo_offset


def test_the_offset_of_baseline_4_is_undone_and_no_data_stays_no_data() -> None:
    stored = np.array([[[0, 1, 999, 1000, 1001, 2500, 65535]]], dtype=np.uint16)
    found = undo_offset(stored, -1000)
    assert found.dtype == np.uint16
    assert found.tolist() == [[[0, 1, 1, 1, 1, 1500, 64535]]]


def test_each_band_may_have_its_own() -> None:
    stored = np.full((2, 3, 1, 1), 5000, dtype=np.uint16)
    assert undo_offset(stored, [-1000, 0, 100])[:, :, 0, 0].tolist() == [[4000, 5000, 5100]] * 2


def test_no_value_wraps_around() -> None:
    stored = np.array([[[65535, 3]]], dtype=np.uint16)
    assert undo_offset(stored, 100).tolist() == [[[65535, 103]]]


def test_without_an_offset_nothing_is_touched() -> None:
    stored = np.array([[[0, 7]]], dtype=np.uint16)
    assert undo_offset(stored, [0]) is stored


def test_a_nodata_value_of_another_producer_becomes_0_and_dark_values_1() -> None:
    stored = np.array([[[-10000, -30, 0, 250]]], dtype=np.int16)
    found = undo_offset(stored, 0, nodata=-10000)
    assert found.dtype == np.uint16 and found.tolist() == [[[0, 1, 1, 250]]]
