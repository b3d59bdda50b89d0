# SPDX-License-Identifier: GPL-2.0-or-later
"""What averaged models must share, and what averaging costs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from flair2_plugin.core.errors import InvalidModel
from flair2_plugin.core.model_card import AerialInput
from flair2_plugin.core.nomenclature import FULL
from flair2_plugin.network.ensembles import check_alike, describe_cost
from flair2_plugin.network.turns import AS_IT_IS, EIGHT_TURNS
from tests.network.small_networks import make_card, make_unet_card


def test_models_may_differ_in_bands_and_branches() -> None:
    check_alike([make_card(), make_unet_card(), make_card(metadata=True)])


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"classes": FULL}, "13 and 19 classes, not the same ids"),
        ({"aerial": AerialInput(patch=128)}, "tiles of 64 and 128 pixels"),
        ({"aerial": AerialInput(patch=64, pixel_size=0.5)}, "pixels of 0.2 and 0.5 m"),
    ],
)
def test_models_that_answer_on_other_classes_or_pixels_are_refused(change: dict[str, object], sentence: str) -> None:
    with pytest.raises(InvalidModel, match=sentence):
        check_alike([make_card(), make_card(), replace(make_card(), **change)])  # type: ignore[arg-type]


def test_the_cost_names_its_factors() -> None:
    assert describe_cost(1, AS_IT_IS, "tile") == ""
    assert describe_cost(3, AS_IT_IS, "tile").startswith("3 models: 3 passes of a network per tile")
    assert describe_cost(2, EIGHT_TURNS, "patch").startswith("8 turns × 2 models: 16 passes of a network per patch")
