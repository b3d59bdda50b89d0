# SPDX-License-Identifier: GPL-2.0-or-later
"""How a command line ends."""

from __future__ import annotations

import pytest

from flair2_plugin.core.cli import run_command
from flair2_plugin.core.errors import EngineFailed, InvalidModel, Stopped


def raising(error: BaseException) -> int:
    def main() -> None:
        raise error

    return run_command(main)


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (InvalidModel("No such model."), 2, "No such model.\n"),
        (EngineFailed("It broke."), 1, "It broke.\n"),
        (Stopped("Stopped by you."), 3, "Stopped by you.\n"),
        (KeyboardInterrupt(), 3, "Stopped.\n"),
    ],
)
def test_an_error_is_one_sentence_and_a_code(
    error: BaseException, code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert raising(error) == code
    assert capsys.readouterr().err == said


def test_done_is_zero() -> None:
    assert run_command(lambda: None) == 0


def test_a_defect_keeps_its_traceback() -> None:
    with pytest.raises(ZeroDivisionError):
        raising(ZeroDivisionError())
