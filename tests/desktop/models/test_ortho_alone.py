# SPDX-License-Identifier: GPL-2.0-or-later
"""The first day: IGN's weights are imported, and flair2:classify maps an ortho alone, in the real engine."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from osgeo import gdal

from tests.desktop.conftest import write_raster

ENGINE = os.environ.get("FLAIR2_ENGINE_PYTHON")
ROOT = Path(__file__).parents[3]


@pytest.mark.skipif(not ENGINE, reason="FLAIR2_ENGINE_PYTHON names no engine")
def test_an_ortho_alone_becomes_a_map_of_19_classes(tmp_path, monkeypatch, run_classify, listening) -> None:
    monkeypatch.setenv("FLAIR2_MODELS", str(tmp_path / "models"))
    weights = tmp_path / "inc.pth"
    subprocess.run([ENGINE, str(Path(__file__).with_name("published_file.py")), str(weights)], check=True)
    launcher = ROOT / "flair2_plugin" / "engine.py"
    subprocess.run([ENGINE, "-I", str(launcher), "models", "import", str(weights)], check=True)
    ortho, output = write_raster(tmp_path / "ortho.tif", 3), tmp_path / "map.tif"
    made, fine = run_classify({"INPUT": str(ortho), "MODEL": "inc", "OUTPUT": str(output)}, listening())
    assert fine and made["OUTPUT"] == str(output)
    dataset = gdal.Open(str(output))  # a band dies with it
    values = dataset.GetRasterBand(1).ReadAsArray()
    assert values.shape == (64, 64) and 1 <= values.min() <= values.max() <= 19
