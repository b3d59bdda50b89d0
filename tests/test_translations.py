# SPDX-License-Identifier: GPL-2.0-or-later
"""The French texts: all there, fit for what is put into them, set as French is, and compiled."""

from __future__ import annotations

import importlib.util
import re
import string
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
MENDING = "make translations, then translate in resources/i18n/flair2_fr.ts (Qt Linguist)"


def _load_tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("update_translations", ROOT / "tools" / "update_translations.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


tool = _load_tool()
CALLS = list(tool.find_calls())
TEXTS = sorted({call.text for call in CALLS if call.text is not None})
FRENCH = tool.read(ROOT / "resources" / "i18n" / "flair2_fr.ts")
PAIRS = [(text, FRENCH[text].text) for text in TEXTS if text in FRENCH]


def _places(text: str) -> tuple[list[str], int, int, bool]:
    """Return the values that are put in, the lines, the letters to press, and whether a dialog follows."""
    values = [f"{name}:{form}" for _, name, form, _ in string.Formatter().parse(text) if name is not None]
    return sorted(values), text.count("\n"), len(re.findall(r"&(?!\w+;)\w", text)), text.endswith("…")


def test_tr_takes_literals_only() -> None:
    assert [f"{call.path}:{call.line}" for call in CALLS if call.text is None] == []


def test_no_text_is_translated_while_a_module_is_imported() -> None:
    """At that time the translation isn't loaded yet."""
    early = [f"{call.path}:{call.line}" for call in CALLS if call.at_import]
    assert early == []


def test_every_text_of_the_qgis_side_is_in_french() -> None:
    missing = [text for text in TEXTS if text not in FRENCH or not FRENCH[text].finished]
    assert missing == [], MENDING


def test_a_translation_takes_the_same_values_and_fits_the_same_place() -> None:
    wrong = [text for text, french in PAIRS if _places(french) != _places(text)]
    assert wrong == []


def test_a_translation_is_set_as_french_is() -> None:
    """Spaces before : ; ? ! » and after « don't break; quotation marks are « », the apostrophe is ’."""
    bare = [(text, re.sub(r"\{\w+:[^}]*\}", "{}", french)) for text, french in PAIRS]
    assert [text for text, french in bare if re.search(r" [:;?!»%]|« |[\"“”']", french)] == []
    lacking = r"[^\s\u00a0\u202f][?!»]|\w:(?!//|\w)|«[^\u00a0\u202f]"
    assert [text for text, french in bare if re.search(lacking, french)] == []


def test_the_compiled_translation_is_up_to_date(tmp_path: Path) -> None:
    if tool.find_compiler() is None:
        pytest.skip("no lrelease here (apt-get install qttools5-dev-tools)")
    source = ROOT / "resources" / "i18n" / "flair2_fr.ts"
    made = tool.compile_(source, tmp_path / "flair2_fr.qm")
    assert made.read_bytes() == source.with_suffix(".qm").read_bytes(), "make translations"


def test_a_new_text_waits_for_its_translator_and_a_lost_one_is_kept_for_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tool, "FOLDER", tmp_path)
    monkeypatch.setattr(tool, "find_compiler", lambda: None)
    path = tmp_path / "flair2_fr.ts"
    before = {"Hello": tool.Translation("Bonjour", True), "Bye": tool.Translation("Au revoir", True)}
    tool.write(path, "fr", before, {}, {"Hello": ["a.py"], "Bye": ["a.py"]})
    calls = [tool.Call("a.py", 1, "Hello"), tool.Call("b.py", 2, 'New <b>"text"</b> & more\nbelow')]

    assert tool.update("fr", calls) == ['New <b>"text"</b> & more\nbelow']

    after = tool.read(path)
    assert after["Hello"] == tool.Translation("Bonjour", True)
    assert after['New <b>"text"</b> & more\nbelow'] == tool.Translation("", False)
    assert after["Bye"].text == "Au revoir"
    assert 'type="vanished"' in path.read_text(encoding="utf-8")
    assert tool.update("fr", [tool.Call("a.py", 1, "Hello"), tool.Call("a.py", 3, "Bye")]) == []
    tool.update("fr", [tool.Call("a.py", 1, "Hello")], drop_vanished=True)
    assert list(tool.read(path)) == ["Hello"]
