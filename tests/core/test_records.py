# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flair2_plugin.core.errors import InvalidModel, InvalidRequest
from flair2_plugin.core.model_card import Architecture, ModelCard, SatelliteInput, UtaeSizes, read_card
from flair2_plugin.core.records import from_json, read_json, to_json, write_json
from flair2_plugin.core.request import Acquisition, Extent, Request

CARD = ModelCard(
    "demo", "Demo", "words", "CC0", Architecture(utae=UtaeSizes()), satellite=SatelliteInput(), scores={"miou": 0.5}
)
texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=20)
requests = st.builds(
    Request,
    ortho=texts,
    model=texts,
    output=texts,
    sentinel2=st.lists(texts, max_size=3).map(tuple),
    bands=st.lists(st.integers(1, 9), max_size=5).map(tuple),
    extent=st.none() | st.builds(Extent, st.floats(-9, 0), st.floats(-9, 0), st.floats(1, 9), st.floats(1, 9)),
    acquisition=st.none() | st.builds(Acquisition, texts, texts),
    overlap=st.floats(0, 0.75),
    confidence=st.none() | texts,
    ensemble=st.lists(texts, max_size=2).map(tuple),
    tta=st.sampled_from(["none", "d4"]),
)


@given(requests)
def test_a_request_goes_to_json_and_back(request: Request) -> None:
    assert from_json(Request, json.loads(json.dumps(to_json(request))), InvalidRequest, "r") == request


def test_a_card_goes_to_a_file_and_back(tmp_path: Path) -> None:
    write_json(CARD, tmp_path / "model.json")
    assert read_card(tmp_path) == CARD


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"colour": 1}, 'model.json has an unknown key "colour"'),
        ({"name": 3}, "model.json: name must be a text, not 3."),
        ({"architecture": {"kind": "vit"}}, 'architecture: kind must be one of utt, unet, segformer, not "vit"'),
        ({"architecture": {"utae": {"n_head": 1.5}}}, "n_head must be a whole number, not 1.5"),
        ({"architecture": {"decoder_widths": [1, "2"]}}, r'decoder_widths\[1\] must be a whole number, not "2"'),
        ({"satellite": {"monthly_means": 1}}, "monthly_means must be a true or false value, not 1"),
        ({"architecture": {"kind": "segformer"}}, '"segformer" has one decoder width'),
        ({"satellite": None}, "don't suit a network of the kind"),
        ({"classes": [{"id": 0, "name": "x", "colour": "#000000"}]}, "different numbers from 1 to 255"),
        ({"aerial": {"mean": [1.0]}}, "one number per aerial band"),
    ],
)
def test_a_wrong_card_is_refused_by_key(tmp_path: Path, change: dict, sentence: str) -> None:  # type: ignore[type-arg]
    data = to_json(CARD) | change
    (tmp_path / "model.json").write_text(json.dumps(data))
    with pytest.raises(InvalidModel, match=sentence):
        read_card(tmp_path)


def test_a_missing_key_is_named() -> None:
    with pytest.raises(InvalidRequest, match='here lacks the key "model"'):
        from_json(Request, {"ortho": "o.tif"}, InvalidRequest, "here")


def test_a_file_that_is_no_json_is_refused(tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text("{")
    with pytest.raises(InvalidRequest, match="r.json is not a JSON file"):
        read_json(Request, tmp_path / "r.json", InvalidRequest)
    with pytest.raises(InvalidRequest, match="can't be read: No such file"):
        read_json(Request, tmp_path / "absent.json", InvalidRequest)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"overlap": 0.9}, "overlap is 0.9"),
        ({"batch_size": -1}, "batch size is -1"),
        ({"device": "tpu"}, 'device is "tpu"'),
        ({"extent": Extent(1, 1, 0, 2)}, "extent is empty"),
        ({"value_range": (5.0, 5.0)}, "lower one first"),
        ({"bands": (-1, 1)}, "counted from 1"),
        ({"tta": "d8"}, "choose none or d4"),
        ({"value_range": (0.0, float("nan"))}, "is not finite"),
        ({"extent": Extent(float("-inf"), 0, 1, 1)}, "is not finite"),
    ],
)
def test_an_option_out_of_range_is_refused(change: dict, sentence: str) -> None:  # type: ignore[type-arg]
    with pytest.raises(InvalidRequest, match=sentence):
        Request("o.tif", "demo", "m.tif", **change)
