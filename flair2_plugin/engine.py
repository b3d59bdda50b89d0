# SPDX-License-Identifier: GPL-2.0-or-later
"""What QGIS starts in the engine's own Python: finds the package beside itself and runs one of its commands.

<engine's python> -I -u <package>/engine.py --request R.json --json --attached
<engine's python> -I -u <package>/engine.py models import FILE --name NAME
<engine's python> -I -u <package>/engine.py sentinel2 --request R.json --json --attached
"""

from __future__ import annotations

import sys
from pathlib import Path


def run(arguments: list[str]) -> None:
    """Run `flair2_plugin.predict`, or the command of the first word, and end the process with its exit code."""
    # At the end of the path: beside the package lie other plugins, which must not hide the engine's libraries.
    # Not resolved: in a development install the package is a folder of links.
    sys.path.append(str(Path(__file__).absolute().parent.parent))
    from flair2_plugin.core.cli import leave

    if arguments[:1] == ["models"]:
        from flair2_plugin.models import main

        leave(main(arguments[1:]))
    if arguments[:1] == ["sentinel2"]:
        from flair2_plugin.sentinel2 import main

        leave(main(arguments[1:]))
    from flair2_plugin.predict import main

    leave(main(arguments))


if __name__ == "__main__":
    run(sys.argv[1:])
