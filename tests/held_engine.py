# SPDX-License-Identifier: GPL-2.0-or-later
"""The real engine, which after some tiles waits until it is stopped: no machine is too quick or too busy for a test.

python held_engine.py TILES [-I -u] LAUNCHER …: run in the engine's Python, with what QGIS starts it with.
"""

from __future__ import annotations

import runpy
import sys
import time
from collections.abc import Sequence
from pathlib import Path


def write_held_engine(python: Path, folder: Path, tiles: int) -> Path:
    """Write a program that stands in for the engine's Python, and return it."""
    path = folder / "held_python"
    path.write_text(f'#!/bin/sh\nexec "{python}" "{Path(__file__).resolve()}" {tiles} "$@"\n', encoding="utf-8")
    path.chmod(0o755)
    return path


def hold_after(tiles: int) -> None:
    """Have the network not come back from its next tile, once so many of the map are drawn."""
    from flair2_plugin.inference.drawing import Drawing
    from flair2_plugin.inference.tiles import TileNetwork

    draw, compute, drawn = Drawing.draw, TileNetwork.probabilities, []

    def replaced(network: object, several: Sequence[object]) -> object:
        while len(drawn) >= tiles:
            network._control.check_stop()
            time.sleep(0.02)
        drawn.extend(several)
        return compute(network, several)

    def begin(*arguments: object) -> object:
        TileNetwork.probabilities = replaced
        return draw(*arguments)

    Drawing.draw = begin


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    hold_after(int(sys.argv[1]))
    launcher = next(word for word in sys.argv[2:] if not word.startswith("-"))
    sys.argv[:] = sys.argv[sys.argv.index(launcher) :]
    runpy.run_path(launcher, run_name="__main__")
