# SPDX-License-Identifier: GPL-2.0-or-later
"""A text of the engine: literals, and places for what is put in."""

from __future__ import annotations

import ast
import re
from calendar import month_name
from dataclasses import dataclass

SINGLE_WORDS = {"tile", "patch", "assumed", *month_name[1:]}  # all other words alone are names: bands, options


@dataclass(frozen=True)
class Place:
    """Where a value stands. `parts` are texts that it may be; with a `separator`, it is several of them."""

    name: str
    source: str
    parts: tuple[Text, ...] = ()
    separator: str = ""
    number: bool = False
    sentence: bool = False
    """Whether it may be what another error says."""


@dataclass(frozen=True)
class Text:
    """Literals and places in turn."""

    pieces: tuple[str | Place, ...]

    @property
    def letters(self) -> str:
        """What the literals say."""
        return "".join(piece for piece in self.pieces if isinstance(piece, str))


def read_literal(text: str) -> Text:
    """Return a literal; what is put in by `format` later is a place too."""
    pieces: list[str | Place] = []
    for number, piece in enumerate(re.split(r"(\{:[^}]*\})", text)):
        if number % 2:
            pieces.append(Place(f"number{number // 2 or ''}", piece, number=True))
        elif piece:
            pieces.append(piece)
    return Text(tuple(pieces))


def merge(pieces: list[str | Place]) -> Text:
    """Return a text in which no two literals stand side by side."""
    merged: list[str | Place] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if isinstance(piece, str) and isinstance(last, str):
            merged[-1] = last + piece
        elif piece:
            merged.append(piece)
    return Text(tuple(merged))


def _parts_alone(text: Text) -> list[Text]:
    """Return the parts of a place that stands alone."""
    alone = text.pieces[0] if len(text.pieces) == 1 else None
    return list(alone.parts) if isinstance(alone, Place) and not alone.separator else []


def with_words(texts: list[Text]) -> tuple[Text, ...]:
    """Return those of the texts that have words in them, or places that have."""
    texts = [part for text in texts for part in (_parts_alone(text) or [text])]
    kept = [
        text
        for text in texts
        if re.search("[A-Za-z]{2}.* |^[; ].*[a-z]| .*[a-z]{2}", text.letters)
        or text.letters in SINGLE_WORDS
        or any(isinstance(piece, Place) and piece.parts for piece in text.pieces)
    ]
    kept = [text for text in kept if not any("  " in piece for piece in text.pieces if isinstance(piece, str))]
    return tuple(dict.fromkeys(kept))


def name_place(node: ast.AST) -> tuple[str, str]:
    """Return a name for a place, made of the expression that fills it, and the expression itself."""
    source = ast.unparse(node)
    bare = re.sub(r"\b(quote|str|self|path\.name\b)(?=[(.])", "", source)
    words = re.findall(r"[A-Za-z_]\w*", re.sub(r"'[^']*'|\"[^\"]*\"", "", bare)) or re.findall(r"[A-Za-z]\w*", source)
    name = "_".join(word.strip("_") for word in words[:4]) or "value"
    return name[:30].rstrip("_"), source
