# SPDX-License-Identifier: GPL-2.0-or-later
"""Orthos of other numbers than 8 bits: which values become black and white, and that it is told."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import rasterio

from flair2_plugin.core.model_card import AerialInput
from flair2_plugin.core.request import Scaling
from flair2_plugin.imagery.aerial import value_range
from flair2_plugin.imagery.aerial.ortho_files import ExtraBands, open_ortho
from flair2_plugin.imagery.aerial.value_range import ValueRange
from flair2_plugin.imagery.grid import Window
from tests.rasters import random_ortho, write_ortho

COLOURS = AerialInput(bands=("red", "green", "blue", "nir"))
FIVE = AerialInput()
WINDOW = Window(100, 80, 150, 120)


def picture() -> np.ndarray:
    """Return a well-exposed picture, (5, 300, 350) on the scale 0 to 255: its light percentile lies at 232."""
    return np.round(random_ortho(3, width=350, height=300) / 255 * 225 + 10).astype(np.float64)


PICTURE = picture()
SEEN = PICTURE[:, 80:200, 100:250]


def scale_of(path: Path, scaling: ValueRange | Scaling = "auto") -> ValueRange:
    with open_ortho(str(path), COLOURS, values=scaling) as ortho:
        return ortho.value_range


def seen_in(path: Path, scaling: ValueRange | Scaling = "auto", wanted: AerialInput = COLOURS) -> np.ndarray:
    with open_ortho(str(path), wanted, values=scaling) as ortho:
        return ortho.read(WINDOW).values


def store(folder: Path, values: np.ndarray, dtype: str, **more: object) -> Path:
    return write_ortho(folder / "o.tif", values[:4].astype(dtype), photometric="minisblack", **more)


@pytest.mark.parametrize(
    ("factor", "dtype", "range_found", "origin"),
    [
        (1, "uint8", (0, 255), "8 bits"),
        (4, "uint16", (0, 1023), "10 bits"),
        (16, "uint16", (0, 4095), "12 bits"),
        (257, "uint16", (0, 65535), "16 bits"),
        (1, "float32", (0, 255), "8 bits"),
        (1 / 255, "float32", (0, 1), "0 to 1"),
    ],
)
def test_a_picture_that_fills_its_range_is_scaled_by_all_of_it(
    tmp_path: Path, factor: float, dtype: str, range_found: tuple[float, float], origin: str
) -> None:
    path = store(tmp_path, PICTURE * factor, dtype)
    found = scale_of(path)
    assert (found.low, found.high) == range_found and found.origin.startswith(origin)
    assert seen_in(path) == pytest.approx(SEEN[:4], abs=1)


@pytest.mark.parametrize(
    ("factor", "offset", "dtype"),
    [
        (10_000 / 255, 0, "uint16"),  # reflectance in 14 bits
        (2000 / 255, 0, "uint16"),  # 12 bits of which a half is used
        (0.4 / 255, 0, "float32"),  # reflectance
        (7.0, -5000, "float64"),
        (90_000 / 255, 0, "int32"),
        (12.0, 3000, "uint16"),  # nothing is black
    ],
)
def test_a_picture_that_does_not_is_laid_where_flairs_orthos_lie(
    tmp_path: Path, factor: float, offset: float, dtype: str
) -> None:
    path = store(tmp_path, PICTURE * factor + offset, dtype, **({"nbits": 12} if factor == 2000 / 255 else {}))
    found = scale_of(path)
    assert found.stretched and "percentiles of a sample" in found.origin
    assert seen_in(path) == pytest.approx(SEEN[:4], abs=4)


def test_one_glaring_pixel_changes_nothing(tmp_path: Path) -> None:
    values = PICTURE * 16
    values[0, 20, 20] = 60_000
    assert seen_in(store(tmp_path, values, "uint16")) == pytest.approx(SEEN[:4], abs=4)


def test_the_full_range_may_be_asked_for(tmp_path: Path) -> None:
    path = store(tmp_path, PICTURE * 8, "uint16", nbits=12)
    assert scale_of(path).stretched
    full = scale_of(path, "depth")
    assert (full.low, full.high, full.origin) == (0, 4095, "12 bits, which the file says it has")
    assert scale_of(path, ValueRange(0, 2040)) == ValueRange(0, 2040)


def test_percentiles_may_be_asked_for_in_8_bits_too(tmp_path: Path) -> None:
    path = store(tmp_path, PICTURE * 0.5, "uint8")
    assert scale_of(path) == ValueRange(0, 255) and scale_of(path, "percentile").stretched
    assert seen_in(path, "percentile") == pytest.approx(SEEN[:4], abs=4)


def test_the_scale_and_offset_of_the_bands_say_what_white_is(tmp_path: Path) -> None:
    path = store(tmp_path, PICTURE * 10_000 / 255 + 1000, "uint16")
    with rasterio.open(path, "r+") as dataset:
        dataset.scales, dataset.offsets = (1e-4,) * 4, (-0.1,) * 4
    found = scale_of(path)
    assert (found.low, found.high) == pytest.approx((1000, 11_000)) and "scale and offset" in found.origin
    assert seen_in(path) == pytest.approx(SEEN[:4], abs=0.1)


@pytest.mark.parametrize("value", [0, 7])
def test_a_picture_of_one_value_is_read_all_the_same(tmp_path: Path, value: int) -> None:
    path = store(tmp_path, np.full((4, 300, 350), value), "uint16")
    assert np.isfinite(seen_in(path)).all() and np.isfinite(seen_in(path, "percentile")).all()


def test_borders_without_data_count_for_nothing(tmp_path: Path) -> None:
    values = PICTURE * 16
    values[:, :150] = 0
    whole, bordered = scale_of(store(tmp_path, PICTURE * 16, "uint16")), scale_of(store(tmp_path, values, "uint16"))
    assert whole == bordered


def test_of_a_giant_raster_pieces_are_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = store(tmp_path, np.tile(PICTURE[:4, :300, :300], (1, 4, 4)) * 4, "uint16")
    whole = scale_of(path, "percentile")
    monkeypatch.setattr(value_range, "_WHOLE", 1000)
    pieces = scale_of(path, "percentile")
    assert pieces.high == pytest.approx(whole.high, rel=0.03)
    assert scale_of(store(tmp_path, PICTURE[:, :90, :200] * 4, "uint16"), "depth") == ValueRange(0, 1023)


def test_the_bands_of_an_infrared_ortho_belong_together(tmp_path: Path) -> None:
    rgb = write_ortho(tmp_path / "rgb.tif", (PICTURE[:3] * 8).astype(np.uint16))
    dim = np.concatenate([PICTURE[3:4] * 4, PICTURE[:2] * 8]).astype(np.uint16)
    infrared = write_ortho(tmp_path / "irc.tif", dim)
    with open_ortho(str(rgb), COLOURS, values="percentile", extra=ExtraBands(nir=str(infrared))) as ortho:
        assert ortho.read(WINDOW).values[3] == pytest.approx(SEEN[3] / 2, abs=4)


def test_each_raster_has_a_range_of_its_own_and_all_are_told(tmp_path: Path) -> None:
    rgb = write_ortho(tmp_path / "rgb.tif", PICTURE[:3].astype(np.uint8))
    infrared = write_ortho(tmp_path / "irc.tif", (PICTURE[[3, 0, 1]] * 16).astype(np.uint16))
    with open_ortho(str(rgb), COLOURS, extra=ExtraBands(nir=str(infrared))) as ortho:
        assert ortho.read(WINDOW).values == pytest.approx(SEEN[:4], abs=1)
        told = ortho.details["FLAIR2_VALUES"]
    assert (
        told == "rgb.tif 0 to 255 (8 bits); irc.tif 0 to 4095 (12 bits, the fewest that hold a sample's largest value)"
    )


def test_a_range_that_is_named_is_that_of_rasters_of_the_same_type(tmp_path: Path) -> None:
    deep, flat = ((PICTURE * 16).astype(np.uint16), PICTURE.astype(np.uint8))
    wish = ValueRange(0, 8190)
    for name, infrared, half in (("same", deep[3:4], 0.5), ("other", flat[3:4], 1.0)):
        rgb, irc = write_ortho(tmp_path / f"{name}.tif", deep[:3]), write_ortho(tmp_path / f"{name}_irc.tif", infrared)
        with open_ortho(str(rgb), COLOURS, values=wish, extra=ExtraBands(nir=str(irc))) as ortho:
            values = ortho.read(WINDOW).values
        assert values[:3] == pytest.approx(SEEN[:3] / 2, abs=0.5)
        assert values[3] == pytest.approx(SEEN[3] * half, abs=0.5)


def test_heights_in_a_stack_of_deeper_numbers_are_scaled_as_the_colours(tmp_path: Path) -> None:
    path = write_ortho(tmp_path / "o.tif", (PICTURE * 257).astype(np.uint16))
    assert seen_in(path, wanted=FIVE) == pytest.approx(SEEN, abs=0.1)


@pytest.mark.parametrize("factor", [1.0, 1 / 255, 0.3 / 255])
def test_metres_in_a_stack_of_floating_point_numbers_are_heights(tmp_path: Path, factor: float) -> None:
    stack = np.concatenate([PICTURE[:4] * factor, PICTURE[4:] * (0.2 if factor < 1 else 1.4)]).astype(np.float32)
    with open_ortho(str(write_ortho(tmp_path / "o.tif", stack)), FIVE) as ortho:
        values, told = ortho.read(WINDOW).values, ortho.details["FLAIR2_BANDS"]
    assert values[:4] == pytest.approx(SEEN[:4], abs=4) and told == "1,2,3,4,5 in metres"
    assert values[4] == pytest.approx(np.minimum(SEEN[4] * (1 if factor < 1 else 7), 255), abs=0.6)


def test_coded_heights_in_a_stack_whose_colours_are_stretched_are_taken_as_one_says(tmp_path: Path) -> None:
    stack = np.concatenate([PICTURE[:4] * 10, PICTURE[4:]]).astype(np.uint16)
    path = str(write_ortho(tmp_path / "o.tif", stack))
    with open_ortho(path, FIVE, values="percentile", extra=ExtraBands(unit="flair")) as ortho:
        assert (ortho.read(WINDOW).values[4] == SEEN[4]).all()
