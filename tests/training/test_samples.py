# SPDX-License-Identifier: GPL-2.0-or-later
"""Samples put into batches, and scaled as the engine scales."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import torch

from flair2_plugin.core.model_card import AerialInput
from flair2_plugin.imagery.sentinel2.series import NetworkSeries
from flair2_plugin.network.scaling import scale_picture
from flair2_plugin.training.cards import make_card
from flair2_plugin.training.configuration import Configuration
from flair2_plugin.training.samples import Sample, blank_sample, make_batch, pad

CARD = make_card(Configuration())
ORTHO = np.random.default_rng(2).integers(0, 256, (5, 16, 16), dtype=np.uint8)
NORMS = [
    AerialInput(),
    AerialInput(mean=(0.41, 0.43, 0.39, 0.42, 0.21), std=(0.2, 0.18, 0.17, 0.16, 0.31)),
    AerialInput(scale=200.0, std=(0.3,) * 5),
]


def a_sample(dates: int = 2, **changes: object) -> Sample:
    series = NetworkSeries(np.ones((dates, 10, 4, 4), np.float32), np.ones(dates, np.float32))
    sample = Sample(ORTHO, np.zeros((16, 16), np.uint8), series, np.ones(45, np.float32), index=3)
    return replace(sample, **changes)  # type: ignore[arg-type]


def test_short_series_are_filled_up_with_zeros() -> None:
    padded = pad([torch.ones(2, 3), torch.ones(4, 3)])
    assert padded.shape == (2, 4, 3)
    assert padded[0, 2:].abs().sum() == 0
    assert padded[1].min() == 1


def test_a_batch_holds_bytes_targets_and_padded_series() -> None:
    batch = make_batch([a_sample(2), a_sample(3, with_satellite=False)])
    assert batch.aerial.shape == (2, 5, 16, 16) and batch.aerial.dtype == torch.uint8
    assert batch.label.dtype == torch.int64
    assert batch.satellite is not None and batch.satellite.shape == (2, 3, 10, 4, 4)
    assert batch.metadata is not None and batch.metadata.shape == (2, 45)
    assert batch.with_satellite.tolist() == [True, False]


def test_a_band_that_is_not_shown_is_zero_after_scaling() -> None:
    batch = make_batch([a_sample(absent=(3, 4)), a_sample()])
    scaled = scale_picture(batch.aerial, NORMS[1], batch.shown)
    assert scaled[0, 3:].abs().max() == 0
    assert scaled[0, :3].abs().min() > 0 and scaled[1, 3:].abs().max() > 0


def test_a_patch_with_a_problem_is_left_out_of_its_batch() -> None:
    batch = make_batch([blank_sample(CARD, "cut short"), a_sample()])
    assert batch.indices == (3,)
    assert batch.problems == ("cut short",)


def test_a_batch_of_nothing_but_problems_still_has_a_blank_patch() -> None:
    batch = make_batch([blank_sample(CARD, "cut short"), blank_sample(CARD, "absent")])
    assert batch.indices == (-1,)
    assert batch.problems == ("cut short", "absent")
    assert batch.satellite is not None and batch.satellite.abs().min() > 0  # all zeros would be a date that is none
