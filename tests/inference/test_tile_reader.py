# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import rasterio
import torch

from flair2_plugin.core.errors import Stopped
from flair2_plugin.core.model_card import AerialInput
from flair2_plugin.core.request import Request
from flair2_plugin.imagery.aerial.ortho import Ortho
from flair2_plugin.imagery.aerial.ortho_files import open_ortho
from flair2_plugin.imagery.grid import Window
from flair2_plugin.inference import run
from flair2_plugin.inference.inputs import InputOpener, Inputs
from flair2_plugin.inference.tile_reader import TileReader, stretches
from flair2_plugin.inference.tiles import TileNetwork
from tests.packages import SMALL_UNET, write_package
from tests.rasters import random_ortho, write_ortho


@pytest.fixture
def request_of(tmp_path: Path) -> Request:
    """Some tiles of a deflated ortho."""
    model = write_package(tmp_path / "small", SMALL_UNET, 1)
    blocks = {"compress": "deflate", "tiled": True, "blockxsize": 256, "blockysize": 256}
    ortho = write_ortho(tmp_path / "ortho.tif", random_ortho(width=1700, height=600), **blocks)
    return Request(str(ortho), str(model), str(tmp_path / "map.tif"), device="cpu", precision="fp32")


def draw(request: Request) -> np.ndarray:
    """Return the map."""
    run.classify(request, lambda message: None, lambda: False)
    with rasterio.open(request.output) as dataset:
        return np.asarray(dataset.read(1))


def tiles_at(*columns: int) -> list[Window]:
    return [Window(column, 0, 512, 512) for column in columns]


def test_tiles_are_decoded_in_stretches_without_gaps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decoded: list[Window] = []
    monkeypatch.setattr(Ortho, "decode", lambda self, window: decoded.append(window))
    with open_ortho(str(write_ortho(tmp_path / "o.tif")), AerialInput()) as ortho:
        reader = TileReader(ortho, AerialInput(), None, None, Window(100, 50, 600, 500))
        for stretch in stretches(tiles_at(-28, 372, 772, 2000)):
            reader.decode(stretch)
    assert decoded == [Window(72, 50, 1312, 512), Window(2100, 50, 512, 512)]


def test_no_more_than_some_tiles_are_decoded_at_a_time() -> None:
    assert [len(stretch) for stretch in stretches(tiles_at(*range(0, 40 * 400, 400)))] == [16, 16, 8]
    assert list(stretches([])) == []


def test_a_map_is_the_same_where_the_ortho_is_decoded_ahead(
    request_of: Request, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tile_by_tile, stretches, decode = draw(request_of), [], Ortho.decode

    def count(self: Ortho, window: Window) -> None:
        stretches.append(window)
        decode(self, window)

    monkeypatch.setenv("GDAL_NUM_THREADS", "2")
    monkeypatch.setattr(TileNetwork, "leaves_cpu_free", property(lambda self: True))
    monkeypatch.setattr(Ortho, "decode", count)
    ahead = draw(replace(request_of, output=str(tmp_path / "ahead.tif")))
    assert [window.width for window in stretches[-2:]] == [2048, 2048]  # each row in one go
    assert (ahead == tile_by_tile).all() and len(np.unique(ahead)) > 1


@pytest.mark.parametrize(("device", "threads"), [("cuda:0", "ALL_CPUS"), ("mps", "ALL_CPUS"), ("cpu", None)])
def test_beside_a_gpu_the_ortho_is_decoded_on_all_cores(
    request_of: Request, device: str, threads: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []

    def look(self: InputOpener) -> Inputs:
        told.append(rasterio.env.getenv().get("GDAL_NUM_THREADS"))
        raise Stopped("That is all.")

    monkeypatch.setattr(run, "choose_devices", lambda wanted: [torch.device(device)])
    monkeypatch.setattr(InputOpener, "open", look)
    with pytest.raises(Stopped):
        draw(request_of)
    assert told == [threads]
