# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import rasterio
from affine import Affine

from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.core.model_card import AerialInput
from flair2_plugin.imagery.aerial.ortho_files import open_ortho
from flair2_plugin.imagery.grid import Window
from tests.rasters import LEFT, TOP, random_ortho, write_ortho, write_raster

WANTED = AerialInput()
WINDOW = Window(40, 30, 512, 512)


def read(path: Path, window: Window = WINDOW, **options: object) -> np.ndarray:
    with open_ortho(str(path), WANTED, **options) as ortho:  # type: ignore[arg-type]
        return ortho.read(window).values


def test_a_raster_at_the_models_pixel_size_is_read_as_it_is(tmp_path: Path) -> None:
    values = random_ortho()
    assert (read(write_ortho(tmp_path / "o.tif", values)) == values[:, 30:542, 40:552]).all()


def test_edges_are_reflected(tmp_path: Path) -> None:
    values = random_ortho()
    outside = read(write_ortho(tmp_path / "o.tif", values), Window(-28, -28, 512, 512))
    assert (outside == np.pad(values, ((0, 0), (28, 0), (28, 0)), mode="reflect")[:, :512, :512]).all()


def test_a_raster_smaller_than_a_tile_fills_the_tile(tmp_path: Path) -> None:
    values = random_ortho(width=90, height=70)
    tile = read(write_ortho(tmp_path / "o.tif", values), Window(-28, -28, 512, 512))
    assert (tile == np.pad(values, ((0, 0), (28, 414), (28, 394)), mode="reflect")).all()


def test_bands_are_chosen_in_the_models_order(tmp_path: Path) -> None:
    values = random_ortho()
    chosen = read(write_ortho(tmp_path / "o.tif", values), bands=(5, 4, 3, 2, 1))
    assert (chosen == values[::-1, 30:542, 40:552]).all()


def describe(path: Path, *names: str) -> Path:
    with rasterio.open(path, "r+") as dataset:
        for i, name in enumerate(names, start=1):
            dataset.set_band_description(i, name)
    return path


def test_described_bands_are_found_by_name(tmp_path: Path) -> None:
    values = random_ortho()
    path = describe(write_ortho(tmp_path / "o.tif", values), "NIR", "red", "green", "blue", "height")
    assert (read(path) == values[[1, 2, 3, 0, 4], 30:542, 40:552]).all()


def test_an_ortho_whose_bands_are_others_is_refused(tmp_path: Path) -> None:
    path = describe(write_ortho(tmp_path / "o.tif", random_ortho()[:3]), "nir", "red", "green")
    infrared = AerialInput(bands=("nir", "red", "green"))
    with open_ortho(str(path), infrared) as ortho:
        assert ortho.picture.bands == (1, 2, 3)
    rgb = AerialInput(bands=("red", "green", "blue"))
    with (
        pytest.raises(InvalidImagery, match='o.tif has no band "blue", only nir, red, green'),
        open_ortho(str(path), rgb),
    ):
        pass


FREE = AerialInput(mean=(0.4,) * 5, std=(0.2,) * 5, optional=("nir", "height"))


def test_an_absent_band_is_0_and_the_others_are_as_ever(tmp_path: Path) -> None:
    values = random_ortho()
    path = str(write_ortho(tmp_path / "o.tif", values))
    with open_ortho(path, FREE, (1, 2, 3, 0, 5)) as ortho, open_ortho(path, FREE) as whole:
        assert ortho.absent == [3] and ortho.picture.bands == (1, 2, 3, 5)
        found, wanted = ortho.read(WINDOW).values, whole.read(WINDOW).values
    assert not found[3].any() and wanted[3].any()
    assert (found[[0, 1, 2, 4]] == wanted[[0, 1, 2, 4]]).all()


@pytest.mark.parametrize(
    ("kept", "names", "chosen"),
    [
        ([0, 1, 2], (), (1, 2, 3, 0, 0)),
        ([0, 1, 2, 3], (), (1, 2, 3, 4, 0)),
        ([4, 2, 1, 0], ("height", "blue", "green", "red"), (4, 3, 2, 0, 1)),
        ([0, 1, 2, 3, 4], (), (1, 2, 3, 4, 5)),
    ],
)
def test_bands_that_a_model_can_do_without_may_be_absent(
    tmp_path: Path, kept: list[int], names: tuple[str, ...], chosen: tuple[int, ...]
) -> None:
    path = describe(write_ortho(tmp_path / "o.tif", random_ortho()[kept], photometric="minisblack"), *names)
    with open_ortho(str(path), FREE) as ortho:
        assert ortho.details["FLAIR2_BANDS"] == ",".join(map(str, chosen))
        assert ortho.read(WINDOW).values.shape == (5, 512, 512) and ortho.read(WINDOW).valid.all()


