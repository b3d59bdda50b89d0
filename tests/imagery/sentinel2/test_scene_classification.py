# SPDX-License-Identifier: GPL-2.0-or-later
"""Scene classes as snow and cloud probabilities."""

from __future__ import annotations

import numpy as np

from flair2_plugin.core.model_card import CloudFilter
from flair2_plugin.imagery.sentinel2.clouds import covered_shares
from flair2_plugin.imagery.sentinel2.scene_classification import masks_of_scene_classification


def test_each_class_has_its_probabilities() -> None:
    scl = np.arange(12, dtype=np.uint8).reshape(3, 4)
    snow, cloud = masks_of_scene_classification(scl)
    assert snow.tolist() == [[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 100]]
    assert cloud.tolist() == [[0, 0, 0, 0], [0, 0, 0, 0], [60, 100, 30, 0]]
    assert snow.dtype == cloud.dtype == np.uint8


def test_flairs_filter_counts_clouds_and_snow_but_no_cirrus_nor_shadow() -> None:
    classes = np.array([8, 9, 10, 3, 11, 4], dtype=np.uint8)
    masks = np.stack([masks_of_scene_classification(np.full((2, 2), one, dtype=np.uint8)) for one in classes])
    assert covered_shares(masks, CloudFilter().probability).tolist() == [1, 1, 0, 0, 1, 0]


def test_numbers_that_are_no_class_are_clear() -> None:
    assert not masks_of_scene_classification(np.array([[12, 200, 255]], dtype=np.uint8)).any()
