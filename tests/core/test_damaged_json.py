# SPDX-License-Identifier: GPL-2.0-or-later
"""Requests, model cards and message lines damaged by the hundred: each is read, or refused by a sentence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from flair2_plugin.core.errors import InvalidModel, InvalidRequest
from flair2_plugin.core.locations import model_folder
from flair2_plugin.core.messages import Progress, Result, from_line, to_line
from flair2_plugin.core.model_card import Architecture, ModelCard, SatelliteInput, UtaeSizes, read_card
from flair2_plugin.core.records import to_json, write_json
from flair2_plugin.core.request import Acquisition, Extent, Request, read_request
from flair2_plugin.core.symbology import attribute_table, class_style, colour_table
from tests.damaged_files import Subject, check_outcomes, try_damaged
from tests.mutations import Damage

REQUEST = Request(
    "o.tif", "demo", "m.tif", ("s2",), "d.csv", (1, 2), (0.0, 99.0), Extent(0, 0, 1, 1), Acquisition("2021-07-09")
)
CARD = ModelCard(
    "demo", "Demo", "words", "CC0", Architecture(utae=UtaeSizes()), satellite=SatelliteInput(), scores={"miou": 0.5}
)
CARD = replace(CARD, aerial=replace(CARD.aerial, mean=(1.0,) * 5, std=(1.0,) * 5, optional=("height",)))
LINES = [Progress("tiles", 1, 9, 0.5), Result("m.tif", None, {"1": 0.5}, 2.0, "cpu")]

# What takes the place of each value; what `json` can not write stands as text.
ODD = (None, True, -1, 0, 2, 10**30, 1e308, float("nan"), float("inf"), "", "x\ny", "\0", "\ud800", "é" * 9000, [], {})
WRITTEN = ("[" * 500 + "]" * 500, "[" * 100_000, "9" * 5000, "9" * 400, "1e999", '{"a":' * 990 + "1" + "}" * 990)


def odd_values(content: bytes) -> Iterator[Damage]:
    """Yield copies in which one value, one name of a value, or all is another."""
    sound = json.loads(content)
    for path in list(places(sound)):
        for odd in ODD:
            yield f"{path} is {str(odd)[:20]!r}", json.dumps(put(sound, path, odd)).encode()
        for text in WRITTEN:
            yield f"{path} is {text[:20]}…", json.dumps(put(sound, path, "HERE")).replace('"HERE"', text).encode()
    for name in ("x\ny", "\0", "\ud800", "é" * 9000):
        yield f"a key {name[:20]!r}", json.dumps({**sound, name: 1}).encode()
    yield "UTF-16", json.dumps(sound).encode("utf-16")
    yield "with a mark", b"\xef\xbb\xbf" + content


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value[:2]) if isinstance(value, list) else ()
    for key, inner in items:
        yield from places(inner, (*path, key))


def put(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    changed = deepcopy(value)
    inner = changed
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = new
    return changed


def write_request(folder: Path) -> Path:
    write_json(REQUEST, folder / "request.json")
    return folder / "request.json"


def write_card(folder: Path) -> Path:
    write_json(CARD, folder / "model.json")
    return folder / "model.json"


def use_card(path: Path) -> None:
    """Read a card, and write what a map takes out of it."""
    card = read_card(path.parent)
    assert all(0 <= value <= 255 for colour in colour_table(card.classes).values() for value in colour)
    (class_style(card.classes) + attribute_table(card.classes) + card.name + card.title).encode()
    write_json(card, path)
    assert read_card(path.parent) == card


def use_request(path: Path) -> None:
    request = read_request(path)
    write_json(request, path)
    assert read_request(path) == request


def write_line(folder: Path) -> Path:
    (folder / "line").write_text(to_line(LINES[1]))
    return folder / "line"


def read_line(path: Path) -> None:
    message = from_line(path.read_text(encoding="utf-8", errors="replace"))
    assert from_line(to_line(message)) == message


SUBJECTS = {
    "request": Subject(write_request, use_request, 300, odd_values, names_file=False),
    "card": Subject(write_card, use_card, 300, odd_values),
    "line": Subject(write_line, read_line, 300, odd_values, names_file=False),
}


@pytest.mark.parametrize("name", SUBJECTS)
def test_a_damaged_file_is_read_or_refused_by_a_sentence(tmp_path: Path, name: str) -> None:
    check_outcomes(try_damaged("tests.core.test_damaged_json", name, tmp_path))


@pytest.mark.parametrize("device", ["cuda:²", "cuda:", "tpu", "cpu\n", "cuda:1:2", "auto" * 2000])
def test_a_device_is_refused_by_a_short_sentence(device: str) -> None:
    with pytest.raises(InvalidRequest, match="^The device is .{,90}choose auto, cpu, cuda, cuda:N or mps.$"):
        replace(REQUEST, device=device)


@pytest.mark.parametrize("name", ["a" * 5000, "x\ny", "../../models/none"])
def test_a_model_that_can_not_be_a_folder_is_refused_by_a_short_sentence(name: str) -> None:
    with pytest.raises(InvalidModel, match="^There is no model .*$"):
        model_folder(name)


def test_a_file_of_many_megabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "model.json").open("wb") as file:
        file.truncate(1 << 40)  # a terabyte that takes no room on the disk
    with pytest.raises(InvalidModel, match=r"model\.json is far too large"):
        read_card(tmp_path)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"aerial": {"pixel_size": 0.0}}, "a pixel_size .* above 0"),
        ({"aerial": {"patch": 10**9}}, "a patch of 1 to 8192 pixels"),
        ({"aerial": {"bands": []}}, "aerial needs bands"),
        ({"aerial": {"bands": ["red", "red"]}}, "each of them once"),
        ({"aerial": {"std": [1.0, 1.0, 0.0, 1.0, 1.0]}}, "each std must be above 0"),
        ({"satellite": {"scale": 0}}, "a scale above 0"),
        ({"satellite": {"bands": []}}, "satellite needs bands"),
        ({"satellite": {"dates": {"reference_month_day": "15 May"}}}, "must make a date"),
        ({"satellite": {"dates": {"reference_year": 10**14}}}, "must make a date"),
        ({"quirks": {"coordinate_divisor": 0}}, "coordinate_divisor can't be 0"),
        ({"classes": [{"id": 1, "name": "x", "colour": "blue"}]}, 'the colour "blue" .* #rrggbb'),
        ({"classes": []}, "different numbers from 1 to 255"),
        ({"name": "a\nb"}, r'the name "a\?b" holds characters'),
        ({"architecture": {"decoder_widths": [1] * 10**5, "utae": {}}}, "at most 16 levels"),
        ({"aerial": {"scale": 10**400}}, "must be a number below 1e\\+15, not Infinity"),
        ({"title": "\ud800"}, "characters that no file can hold"),
    ],
)
def test_a_card_that_no_run_could_use_is_refused(tmp_path: Path, change: dict[str, Any], sentence: str) -> None:
    (tmp_path / "model.json").write_text(json.dumps(to_json(CARD) | change))
    with pytest.raises(InvalidModel, match=sentence):
        read_card(tmp_path)
