# SPDX-License-Identifier: GPL-2.0-or-later
"""Bring resources/i18n/flair2_fr.ts up to date with the code's texts, and make the .qm that QGIS loads.

The texts are read with `ast`, since pylupdate isn't at hand everywhere and breaks literals that stand on several lines.
"""

from __future__ import annotations

import argparse
import ast
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "i18n"
CONTEXT = "flair2"
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
    missing = [text for language in LANGUAGES for text in update(language, calls, options.drop_vanished)]
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


def update(language: str, calls: list[Call], drop_vanished: bool = False) -> list[str]:
    """Merge the code's texts into a language's .ts, make its .qm, and return the texts that are not translated."""
    path = FOLDER / f"flair2_{language}.ts"
    known = read(path) if path.is_file() else {}
    texts = list(dict.fromkeys(call.text for call in calls if call.text is not None))
    vanished = {} if drop_vanished else {text: known[text] for text in known if text not in texts and known[text].text}
    path.parent.mkdir(parents=True, exist_ok=True)
    write(path, language, {text: known.get(text, Translation()) for text in texts}, vanished, _places(calls))
    compile_(path)
    return [text for text in texts if not known.get(text, Translation()).finished]


def read(path: Path) -> dict[str, Translation]:
    """Return the translations of a .ts, by their English texts, those that nothing asks for any more included."""
    found = {}
    for message in ET.parse(path).getroot().iter("message"):  # noqa: S314 - our own file
        answer = message.find("translation")
        if answer is not None:
            text = answer.text or ""
            found[message.findtext("source", "")] = Translation(text, bool(text) and answer.get("type") != "unfinished")
    return found


def write(
    path: Path,
    language: str,
    translations: dict[str, Translation],
    vanished: dict[str, Translation],
    places: dict[str, list[str]],
) -> None:
    """Write a .ts as Qt Linguist reads it; with the files that ask for a text, but no lines, which change too often."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for text, translation in translations.items():
        _add(context, text, translation, "" if translation.finished else "unfinished", places[text])
    for text, translation in vanished.items():
        _add(context, text, translation, "vanished", [])
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
