# SPDX-License-Identifier: GPL-2.0-or-later
"""What the engine says, in QGIS's language.

The engine speaks English and knows no Qt. Its sentences are known here by resources/i18n/engine_sentences.json, read
from its sources by `make translations`: texts with places {name} for what is put in. One is found by its literals, and
its translation gets the same values. Only in places that the engine fills with words of its own are those looked for:
a file's name stays as it is, whatever it says.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Dict, List, Mapping, Optional, Tuple

from qgis.PyQt.QtCore import QCoreApplication, QLocale

from flair2_plugin.core.messages import Failure, Foreseen, Log, Message
from flair2_plugin.desktop.engine.patterns import NUMBER, Pattern, Places, match, parse_all
from flair2_plugin.desktop.translation import FOLDER, tr

CONTEXT = "engine"
_PATH = FOLDER / "engine_sentences.json"
_DEPTH = 6  # sentences in sentences
_TOGETHER = 4  # sentences that the engine has in one text, at most
_LONGEST = 4_000  # characters
_END = re.compile(r"((?<=\.) (?=[^a-z])|\n)")


@dataclass(frozen=True)
class Found:
    """A translation, how many characters of the English text were known, and whether all sentences were."""

    text: str
    known: int = 0
    complete: bool = True


@dataclass(frozen=True)
class Sentences:
    """What the engine says by itself, and also in another sentence; what may stand in the places of each text."""

    heads: Tuple[Pattern, ...]
    quoted: Tuple[Pattern, ...]
    places: Mapping[str, Places]


def translate(text: str) -> str:
    """Return what the engine said in QGIS's language; what isn't known, or has no translation, as it is."""
    known = _read_sentences()
    if len(text) > _LONGEST or not known.heads or _ask(known.heads[0].text) == known.heads[0].text:
        return text
    several, whole = _find_several(text, known.heads), _find(text, known.heads)
    if whole is not None and not several.complete:  # else a place of the first sentence would hold all others
        return whole.text
    return several.text


def translate_message(message: Message) -> Message:
    """Return a message of the engine with its sentences in QGIS's language."""
    if isinstance(message, (Log, Failure)):
        return replace(message, text=translate(message.text))
    if isinstance(message, Foreseen):
        return replace(message, notes=tuple(map(translate, message.notes)))
    return message


def _find_several(text: str, heads: Tuple[Pattern, ...]) -> Found:
    """Return a text with those of its sentences translated that are known."""
    pieces = _END.split(text)  # sentences at even places, what parts them at odd ones
    translated, complete = "", True
    while pieces:
        counts = range(1, min(len(pieces) + 1, 2 * _TOGETHER), 2)
        ways = ((count, _find("".join(pieces[:count]), heads)) for count in counts)
        count, found = next((way for way in ways if way[1] is not None), (1, None))
        complete = complete and found is not None
        translated += (pieces[0] if found is None else found.text) + "".join(pieces[count : count + 1])
        pieces = pieces[count + 1 :]
    return Found(translated, complete=complete)


def _find(text: str, patterns: Tuple[Pattern, ...], depth: int = 0) -> Optional[Found]:
    """Return the translation by the surest of the patterns that fit, None where none does."""
    places = _read_sentences().places
    trying = patterns if depth < _DEPTH else ()
    fitting = ((pattern, match(pattern, text, places.get(pattern.text, {}))) for pattern in trying)
    translated = (_translate_values(pattern, values, depth) for pattern, values in fitting if values is not None)
    return max((one for one in translated if one is not None), key=lambda one: one.known, default=None)


def _translate_values(pattern: Pattern, values: Dict[str, str], depth: int) -> Optional[Found]:
    """Return the translation with the values put in; None where a pattern without words meets unknown ones."""
    places = _read_sentences().places.get(pattern.text, {})
    translated, known = dict(values), pattern.length
    for name, about in places.items():
        found = _translate_value(values[name], about, depth + 1)
        if found is not None:
            translated[name] = found.text
            known += found.known
        elif values[name] and not pattern.has_words:
            return None
    return Found(_ask(pattern.text).format(**translated), known)


def _translate_value(value: str, about: Mapping[str, Any], depth: int) -> Optional[Found]:
    if about.get("number"):
        return Found(_write_number(value))
    if about.get("sentence"):
        return _find(value, _read_sentences().quoted, depth)
    parts = parse_all(tuple(about.get("parts", ())))
    whole, separator = _find(value, parts, depth), str(about.get("separator", ""))
    if not separator:
        return whole
    pieces = value.split(separator)
    found = [_find(piece, parts, depth) for piece in pieces]
    if parts and None in found and (whole is not None or not any(found)):
        return whole
    joined = (
        _separators()
        .get(separator, separator)
        .join(piece if one is None else one.text for piece, one in zip(pieces, found))
    )
    return Found(joined, sum(one.known for one in found if one is not None))


def _separators() -> Dict[str, str]:
    return {" and ": tr(" and "), " or ": tr(" or "), "; ": tr("; ")}


def _write_number(text: str) -> str:
    """Return a number of the engine's with the signs of QGIS's language."""
    if not NUMBER.fullmatch(text):
        return text
    signs = {",": "\u00a0", ".": str(QLocale().decimalPoint())}
    written = "".join(signs.get(sign, sign) for sign in text.rstrip("%"))
    return tr("{number} %").format(number=written) if text.endswith("%") else written


def _ask(text: str) -> str:
    return str(QCoreApplication.translate(CONTEXT, text))


@cache
def _read_sentences() -> Sentences:
    """Return the known sentences; none where the file is missing or damaged: the engine's English is shown then."""
    try:
        record = json.loads(_PATH.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Sentences((), (), {})
    heads: List[str] = record["heads"]
    return Sentences(parse_all(tuple(heads)), parse_all((*heads, *record["reasons"])), record["places"])
