# SPDX-License-Identifier: GPL-2.0-or-later
"""Orthos damaged by the hundred: each is read, or refused by a sentence."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np
import pytest
from affine import Affine
from rasterio.shutil import copy as copy_raster

from flair2_plugin.core.model_card import AerialInput
from flair2_plugin.imagery.aerial.ortho_files import open_ortho
from flair2_plugin.imagery.aerial.value_range import ValueRange
from flair2_plugin.imagery.grid import Window
from tests.damaged_files import Subject, check_outcomes, try_damaged
from tests.mutations import tiff_damages
from tests.rasters import LEFT, TOP, random_ortho, write_ortho, write_raster

WINDOWS = (Window(0, 0, 64, 64), Window(-20, 70, 64, 64), Window(40, 40, 32, 32))


def values(dtype: str = "uint8") -> np.ndarray:
    noise = np.random.default_rng(1).integers(0, 20, (5, 96, 120))
    return (random_ortho(3, 120, 96) // 2 + noise).astype(dtype)


def write_tiled(folder: Path) -> Path:
    more = {"tiled": True, "blockxsize": 32, "blockysize": 32, "compress": "deflate", "nodata": 0}
    return write_ortho(folder / "ortho.tif", values(), **more)


def write_striped(folder: Path) -> Path:
    return write_ortho(folder / "ortho.tif", values("uint16") * 16, compress="lzw", predictor=2, interleave="pixel")


def write_floats(folder: Path) -> Path:
    floats = values("float32")
    floats[:, 10:20, 30:50] = np.nan
    return write_ortho(folder / "ortho.tif", floats, nodata=np.nan)


def write_coarse_south_up(folder: Path) -> Path:
    return write_raster(folder / "ortho.tif", values(), Affine(0.5, 0, LEFT, 0, 0.5, TOP), compress="deflate")


def write_degrees(folder: Path) -> Path:
    degree = 0.2 / 111_000
    return write_raster(folder / "ortho.tif", values(), Affine(degree, 0, 2.5, 0, -degree, 46.0), "EPSG:4326")


def write_vrt(folder: Path) -> Path:
    path = write_ortho(folder / "ortho.tif", values())
    copy_raster(path, folder / "ortho.vrt", driver="VRT")
    return folder / "ortho.vrt"


def read(path: Path, value_range: ValueRange | None = None) -> None:
    """Read some windows, which must hold what the network can take."""
    with open_ortho(str(path), AerialInput(), (), value_range) as ortho:
        for window in WINDOWS:
            pixels = ortho.read(window)
            assert pixels.values.shape == (5, window.height, window.width)
            assert pixels.values.dtype in (np.uint8, np.float32)
            assert ((pixels.values >= 0) & (pixels.values <= 255)).all()
        inside = Window(0, 0, min(64, ortho.grid.width), min(64, ortho.grid.height))
        assert ortho.read(inside).valid.shape == (inside.height, inside.width)


read_floats = partial(read, value_range=ValueRange(0.0, 255.0))

SUBJECTS = {
    "tiled": Subject(write_tiled, read, made=tiff_damages),
    "striped": Subject(write_striped, read, made=tiff_damages),
    "floats": Subject(write_floats, read_floats, made=tiff_damages),
    "south-up": Subject(write_coarse_south_up, read, made=tiff_damages),
    "degrees": Subject(write_degrees, read, made=tiff_damages),
    "vrt": Subject(write_vrt, read, count=300),
}


@pytest.mark.parametrize("name", SUBJECTS)
def test_a_damaged_ortho_is_read_or_refused_by_a_sentence(tmp_path: Path, name: str) -> None:
    check_outcomes(try_damaged("tests.imagery.test_damaged_rasters", name, tmp_path))
