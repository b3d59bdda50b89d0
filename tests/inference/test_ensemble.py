# SPDX-License-Identifier: GPL-2.0-or-later
"""Several models as one, the eight turns of a tile, and models that do without some of their inputs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import rasterio
import torch

from flair2_plugin.core.errors import InvalidImagery, InvalidModel, InvalidRequest, Stopped
from flair2_plugin.core.messages import Log, Message, Progress
from flair2_plugin.core.model_card import AerialInput, SatelliteInput
from flair2_plugin.core.nomenclature import FULL
from flair2_plugin.core.request import Acquisition, Request
from flair2_plugin.inference import satellite_tiles
from flair2_plugin.inference.run import classify
from flair2_plugin.network import load
from flair2_plugin.network.preparation import prepare
from flair2_plugin.network.turns import EIGHT_TURNS, classify_turned
from tests.packages import DATED_UNET, RGB_UNET, SMALL_UNET, SMALL_UTT, write_package
from tests.rasters import random_ortho, random_series, write_ortho, write_series

DAYS = [date(2021, month, 5) for month in (4, 7)]
FREE = replace(
    SMALL_UTT,
    name="free",
    aerial=AerialInput(mean=(0.4,) * 5, std=(0.2,) * 5, optional=("nir", "height")),
    satellite=SatelliteInput(optional=True),
)
CARDS = (
    *(SMALL_UTT, SMALL_UNET, RGB_UNET, DATED_UNET, FREE),
    replace(SMALL_UNET, name="full", classes=FULL),
    replace(SMALL_UNET, name="coarse", aerial=AerialInput(pixel_size=0.4)),
    replace(SMALL_UNET, name="narrow", aerial=AerialInput(patch=256)),
)


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    torch.set_num_threads(1)
    folder = tmp_path_factory.mktemp("models")
    for seed, card in enumerate(CARDS):
        write_package(folder / card.name, card, seed)
    return folder


@pytest.fixture
def request_of(tmp_path: Path, models: Path) -> Request:
    """One tile of 512 × 512 pixels, a series of two dates, the small aerial U-Net; with confidence."""
    ortho = write_ortho(tmp_path / "ortho.tif", random_ortho(width=512, height=512))
    series = write_series(tmp_path / "s2", random_series(2), DAYS)
    return Request(
        *(str(ortho), str(models / "aerial"), str(tmp_path / "map.tif")),
        sentinel2=(str(series),),
        overlap=0.0,
        device="cpu",
        confidence=str(tmp_path / "confidence.tif"),
    )


def run(request: Request) -> list[Message]:
    messages: list[Message] = []
    classify(request, messages.append, lambda: False)
    return messages


def notes(messages: list[Message]) -> list[str]:
    return [message.text for message in messages if isinstance(message, Log) and message.level == "info"]


def pixels(path: str | None) -> np.ndarray:
    with rasterio.open(path) as dataset:
        return np.asarray(dataset.read(1))


def drawn(request: Request) -> tuple[np.ndarray, np.ndarray]:
    """The map and its confidence."""
    run(request)
    return pixels(request.output), pixels(request.confidence)


def scaled(values: np.ndarray) -> torch.Tensor:
    return torch.from_numpy(values.astype(np.float32) / 255)[None]


def test_two_models_are_averaged_on_their_probabilities_each_with_its_own_bands(
    request_of: Request, models: Path
) -> None:
    ortho = scaled(random_ortho(width=512, height=512))
    with torch.inference_mode():
        five, three = load(models / "aerial")(ortho), load(models / "rgb")(ortho[:, :3])
    mean = (five.aerial.softmax(1) + three.aerial.softmax(1))[0].numpy() / 2
    classes, percent = drawn(replace(request_of, ensemble=(str(models / "rgb"),)))
    assert (classes == mean.argmax(0) + 1).all()
    assert np.abs(percent - 100 * mean.max(0)).max() <= 0.51
    assert (classes != five.aerial[0].argmax(0).numpy() + 1).any()


def test_a_model_averaged_with_itself_draws_the_same_map(request_of: Request, models: Path) -> None:
    request = replace(request_of, model=str(models / "small"))
    alone = drawn(request)
    twice = drawn(replace(request, ensemble=(request.model,)))
    assert (alone[0] == twice[0]).all() and (alone[1] == twice[1]).all()


def test_models_that_want_the_same_of_a_series_read_and_prepare_it_once(
    request_of: Request, models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared: list[object] = []
    original = satellite_tiles.prepare_series
    monkeypatch.setattr(satellite_tiles, "prepare_series", lambda *given: prepared.append(given) or original(*given))
    run(replace(request_of, model=str(models / "small"), ensemble=(str(models / "small"),)))
    assert len(prepared) == 1


def test_the_maps_tags_name_all_models_and_the_turns(request_of: Request, models: Path) -> None:
    run(replace(request_of, ensemble=(str(models / "rgb"), str(models / "small")), tta="d4"))
    with rasterio.open(request_of.output) as made:
        tags = made.tags()
    assert [tags[f"FLAIR2_MODEL{number}"] for number in ("", "_2", "_3")] == ["aerial", "rgb", "small"]
    assert (tags["FLAIR2_BANDS_2"], tags["FLAIR2_MODEL_LICENCE_2"], tags["FLAIR2_TTA"]) == ("1,2,3", "none", "d4")
    assert "FLAIR2_SENTINEL2_DATES" not in tags and "2 from" in tags["FLAIR2_SENTINEL2_DATES_3"]


def test_the_cost_is_said_before_the_first_tile_and_only_where_there_is_one(request_of: Request, models: Path) -> None:
    messages = run(replace(request_of, ensemble=(str(models / "rgb"),), tta="d4"))
    first = next(i for i, message in enumerate(messages) if isinstance(message, Progress))
    assert any("8 turns × 2 models: 16 passes of a network per tile" in text for text in notes(messages[:first]))
    assert not any("passes" in text for text in notes(run(request_of)))


def test_turning_the_ortho_turns_the_map_of_the_mean_over_the_turns(request_of: Request) -> None:
    request = replace(request_of, tta="d4")
    classes, percent = drawn(request)
    write_ortho(Path(request.ortho), np.rot90(random_ortho(width=512, height=512), axes=(1, 2)).copy())
    turned, turned_percent = drawn(request)
    assert (np.rot90(classes) == turned).mean() > 0.9999  # ties may fall either way
    assert np.abs(np.rot90(percent).astype(int) - turned_percent).max() <= 1
    assert (drawn(replace(request, tta="none"))[0] != turned).mean() > 0.01


def test_the_series_is_turned_with_the_ortho(request_of: Request, models: Path) -> None:
    series = random_series(2)
    write_series(Path(request_of.sentinel2[0]), np.flip(series, -1), DAYS)
    request = replace(request_of, model=str(models / "small"), tta="d4")
    found = drawn(request)[1]
    network = load(models / "small")
    seen: list[tuple[torch.Tensor, ...]] = []

    def note(_: object, given: tuple[torch.Tensor, ...]) -> None:
        seen.append(given)

    with torch.inference_mode():
        network.utae.register_forward_pre_hook(note)
        run_with(network, request)
    assert len(seen) == 2 + 8  # two passes prepare the network
    values, days = seen[2]
    answer = classify_turned(network, scaled(random_ortho(width=512, height=512)), values, days, turns=EIGHT_TURNS)
    assert np.abs(found - 100 * answer[0].amax(0).detach().numpy()).max() <= 0.51


def run_with(network: torch.nn.Module, request: Request) -> None:
    """Run with this very network instead of one that is loaded."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("flair2_plugin.network.stored.load", lambda folder: network)
        run(request)


