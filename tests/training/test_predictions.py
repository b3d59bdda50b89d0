# SPDX-License-Identifier: GPL-2.0-or-later
"""PRED files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import rasterio
from PIL import Image
from rasterio.transform import from_origin

from flair2_plugin.core.errors import OutputFailed
from flair2_plugin.core.nomenclature import BASELINE
from flair2_plugin.training.listing import Area
from flair2_plugin.training.patches import Patch
from flair2_plugin.training.predictions import predictions_folder, write_prediction

pytestmark = pytest.mark.filterwarnings("error")
PLACE = {"crs": "EPSG:2154", "transform": from_origin(900_000.0, 6_500_000.0, 0.2, 0.2)}


def write_patch(folder: Path, **place: object) -> Patch:
    path = folder / "IMG_000007.tif"
    with rasterio.open(path, "w", driver="GTiff", count=5, width=64, height=64, dtype="uint8", **place) as image:
        image.write(np.ones((5, 64, 64), dtype=np.uint8))
    return Patch(path.stem, Area("D004_2021", "Z1_NN"), path, path)


@pytest.fixture
def classes() -> np.ndarray:
    return np.random.default_rng(4).integers(0, 13, (64, 64))


def test_a_prediction_is_what_the_challenge_wants_and_lies_where_the_image_lies(
    tmp_path: Path, classes: np.ndarray
) -> None:
    path = write_prediction(tmp_path / "out", write_patch(tmp_path, **PLACE), classes)
    assert path == tmp_path / "out/PRED_000007.tif" and list(path.parent.iterdir()) == [path]
    with rasterio.open(path) as found:
        assert (found.count, found.dtypes, found.nodata) == (1, ("uint8",), None)
        assert found.compression.name == "lzw"
        assert (found.crs.to_epsg(), found.transform) == (2154, PLACE["transform"])
        assert found.colormap(1)[4] == (*BASELINE[4].rgb, 255)
        assert (found.read(1) == classes).all()


def test_the_challenges_own_reader_sees_the_class_indices(tmp_path: Path, classes: np.ndarray) -> None:
    path = write_prediction(tmp_path, write_patch(tmp_path, **PLACE), classes)
    with Image.open(path) as picture:
        assert (np.array(picture) == classes).all()


@pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning:test_predictions")
def test_an_image_without_a_place_gives_a_prediction_without_one(tmp_path: Path, classes: np.ndarray) -> None:
    with pytest.warns(rasterio.errors.NotGeoreferencedWarning):
        patch = write_patch(tmp_path)
    path = write_prediction(tmp_path, patch, classes)
    with pytest.warns(rasterio.errors.NotGeoreferencedWarning), rasterio.open(path) as found:
        assert found.crs is None and found.transform.is_identity


def test_a_full_disk_leaves_the_older_prediction(tmp_path: Path, classes: np.ndarray) -> None:
    resource = pytest.importorskip("resource")
    patch = write_patch(tmp_path, **PLACE)
    path = write_prediction(tmp_path / "out", patch, classes)
    before, limits = path.read_bytes(), resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(OutputFailed, match="PRED_000007.tif can't be written"):
            write_prediction(tmp_path / "out", patch, 12 - classes)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert path.read_bytes() == before and list(path.parent.iterdir()) == [path]


def test_a_runs_predictions_lie_where_the_official_code_puts_them() -> None:
    assert predictions_folder(Path("flair2/flair-2-baseline")) == Path(
        "flair2/flair-2-baseline/predictions_flair-2-baseline"
    )
