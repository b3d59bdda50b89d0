# SPDX-License-Identifier: GPL-2.0-or-later
"""The tests' catalogue as a process, for those in QGIS's Python: prints its address, and ends with its input."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))

from tests.stac_scenes import open_shop

if __name__ == "__main__":
    with open_shop(Path(sys.argv[1])) as door:
        door.pause = float(sys.argv[2]) if len(sys.argv) > 2 else 0.0
        print(door.address, flush=True)
        sys.stdin.read()
