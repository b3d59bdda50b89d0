# SPDX-License-Identifier: GPL-2.0-or-later
"""What every command line does alike: an error becomes one sentence on standard error and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable

from flair2_plugin.core.errors import Flair2Error, Stopped


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
