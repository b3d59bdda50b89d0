# SPDX-License-Identifier: GPL-2.0-or-later
"""The picture of a run, drawn by QGIS."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from osgeo import gdal
from qgis.PyQt.QtGui import QImage

from flair2_plugin.core.nomenclature import BASELINE
from flair2_plugin.core.symbology import class_style, confidence_style

ROOT = Path(__file__).parents[2]


@pytest.fixture
def rasters(ortho, tmp_path):
    """Return the options that name an ortho, a class map with its style, and a confidence."""
    paths = {"--ortho": ortho, "--map": tmp_path / "map.tif", "--confidence": tmp_path / "confidence.tif"}
    for path, style in ((paths["--map"], class_style(BASELINE)), (paths["--confidence"], confidence_style())):
        dataset = gdal.Translate(str(path), str(ortho), bandList=[1])
        dataset.GetRasterBand(1).Fill(5)
        dataset.FlushCache()
        path.with_suffix(".qml").write_text(style, encoding="utf-8")
    return [str(part) for option in paths.items() for part in option]


def draw(*arguments):
    command = [sys.executable, "-m", "flair2_plugin.desktop.picture", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def colours(image, step=4):
    """Return the colours of an image, sampled."""
    pixels = ((x, y) for x in range(0, image.width(), step) for y in range(0, image.height(), step))
    return {image.pixelColor(x, y).name() for x, y in pixels}


@pytest.mark.parametrize("truth", [False, True])
def test_the_picture_shows_the_map_and_every_class_of_the_legend(rasters, tmp_path, truth):
    output = tmp_path / "picture.png"
    more = ["--truth", rasters[3]] if truth else []
    done = draw(*rasters, *more, "--output", str(output))
    assert done.returncode == 0, done.stderr
    image = QImage(str(output))
    assert image.width() > 1200
    assert {entry.colour for entry in BASELINE} <= colours(image)
    water = sum(image.pixelColor(x, image.height() // 3).name() == "#1553ae" for x in range(image.width()))
    assert water > 400


def test_a_raster_that_is_absent_gives_one_sentence(rasters, tmp_path):
    done = draw("--ortho", "absent.tif", *rasters[2:], "--output", str(tmp_path / "picture.png"))
    assert done.returncode == 2
    assert "absent.tif can't be read as a raster: give an existing file." in done.stderr


def test_a_folder_that_is_absent_gives_one_sentence(rasters, tmp_path):
    done = draw(*rasters, "--output", str(tmp_path / "absent" / "picture.png"))
    assert done.returncode == 2
    assert "can't be written to" in done.stderr
