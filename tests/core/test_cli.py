# SPDX-License-Identifier: GPL-2.0-or-later
"""How a command line ends."""

from __future__ import annotations

import pytest

from flair2_plugin.core.cli import OptionParser, run_command
from flair2_plugin.core.errors import EngineFailed, InvalidModel, InvalidRequest, Stopped


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


@pytest.mark.parametrize("number", ["-5", "-0.5", "-.5", "-1e-05", "-1E30", "-1.5e+3"])
def test_a_negative_number_in_any_notation_is_a_value(number: str) -> None:
    parser = OptionParser()
    parser.add_argument("--extent", nargs=2, type=float)
    assert parser.parse_args(["--extent", number, "1"]).extent == [float(number), 1.0]


@pytest.mark.parametrize("word", ["-e5", "--5x", "-1e"])
def test_what_is_no_number_is_still_an_option(word: str) -> None:
    parser = OptionParser()
    parser.add_argument("--extent", nargs=1)
    with pytest.raises(InvalidRequest):
        parser.parse_args(["--extent", word])
