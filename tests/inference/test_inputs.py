# SPDX-License-Identifier: GPL-2.0-or-later
"""What holds for the inputs of any run: opened, planned and read, or refused by a sentence."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from affine import Affine
from hypothesis import given, settings
from hypothesis import strategies as st

from flair2_plugin.core.errors import Flair2Error, InvalidImagery, InvalidRequest
from flair2_plugin.core.messages import Log
from flair2_plugin.core.model_card import AerialInput, ModelCard, SatelliteInput
from flair2_plugin.core.request import Extent, Request
from flair2_plugin.imagery.sentinel2.series import prepare_series
from flair2_plugin.inference.inputs import InputOpener
from tests.packages import SMALL_UNET, SMALL_UTT
from tests.rasters import LEFT, TOP, random_series, write_raster, write_series

AERIAL = AerialInput(patch=64)
UNET = replace(SMALL_UNET, aerial=AERIAL)
UTT = replace(SMALL_UTT, aerial=AERIAL, satellite=SatelliteInput(patch=10))
DAYS = [date(2021, 4, 3), date(2021, 5, 3)]
some = settings(max_examples=40, deadline=None, derandomize=True)

transforms = st.builds(
    lambda pixel, angle, up: Affine.translation(LEFT, TOP) @ Affine.rotation(angle) @ Affine.scale(pixel, up * pixel),
    st.sampled_from([0.2, 0.199, 0.05, 0.31, 1.0]),
    st.sampled_from([0, 0, 90, 33]),
    st.sampled_from([-1, 1]),
)
extents = st.none() | st.tuples(st.floats(-60, 60), st.floats(-60, 60), st.floats(1e-3, 90), st.floats(1e-3, 90))
extras = st.fixed_dictionaries({}, optional={"nodata": st.sampled_from([0, 255]), "compress": st.just("deflate")})


@pytest.fixture(scope="module")
def series(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(write_series(tmp_path_factory.mktemp("s2"), random_series(2), DAYS))


@some
@given(
    transforms,
    extents,
    st.floats(0, 0.75),
    st.integers(1, 130),
    st.integers(1, 130),
    st.sampled_from([UNET, UTT]),
    extras,
)
def test_the_tiles_of_any_request_can_be_read(
    series: str,
    transform: Affine,
    extent: tuple[float, float, float, float] | None,
    overlap: float,
    width: int,
    height: int,
    card: ModelCard,
    extra: dict[str, object],
) -> None:
    values = np.random.default_rng(width).integers(0, 256, (5, height, width)).astype(np.uint8)
    asked = extent and Extent(
        LEFT + extent[0], TOP + extent[1], LEFT + extent[0] + extent[2], TOP + extent[1] + extent[3]
    )
    told: list[object] = []
    with TemporaryDirectory() as folder, ExitStack() as stack:
        path = write_raster(Path(folder) / "o.tif", values, transform, **extra)
        request = Request(str(path), "m", "out.tif", (series,), extent=asked or None, overlap=overlap)
        try:
            inputs = InputOpener(request, [card], stack, told.append).open()
        except InvalidRequest as problem:
            assert asked and "extent lies nowhere" in str(problem)  # noqa: PT017
            return
        reader, plan = inputs.readers[0], inputs.plan
        ortho = reader.ortho.grid
        assert reader.area.intersection(ortho.window) == reader.area and not reader.area.is_empty
        assert (inputs.grid.width, inputs.grid.height) == (reader.area.width, reader.area.height)
        assert (plan.columns.total > 0).all() and (plan.rows.total > 0).all()
        rows = list(plan.tile_rows())
        for tile in (rows[0][0], rows[-1][-1]):
            placed = tile.moved(reader.area.col, reader.area.row)
            pixels = reader.ortho.read(placed)
            assert pixels.values.shape == (5, 64, 64) and np.isfinite(pixels.values).all()
            if reader.satellite:
                series_there = reader.satellite.source.read(reader.satellite.window(placed))
                prepared = prepare_series(series_there, UTT.satellite)  # type: ignore[arg-type]
                assert prepared.values.shape[1:] == (10, 10, 10) and np.isfinite(prepared.values).all()
    assert all(isinstance(message, Log) and message.text.isprintable() for message in told)


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        ({"extent": Extent(1e14, 1e14, 2e14, 2e14)}, "lies nowhere on the ortho"),
        ({"extent": Extent(-9e14, -9e14, -8e14, -8e14)}, "lies nowhere on the ortho"),
        ({"bands": (9, 9, 9, 9, 9)}, "has no band 9"),
        ({"bands": (10**14, 1, 1, 1, 1)}, "has no band 1"),
        ({"bands": (1, 2)}, "needs 5 bands"),
        ({"bands": (0, 0, 0, 0, 0)}, "can't do without"),
        ({"sentinel2": ("a" * 5000,)}, "can't be|does not exist"),
        ({"sentinel2": ("",)}, "."),
        ({"ortho": ""}, "can't be opened"),
        ({"ortho": "a" * 5000}, "can't be opened"),
    ],
)
def test_a_wish_that_can_not_be_met_is_refused(tmp_path: Path, wish: dict[str, object], sentence: str) -> None:
    path = write_raster(tmp_path / "o.tif", np.ones((5, 90, 90), np.uint8), Affine(0.2, 0, LEFT, 0, -0.2, TOP))
    request = Request(**{"ortho": str(path), "model": "m", "output": "out.tif", **wish})  # type: ignore[arg-type]
    with ExitStack() as stack, pytest.raises(Flair2Error, match=sentence):
        InputOpener(request, [UTT], stack, lambda message: None).open()


def test_an_ortho_without_a_crs_is_refused(tmp_path: Path) -> None:
    path = write_raster(tmp_path / "o.tif", np.ones((5, 9, 9), np.uint8), Affine(0.2, 0, LEFT, 0, -0.2, TOP), crs=None)
    with ExitStack() as stack, pytest.raises(InvalidImagery, match=r"o\.tif has no coordinate reference system"):
        InputOpener(Request(str(path), "m", "out.tif"), [UNET], stack, lambda message: None).open()
