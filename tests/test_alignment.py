# SPDX-License-Identifier: GPL-2.0-or-later
"""The map lies on the ortho, wherever its Sentinel-2 series begins, in whichever zone, and however the ortho is stored.

A file that is resampled to another grid is smoother than the one it was made of, and read on the tiles' own grid it is
smoothed once more: that changes the class of some pixels. It moves none.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import rasterio
from affine import Affine
from rasterio.warp import Resampling, calculate_default_transform, reproject

from flair2_plugin.core.request import Request
from flair2_plugin.imagery.sentinel2.series import Series
from flair2_plugin.inference.run import classify
from flair2_plugin.landscape.area import Place, make_area
from tests.rasters import LEFT, TOP, write_raster

PLACE = Place(number=3, left=LEFT, top=TOP, side=640, altitude=200.0, flight=date(2021, 7, 9), hour=11.0)
SIDE = 660  # pixels of the ortho, which begins 200 m within the series
NORTH_UP = Affine(0.2, 0, LEFT + 200, 0, -0.2, TOP - 200)
SERIES = Affine(10, 0, LEFT, 0, -10, TOP)
FURTHEST = 12  # pixels that a move is looked for in

Image = tuple[np.ndarray, Affine, str]
Storing = Callable[[np.ndarray], Image]


class Scene:
    """A made-up place: its ortho, its series stored in any way, and the maps made of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        area = make_area(5, PLACE)
        self.series: Series = area.series()
        self.ortho = np.ascontiguousarray(area.photograph(1200).aerial[:, :SIDE, :SIDE])

    def store(self, name: str, storing: Storing) -> str:
        """Write the series, one file per date."""
        (self.folder / name).mkdir()
        for image, day in zip(self.series.images, self.series.dates, strict=True):
            values, transform, crs = storing(np.asarray(image).astype(np.uint16))
            write_raster(self.folder / name / f"S2_{day:%Y%m%d}.tif", values, transform, crs, nodata=0)
        return str(self.folder / name)

    def map(self, ortho: Path, series: str) -> np.ndarray:
        """Return the classes, and leave them in map.tif."""
        output = self.folder / "map.tif"
        request = Request(str(ortho), "demo", str(output), (series,), device="cpu", precision="fp32")
        classify(request, lambda message: None, lambda: False, soon=True)
        with rasterio.open(output) as made:
            assert made.transform == NORTH_UP
            return np.asarray(made.read(1))


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """The scene, with its ortho as ortho.tif and its series in s2/."""
    made = Scene(tmp_path_factory.mktemp("scene"))
    write_raster(made.folder / "ortho.tif", made.ortho, NORTH_UP)
    made.store("s2", lambda image: (image, SERIES, "EPSG:2154"))
    return made


@pytest.fixture(scope="module")
def textbook(scene: Scene) -> np.ndarray:
    """The map of the scene as it is."""
    return scene.map(scene.folder / "ortho.tif", str(scene.folder / "s2"))


def resampled(epsg: int, move: float = 0.0) -> Storing:
    """Return what lays an image on another grid, bilinearly, as a person would with gdalwarp."""

    def lay(image: np.ndarray) -> Image:
        crs, (count, height, width) = f"EPSG:{epsg}", image.shape
        bounds = (LEFT, TOP - 10 * height, LEFT + 10 * width, TOP)
        transform = SERIES.translation(move, -move) @ SERIES
        if epsg != 2154:
            transform, width, height = calculate_default_transform(
                "EPSG:2154", crs, width, height, *bounds, resolution=10
            )
        laid = np.zeros((count, height, width), dtype=image.dtype)
        reproject(
            image, laid, src_transform=SERIES, src_crs="EPSG:2154", dst_transform=transform, dst_crs=crs,
            src_nodata=0, dst_nodata=0, resampling=Resampling.bilinear,
        )  # fmt: skip
        return laid, transform, crs

    return lay


def agreement_by_move(one: np.ndarray, other: np.ndarray) -> dict[tuple[int, int], float]:
    """Return the share of pixels of one class in both maps, by how far the other one is moved, in pixels."""
    inner = slice(FURTHEST, SIDE - FURTHEST)
    moves = range(-FURTHEST, FURTHEST + 1)
    return {
        (right, down): float(
            (
                one[inner, inner] == other[FURTHEST + down :, FURTHEST + right :][: len(one[inner]), : len(one[inner])]
            ).mean()
        )
        for right in moves
        for down in moves
    }


@pytest.mark.parametrize(
    ("storing", "differing"),
    [
        pytest.param(resampled(2154, move=3.7), 0.025, id="its origin moved by 3.7 m"),
        pytest.param(resampled(32630), 0.035, id="in UTM zone 30"),
        pytest.param(resampled(32632), 0.035, id="in UTM zone 32"),
    ],
)
def test_a_series_on_another_grid_moves_the_map_by_nothing(
    scene: Scene, textbook: np.ndarray, storing: Storing, differing: float
) -> None:
    made = scene.map(scene.folder / "ortho.tif", scene.store(str(id(storing)), storing))
    shares = agreement_by_move(textbook, made)
    assert max(shares, key=lambda move: shares[move]) == (0, 0)
    assert 0.0 < 1 - shares[0, 0] < differing


def test_the_series_counts_so_that_a_wrong_one_is_seen(scene: Scene, textbook: np.ndarray) -> None:
    turned = scene.store("turned", lambda image: (np.ascontiguousarray(image[:, ::-1, ::-1]), SERIES, "EPSG:2154"))
    assert (scene.map(scene.folder / "ortho.tif", turned) == textbook).mean() < 0.92


def test_an_ortho_stored_south_up_gives_the_same_bytes(scene: Scene, textbook: np.ndarray) -> None:
    assert textbook.any()
    scene.map(scene.folder / "ortho.tif", str(scene.folder / "s2"))
    wanted = (scene.folder / "map.tif").read_bytes()
    folder = scene.folder / "south-up"
    folder.mkdir()
    south_up = Affine(0.2, 0, LEFT + 200, 0, 0.2, TOP - 200 - 0.2 * SIDE)
    stored = write_raster(folder / "ortho.tif", np.ascontiguousarray(scene.ortho[:, ::-1]), south_up)
    with rasterio.open(stored) as dataset:
        assert dataset.transform.e > 0
    scene.map(stored, str(scene.folder / "s2"))
    assert (scene.folder / "map.tif").read_bytes() == wanted


def test_the_measure_sees_a_moved_map(textbook: np.ndarray) -> None:
    shares = agreement_by_move(textbook, np.roll(textbook, (-3, 5), axis=(0, 1)))
    assert max(shares, key=lambda move: shares[move]) == (5, -3) and shares[5, -3] == 1
