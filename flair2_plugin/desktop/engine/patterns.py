# SPDX-License-Identifier: GPL-2.0-or-later
"""A text with places {name} for what is put in, found again in what was said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import Any, Dict, Mapping, Optional, Tuple

NUMBER = re.compile(r"-?(?:inf|nan|\d[\d,]*(?:\.\d+)?(?:e[+-]?\d+)?)%?")

Places = Mapping[str, Mapping[str, Any]]
"""What is known of the places of a text: that one is a "number", the "parts" that it may be."""


@dataclass(frozen=True)
class Pattern:
    """A text of the engine: literals, and the names of the places between them."""

    text: str
    literals: Tuple[str, ...]
    names: Tuple[str, ...]

    @property
    def length(self) -> int:
        """How many characters are certain."""
        return sum(map(len, self.literals))

    @property
    def has_words(self) -> bool:
        """Whether it can be told by its literals."""
        return any(re.search("[A-Za-z]{2}", literal) for literal in self.literals)


def match(pattern: Pattern, text: str, places: Places) -> Optional[Dict[str, str]]:
    """Return what stands in the places, None where the literals aren't there; in one go, whatever the text holds."""
    first, last = pattern.literals[0], pattern.literals[-1]
    if not pattern.names:
        return {} if text == first else None
    if len(text) < len(first) + len(last) or not (text.startswith(first) and text.endswith(last)):
        return None
    start, stop = len(first), len(text) - len(last)
    values: Dict[str, str] = {}
    for number, name in enumerate(pattern.names):
        end = _end_of_value(pattern, number, text, (start, stop), places)
        if end < 0 or values.setdefault(name, text[start:end]) != text[start:end]:
            return None
        start = end + len(pattern.literals[number + 1])
    return values


def _end_of_value(pattern: Pattern, number: int, text: str, within: Tuple[int, int], places: Places) -> int:
    """Return where a value ends: where the next literal begins; with no literal, where words of the next place do."""
    start, stop = within
    if number == len(pattern.names) - 1:
        return stop
    literal = pattern.literals[number + 1]
    about = places.get(pattern.names[number + 1], {})
    if literal:
        end = text.find(literal, start, stop)
        while end >= 0 and about.get("number") and not NUMBER.match(text, end + len(literal)):
            end = text.find(literal, end + 1, stop)
        return end
    following = pattern.literals[number + 2]
    limit = text.find(following, start, stop) if following and number + 2 < len(pattern.names) else stop
    begins = [text.find(parse(part).literals[0], start, stop) for part in about.get("parts", ())]
    return min([begin for begin in begins if begin >= 0], default=limit)


@cache
def parse_all(texts: Tuple[str, ...]) -> Tuple[Pattern, ...]:
    """Return the patterns of texts."""
    return tuple(map(parse, texts))


@cache
def parse(text: str) -> Pattern:
    """Return the pattern of a text as `str.format` takes it."""
    literals, names = [""], []
    for literal, name, _, _ in Formatter().parse(text):
        literals[-1] += literal
        if name is not None:
            names.append(name)
            literals.append("")
    return Pattern(text, tuple(literals), tuple(names))
