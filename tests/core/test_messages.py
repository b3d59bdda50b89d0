# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import pytest

from flair2_plugin.core.errors import EngineFailed
from flair2_plugin.core.messages import Failure, Log, Message, Progress, Result, from_line, to_line

MESSAGES: list[Message] = [
    Progress("tiles", 3, 9, 1.5),
    Log("Été\nà la plage", "warning"),
    Result("m.tif", "c.tif", {"1": 0.25}, 3.5, "cpu"),
    Failure("No.", 2),
]


@pytest.mark.parametrize("message", MESSAGES)
def test_a_message_is_one_line_of_ascii_and_comes_back(message: Message) -> None:
    line = to_line(message)
    assert line.isascii() and "\n" not in line and line.startswith('{"kind": ')
    assert from_line(line + "\n") == message


@pytest.mark.parametrize("line", ["", "Downloading…", "[1, 2]", '{"kind": "song"}', '{"done": 1}', "null"])
def test_anything_else_is_no_message(line: str) -> None:
    with pytest.raises(EngineFailed, match="printed a line that is no message"):
        from_line(line)
