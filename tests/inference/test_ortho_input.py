# SPDX-License-Identifier: GPL-2.0-or-later
"""What a model misses is said, and which installed models would do; what was made of the values is said too."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from flair2_plugin.core.errors import Flair2Error, InvalidImagery, InvalidRequest
from flair2_plugin.core.locations import MODELS_VARIABLE
from flair2_plugin.core.messages import Log
from flair2_plugin.core.model_card import AerialInput, ModelCard, SatelliteInput
from flair2_plugin.core.records import write_json
from flair2_plugin.core.request import Request
from flair2_plugin.inference.inputs import InputOpener
from tests.packages import RGB_UNET, SMALL_UNET, SMALL_UTT
from tests.rasters import write_ortho

RAMP = np.tile(np.linspace(10, 235, 300, dtype=np.float32), (5, 200, 1))


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Installed are the demo model, one for RGB, and one that needs five bands and no series."""
    for name, card in (("plain", RGB_UNET), ("five", SMALL_UNET)):
        (tmp_path / "models" / name).mkdir(parents=True)
        write_json(card, tmp_path / "models" / name / "model.json")
    monkeypatch.setenv(MODELS_VARIABLE, str(tmp_path / "models"))


def open_inputs(path: Path, card: ModelCard = SMALL_UNET, **options: object) -> list[str]:
    told: list[Log] = []
    with ExitStack() as stack:
        request = Request(str(path), "m", "out.tif", **options)  # type: ignore[arg-type]
        InputOpener(request, [card], stack, told.append).open()  # type: ignore[arg-type]
    return [message.text for message in told]


@pytest.mark.usefixtures("models")
@pytest.mark.parametrize(
    ("card", "options", "kind", "sentence"),
    [
        (SMALL_UNET, {}, InvalidImagery, "has 3 bands, but the model needs 5 .* can do with what is given: plain"),
        (SMALL_UNET, {"bands": (1, 2, 3, 0, 0)}, InvalidImagery, 'without the band "nir" .* what is given: plain'),
        (SMALL_UNET, {"bands": (0, 0, 0, 1, 2)}, InvalidImagery, "none of the installed models can do with what"),
        (SMALL_UTT, {"nir": "o.tif", "height": "o.tif"}, InvalidRequest, "Sentinel-2 .* what is given: five, plain"),
    ],
)
def test_a_model_that_misses_something_is_refused_with_those_that_would_not(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    card: ModelCard,
    options: dict[str, object],
    kind: type[Flair2Error],
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    path = write_ortho(tmp_path / "o.tif", RAMP[:3].astype(np.uint8))
    with pytest.raises(kind, match=sentence) as refused:
        open_inputs(path, card, **options)
    assert str(refused.value).endswith(".") and ".." not in str(refused.value)


def test_the_values_of_8_bits_are_no_news(tmp_path: Path) -> None:
    assert open_inputs(write_ortho(tmp_path / "o.tif", RAMP.astype(np.uint8))) == []


def test_what_became_black_and_white_is_told(tmp_path: Path) -> None:
    path = write_ortho(tmp_path / "o.tif", (RAMP * 16).astype(np.uint16))
    note = (
        "Values that become black and white: o.tif 0 to 4095 (12 bits, the fewest that hold a sample's largest value)."
    )
    assert open_inputs(path) == [note]
    assert open_inputs(path, value_range=(0.0, 4095.0)) == []


def test_metres_in_the_ortho_itself_are_told(tmp_path: Path) -> None:
    told = open_inputs(write_ortho(tmp_path / "o.tif", np.concatenate([RAMP[:4] / 255, RAMP[4:]])))
    assert told[1] == "The heights of the ortho are taken as band 5 in metres (--height-unit)."


def test_what_a_model_can_do_without_is_no_reason_to_refuse(tmp_path: Path) -> None:
    card = replace(SMALL_UTT, aerial=AerialInput(optional=("nir", "height")), satellite=SatelliteInput(optional=True))
    told = open_inputs(write_ortho(tmp_path / "o.tif", RAMP[:3].astype(np.uint8)), card)
    assert len(told) == 2 and all("does without" in text for text in told)
