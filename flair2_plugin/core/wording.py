# SPDX-License-Identifier: GPL-2.0-or-later
"""What comes out of files and of libraries' errors, made fit to stand in a sentence."""

from __future__ import annotations

from typing import Optional


def quote(text: str, longest: int = 80) -> str:
    """Return the beginning of a text, at most `longest` characters: on one line, without what can't be printed."""
    plain = "".join(sign if sign.isprintable() else "?" for sign in text[: longest + 1])
    return plain if len(plain) <= longest else f"{plain[: longest - 3]}..."


def first_line(problem: BaseException, strip: Optional[str] = "") -> str:
    """Return the first line of what a library's error says, or its class where it says nothing.

    `strip` is what is taken off the text's ends before, as for `str.strip`: None are blanks, none is taken by default.
    """
    return (str(problem).strip(strip).splitlines() or [type(problem).__name__])[0]


def first_sentence(problem: BaseException) -> str:
    """Return the first sentence of that line, without blanks before it and its full stop."""
    return first_line(problem, strip=None).split(". ")[0].rstrip(".")
