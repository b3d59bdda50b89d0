# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from flair2_plugin.core.locations import MODELS_VARIABLE
from flair2_plugin.core.model_card import AerialInput, Architecture, ModelCard, SatelliteInput, UtaeSizes
from flair2_plugin.core.records import write_json
from flair2_plugin.core.suitable_models import Given, find_models, list_names

AERIAL = ModelCard("aerial", "Aerial", "", "none", Architecture("unet"))
CARDS = {
    "aerial": AERIAL,
    "free": replace(AERIAL, aerial=AerialInput(optional=("nir", "height"))),
    "rgb": replace(AERIAL, aerial=AerialInput(bands=("red", "green", "blue"))),
    "both": replace(AERIAL, architecture=Architecture("utt", utae=UtaeSizes()), satellite=SatelliteInput()),
    "either": replace(
        AERIAL, architecture=Architecture("utt", utae=UtaeSizes()), satellite=SatelliteInput(optional=True)
    ),
}


@pytest.fixture(autouse=True)
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The user's models are those above, and a damaged one."""
    for name, card in CARDS.items():
        (tmp_path / name).mkdir()
        write_json(card, tmp_path / name / "model.json")
    (tmp_path / "damaged").mkdir()
    (tmp_path / "damaged" / "model.json").write_text("{}")
    monkeypatch.setenv(MODELS_VARIABLE, str(tmp_path))


@pytest.mark.parametrize(
    ("bands", "series", "names"),
    [
        ("red green blue", False, ["free", "rgb"]),
        ("red green blue nir", True, ["free", "rgb"]),
        ("red green blue nir height", False, ["aerial", "either", "free", "rgb"]),
        ("red green blue nir height", True, ["aerial", "both", "demo", "either", "free", "rgb"]),
        ("nir", False, []),
        ("", True, []),
    ],
)
def test_the_models_that_can_do_with_what_there_is_are_found(bands: str, series: bool, names: list[str]) -> None:
    assert find_models(Given(frozenset(bands.split()), series)) == names


def test_of_many_names_only_some_are_told() -> None:
    assert list_names(["a", "b"]) == "a, b"
    assert list_names(list("abcdefgh")) == "a, b, c, d, e, …"