@pytest.mark.parametrize(
    ("bands", "sentence"),
    [
        ((1, 0, 3, 4, 5), 'can\'t do without the band "green" .* only without nir and height'),
        ((1, 2, 3, 4, 6), "has no band 6"),
        ((1, 2, 3), "needs 5 bands"),
    ],
)
def test_a_band_that_a_model_needs_can_not_be_absent(tmp_path: Path, bands: tuple[int, ...], sentence: str) -> None:
    path = write_ortho(tmp_path / "o.tif")
    with pytest.raises(InvalidImagery, match=sentence), open_ortho(str(path), FREE, bands):
        pass
    with pytest.raises(InvalidImagery, match='without the band "nir"'), open_ortho(str(path), WANTED, (1, 2, 3, 0, 0)):
        pass


def test_an_ortho_that_lacks_more_than_the_model_can_do_without_is_refused(tmp_path: Path) -> None:
    path = write_ortho(tmp_path / "o.tif", random_ortho()[:2])
    with pytest.raises(InvalidImagery, match="has 2 bands, but the model needs 5"), open_ortho(str(path), FREE):
        pass


def test_a_south_up_raster_reads_as_its_north_up_twin(tmp_path: Path) -> None:
    values = random_ortho()
    south_up = write_raster(tmp_path / "s.tif", values[:, ::-1], Affine(0.2, 0, LEFT, 0, 0.2, TOP - 0.2 * 600))
    assert (read(south_up) == values[:, 30:542, 40:552]).all()


def test_finer_pixels_are_averaged_down(tmp_path: Path) -> None:
    values = random_ortho()
    finer = write_ortho(tmp_path / "f.tif", np.kron(values, np.ones((1, 2, 2), dtype=np.uint8)), pixel=0.1)
    assert read(finer) == pytest.approx(values[:, 30:542, 40:552].astype(float), abs=1)


def test_an_ortho_in_degrees_is_read_in_metres(tmp_path: Path) -> None:
    path = write_raster(tmp_path / "d.tif", random_ortho(), Affine(2.5e-6, 0, 3.0, 0, -1.8e-6, 47.0), "EPSG:4326")
    with open_ortho(str(path), WANTED) as ortho:
        assert ortho.grid.crs.to_epsg() == 32631
        assert ortho.grid.pixel_size == 0.2
        assert ortho.resampled
        assert not ortho.read(Window(0, 0, 5, 5)).valid.all() or ortho.read(ortho.grid.window).valid.mean() < 1


def test_full_range_16_bit_values_read_as_their_8_bit_twin(tmp_path: Path) -> None:
    values = random_ortho()
    deep = write_ortho(tmp_path / "d.tif", values.astype(np.uint16) * 257)
    assert read(deep) == pytest.approx(values[:, 30:542, 40:552].astype(float), abs=1e-3)


def test_12_bit_values_fill_the_scale(tmp_path: Path) -> None:
    values = random_ortho().astype(np.uint16) * 16
    with open_ortho(str(write_ortho(tmp_path / "d.tif", values)), WANTED) as ortho:
        assert (ortho.value_range.low, ortho.value_range.high) == (0, 4095)


def test_nodata_is_known_and_filled_from_beside(tmp_path: Path) -> None:
    values = np.full((5, 600, 700), 100, dtype=np.uint8)
    values[:, :, :300] = 0
    values[4, 100, 500] = 0  # a height of 0 is data
    path = write_ortho(tmp_path / "n.tif", values, nodata=0)
    with open_ortho(str(path), WANTED) as ortho:
        pixels = ortho.read(Window(0, 0, 512, 512))
    assert (pixels.valid == (np.arange(512) >= 300)).all()
    assert pixels.values.min(axis=(1, 2))[:4] == pytest.approx(100)


def test_a_hole_in_one_band_is_filled_in_that_band_alone(tmp_path: Path) -> None:
    values = random_ortho().astype(np.uint16)
    values[4] = 10
    values[4, 100:140, 100:140] = 65535
    path = write_ortho(tmp_path / "h.tif", values, nodata=65535)
    with open_ortho(str(path), WANTED) as ortho:
        pixels = ortho.read(Window(0, 0, 512, 512))
    assert pixels.valid.all()
    assert pixels.values[4] == pytest.approx(10)
    assert (pixels.values[:4] == values[:4, :512, :512]).all()


