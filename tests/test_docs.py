# SPDX-License-Identifier: GPL-2.0-or-later
"""The documentation says what the code does: fields, options, links, examples."""

from __future__ import annotations

import dataclasses
import re
import subprocess
import sys
from pathlib import Path

import pytest

from flair2_plugin.core.model_card import (
    AerialInput,
    Architecture,
    CloudFilter,
    DateEncoding,
    ModelCard,
    Quirks,
    SatelliteInput,
    UtaeSizes,
)
from flair2_plugin.core.nomenclature import LandCoverClass
from flair2_plugin.core.request import Request
from flair2_plugin.core.series_request import SeriesRequest
from flair2_plugin.training.configuration import Configuration
from flair2_plugin.training.official_keys import DataPaths

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "benchmarks").glob("*.md")])
COMMANDS = {
    "predict": ["predict"],
    "models": ["models", "import"],
    "train": ["train"],
    "evaluate": ["evaluate"],
    "demo": ["demo"],
    "sentinel2": ["sentinel2"],
    "check": ["check"],
    "bundle": ["bundle"],
}
RECORDS = (
    *(ModelCard, Architecture, UtaeSizes, AerialInput, SatelliteInput),
    *(CloudFilter, DateEncoding, Quirks, LandCoverClass),
)
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z0-9_-]*")
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)")


def _named(page: str) -> set[str]:
    """Return the single words of a page that are set as code."""
    return set(CODE.findall((ROOT / page).read_text(encoding="utf-8")))


def _section(page: str, title: str) -> str:
    text = (ROOT / page).read_text(encoding="utf-8")
    return text.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


@pytest.fixture(scope="module")
def options() -> dict[str, set[str]]:
    """The options of each command, as its --help lists them."""
    started = {
        name: subprocess.Popen(
            [sys.executable, "-m", f"flair2_plugin.{words[0]}", *words[1:], "--help"],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name, words in COMMANDS.items()
    }
    return {name: set(OPTION.findall(process.communicate()[0])) - {"--help"} for name, process in started.items()}


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_field_of_a_model_package_is_described(record: type) -> None:
    fields = {field.name for field in dataclasses.fields(record)}
    assert fields <= _named("docs/model-package.md")


def test_every_key_of_a_request_is_described() -> None:
    assert {field.name for field in dataclasses.fields(Request)} <= _named("docs/command-line.md")


def test_every_key_of_a_series_request_is_described() -> None:
    assert {field.name for field in dataclasses.fields(SeriesRequest)} <= _named("docs/command-line.md")


def test_every_key_of_a_training_configuration_is_described() -> None:
    keys = {*Configuration.model_fields, *DataPaths.model_fields}
    assert keys <= _named("docs/training.md")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_options_described_are_the_options_there_are(options: dict[str, set[str]], command: str) -> None:
    rows = [line for line in _section("docs/command-line.md", command).splitlines() if line.startswith("| `--")]
    assert set(OPTION.findall("\n".join(row.split("|")[1] for row in rows))) == options[command]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_an_example_uses_options_that_exist(options: dict[str, set[str]], page: Path) -> None:
    text = page.read_text(encoding="utf-8").replace("\\\n", " ")
    for name, rest in re.findall(r"-m flair2_plugin\.(\w+)(.*)", text):
        assert set(OPTION.findall(rest)) <= options.get(name, set())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_link_to_a_file_leads_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if not target.startswith(("https://", "#")):
            assert (page.parent / target.split("#")[0]).is_file(), target
