# SPDX-License-Identifier: GPL-2.0-or-later
"""Orthos whose bands come from several rasters, as producers deliver them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import rasterio
from affine import Affine
from rasterio.warp import Resampling, calculate_default_transform, reproject

from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.core.model_card import AerialInput
from flair2_plugin.imagery.aerial.ortho import Ortho, Pixels
from flair2_plugin.imagery.aerial.ortho_files import ExtraBands, open_ortho
from flair2_plugin.imagery.grid import Window
from tests.rasters import LEFT, TOP, random_ortho, write_ortho, write_raster

WANTED = AerialInput()
WINDOWS = (Window(-20, 30, 256, 256), Window(300, 200, 300, 300), Window(560, 470, 256, 256))
WHOLE = random_ortho()
RED, GREEN, BLUE, INFRARED, HEIGHT = WHOLE


def pixels_of(ortho: Ortho) -> list[Pixels]:
    return [ortho.read(window) for window in WINDOWS]


@pytest.fixture
def textbook(tmp_path: Path) -> list[Pixels]:
    """The same scene as one raster of FLAIR's five bands."""
    with open_ortho(str(write_ortho(tmp_path / "textbook.tif", WHOLE)), WANTED) as ortho:
        return pixels_of(ortho)


def check_same(given: list[Pixels], wanted: list[Pixels]) -> None:
    for mine, theirs in zip(given, wanted, strict=True):
        assert np.array_equal(mine.values, theirs.values) and np.array_equal(mine.valid, theirs.valid)


@pytest.fixture
def rgb(tmp_path: Path) -> str:
    return str(write_ortho(tmp_path / "rgb.tif", WHOLE[:3]))


@pytest.fixture
def infrared(tmp_path: Path) -> str:
    """As IGN's infrared orthos are: near infrared, red, green."""
    return str(write_ortho(tmp_path / "irc.tif", WHOLE[[3, 0, 1]]))


def test_near_infrared_and_coded_heights_from_files_of_their_own(
    tmp_path: Path, rgb: str, infrared: str, textbook: list[Pixels]
) -> None:
    extra = ExtraBands(infrared, str(write_ortho(tmp_path / "mnh.tif", HEIGHT[None])))
    with open_ortho(rgb, WANTED, extra=extra) as ortho:
        check_same(pixels_of(ortho), textbook)
        assert ortho.details["FLAIR2_BANDS"] == "1,2,3,1 of irc.tif,mnh.tif in steps of 0.2 m"


def test_heights_in_metres(tmp_path: Path, rgb: str, infrared: str, textbook: list[Pixels]) -> None:
    metres = (HEIGHT * 0.2).astype(np.float32)[None]
    with open_ortho(rgb, WANTED, extra=ExtraBands(infrared, str(write_ortho(tmp_path / "mnh.tif", metres)))) as ortho:
        check_same(pixels_of(ortho), textbook)
        assert ortho.details["FLAIR2_BANDS"].endswith("mnh.tif in metres")


def test_whole_metres_in_8_bits_are_taken_as_metres_if_one_says_so(tmp_path: Path, rgb: str, infrared: str) -> None:
    path = str(write_ortho(tmp_path / "mnh.tif", np.full((1, 600, 700), 7, dtype=np.uint8)))
    for unit, steps in (("auto", 7), ("flair", 7), ("metres", 35)):
        with open_ortho(rgb, WANTED, extra=ExtraBands(infrared, path, unit=unit)) as ortho:  # type: ignore[arg-type]
            assert (ortho.read(WINDOWS[0]).values[4] == steps).all()


def test_heights_from_a_surface_and_a_terrain_model(
    tmp_path: Path, rgb: str, infrared: str, textbook: list[Pixels]
) -> None:
    terrain = 120.0 + np.linspace(0, 40, 700, dtype=np.float32) * np.ones((1, 600, 1), dtype=np.float32)
    surface = terrain + (HEIGHT * 0.2).astype(np.float32)
    models = [str(write_ortho(tmp_path / name, values)) for name, values in (("s.tif", surface), ("t.tif", terrain))]
    with open_ortho(rgb, WANTED, extra=ExtraBands(infrared, None, *models)) as ortho:
        check_same(pixels_of(ortho), textbook)
        assert ortho.details["FLAIR2_BANDS"].endswith("s.tif less t.tif")


def test_heights_below_the_ground_and_above_51_metres_are_cut_off(tmp_path: Path, rgb: str, infrared: str) -> None:
    metres = np.full((1, 600, 700), -3.0, dtype=np.float32)
    metres[:, :, 350:] = 80.0
    with open_ortho(rgb, WANTED, extra=ExtraBands(infrared, str(write_ortho(tmp_path / "h.tif", metres)))) as ortho:
        assert set(np.unique(ortho.read(Window(0, 0, 700, 600)).values[4])) == {0, 255}


