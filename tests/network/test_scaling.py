# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import numpy as np
import pytest
import torch

from flair2_plugin.core.model_card import AerialInput
from flair2_plugin.network.scaling import scale_picture

BYTES = np.random.default_rng(2).integers(0, 256, (2, 5, 16, 16), dtype=np.uint8)
CENTRED = AerialInput(mean=(0.41, 0.43, 0.39, 0.42, 0.21), std=(0.2, 0.18, 0.17, 0.16, 0.31))


@pytest.mark.parametrize("wanted", [AerialInput(), CENTRED, AerialInput(scale=200.0, std=(0.3,) * 5)])
def test_bytes_are_scaled_as_in_numpy_to_the_last_bit(wanted: AerialInput) -> None:
    expected = BYTES.astype(np.float32) / np.float32(wanted.scale)
    if wanted.mean:
        expected -= np.array(wanted.mean, dtype=np.float32)[:, None, None]
    if wanted.std:
        expected /= np.array(wanted.std, dtype=np.float32)[:, None, None]
    assert np.array_equal(scale_picture(torch.from_numpy(BYTES), wanted).numpy(), expected)


def test_bytes_and_the_same_values_in_floating_point_are_the_same_picture() -> None:
    given = torch.from_numpy(BYTES)
    assert torch.equal(scale_picture(given, CENTRED), scale_picture(given.float(), CENTRED))


def test_bands_that_are_not_shown_are_0_and_the_others_are_as_ever() -> None:
    given, shown = torch.from_numpy(BYTES), torch.ones(2, 5, dtype=torch.bool)
    shown[0, 3] = False
    found, whole = scale_picture(given, CENTRED, shown), scale_picture(given, CENTRED)
    assert not found[0, 3].any() and whole[0, 3].any()
    assert torch.equal(found[1], whole[1]) and torch.equal(found[0, :3], whole[0, :3])
