# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import pytest

from flair2_plugin.core.wording import first_line, first_sentence


@pytest.mark.parametrize(
    ("said", "strip", "line"),
    [
        ("it broke.\nhere\nand there", "", "it broke."),
        ("it broke.\r\nhere", "", "it broke."),
        ("", "", "ValueError"),
        (" it broke ", "", " it broke "),
        ("\nit broke", "", ""),
        ("\n it broke \nhere", None, "it broke "),
        (" \n ", None, "ValueError"),
        ("'no \"such\" thing'", "'\"", 'no "such" thing'),
        ("''", "'\"", "ValueError"),
    ],
)
def test_the_first_line_of_what_an_error_says_or_its_class(said: str, strip: str | None, line: str) -> None:
    assert first_line(ValueError(said), strip) == line


@pytest.mark.parametrize(
    ("said", "sentence"), [(" No host. Try again.\nlater", "No host"), ("No host.", "No host"), ("", "ValueError")]
)
def test_the_first_sentence_of_what_an_error_says(said: str, sentence: str) -> None:
    assert first_sentence(ValueError(said)) == sentence
