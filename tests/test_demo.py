# SPDX-License-Identifier: GPL-2.0-or-later
"""Tests of the demo command: the scene it makes, and how it refuses."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import rasterio
from rasterio.warp import transform_bounds

from flair2_plugin.core.model_card import FLAIR_BANDS, SENTINEL2_BANDS
from flair2_plugin.core.nomenclature import BASELINE
from flair2_plugin.demo import main
from flair2_plugin.imagery.sentinel2.dates import read_date


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("demo")
    (made / "sentinel2").mkdir()
    (made / "sentinel2" / "SENTINEL2_20190101.tif").touch()  # of an earlier run with another seed
    assert main([str(made), "--train-areas", "1", "--test-areas", "0", "--patches-per-area", "1"]) == 0
    return made


def images(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / "sentinel2").iterdir() if "masks" not in path.name)


def test_the_ortho_is_a_picture_with_height(folder: Path) -> None:
    with rasterio.open(folder / "ortho.tif") as ortho:
        assert ortho.descriptions == FLAIR_BANDS and ortho.dtypes == ("uint8",) * 5
        assert ortho.shape == (3000, 3000) and ortho.crs.to_epsg() == 2154 and ortho.res == pytest.approx((0.2, 0.2))


def test_labels_lie_on_the_ortho_and_bring_their_colours(folder: Path) -> None:
    with rasterio.open(folder / "ortho.tif") as ortho, rasterio.open(folder / "labels.tif") as labels:
        assert labels.transform == ortho.transform and labels.nodata == 0
        assert set(np.unique(labels.read(1))) == set(range(1, 14))
        assert all(labels.colormap(1)[entry.id][:3] == entry.rgb for entry in BASELINE)


def test_sentinel2_is_on_its_own_grid_and_reaches_beyond_the_ortho(folder: Path) -> None:
    with rasterio.open(folder / "ortho.tif") as ortho:
        west, south, east, north = transform_bounds(ortho.crs, "EPSG:32631", *ortho.bounds)
    for path in images(folder):
        with rasterio.open(path) as image, rasterio.open(path.with_name(f"{path.stem}_masks.tif")) as masks:
            assert image.descriptions == SENTINEL2_BANDS and image.crs.to_epsg() == 32631 and image.nodata == 0
            assert image.bounds.left % 10 == image.bounds.top % 10 == 0
            assert image.bounds.left <= west - 200 and image.bounds.right >= east + 200
            assert image.bounds.bottom <= south - 200 and image.bounds.top >= north + 200
            assert image.read().min() > 0
            assert masks.transform == image.transform and masks.count == 2 and masks.read().max() <= 100


def test_the_year_is_one_year_of_20_to_40_dates(folder: Path) -> None:
    days = [read_date(path.name, "sentinel2") for path in images(folder)]
    assert 20 <= len(days) <= 40 and {day.year for day in days} == {2021}


def test_sentinel2_shows_water_where_the_labels_do(folder: Path) -> None:
    stack = [rasterio.open(path).read(7) for path in images(folder)]
    with rasterio.open(images(folder)[0]) as image, rasterio.open(folder / "labels.tif") as labels:
        water = labels.read(1) == 5
        rows, columns = np.nonzero(water[25::50, 25::50] & water[:-25:50, 25::50][:60] & water[25::50, :-25:50])
        xs, ys = labels.transform @ (columns * 50 + 25.0, rows * 50 + 25.0)
        east, north = rasterio.warp.transform(labels.crs, image.crs, xs, ys)
        at = [image.index(x, y) for x, y in zip(east, north, strict=True)]
    dark = np.median(np.stack(stack), axis=0)
    inside = np.array([dark[row, column] for row, column in at])
    assert len(inside) > 20
    assert np.median(inside) < 0.3 * np.median(dark)


def test_the_folder_says_that_it_is_made_up(folder: Path) -> None:
    assert "made up" in (folder / "README.txt").read_text()


def test_nothing_unfinished_is_left(folder: Path) -> None:
    assert not [path for path in folder.rglob("*") if "unfinished" in path.name]


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    assert main([str(tmp_path / "file" / "demo")]) == 2
    assert "can't be written" in capsys.readouterr().err


@pytest.mark.parametrize("value", ["0", "-1", "many"])
def test_a_number_of_areas_that_is_none_is_refused(value: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["somewhere", f"--train-areas={value}"]) == 2
    error = capsys.readouterr().err
    assert "at least 1" in error and error.count("\n") == 1