def test_a_long_run_stops_between_two_passes(request_of: Request) -> None:
    asked: list[bool] = []

    def stopped() -> bool:
        asked.append(True)
        return len(asked) == 3

    with pytest.raises(Stopped):
        classify(replace(request_of, tta="d4"), lambda message: None, stopped)
    assert len(asked) == 3


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        ("full", '"aerial" and "full" can\'t be averaged: they have 13 and 19 classes'),
        ("coarse", "pixels of 0.2 and 0.4 m"),
        ("narrow", "tiles of 512 and 256 pixels"),
    ],
)
def test_models_that_differ_too_much_are_not_averaged(
    request_of: Request, models: Path, other: str, sentence: str
) -> None:
    with pytest.raises(InvalidModel, match=sentence):
        run(replace(request_of, ensemble=(str(models / other),)))
    assert not Path(request_of.output).exists()


def test_chosen_bands_go_to_each_model_by_name(request_of: Request, models: Path) -> None:
    straight = drawn(replace(request_of, ensemble=(str(models / "rgb"),)))
    write_ortho(Path(request_of.ortho), random_ortho(width=512, height=512)[::-1])
    backward = drawn(replace(request_of, ensemble=(str(models / "rgb"),), bands=(5, 4, 3, 2, 1)))
    assert (straight[0] == backward[0]).all() and (straight[1] == backward[1]).all()
    request = replace(request_of, model=str(models / "rgb"), ensemble=(request_of.model,), bands=(1, 2, 3))
    with pytest.raises(InvalidRequest, match='no "nir" as "aerial" has: name the model with more bands first'):
        run(request)


