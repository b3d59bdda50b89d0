# SPDX-License-Identifier: GPL-2.0-or-later
"""The French texts: all there, fit for what is put into them, set as French is, and compiled."""

from __future__ import annotations

import ast
import importlib.util
import re
import string
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
TOOLS = ROOT / "tools"
ERRORS = {"Flair2Error", "InvalidRequest", "InvalidImagery", "InvalidModel", "OutputFailed", "EngineFailed", "Stopped"}
ENGINE = """
class Wrong(Flair2Error):
    pass

def check(path, share):
    what = "is empty"
    if share:
        what = f"is too large ({share:.0%} of it, {why(path)})"
    raise Wrong(f"The {{odd}} {path} {what}: give another.")

def why(path):
    return "far away" if path else f"near {path}"
"""
MENDING = "make translations, then translate in resources/i18n/flair2_fr.ts (Qt Linguist)"


def _load_tool() -> ModuleType:
    sys.path.append(str(TOOLS))  # where a tool that is started finds its neighbours
    spec = importlib.util.spec_from_file_location("update_translations", TOOLS / "update_translations.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


tool = _load_tool()
CALLS = list(tool.find_calls())
TEXTS = sorted({call.text for call in CALLS if call.text is not None})
SENTENCES = tool.find_sentences()
FILE = ROOT / "resources" / "i18n" / "flair2_fr.ts"
FRENCH = tool.read(FILE)
FRENCH_SENTENCES = tool.read(FILE, tool.ENGINE)
PAIRS = [
    *((text, FRENCH[text].text) for text in TEXTS if text in FRENCH),
    *((text, FRENCH_SENTENCES[text].text) for text in SENTENCES if text in FRENCH_SENTENCES),
]


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


def test_every_sentence_of_the_engine_is_in_french() -> None:
    missing = [text for text in SENTENCES if text not in FRENCH_SENTENCES or not FRENCH_SENTENCES[text].finished]
    assert missing == [], MENDING


def test_qgis_knows_the_sentences_that_the_engine_says_now() -> None:
    known = (FILE.parent / tool.SENTENCES).read_text(encoding="utf-8")
    assert known == tool.write_sentences(), "make translations"


def test_whatever_the_engine_raises_is_among_its_sentences() -> None:
    """Looked up in another way: the literals of each error are in one of the sentences."""
    known = "\n".join(re.sub(r"(?<!\{)\{\w+\}", "\n", text) for text in SENTENCES).replace("{{", "{")
    raised = list(_raised_literals())
    assert len(raised) > 300
    assert [place for place, literal in raised if literal not in known] == []


def test_a_sentence_of_an_error_goes_through_its_translation() -> None:
    """Where QGIS catches an error that may come from the engine, it shows no `str(problem)` as it is."""
    bare = []
    for path in sorted((ROOT / "flair2_plugin" / "desktop").rglob("*.py")):
        for handler in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(handler, ast.ExceptHandler) and handler.type and _names(handler.type) & ERRORS:
                bare += [f"{path.name}:{call.lineno}" for call in _bare_texts(handler)]
    assert bare == []


def test_the_reader_makes_whole_sentences_of_conditions_and_keeps_what_others_fill(tmp_path: Path) -> None:
    package = tmp_path / "package"
    package.mkdir()
    package.joinpath("errors.py").write_text(ENGINE, encoding="utf-8")
    found = tool.read_sentences(package)
    assert found.heads == [
        "The {{odd}} {path} is empty: give another.",
        "The {{odd}} {path} is too large ({share} of it, {why_path}): give another.",
    ]
    assert found.places[found.heads[1]] == {
        "share": {"number": True},
        "why_path": {"parts": ["far away", "near {path}"]},
    }


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
    tool.write(path, "fr", [_context({"Hello": ["a.py"], "Bye": ["a.py"]})], {tool.CONTEXT: before})
    now = _context({"Hello": ["a.py"], 'New <b>"text"</b> & more\nbelow': ["b.py"]})

    assert tool.update("fr", [now]) == ['New <b>"text"</b> & more\nbelow']

    after = tool.read(path)
    assert after["Hello"] == tool.Translation("Bonjour", True)
    assert after['New <b>"text"</b> & more\nbelow'] == tool.Translation("", False)
    assert after["Bye"].text == "Au revoir"
    assert 'type="vanished"' in path.read_text(encoding="utf-8")
    assert tool.update("fr", [_context({"Hello": ["a.py"], "Bye": ["a.py"]})]) == []
    tool.update("fr", [_context({"Hello": ["a.py"]})], drop_vanished=True)
    assert list(tool.read(path)) == ["Hello"]


def test_a_word_of_qgis_and_one_of_the_engine_are_translated_apart(tmp_path: Path) -> None:
    path = tmp_path / "flair2_fr.ts"
    contexts = [_context({"text": ["a.py"]}), tool.Context(tool.ENGINE, {"text": ["b.py"]})]
    known = {tool.CONTEXT: {"text": tool.Translation("texte", True)}, tool.ENGINE: {}}
    tool.write(path, "fr", contexts, known)
    assert tool.read(path)["text"] == tool.Translation("texte", True)
    assert tool.read(path, tool.ENGINE)["text"] == tool.Translation("", False)


def _raised_literals() -> Iterator[tuple[str, str]]:
    """Yield the literals with words in them that errors are raised with, and where."""
    silent = ("desktop/", "training/", "landscape/", "plugin.py", "train.py", "evaluate.py", "demo.py", "core/cli.py")
    for path in sorted((ROOT / "flair2_plugin").rglob("*.py")):
        name = path.relative_to(ROOT / "flair2_plugin").as_posix()
        for call in ast.walk(ast.parse("" if name.startswith(silent) else path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ERRORS and call.args:
                text = call.args[0]
                for part in text.values if isinstance(text, ast.JoinedStr) else [text]:
                    if isinstance(part, ast.Constant) and re.search(r"\w{2} \w{2}", part.value):
                        yield f"{name}:{call.lineno}", part.value


def _bare_texts(handler: ast.ExceptHandler) -> list[ast.Call]:
    """Return the calls str(problem) in a handler that are not themselves given to `translate`."""
    calls = [node for node in ast.walk(handler) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    translated = {call.args[0] for call in calls if isinstance(call.func, ast.Name) and call.func.id == "translate"}
    told = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "str" and call.args]
    return [call for call in told if call not in translated and _names(call.args[0]) == {handler.name}]


def _names(node: ast.AST) -> set[str]:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}


def _context(files: dict[str, list[str]]) -> Any:
    return tool.Context(tool.CONTEXT, files)
