# SPDX-License-Identifier: GPL-2.0-or-later
"""A run in words that other programs take apart again."""

from __future__ import annotations

import ast
import shlex
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from flair2_plugin.core.request import Acquisition, Extent, Request
from flair2_plugin.desktop.runs.calls import as_command_line, as_python, as_qgis_process, predict_arguments, quote
from flair2_plugin.predict import _parser, _request

FULL = Request(
    ortho="/data/an ortho's, été.tif",
    model="/models/a b",
    output="/out/map $HOME.tif",
    sentinel2=("/s2/a.tif", "/s2/b c.tif"),
    dates="/s2/dates.csv",
    bands=(3, 2, 1, 0, 4),
    value_range=(-0.00001, 1023.5),
    extent=Extent(-1.5e-7, -6_860_000.25, 1e-5, -6_859_000.0),
    acquisition=Acquisition("2021-07-09", "10:30", "other", -3.5),
    overlap=0.5,
    batch_size=4,
    device="cuda:1",
    confidence="/out/c.tif",
    ensemble=("demo", "/models/c"),
    statistics="/out/s.csv",
    resume=True,
    keep_partial=True,
    aoi="/a.gpkg",
    polygons="/out/p.gpkg",
    satellite="shared",
    precision="fp32",
)
NO_TEXTS = ("value_range", "extent", "acquisition")
REQUESTS = [
    FULL,
    Request("o.tif", "demo", "m.tif"),
    Request("o.tif", "demo", "m.tif", tta="d4", precision="int8"),
    Request("o.tif", "demo", "m.tif", scaling="percentile", acquisition=Acquisition("2021-07-09")),
    Request("o.tif", "demo", "m.tif", scaling="depth", acquisition=Acquisition(camera="UltraCam Eagle")),
]


@pytest.mark.parametrize("request_made", REQUESTS, ids=["full", "plain", "turned", "percentile", "depth"])
def test_predict_reads_the_same_request_from_the_command_line(request_made):
    line = as_command_line(request_made, "/opt/a python/bin/python")
    words = shlex.split(line)
    assert words[:3] == ["/opt/a python/bin/python", "-m", "flair2_plugin.predict"]
    assert _request(_parser().parse_args(words[3:])) == request_made


def test_every_text_of_a_request_has_its_option():
    """Fields that the request gains are tried too."""
    texts = [f.name for f in fields(Request) if f.default is None and f.name not in NO_TEXTS]
    assert {"dates", "confidence", "aoi"} <= set(texts)
    together = ("surface", "terrain")  # one is refused without the other
    for name in texts:
        given = Request("o.tif", "demo", "m.tif", **dict.fromkeys(together if name in together else [name], "/x y"))
        assert _request(_parser().parse_args(predict_arguments(given))) == given


def test_the_line_of_the_shell_really_starts_the_command(tmp_path):
    folder = Path(__file__).parents[3]
    line = as_command_line(Request(str(tmp_path / "it's.tif"), "demo", "$HOME.tif"), sys.executable, folder)
    echo = line.replace("-m flair2_plugin.predict", "-c 'import sys, os; print(os.getcwd(), sys.argv[1:])'")
    said = subprocess.run(echo, shell=True, capture_output=True, text=True, check=True, cwd="/").stdout  # noqa: S602
    words = ["--ortho", str(tmp_path / "it's.tif"), "--model", "demo", "--output", "$HOME.tif"]
    assert said.strip() == f"{folder} {words}"


@pytest.mark.parametrize("word", ["a b", r"C:\été\a b\c.tif", "C:\\a b\\", 'say "x"', r"a\"b", "", "a&b", "plain"])
def test_on_windows_words_are_taken_apart_as_its_programs_do(word):
    """As `CommandLineToArgvW` is documented: what lies between quotes is one word, 2n backslashes and a quote are n."""
    line = quote(["python", word, "next"], windows=True)
    assert _take_apart(line) == ["python", word, "next"]


def _take_apart(line):
    words, word, quoted, begun, place = [], "", False, False, 0
    while place < len(line):
        slashes = len(line[place:]) - len(line[place:].lstrip("\\"))
        if slashes and line[place + slashes : place + slashes + 1] == '"':
            word += "\\" * (slashes // 2) + ('"' if slashes % 2 else "")
            place += slashes + slashes % 2
            begun = True
            continue
        sign = line[place]
        place += 1
        if sign == '"':
            quoted, begun = not quoted, True
        elif sign == " " and not quoted:
            words += [word] if begun else []
            word, begun = "", False
        else:
            word, begun = word + sign, True
    return words + ([word] if begun else [])


def test_the_python_call_holds_the_parameters():
    parameters = {"INPUT": "/an ortho's.tif", "BANDS": [1, 2], "RESUME": False, "OVERLAP": 0.25}
    tree = ast.parse(as_python(parameters))
    call = tree.body[-1].value
    assert ast.literal_eval(call.args[0]) == "flair2:classify"
    assert ast.literal_eval(call.args[1]) == parameters


def test_the_call_of_qgis_process_repeats_what_is_several():
    words = shlex.split(as_qgis_process({"INPUT": "/a b.tif", "SENTINEL2": ["/1.tif", "/2.tif"], "RESUME": True}))
    assert words == [
        *("qgis_process", "run", "flair2:classify", "--INPUT=/a b.tif"),
        *("--SENTINEL2=/1.tif", "--SENTINEL2=/2.tif", "--RESUME=true"),
    ]
