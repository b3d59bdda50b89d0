# SPDX-License-Identifier: GPL-2.0-or-later
"""The demo model on the demo landscape, as a run samples it."""

from __future__ import annotations

import threading
import time
from contextlib import ExitStack

import pytest
import torch

from flair2_plugin.core.errors import InvalidImagery, InvalidModel, Stopped
from flair2_plugin.core.locations import MODELS
from flair2_plugin.core.model_card import read_card
from flair2_plugin.core.request import Request
from flair2_plugin.inference.inputs import InputOpener
from flair2_plugin.inference.quick_choice import CALIBRATING, CHECKING, SAMPLES
from flair2_plugin.inference.sampling import read_early, read_samples
from flair2_plugin.landscape.scene import write_scene
from flair2_plugin.network.samples import Sample, agreement
from flair2_plugin.network.stored import StoredNetwork

DEMO = MODELS / "demo"


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> list[Sample]:
    folder = tmp_path_factory.mktemp("scene")
    write_scene(folder, seed=7, report=lambda line: None)
    request = Request(str(folder / "ortho.tif"), "demo", str(folder / "map.tif"), (str(folder / "sentinel2"),))
    with ExitStack() as stack:
        inputs = InputOpener(request, [read_card(DEMO)], stack, lambda message: None).open()
        return read_samples(inputs.readers[0], inputs.plan, 10)


def test_samples_are_as_the_network_takes_them(samples: list[Sample]) -> None:
    card = read_card(DEMO)
    assert len(samples) == 10
    for sample in samples:
        assert sample.ortho.shape == (1, 5, card.aerial.patch, card.aerial.patch)
        assert sample.series.shape[2:] == (10, card.satellite.patch, card.satellite.patch)
        assert sample.days.shape == sample.series.shape[:2]
    assert not torch.equal(samples[0].ortho, samples[1].ortho)


def test_in_8_bits_the_demo_landscape_keeps_its_classes_and_noise_does_not(samples: list[Sample]) -> None:
    pytest.importorskip("openvino", reason="OpenVINO is optional")
    pytest.importorskip("nncf", reason="NNCF is optional")
    from flair2_plugin.inference.quick_choice import LEAST_AGREEMENT, quick_from
    from flair2_plugin.network.quantising import quantise
    from flair2_plugin.network.quick_file import pack

    stored = StoredNetwork(DEMO)
    exact = stored.exact()
    quick = quick_from(pack(quantise(stored.read(), samples[::2])), stored)
    assert agreement(exact, quick, samples[1::2]) >= LEAST_AGREEMENT
    noise = torch.rand(samples[0].ortho.shape, generator=torch.Generator().manual_seed(0))
    assert agreement(exact, quick, [Sample(noise, samples[0].series, samples[0].days)]) < LEAST_AGREEMENT


def test_what_a_check_takes_is_read_meanwhile_and_once() -> None:
    asked: list[tuple[int, slice]] = []

    def read(count: int, part: slice) -> list[Sample]:
        asked.append((count, part))
        return [Sample(torch.full((1, 5, 2, 2), float(number))) for number in range(count)[part]]

    with read_early(read, lambda seconds: None, never) as samples:
        checked = samples(SAMPLES, CHECKING)
        assert len(asked) == 1
        calibrating = samples(SAMPLES, CALIBRATING)
    assert asked == [(SAMPLES, CHECKING), (SAMPLES, CALIBRATING)]
    assert [sample.ortho[0, 0, 0, 0] for sample in (*calibrating, *checked)] == [*range(0, 16, 2), *range(1, 16, 2)]


def never() -> None:
    """What must not be called."""
    raise AssertionError


def test_a_stopped_run_does_not_wait_for_samples_of_a_drive_that_hangs() -> None:
    answers, left_open = threading.Event(), threading.Event()

    def read(count: int, part: slice) -> list[Sample]:
        answers.wait(30)
        return []

    with pytest.raises(Stopped), read_early(read, lambda seconds: None, left_open.set):
        raise Stopped("The run was stopped.")
    assert left_open.is_set() and not answers.is_set()
    answers.set()


def test_what_is_read_early_has_ended_before_the_files_are_closed() -> None:
    ended = threading.Event()

    def read(count: int, part: slice) -> list[Sample]:
        time.sleep(0.5)
        ended.set()
        return []

    with pytest.raises(InvalidModel), read_early(read, lambda seconds: None, never):
        raise InvalidModel("It is damaged.")
    assert ended.is_set()


def test_a_file_that_can_not_be_read_is_said_once_it_is_wanted() -> None:
    def read(count: int, part: slice) -> list[Sample]:
        raise InvalidImagery("It is damaged.")

    with pytest.raises(InvalidImagery, match="damaged"), read_early(read, lambda seconds: None, never) as samples:
        samples(SAMPLES, CHECKING)