def test_each_model_asks_for_what_it_needs(request_of: Request, models: Path) -> None:
    with pytest.raises(InvalidRequest, match='"small" needs a Sentinel-2 series'):
        run(replace(request_of, sentinel2=(), ensemble=(str(models / "small"),)))
    dated = replace(request_of, ensemble=(str(models / "dated"),))
    with pytest.raises(InvalidRequest, match='"dated" was trained with acquisition metadata'):
        run(dated)
    run(replace(dated, acquisition=Acquisition("2021-07-09")))


def test_a_model_does_without_a_series_and_says_so(request_of: Request, models: Path) -> None:
    request = replace(request_of, model=str(models / "free"))
    assert not any("without" in text for text in notes(run(request)))
    without = replace(request, sentinel2=(), output=request.output.replace("map", "without"))
    assert 'The model "free" does without a Sentinel-2 series: none is given.' in notes(run(without))
    wanted = (scaled(random_ortho(width=512, height=512)) - 0.4) / 0.2
    with torch.inference_mode():
        logits = prepare(load(models / "free")).aerial(wanted, None)[0]
    assert (pixels(without.output) == logits.softmax(0).argmax(0).numpy() + 1).all()


def test_a_model_does_without_bands_as_in_its_training(request_of: Request, models: Path) -> None:
    request = replace(request_of, model=str(models / "free"), sentinel2=())
    asked = drawn(replace(request, bands=(1, 2, 3, 0, 0)))
    write_ortho(Path(request.ortho), random_ortho(width=512, height=512)[:3])
    messages = run(request)
    assert (pixels(request.output) == asked[0]).all() and (pixels(request.confidence) == asked[1]).all()
    assert 'The model "free" does without the bands that the ortho lacks: nir and height.' in notes(messages)
    wanted = (scaled(random_ortho(width=512, height=512)) - 0.4) / 0.2
    wanted[:, 3:] = 0
    with torch.inference_mode():
        logits = load(models / "free").aerial(wanted, None)[0]
    assert (asked[0] == logits.argmax(0).numpy() + 1).mean() > 0.9999
    with rasterio.open(request.output) as made:
        assert made.tags()["FLAIR2_BANDS"] == "1,2,3,0,0"


def test_a_band_that_no_training_hid_can_not_be_absent(request_of: Request) -> None:
    with pytest.raises(InvalidImagery, match='can\'t do without the band "height"'):
        run(replace(request_of, bands=(1, 2, 3, 4, 0)))
