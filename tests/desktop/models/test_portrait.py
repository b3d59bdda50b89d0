# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from dataclasses import replace

import pytest

from flair2_plugin.core.catalogue import read_catalogue
from flair2_plugin.core.model_card import AerialInput, Architecture, ModelCard, SatelliteInput
from flair2_plugin.desktop.models.answer import Answer, is_safe, judge
from flair2_plugin.desktop.models.importer import last_sentence
from flair2_plugin.desktop.models.portrait import describe, describe_offer

CARD = ModelCard("a", "A", "", "CC0", Architecture("unet"))


def test_an_aerial_model_needs_no_sentinel_2(tmp_path) -> None:
    facts = dict(describe(CARD, tmp_path))
    assert facts["Sentinel-2"] == "not needed" and facts["Scores"] == "none recorded"
    assert "Can do without" not in facts and "Date of the ortho" not in facts


def test_a_model_with_everything_says_so(tmp_path) -> None:
    (tmp_path / "weights.safetensors").write_bytes(bytes(2_500_000))
    card = replace(
        CARD,
        architecture=Architecture("segformer", "mit_b0", (32,), metadata=True),
        aerial=AerialInput(pixel_size=0.5, optional=("nir", "height")),
        satellite=SatelliteInput(optional=True),
        scores={"test_miou": 0.5, "own": 0.25},
        scored_on="my town",
        source="a.pth",
    )
    facts = dict(describe(card, tmp_path))
    assert facts["Can do without"] == "near infrared, height above ground"
    assert facts["Sentinel-2"].startswith("can do without; else bands B2, B3")
    assert facts["Scores"] == "mean IoU in test 50.0\u00a0%, own 25.0\u00a0%"
    assert (facts["Measured on"], facts["From"], facts["Pixel size"]) == ("my town", "a.pth", "0.5 m")
    assert (facts["Size on disk"], facts["Date of the ortho"]) == ("2.5 MB", "needed")


def test_an_offer_says_bands_classes_size_and_licence() -> None:
    text = describe_offer(read_catalogue()[-1])
    assert text.startswith(
        "red, green, blue, near infrared, height above ground; 15 classes; 98 MB; licence Etalab 2.0"
    )


@pytest.mark.parametrize(
    "address", ["https://a.example/x", "http://localhost:80/x", "http://127.0.0.1/x", "http://[::1]/x"]
)
def test_safe_addresses(address: str) -> None:
    assert is_safe(address)


@pytest.mark.parametrize(
    "address", ["http://a.example", "http://localhost.example", "ftp://localhost", "file:///a", ""]
)
def test_unsafe_addresses(address: str) -> None:
    assert not is_safe(address)


@pytest.mark.parametrize(
    ("status", "may_pass"), [(429, True), (503, True), (416, True), (200, True), (0, True), (404, False)]
)
def test_what_may_pass_by_itself(status: int, may_pass: bool) -> None:
    verdict = judge(Answer(status), "hub.example")
    assert verdict.may_pass == may_pass and "hub.example" in verdict.sentence


def test_the_engines_last_line_is_its_sentence() -> None:
    assert last_sentence("Traceback\n a warning\n\nThere is no checkpoint x.\n") == "There is no checkpoint x."
    assert "without a word" in last_sentence(" \n")
    assert len(last_sentence("x" * 10_000)) == 600
