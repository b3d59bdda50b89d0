# SPDX-License-Identifier: GPL-2.0-or-later
"""What every command line does alike: an error, a wrong option too, becomes one sentence and an exit code."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable
from typing import Any, NoReturn

from flair2_plugin.core.errors import Flair2Error, InvalidRequest, Stopped

_NEGATIVE = re.compile(r"-(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\Z", re.IGNORECASE)


class OptionParser(argparse.ArgumentParser):
    """argparse's, but a wrong option is an error like any other, without the lines of usage before it."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Make a parser as argparse does."""
        super().__init__(*arguments, **options)
        # Up to Python 3.13 argparse takes -1e-05, as programs write small numbers, for an option.
        self._negative_number_matcher = _NEGATIVE

    def error(self, message: str) -> NoReturn:
        """Refuse the options.

        Raises:
            InvalidRequest: always.
        """
        raise InvalidRequest(f"{message[:1].upper()}{message[1:]}; see --help.")


def leave(exit_code: int) -> NoReturn:
    """End the process at once: a thread that hangs in a file on a lost drive would hold up Python's own way out."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(exit_code)


def run_command(main: Callable[[], None]) -> int:
    """Run `main` and return the process's exit code: 0 done, 2 can't be served, 3 stopped by the user.

    Only errors that are meant for the user are turned into a sentence; a defect of ours keeps its traceback.
    """
    try:
        main()
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        return Stopped.exit_code
    except Flair2Error as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    return 0