def test_web_mercator_is_read_in_metres_on_the_ground(tmp_path: Path) -> None:
    mercator = Affine(0.2932, 0, 330_000.0, 0, -0.2932, 5_942_000.0)  # 0.2 m on the ground at 47 degrees north
    path = write_raster(tmp_path / "w.tif", random_ortho(), mercator, "EPSG:3857")
    with open_ortho(str(path), WANTED) as ortho:
        assert ortho.grid.crs.to_epsg() == 32631
        assert (ortho.grid.width, ortho.grid.height) == pytest.approx((700, 600), abs=8)


def test_a_band_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidImagery, match="has no band 9, only 5"):
        read(write_ortho(tmp_path / "o.tif"), bands=(1, 2, 3, 4, 9))


def test_an_internal_mask_is_respected(tmp_path: Path) -> None:
    path = write_ortho(tmp_path / "m.tif")
    mask = np.full((600, 700), 255, dtype=np.uint8)
    mask[:200] = 0
    with rasterio.Env(GDAL_TIFF_INTERNAL_MASK=True), rasterio.open(path, "r+") as dataset:
        dataset.write_mask(mask)
    with open_ortho(str(path), WANTED) as ortho:
        assert (ortho.read(ortho.grid.window).valid == (mask > 0)).all()


def test_too_few_bands_are_refused_by_name(tmp_path: Path) -> None:
    path = write_ortho(tmp_path / "rgb.tif", random_ortho()[:3])
    with pytest.raises(InvalidImagery, match=r"rgb.tif has 3 bands.*red, green, blue, nir, height"):
        read(path)


def test_no_crs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidImagery, match="no coordinate reference system"):
        read(write_ortho(tmp_path / "o.tif", crs=None))


def test_a_truncated_file_is_refused(tmp_path: Path) -> None:
    path = write_ortho(tmp_path / "t.tif", compress="deflate")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(InvalidImagery, match="t.tif can't be"):
        read(path)


def test_a_fourth_band_marked_as_alpha_is_a_near_infrared_models_fourth(tmp_path: Path) -> None:
    values = random_ortho()[:4]
    values[3, :100] = 0
    path = write_ortho(tmp_path / "o.tif", values, photometric="RGB", alpha="yes")
    with open_ortho(str(path), AerialInput(bands=("red", "green", "blue", "nir"))) as ortho:
        pixels = ortho.read(WINDOW)
        assert (pixels.values == values[:, 30:542, 40:552]).all() and pixels.valid.all()
    with open_ortho(str(path), AerialInput(bands=("red", "green", "blue"))) as ortho:
        assert not ortho.read(WINDOW).valid[:70].any()


BLOCKS = {"compress": "deflate", "tiled": True, "blockxsize": 256, "blockysize": 256}


def spoil(path: Path) -> None:
    """Overwrite the file with zeros where it lies."""
    with path.open("r+b") as file:
        file.write(bytes(path.stat().st_size))


def test_what_was_decoded_ahead_is_not_read_again(tmp_path: Path) -> None:
    path = write_ortho(tmp_path / "o.tif", **BLOCKS)
    expected = read(path)
    with rasterio.Env(GDAL_NUM_THREADS="2"), open_ortho(str(path), WANTED) as ortho:
        ortho.decode(Window(-20, 0, 600, 560))
        spoil(path)
        assert (ortho.read(WINDOW).values == expected).all()


def test_decoding_ahead_says_which_file_is_damaged(tmp_path: Path) -> None:
    path = write_ortho(tmp_path / "o.tif", **BLOCKS)
    with open_ortho(str(path), WANTED) as ortho:
        spoil(path)
        with pytest.raises(InvalidImagery, match=r"o\.tif can't be read"):
            ortho.decode(WINDOW)


def test_a_warped_ortho_is_not_decoded_ahead(tmp_path: Path) -> None:
    coarse = Affine(0.25, 0, LEFT, 0, -0.25, TOP)
    path = write_raster(tmp_path / "o.tif", random_ortho(width=1500, height=600), transform=coarse, **BLOCKS)
    with open_ortho(str(path), WANTED) as ortho:
        assert ortho.resampled
        ortho.decode(Window(0, 0, 1700, 560))
        spoil(path)
        with pytest.raises(InvalidImagery):  # nothing of it was decoded
            ortho.read(WINDOW)
