# SPDX-License-Identifier: GPL-2.0-or-later
"""Bring resources/i18n/flair2_fr.ts up to date with the code's texts, and make the .qm that QGIS loads.

The texts are read with `ast`, since pylupdate isn't at hand everywhere and breaks literals that stand on several lines.
Those of the engine stand in a context of their own: the folder engine_sentences says which they are, and what QGIS
needs to know them by is written to resources/i18n/engine_sentences.json.
"""

from __future__ import annotations

import argparse
import ast
import json
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from engine_sentences import Sentences, read_sentences

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "i18n"
CONTEXT = "flair2"
ENGINE = "engine"
SENTENCES = "engine_sentences.json"
LANGUAGES = ("fr",)
_LATER = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_COMPILERS = ("lrelease", "lrelease-qt5", "lrelease-qt6", "/usr/lib/qt5/bin/lrelease", "/usr/lib/qt6/bin/lrelease")


@dataclass(frozen=True)
class Call:
    """A call of `tr`: where it stands, its literal (None where it has none), whether it runs while importing."""

    path: str
    line: int
    text: str | None
    at_import: bool = False


@dataclass(frozen=True)
class Context:
    """The texts of one side, each with the files that it is from."""

    name: str
    files: dict[str, list[str]]


@dataclass
class Translation:
    """What a translator made of a text; without an answer, the English one is shown."""

    text: str = ""
    finished: bool = False


def main(arguments: list[str] | None = None) -> int:
    """Update the files of all languages; 1 where a text is left to translate."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--drop-vanished", action="store_true", help="forget translations that nothing asks for")
    options = parser.parse_args(arguments)
    calls = list(find_calls())
    unreadable = [f"{call.path}:{call.line}: tr takes one literal" for call in calls if call.text is None]
    if unreadable:
        sys.exit("\n".join(unreadable))
    FOLDER.joinpath(SENTENCES).write_text(write_sentences(), encoding="utf-8")
    contexts = [Context(CONTEXT, _places(calls)), Context(ENGINE, find_sentences())]
    missing = [text for language in LANGUAGES for text in update(language, contexts, options.drop_vanished)]
    for text in missing:
        print(f"To be translated: {text!r}")
    return 1 if missing else 0


def find_calls() -> Iterator[Call]:
    """Yield every call of `tr` in the QGIS side, in the order of files and lines."""
    package = ROOT / "flair2_plugin"
    for path in [*sorted((package / "desktop").rglob("*.py")), package / "plugin.py"]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        later = {call for node in ast.walk(tree) if isinstance(node, _LATER) for call in _calls_in(node)}
        for call in sorted(_calls_in(tree), key=lambda node: (node.lineno, node.col_offset)):
            yield Call(path.relative_to(ROOT).as_posix(), call.lineno, _literal(call), call not in later)


def find_sentences() -> dict[str, list[str]]:
    """Return what the engine says, with the files that say it, in the order of these."""
    found = _read_sentences().files
    return {text: sorted(found[text]) for text in sorted(found, key=lambda text: (min(found[text]), text))}


def write_sentences() -> str:
    """Return as JSON what QGIS knows the engine's sentences by."""
    found = _read_sentences()
    places = {text: found.places[text] for text in sorted(found.places) if found.places[text]}
    record = {"heads": found.heads, "reasons": found.reasons, "places": places}
    return json.dumps(record, indent=1, ensure_ascii=False) + "\n"


def update(language: str, contexts: list[Context], drop_vanished: bool = False) -> list[str]:
    """Merge the code's texts into a language's .ts, make its .qm, and return the texts that are not translated."""
    path = FOLDER / f"flair2_{language}.ts"
    known = {context.name: read(path, context.name) if path.is_file() else {} for context in contexts}
    path.parent.mkdir(parents=True, exist_ok=True)
    write(path, language, contexts, known, drop_vanished)
    compile_(path)
    return [
        text
        for context in contexts
        for text in context.files
        if not known[context.name].get(text, Translation()).finished
    ]


def read(path: Path, context: str = CONTEXT) -> dict[str, Translation]:
    """Return the translations of a context of a .ts, by their English texts; those that nothing asks for, too."""
    found = {}
    for group in ET.parse(path).getroot().iter("context"):  # noqa: S314 - our own file
        for message in group.iter("message") if group.findtext("name") == context else ():
            answer = message.find("translation")
            if answer is not None:
                text = answer.text or ""
                finished = bool(text) and answer.get("type") != "unfinished"
                found[message.findtext("source", "")] = Translation(text, finished)
    return found


def write(
    path: Path,
    language: str,
    contexts: list[Context],
    known: dict[str, dict[str, Translation]],
    drop_vanished: bool = False,
) -> None:
    """Write a .ts as Qt Linguist reads it; with the files that ask for a text, but no lines, which change too often."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    for context in contexts:
        group, translations = ET.SubElement(root, "context"), known[context.name]
        ET.SubElement(group, "name").text = context.name
        for text, files in context.files.items():
            translation = translations.get(text, Translation())
            _add(group, text, translation, "" if translation.finished else "unfinished", files)
        for text, translation in translations.items():
            if text not in context.files and translation.text and not drop_vanished:
                _add(group, text, translation, "vanished", [])
    ET.indent(root, "    ")
    body = ET.tostring(root, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")


def compile_(path: Path, to: Path | None = None) -> Path | None:
    """Make the .qm of a .ts, beside it or elsewhere; return None where Qt's lrelease isn't installed."""
    program = find_compiler()
    if program is None:
        print("There is no lrelease (apt-get install qttools5-dev-tools): the .qm was not made.")
        return None
    made = to or path.with_suffix(".qm")
    subprocess.run([program, "-silent", "-removeidentical", str(path), "-qm", str(made)], check=True)  # noqa: S603
    return made


def find_compiler() -> str | None:
    """Return Qt's lrelease, None where it isn't installed."""
    return next((found for found in map(shutil.which, _COMPILERS) if found), None)


def _calls_in(tree: ast.AST) -> list[ast.Call]:
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "tr"]


def _literal(call: ast.Call) -> str | None:
    argument = call.args[0] if len(call.args) == 1 and not call.keywords else None
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else None


@cache
def _read_sentences() -> Sentences:
    return read_sentences(ROOT / "flair2_plugin")


def _places(calls: list[Call]) -> dict[str, list[str]]:
    places: dict[str, list[str]] = {}
    for call in calls:
        if call.text is not None and call.path not in places.setdefault(call.text, []):
            places[call.text].append(call.path)
    return places


def _add(context: ET.Element, text: str, translation: Translation, kind: str, places: list[str]) -> None:
    message = ET.SubElement(context, "message")
    for place in places:
        ET.SubElement(message, "location", filename=f"../../{place}")
    ET.SubElement(message, "source").text = text
    ET.SubElement(message, "translation", {"type": kind} if kind else {}).text = translation.text


if __name__ == "__main__":
    sys.exit(main())
