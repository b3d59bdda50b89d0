# SPDX-License-Identifier: GPL-2.0-or-later
"""What comes out of files, made fit to stand in a sentence."""

from __future__ import annotations


def quote(text: str, longest: int = 80) -> str:
    """Return the beginning of a text, at most `longest` characters: on one line, without what can't be printed."""
    plain = "".join(sign if sign.isprintable() else "?" for sign in text[: longest + 1])
    return plain if len(plain) <= longest else f"{plain[: longest - 3]}..."
