# SPDX-License-Identifier: GPL-2.0-or-later
"""Folders of tiles, as IGN delivers its orthos."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pytest
import rasterio
from affine import Affine

from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.core.model_card import AerialInput
from flair2_plugin.imagery.aerial.ortho_files import open_ortho
from flair2_plugin.imagery.grid import Window
from flair2_plugin.imagery.tile_folder import open_rasters
from tests.rasters import LEFT, TOP, random_ortho, write_ortho, write_raster

WANTED = AerialInput()
WHOLE = random_ortho()
EVERYTHING = Window(0, 0, 700, 600)


def write_tiles(folder: Path, left_out: int | None = None, driver: str = "GTiff", **more: object) -> Path:
    """Cut the ortho into 2 × 2 tiles of odd sizes."""
    folder.mkdir()
    suffix = {"GTiff": "tif", "JP2OpenJPEG": "jp2"}[driver]
    quarters = [(rows, columns) for rows in ((0, 250), (250, 600)) for columns in ((0, 333), (333, 700))]
    for number, ((top, bottom), (left, right)) in enumerate(quarters):
        if number != left_out:
            place = Affine(0.2, 0, LEFT + 0.2 * left, 0, -0.2, TOP - 0.2 * top)
            part = WHOLE[:, top:bottom, left:right]
            write_raster(folder / f"tile_{number}.{suffix}", part, place, driver=driver, **more)
    (folder / "tile_0.tif.ovr.txt").write_text("no raster")
    return folder


@pytest.mark.parametrize(
    ("driver", "more"), [("GTiff", {}), ("GTiff", {"tiled": True, "compress": "deflate"}),
                         ("JP2OpenJPEG", {"QUALITY": "100", "REVERSIBLE": "YES", "YCBCR420": "NO"})]
)  # fmt: skip
def test_tiles_are_one_ortho(tmp_path: Path, driver: str, more: dict[str, str]) -> None:
    folder = write_tiles(tmp_path / "département, été", driver=driver, **more)
    with open_ortho(str(folder), WANTED) as ortho, open_ortho(str(write_ortho(tmp_path / "o.tif")), WANTED) as whole:
        assert ortho.grid == whole.grid and not ortho.resampled
        for window in (EVERYTHING, Window(-30, 200, 300, 300)):
            given, wanted = ortho.read(window), whole.read(window)
            assert np.array_equal(given.values, wanted.values) and given.valid.all()


@pytest.mark.parametrize("nodata", [None, 0])
def test_a_gap_between_tiles_holds_no_data(tmp_path: Path, nodata: int | None) -> None:
    with open_ortho(str(write_tiles(tmp_path / "tiles", left_out=1, nodata=nodata)), WANTED) as ortho:
        pixels = ortho.read(EVERYTHING)
        wanted = np.ones((600, 700), dtype=bool)
        wanted[:250, 333:] = False
        assert np.array_equal(pixels.valid, wanted) and np.array_equal(ortho.read(EVERYTHING).valid, wanted)
        assert np.array_equal(pixels.values[:, wanted], WHOLE[:, wanted])
        assert len(ortho.picture.bands) == 5


def test_names_and_colours_of_bands_are_kept(tmp_path: Path) -> None:
    folder = write_tiles(tmp_path / "tiles")
    for path in folder.glob("*.tif"):
        with rasterio.open(path, "r+") as dataset:
            for number, name in enumerate(("height", "nir", "red", "green", "blue"), start=1):
                dataset.set_band_description(number, name)
    with open_ortho(str(folder), WANTED) as ortho:
        assert ortho.picture.bands == (3, 4, 5, 2, 1)


@pytest.mark.parametrize(
    ("values", "pixel", "more", "sentence"),
    [
        (WHOLE, 0.2, {"crs": "EPSG:32631"}, "another coordinate reference system"),
        (WHOLE[:3], 0.2, {}, "another number or type of bands"),
        (WHOLE.astype(np.uint16), 0.2, {}, "another number or type of bands"),
        (WHOLE, 0.5, {}, "another pixel size"),
    ],
)
def test_a_tile_of_another_kind_is_named(
    tmp_path: Path, values: np.ndarray, pixel: float, more: dict[str, str], sentence: str
) -> None:
    folder = write_tiles(tmp_path / "tiles")
    write_raster(folder / "tile_9.tif", values, Affine(pixel, 0, LEFT, 0, -pixel, TOP), **more)  # type: ignore[arg-type]
    with pytest.raises(InvalidImagery, match=rf"tile_9\.tif has {sentence} than tile_0\.tif"):  # noqa: SIM117
        with open_ortho(str(folder), WANTED):
            pass


def test_a_folder_without_rasters_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidImagery, match="holds no raster"), open_ortho(str(tmp_path), WANTED):
        pass


def test_a_damaged_tile_is_named_when_it_is_opened(tmp_path: Path) -> None:
    folder = write_tiles(tmp_path / "tiles")
    (folder / "tile_2.tif").write_bytes(b"II*\0 nothing")
    with pytest.raises(InvalidImagery, match=r"tile_2\.tif can't be opened"), open_ortho(str(folder), WANTED):
        pass


def test_an_ecw_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "tile.ecw").write_bytes(b"ecw")
    with pytest.raises(InvalidImagery, match=r"no driver for ECW, so translate it"):  # noqa: SIM117
        with open_ortho(str(tmp_path / "tile.ecw"), WANTED):
            pass


def test_what_the_tiles_say_of_their_numbers_is_kept(tmp_path: Path) -> None:
    folder = write_tiles(tmp_path / "tiles", nbits=8)
    (folder / "tile_0.tif.ovr.txt").unlink()
    for path in folder.iterdir():
        with rasterio.open(path) as dataset:
            values, transform = dataset.read().astype(np.uint16) * 4 + 100, dataset.transform
        write_raster(path, values, transform, nbits=12)
        with rasterio.open(path, "r+") as dataset:
            dataset.scales, dataset.offsets = (0.25,) * 5, (-25.0,) * 5
    with ExitStack() as stack:
        mosaic = open_rasters(str(folder), stack)
        assert mosaic.tags(3, ns="IMAGE_STRUCTURE")["NBITS"] == "12"
        assert mosaic.scales == (0.25,) * 5 and mosaic.offsets == (-25.0,) * 5
    with open_ortho(str(folder), WANTED) as ortho:
        assert np.allclose(ortho.read(EVERYTHING).values, WHOLE, atol=0.01)
