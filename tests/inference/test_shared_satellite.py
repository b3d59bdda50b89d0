# SPDX-License-Identifier: GPL-2.0-or-later
"""Tiles that share a pass of the satellite branch."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import rasterio
import torch
from torch import Tensor

from flair2_plugin.core.errors import InvalidRequest, Stopped
from flair2_plugin.core.messages import Log, Message, Progress
from flair2_plugin.core.model_card import read_card
from flair2_plugin.core.request import Extent, Request
from flair2_plugin.imagery.grid import Window
from flair2_plugin.inference import foresight, workers
from flair2_plugin.inference.control import Control
from flair2_plugin.inference.ensemble import Ensemble, Member
from flair2_plugin.inference.inputs import InputOpener, Inputs
from flair2_plugin.inference.run import classify
from flair2_plugin.inference.shared_satellite import SharedAxis, SharedSatelliteTiles
from flair2_plugin.inference.shared_window import SharedView
from flair2_plugin.inference.tiles import TileNetwork
from flair2_plugin.network import load
from flair2_plugin.network.aerial import AerialNetwork
from tests.packages import SMALL_UNET, SMALL_UTT, write_package
from tests.rasters import LEFT, TOP, random_ortho, random_series, write_ortho, write_series

DAYS = [date(2021, month, 5) for month in (4, 7)]
STEP = 400 * 0.2  # metres between two tiles


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    torch.set_num_threads(1)
    folder = tmp_path_factory.mktemp("models")
    for card in (SMALL_UTT, SMALL_UNET):
        write_package(folder / card.name, card)
    return folder


@pytest.fixture
def request_of(tmp_path: Path, models: Path) -> Request:
    """Three by two tiles, a series of two smooth dates; with confidence."""
    ortho = write_ortho(tmp_path / "ortho.tif", random_ortho(width=1200, height=800))
    series = write_series(tmp_path / "s2", smooth_series(), DAYS, np.zeros((2, 2, 90, 90), dtype=np.uint8))
    return Request(
        *(str(ortho), str(models / "small"), str(tmp_path / "map.tif")),
        sentinel2=(str(series),),
        device="cpu",
        precision="fp32",
        confidence=str(tmp_path / "confidence.tif"),
        satellite="shared",
    )


def smooth_series() -> np.ndarray:
    return np.kron(random_series(2, side=9), np.ones((1, 1, 10, 10))).astype(np.uint16)


@pytest.fixture
def opened(request_of: Request) -> Iterator[Inputs]:
    with ExitStack() as stack:
        yield InputOpener(request_of, [read_card(Path(request_of.model))], stack, lambda message: None).open()


class Counted:
    """A network that counts the passes of its satellite branch."""

    def __init__(self, network: AerialNetwork) -> None:
        self.satellite, self.probabilities = network.satellite, network.probabilities
        self.card, self._network = network.card, network
        self.seen: list[tuple[int, ...]] = []

    def satellite_map(self, series: Tensor, dates: Tensor) -> Tensor | None:
        self.seen.append(tuple(series.shape[-2:]))
        return self._network.satellite_map(series, dates)


def run(request: Request) -> list[str]:
    messages: list[Message] = []
    classify(request, messages.append, lambda: False)
    return [message.text for message in messages if isinstance(message, Log)]


def pixels(path: str | None) -> np.ndarray:
    with rasterio.open(path) as dataset:
        return np.asarray(dataset.read(1))


def tags(request: Request) -> dict[str, str]:
    with rasterio.open(request.output) as dataset:
        return dict(dataset.tags())


def views(inputs: Inputs, row: int) -> list[SharedView]:
    reader, tiles = inputs.readers[0], inputs.plan.row(row)
    of_tile = reader.read_series(tiles)
    found = [of_tile(number) for number in range(len(tiles))]
    assert all(isinstance(view, SharedView) for view in found)
    return found  # type: ignore[return-value]


def features(network: AerialNetwork, view: SharedView) -> list[np.ndarray]:
    def look(series: object) -> Tensor | None:
        return network.satellite_map(torch.from_numpy(series.values)[None], torch.from_numpy(series.days)[None])

    with torch.inference_mode():
        found = view.features(look)
    return [part.numpy() for part in found]


def test_all_tiles_of_a_window_are_one_pass(opened: Inputs, models: Path) -> None:
    network = Counted(load(models / "small"))
    tiles = TileNetwork(network, torch.device("cpu"))
    reader, plan = opened.readers[0], opened.plan
    for row in plan.tile_rows():
        of_tile = reader.read_series(row)
        made = [reader.make_tile(tile, reader.read_pixels(tile), of_tile(i)) for i, tile in enumerate(row)]
        assert tiles.probabilities(made).shape[0] == len(row)
    assert plan.count == 6 and network.seen == [(48, 56)]


def test_one_tile_alone_gets_the_exact_answer(request_of: Request, tmp_path: Path) -> None:
    write_ortho(Path(request_of.ortho), random_ortho(width=400, height=400))
    run(request_of)
    run(replace(request_of, satellite="tile", output=str(tmp_path / "b.tif"), confidence=str(tmp_path / "c.tif")))
    assert tags(request_of)["FLAIR2_SATELLITE"] == "shared, 40 × 40 pixels for 1 tiles"
    assert (pixels(request_of.output) == pixels(str(tmp_path / "b.tif"))).all()
    assert (pixels(request_of.confidence) == pixels(str(tmp_path / "c.tif"))).all()


def test_tiles_get_nearly_what_their_own_pass_says_and_far_from_what_their_neighbours_says(
    opened: Inputs, models: Path
) -> None:
    network, row = load(models / "small"), views(opened, 0)
    own = [network_features(network, view.values, view.days) for view in row]
    shared = [features(network, view) for view in row]
    for place, ((ground, vector), (true_ground, true_vector)) in enumerate(zip(shared, own, strict=True)):
        assert np.abs(ground - true_ground).mean() < 0.35 * np.abs(own[place - 1][0] - true_ground).mean()
        assert np.abs(vector - true_vector).mean() < 0.1 * np.abs(true_vector).mean()


def network_features(network: AerialNetwork, values: np.ndarray, days: np.ndarray) -> list[np.ndarray]:
    with torch.inference_mode():
        found = network.satellite(torch.from_numpy(values)[None], torch.from_numpy(days)[None])
    return [part.numpy() for part in found]


def test_a_shared_map_says_of_a_tile_what_lies_there(opened: Inputs, request_of: Request, models: Path) -> None:
    with ExitStack() as stack:
        request, card = replace(request_of, satellite="tile"), read_card(models / "small")
        exact = InputOpener(request, [card], stack, lambda message: None).open()
        for row in range(exact.plan.rows.count):
            of_tile = exact.readers[0].read_series(exact.plan.row(row))
            for number, view in enumerate(views(opened, row)):
                assert (view.values == of_tile(number).values).all() and (view.days == of_tile(number).days).all()


def test_features_depend_on_the_place_alone_whatever_row_one_begins_at(opened: Inputs, models: Path) -> None:
    network = load(models / "small")
    both = [[features(network, view) for view in views(opened, row)] for row in (0, 1)]
    satellite = opened.readers[0].satellite
    assert isinstance(satellite, SharedSatelliteTiles)
    satellite._kept.clear()
    again = [features(network, view) for view in views(opened, 1)]
    for first, second in zip(both[1], again, strict=True):
        assert all((a == b).all() for a, b in zip(first, second, strict=True))


def test_a_part_is_mapped_as_in_a_map_of_all_which_says_how_it_was_made(request_of: Request, tmp_path: Path) -> None:
    run(request_of)
    assert tags(request_of)["FLAIR2_SATELLITE"] == "shared, 56 × 48 pixels for 6 tiles"
    assert "shared, 56" in Path(request_of.output).with_suffix(".report.json").read_text(encoding="utf-8")
    extent = Extent(LEFT + STEP, TOP - 160, LEFT + 240, TOP - STEP)
    run(replace(request_of, extent=extent, output=str(tmp_path / "b.tif"), confidence=str(tmp_path / "c.tif")))
    assert (pixels(request_of.confidence)[400:, 400:] == pixels(str(tmp_path / "c.tif"))).all()


def test_a_run_resumed_at_a_row_in_the_middle_of_a_window_ends_in_the_same_bytes(request_of: Request) -> None:
    run(request_of)
    whole = Path(request_of.output).read_bytes()
    rows: list[Message] = []
    with pytest.raises(Stopped, match="1 of 2 rows of tiles are kept"):
        classify(request_of, rows.append, lambda: any(isinstance(m, Progress) and m.done == 5 for m in rows))
    run(replace(request_of, resume=True))
    report = Path(request_of.output).with_suffix(".report.json").read_text(encoding="utf-8")
    assert '"resumed_rows": 1' in report and Path(request_of.output).read_bytes() == whole


def test_tiles_out_of_phase_have_a_pass_each_and_it_is_said(request_of: Request) -> None:
    write_ortho(Path(request_of.ortho), random_ortho(width=600, height=400))
    logs = run(replace(request_of, overlap=0.5))
    assert any("they follow by 5 of its pixels" in text and "a multiple of 4" in text for text in logs)
    assert tags(request_of)["FLAIR2_SATELLITE"] == "tile"


def test_a_model_without_satellite_branch_draws_the_same_map(request_of: Request, models: Path, tmp_path: Path) -> None:
    write_ortho(Path(request_of.ortho), random_ortho(width=400, height=400))
    request = replace(request_of, model=str(models / "aerial"), sentinel2=())
    run(request)
    run(replace(request, satellite="tile", output=str(tmp_path / "b.tif")))
    assert (pixels(request.output) == pixels(str(tmp_path / "b.tif"))).all()


def test_a_shared_pass_is_foreseen_by_each_tiles_share_of_it(
    opened: Inputs, request_of: Request, models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    network = TileNetwork(load(models / "small"), torch.device("cpu"))
    ensemble = Ensemble([Member(read_card(models / "small"), opened.readers[0], network)])
    clock = iter([0.0, 13.0, 20.0, 21.0])  # 13 s with the window, 1 s without
    monkeypatch.setattr(workers.time, "monotonic", lambda: next(clock))
    control = Control(lambda message: None, lambda: False)
    assert foresight._time_tile(opened.lanes, workers.Workers([ensemble]), [0, 1], control) == 1.0 + 12.0 / 6


def test_turned_tiles_can_not_share(request_of: Request) -> None:
    with pytest.raises(InvalidRequest, match="leave out --satellite or --tta"):
        replace(request_of, tta="d4")


def test_windows_cover_their_tiles_in_phase_and_are_alike() -> None:
    axis = SharedAxis(first=-7, step=8, count=20, most=9, patch=40)
    spans = [axis.span(-7 + 8 * number) for number in range(20)]
    assert len(set(spans)) == 3 and {length for _, length in spans} == {88, 80}
    for number, (begin, length) in enumerate(spans):
        start = -7 + 8 * number
        assert begin <= start and start + 40 <= begin + length and (start - begin) % 8 == 0


@pytest.mark.parametrize("moved", [-3, 1, 7, 161])
def test_a_tile_of_a_moved_grid_gets_a_window_in_its_own_phase(moved: int) -> None:
    axis = SharedAxis(first=0, step=8, count=20, most=9, patch=40)
    begin, length = axis.span(moved)
    assert begin <= moved and moved + 40 <= begin + length and (moved - begin) % 8 == 0


def test_rows_further_down_see_windows_of_their_own(opened: Inputs) -> None:
    satellite = opened.readers[0].satellite
    assert isinstance(satellite, SharedSatelliteTiles)
    small = replace(satellite, rows=replace(satellite.rows, most=1), _kept={})
    tile = Window(0, 0, 512, 512)
    small.read_row([tile])(0)
    small.read_row([tile.moved(0, 400)])(0)
    assert [window.row for window in small._kept] == [small.window(tile.moved(0, 400)).row]


def test_what_tiles_of_a_part_share_is_near_it(request_of: Request, tmp_path: Path) -> None:
    """Windows are the whole ortho's, and begin far from a part of it."""
    ortho = write_ortho(tmp_path / "wide.tif", np.full((5, 5000, 5000), 90, np.uint8), compress="deflate", tiled=True)
    series = write_series(tmp_path / "wide", random_series(1, side=160), DAYS[:1])
    extent = Extent(LEFT + 5 * STEP + 1, TOP - 8 * STEP, LEFT + 8 * STEP, TOP - 5 * STEP - 1)
    part = replace(request_of, ortho=str(ortho), sentinel2=(str(series),), extent=extent)
    with ExitStack() as stack:
        inputs = InputOpener(part, [read_card(Path(part.model))], stack, lambda message: None).open()
        reader = inputs.readers[0]
        held = reader.satellite.source._source
        tiles = [tile.moved(reader.area.col, reader.area.row) for row in inputs.plan.tile_rows() for tile in row]
        seen = {reader.satellite.window(tile).intersection(held.grid.window) for tile in tiles}
        under = held.grid.window_of(inputs.grid.extent)
    assert all(window.lies_in(held.near) for window in seen)
    assert max(under.col - window.col for window in seen) > reader.satellite.wanted.patch
