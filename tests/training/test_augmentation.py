# SPDX-License-Identifier: GPL-2.0-or-later
"""Patches turned, lit otherwise, and shown without a band or the series."""

from __future__ import annotations

import numpy as np
import pytest

from flair2_plugin.imagery.sentinel2.series import NetworkSeries
from flair2_plugin.network.turns import EIGHT_TURNS, Turn
from flair2_plugin.training.augmentation import draw_light, make_augmentation, relight, turn_sample
from flair2_plugin.training.cards import make_card
from flair2_plugin.training.configuration import Configuration
from flair2_plugin.training.samples import Sample

LIT = (True, True, True, True, False)


def a_sample() -> Sample:
    fine = np.arange(8 * 8, dtype=np.uint8).reshape(8, 8)
    series = NetworkSeries(np.tile(fine[::2, ::2].astype(np.float32), (3, 10, 1, 1)), np.zeros(3, np.float32))
    return Sample(np.stack([fine] * 5), fine, series)


def drawn(count: int = 400, **keys: float) -> list[Sample]:
    configuration = Configuration(**keys)
    augmentation = make_augmentation(configuration, make_card(configuration))
    return [augmentation.apply(a_sample(), np.random.default_rng([1, i])) for i in range(count)]


@pytest.mark.parametrize("turn", EIGHT_TURNS)
def test_ortho_label_and_series_turn_alike(turn: Turn) -> None:
    turned = turn_sample(a_sample(), turn)
    assert turned.series is not None
    assert all(np.array_equal(band, turned.label) for band in turned.aerial)
    planes = ((turned.label, 4), (turned.series.values[0, 0], 2))
    brightest = [np.argwhere(plane == plane.max())[0] // size for plane, size in planes]
    assert np.array_equal(*brightest)


def test_each_turn_comes_about_equally_often() -> None:
    seen = [sample.label.tobytes() for sample in drawn()]
    counts = [seen.count(turned) for turned in set(seen)]
    assert len(counts) == 8 and min(counts) > 30


def test_without_augmentation_nothing_changes() -> None:
    before = a_sample()
    for sample in drawn(20, use_augmentation=False):
        assert np.array_equal(sample.aerial, before.aerial) and np.array_equal(sample.label, before.label)
        assert sample.absent == () and sample.with_satellite


def test_bands_and_series_are_left_out_as_often_as_asked_for() -> None:
    samples = drawn(drop_nir=0.2, drop_height=0.6, drop_utae_modality=0.4)
    assert np.mean([3 in sample.absent for sample in samples]) == pytest.approx(0.2, abs=0.06)
    assert np.mean([4 in sample.absent for sample in samples]) == pytest.approx(0.6, abs=0.06)
    assert np.mean([not sample.with_satellite for sample in samples]) == pytest.approx(0.4, abs=0.06)


def test_another_light_never_touches_heights_and_keeps_dark_below_bright() -> None:
    for seed in range(50):
        light = draw_light(np.random.default_rng(seed), 1.0, LIT).astype(int)
        assert np.array_equal(light[4], np.arange(256))
        assert (np.diff(light[:4], axis=1) >= 0).all()


def test_a_stronger_light_strays_further() -> None:
    def strayed(strength: float) -> float:
        tables = [draw_light(np.random.default_rng(seed), strength, LIT)[:4].astype(int) for seed in range(50)]
        return float(np.abs(np.array(tables) - np.arange(256)).mean())

    assert strayed(0.0) == 0
    assert 2 < strayed(0.2) < strayed(0.6) < strayed(1.0) < 64


def test_relighting_looks_each_band_up_in_its_own_row() -> None:
    light = np.stack([np.arange(256), 255 - np.arange(256)]).astype(np.uint8)
    ortho = np.full((2, 2, 2), 10, dtype=np.uint8)
    assert relight(ortho, light)[:, 0, 0].tolist() == [10, 245]
