# SPDX-License-Identifier: GPL-2.0-or-later
"""Areas per class: out of the report, or of what else is known."""

from __future__ import annotations

import json

import pytest

from flair2_plugin.core.messages import Foreseen
from flair2_plugin.desktop.runs.areas import AreaRow, as_tsv, rows_of
from flair2_plugin.desktop.runs.state import RunState


@pytest.fixture
def report(tmp_path):
    areas = [
        {"id": 1, "name": "building", "pixels": 10, "share": 0.1, "hectares": 4.0},
        {"id": 5, "name": "water", "pixels": 90, "share": 0.9, "hectares": 36.0},
        {"id": 6, "name": "coniferous", "pixels": 0, "share": 0.0, "hectares": 0.0},
    ]
    path = tmp_path / "map.report.json"
    path.write_text(json.dumps({"areas": areas}), encoding="utf-8")
    return path


def test_the_report_gives_the_areas_the_largest_first_and_none_that_is_empty(report, values):
    rows = rows_of(RunState("ortho", values, report=str(report)))
    assert rows == [AreaRow(5, "water", "#1553ae", 0.36, 90.0), AreaRow(1, "building", "#db0e9a", 0.04, 10.0)]


@pytest.mark.parametrize("damage", ["", "[]", "{", '{"areas": [{"id": "x"}]}', '{"areas": 3}', None])
def test_without_a_report_the_shares_of_what_was_foreseen_do(report, values, damage):
    if damage is None:
        report.unlink()
    else:
        report.write_text(damage, encoding="utf-8")
    foreseen = Foreseen(4, 2.0, 1, 1, None, "cpu")
    state = RunState("ortho", values, report=str(report), shares={1: 0.25, 5: 0.75}, foreseen=foreseen)
    assert [(row.name, row.square_km, row.percent) for row in rows_of(state)] == [
        ("water", pytest.approx(1.5), 75.0), ("building", pytest.approx(0.5), 25.0),
    ]  # fmt: skip


def test_a_model_that_is_gone_leaves_flairs_names(report):
    rows = rows_of(RunState("ortho", {"MODEL_FOLDER": "/gone"}, report=str(report)))
    assert [row.name for row in rows] == ["water", "building"]


def test_the_table_goes_to_a_spreadsheet():
    text = as_tsv([AreaRow(5, "water", "#1553ae", 0.36, 90.0)], "abcde", lambda x, n: f"{x:.{n}f}".replace(".", ","))
    assert text == "a\tb\tc\td\te\n5\twater\t#1553ae\t0,360000\t90,00\n"
