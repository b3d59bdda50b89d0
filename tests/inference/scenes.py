# SPDX-License-Identifier: GPL-2.0-or-later
"""Small runs that tests interrupt: many rows of tiles that take little time each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np

from tests.engine_process import Engine, Scene
from tests.packages import SMALL_UNET, SMALL_UTT, write_package
from tests.rasters import random_ortho, random_series, write_ortho, write_series

AERIAL = replace(SMALL_UNET, aerial=replace(SMALL_UNET.aerial, patch=128))
_DAYS = [date(2021, 4, 3), date(2021, 7, 22)]


def aerial_scene(folder: Path) -> Scene:
    """Write an ortho of two columns and some two dozen rows of tiles, and an aerial model."""
    write_ortho(folder / "ortho.tif", random_ortho(width=110, height=1200))
    write_package(folder / "model", AERIAL)
    return Scene(folder, ("--ortho", "ortho.tif", "--model", "model", "--overlap", "0.6"))


def satellite_scene(folder: Path) -> Scene:
    """Write the same with a series, a model that looks at both, and the confidence asked for."""
    scene = aerial_scene(folder)
    masks = np.zeros((2, 2, 60, 60), dtype=np.uint8)
    write_series(folder / "s2", random_series(2), _DAYS, masks)
    write_package(folder / "both", replace(SMALL_UTT, aerial=replace(SMALL_UTT.aerial, patch=128)))
    more = ("--model", "both", "--sentinel2", "s2", "--confidence", "confidence.tif")
    return Scene(folder, (*scene.options, *more))


def rows_done(scene: Scene, count: int) -> Callable[[Engine], bool]:
    """Return what to wait for until so many rows of tiles are written down."""
    return lambda engine: len(scene.journal()) >= count
