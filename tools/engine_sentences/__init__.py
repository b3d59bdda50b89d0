# SPDX-License-Identifier: GPL-2.0-or-later
"""The sentences that the engine can say, read from its sources: what QGIS knows them by when it translates them.

Heads are what is given to an error of core/errors.py, said by a call of `_SAYING`, or put into a list of a report. In
an f-string each value becomes a place {name}; where the code has one of several texts to put in (a conditional, a
variable that is given literals), each makes a sentence of its own, so that a translator sees whole ones. A place that
is filled by another function, by a parameter or by a field keeps its place, with those texts as its parts: they are
looked for there only, never in what comes from files. Left out is what never speaks to QGIS: training, and command
lines that it doesn't start (`_SILENT` of sources.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine_sentences.reading import Reader
from engine_sentences.sources import Sources, read_sources
from engine_sentences.texts import SINGLE_WORDS, Place, Text, with_words

_SAYING = {"note", "warn", "log", "_note", "_warn", "_say", "_wait", "Log", "Failure", "error"}
_INNER_ERRORS = {"ValueError", "OSError", "KeyError", "TransformError", "APIError"}  # another error quotes them


@dataclass(frozen=True)
class Sentences:
    """The `heads`, what inner errors say (`reasons`), the places of each text, and the files that each is from."""

    heads: list[str]
    reasons: list[str]
    places: dict[str, dict[str, dict[str, object]]]
    files: dict[str, list[str]]


def read_sentences(package: Path) -> Sentences:
    """Return what the engine in a package's folder can say."""
    return _collect(read_sources(package))


def _collect(sources: Sources) -> Sentences:
    reader, found = Reader(sources), Sentences([], [], {}, {})
    for name, calls in sources.calls.items():
        kind = found.reasons if name in _INNER_ERRORS else found.heads
        for call in calls if name in {*_SAYING, *_INNER_ERRORS, *sources.errors, "__init__", "append"} else ():
            for text in with_words(reader.said_by(call)):
                if text.letters not in SINGLE_WORDS:
                    _add(text, sources.modules[call], found, kind)
    order = {text: (min(found.files[text]), text) for text in found.files}
    found.heads.sort(key=order.__getitem__)
    found.reasons.sort(key=order.__getitem__)
    return found


def _add(text: Text, file: str, found: Sentences, kind: list[str] | None = None) -> str:
    """Take a text with all of its parts, and return it as it is written for a translator."""
    written, places = _write(text)
    known = found.places.setdefault(written, {})
    for name, place in places.items():
        about: dict[str, object] = {key: True for key in ("number", "sentence") if getattr(place, key)}
        parts = [_add(part, file, found) for part in place.parts]
        if place.separator:
            about["separator"] = place.separator
        before = known.get(name, {}).get("parts", [])
        if parts:
            about["parts"] = list(dict.fromkeys([*(before if isinstance(before, list) else []), *parts]))
        if about:
            known.setdefault(name, {}).update(about)
    if file not in found.files.setdefault(written, []):
        found.files[written].append(file)
    if kind is not None and written not in kind:
        kind.append(written)
    return written


def _write(text: Text) -> tuple[str, dict[str, Place]]:
    """Return a text as `str.format` takes it, and its places by the names that they have there."""
    places: dict[str, Place] = {}
    written = ""
    for piece in text.pieces:
        if isinstance(piece, str):
            written += piece.replace("{", "{{").replace("}", "}}")
            continue
        name, number = piece.name, 2
        while places.setdefault(name, piece).source != piece.source:
            name, number = f"{piece.name}_{number}", number + 1
        written += f"{{{name}}}"
    return written, places
