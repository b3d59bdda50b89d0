# SPDX-License-Identifier: GPL-2.0-or-later
"""Tiles side by side: on the threads of one CPU, or on several devices."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import rasterio
import torch

from flair2_plugin.core.errors import EngineFailed, Stopped
from flair2_plugin.core.model_card import read_card
from flair2_plugin.core.request import Request
from flair2_plugin.inference.control import Control
from flair2_plugin.inference.device import choose_devices
from flair2_plugin.inference.ensemble import Ensemble, Views
from flair2_plugin.inference.inputs import InputOpener
from flair2_plugin.inference.loading import Loader
from flair2_plugin.inference.run import classify
from flair2_plugin.inference.tiles import TileNetwork
from flair2_plugin.inference.workers import Workers
from flair2_plugin.network.streams import sharing_threads
from tests.packages import SMALL_UTT, write_package
from tests.rasters import random_ortho, random_series, write_ortho, write_series

CPU = torch.device("cpu")
HEEDLESS = Control(lambda message: None, lambda: False)


@pytest.fixture(scope="module")
def request_of(tmp_path_factory: pytest.TempPathFactory) -> Request:
    """Twelve tiles of an ortho, with a series of two dates."""
    folder = tmp_path_factory.mktemp("inputs")
    model = write_package(folder / "small", SMALL_UTT, 1)
    ortho = write_ortho(folder / "ortho.tif", random_ortho(width=1700, height=1300))
    series = write_series(folder / "s2", random_series(2), [date(2021, month, 5) for month in (4, 7)])
    return Request(str(ortho), str(model), str(folder / "map.tif"), (str(series),), device="cpu", precision="fp32")


@pytest.fixture
def two_threads() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(2)
    yield
    torch.set_num_threads(before)


@pytest.fixture
def views(request_of: Request) -> Iterator[list[Views]]:
    with ExitStack() as stack:
        card = read_card(Path(request_of.model))
        inputs = InputOpener(request_of, [card], stack, lambda message: None).open()
        ensemble = Loader(request_of, [Path(request_of.model)], inputs, 1, HEEDLESS, stack.pop_all).load([CPU]).ensemble
        yield [tile for row in (0, 1) for tile in ensemble.read_row(inputs.plan, inputs.plan.row(row)) if tile]


def workers_of(request: Request, devices: Sequence[torch.device], streams: int) -> Workers:
    with ExitStack() as stack:
        inputs = InputOpener(request, [read_card(Path(request.model))], stack, lambda message: None).open()
        return Loader(request, [Path(request.model)], inputs, streams, HEEDLESS, stack.pop_all).load(devices)


def answers(workers: Workers, tiles: list[Views]) -> list[torch.Tensor]:
    computed = workers.compute(tiles, lambda tile: [tile], HEEDLESS)
    return [answer for _, answer in computed if answer is not None]


def pixels(path: str) -> np.ndarray:
    with rasterio.open(path) as dataset:
        return np.asarray(dataset.read(1))


@pytest.mark.parametrize("satellite", ["tile", "shared"])
def test_a_map_has_the_same_bytes_however_many_tiles_are_computed_at_a_time(
    request_of: Request, satellite: str, tmp_path: Path, two_threads: None
) -> None:
    alone, both = (replace(request_of, satellite=satellite, output=str(tmp_path / name)) for name in ("a.tif", "b.tif"))
    classify(both, lambda message: None, lambda: False)
    torch.set_num_threads(1)
    classify(alone, lambda message: None, lambda: False)
    assert np.array_equal(pixels(alone.output), pixels(both.output))


def test_two_tiles_share_the_threads_of_a_cpu_and_give_them_back(two_threads: None) -> None:
    with sharing_threads(CPU, 100) as streams:
        assert (streams, torch.get_num_threads()) == (2, 1)
    assert torch.get_num_threads() == 2


@pytest.mark.parametrize(("device", "tiles"), [("cpu", 1), ("cpu", 0), ("cuda", 100), ("mps", 100)])
def test_a_single_tile_and_a_gpu_keep_all_threads(device: str, tiles: int, two_threads: None) -> None:
    with sharing_threads(torch.device(device), tiles) as streams:
        assert (streams, torch.get_num_threads()) == (1, 2)


def test_devices_share_the_tiles_and_answer_in_order(
    request_of: Request, views: list[Views], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = answers(workers_of(request_of, [CPU], 1), views)
    seen: set[int] = set()
    compute = TileNetwork.probabilities

    def count(self: TileNetwork, tiles: Sequence) -> torch.Tensor:
        seen.add(id(self))
        return compute(self, tiles)

    monkeypatch.setattr(TileNetwork, "probabilities", count)
    shared = answers(workers_of(request_of, [CPU, CPU], 1), views)
    assert len(seen) == 2 and len(alone) == len(views)
    assert all(torch.equal(*pair) for pair in zip(alone, shared, strict=True))


def test_a_batch_without_tiles_has_no_answer(request_of: Request, views: list[Views]) -> None:
    workers = workers_of(request_of, [CPU], 2)
    batches = [[], views[:1], [], []]
    given = [answer for _, answer in workers.compute(batches, lambda batch: batch, HEEDLESS)]
    assert [answer is None for answer in given] == [True, False, True, True]


def test_a_device_that_fails_beside_another_ends_the_run(
    request_of: Request, views: list[Views], monkeypatch: pytest.MonkeyPatch
) -> None:
    workers = workers_of(request_of, [CPU, CPU], 1)

    def fail(tiles: Sequence) -> torch.Tensor:
        raise EngineFailed("The network failed on cuda:1.")

    monkeypatch.setattr(workers.ensembles[1].first.network, "probabilities", fail)
    with pytest.raises(EngineFailed, match="cuda:1"):
        answers(workers, views)


def test_who_waits_for_a_tile_can_be_stopped(
    request_of: Request, views: list[Views], monkeypatch: pytest.MonkeyPatch
) -> None:
    workers, end = workers_of(request_of, [CPU], 2), threading.Event()
    monkeypatch.setattr(workers.ensemble.first.network, "probabilities", lambda tiles: end.wait())
    stopped = Control(lambda message: None, lambda: True)
    with pytest.raises(Stopped):
        list(workers.compute(views, lambda tile: [tile], stopped))
    end.set()


def test_an_apple_gpu_is_used_by_one_thread_only(
    request_of: Request, views: list[Views], monkeypatch: pytest.MonkeyPatch
) -> None:
    workers, threads = workers_of(request_of, [CPU], 1), set()
    monkeypatch.setattr(workers.ensemble.first.network, "device", torch.device("mps"))
    monkeypatch.setattr(
        workers.ensemble.first.network, "probabilities", lambda tiles: threads.add(threading.current_thread())
    )
    list(workers.compute(views, lambda tile: [tile], HEEDLESS))
    assert threads == {threading.current_thread()}


def test_the_names_of_the_devices_are_told_once_each(request_of: Request) -> None:
    ensemble = workers_of(request_of, [CPU], 1).ensemble
    assert Workers.of([ensemble], 2).devices == "cpu"
    assert [isinstance(each, Ensemble) for each in Workers.of([ensemble], 2).ensembles] == [True, True]


@pytest.mark.parametrize(
    ("wanted", "devices"),
    [("auto", ["cuda:0", "cuda:1"]), ("cuda", ["cuda:0", "cuda:1"]), ("cuda:1", ["cuda:1"]), ("cpu", ["cpu"])],
)
def test_all_cards_of_a_machine_work_unless_one_is_named(
    wanted: str, devices: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 2)
    assert [str(device) for device in choose_devices(wanted)] == devices