@pytest.mark.parametrize("void", [-9999.0, -99999.0, np.nan, 3.4e38])
def test_voids_of_heights_are_filled_from_beside_them(tmp_path: Path, rgb: str, infrared: str, void: float) -> None:
    metres = np.full((1, 600, 700), 4.0, dtype=np.float32)
    metres[:, 100:150, 100:150] = void  # a mark that the file does not tell of
    with open_ortho(rgb, WANTED, extra=ExtraBands(infrared, str(write_ortho(tmp_path / "h.tif", metres)))) as ortho:
        pixels = ortho.read(Window(0, 0, 700, 600))
        assert (pixels.values[4] == 20).all() and pixels.valid.all()


def test_heights_of_0_are_the_ground_even_where_0_is_called_nodata(tmp_path: Path, rgb: str, infrared: str) -> None:
    metres = np.zeros((1, 600, 700), dtype=np.float32)
    metres[:, :, 600:] = 10.0
    path = str(write_ortho(tmp_path / "h.tif", metres, nodata=0))
    with open_ortho(rgb, WANTED, extra=ExtraBands(infrared, path)) as ortho:
        heights = ortho.read(Window(0, 0, 700, 600)).values[4]
        assert (heights[:, :600] == 0).all() and (heights[:, 600:] == 50).all()


def test_near_infrared_is_found_by_its_name(tmp_path: Path, rgb: str, textbook: list[Pixels]) -> None:
    path = write_ortho(tmp_path / "other.tif", WHOLE[[0, 1, 3]])
    with rasterio.open(path, "r+") as dataset:
        dataset.set_band_description(3, "Proche infrarouge")
    height = str(write_ortho(tmp_path / "mnh.tif", HEIGHT[None]))
    with open_ortho(rgb, WANTED, extra=ExtraBands(str(path), height)) as ortho:
        check_same(pixels_of(ortho), textbook)


def test_another_pixel_size_and_crs_of_the_heights_move_nothing(tmp_path: Path, rgb: str, infrared: str) -> None:
    metres = np.repeat(np.repeat(np.kron(np.arange(28).reshape(4, 7), np.ones((25, 20))), 1, 0), 1, 1)[None]
    coarse = tmp_path / "coarse.tif"
    write_raster(coarse, metres.astype(np.float32), Affine(1, 0, LEFT, 0, -1, TOP + 0))
    other = tmp_path / "utm.tif"
    with rasterio.open(coarse) as source:
        transform, width, height = calculate_default_transform(
            source.crs, "EPSG:32631", source.width, source.height, *source.bounds, resolution=1
        )
        moved = np.full((1, height, width), -9999, dtype=np.float32)
        reproject(
            rasterio.band(source, 1), moved, dst_transform=transform, dst_crs="EPSG:32631",
            dst_nodata=-9999, resampling=Resampling.nearest,
        )  # fmt: skip
        write_raster(other, moved, transform, "EPSG:32631", nodata=-9999)
    found = []
    for path in (coarse, other):
        with open_ortho(rgb, WANTED, extra=ExtraBands(infrared, str(path))) as ortho:
            found.append(ortho.read(Window(50, 50, 500, 400)).values[4])
    assert np.abs(found[0] - found[1]).mean() < 2.5  # of 135 steps at most; a metre's shift of the edges
    assert np.corrcoef(found[0].ravel(), found[1].ravel())[0, 1] > 0.98


def test_a_raster_of_another_place_is_refused(tmp_path: Path, rgb: str) -> None:
    far = str(write_raster(tmp_path / "far.tif", HEIGHT[None], Affine(0.2, 0, LEFT + 5_000, 0, -0.2, TOP)))
    with pytest.raises(InvalidImagery, match=r"far\.tif lies nowhere on the ortho"):  # noqa: SIM117
        with open_ortho(rgb, WANTED, extra=ExtraBands(nir=far, height=far)):
            pass


def test_what_other_rasters_give_need_not_be_in_the_ortho_and_is_not_taken_from_it(
    tmp_path: Path, infrared: str, textbook: list[Pixels]
) -> None:
    whole = WHOLE.copy()
    whole[3:] = 1  # not these
    path = str(write_ortho(tmp_path / "five.tif", whole))
    height = str(write_ortho(tmp_path / "mnh.tif", HEIGHT[None]))
    with open_ortho(path, WANTED, extra=ExtraBands(infrared, height)) as ortho:
        check_same(pixels_of(ortho), textbook)
    with open_ortho(path, WANTED, (1, 2, 3), extra=ExtraBands(infrared, height)) as ortho:
        check_same(pixels_of(ortho), textbook)
    with pytest.raises(InvalidImagery, match="has 3 bands, but the model needs 4"):  # noqa: SIM117
        with open_ortho(str(write_ortho(tmp_path / "3.tif", WHOLE[:3])), WANTED, extra=ExtraBands(None, height)):
            pass
