# SPDX-License-Identifier: GPL-2.0-or-later
"""SegFormer, alone and with the light encoder of the seasons."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch import Tensor

from flair2_plugin.core.errors import InvalidModel, InvalidRequest
from flair2_plugin.core.model_card import SatelliteInput
from flair2_plugin.network import load
from flair2_plugin.network.build import build_network, expected_shapes
from flair2_plugin.network.package import save_package
from flair2_plugin.network.season import season_members
from tests.network.small_networks import draw, make_segformer_card, settle

# As the card counts: days before 15 May, so that these are 4 February, 5 May and 14 July.
DAYS = torch.tensor([[100.0, 10.0, -60.0], [80.0, 0.0, -70.0]])


def inputs(dates: int = 3) -> tuple[Tensor, Tensor, Tensor]:
    return draw(2, 3, 64, 64), draw(2, dates, 10, 16, 16, seed=1) + 0.1, DAYS[:, :dates]


def pad(series: Tensor, days: Tensor, count: int) -> tuple[Tensor, Tensor]:
    batch, _, *image = series.shape
    return torch.cat([series, torch.zeros(batch, count, *image)], 1), torch.cat([days, torch.zeros(batch, count)], 1)


@pytest.mark.parametrize("dates", [1, 2, 3])
def test_any_number_of_dates_gives_logits_of_the_ortho_s_size(dates: int) -> None:
    with torch.no_grad():
        logits = settle(build_network(make_segformer_card()))(*inputs(dates))
    assert logits.aerial.shape == (2, 13, 64, 64)
    assert logits.satellite is None


def test_alone_it_is_smp_s_segformer() -> None:
    network = settle(build_network(make_segformer_card(satellite=False)))
    ortho = draw(2, 3, 64, 64)
    with torch.no_grad():
        assert torch.equal(network(ortho).aerial, network.segformer(ortho))
    assert {name.split(".")[0] for name in network.state_dict()} == {"segformer"}


@pytest.mark.parametrize("bands", [("red", "green", "blue", "nir"), ("red", "green", "blue", "nir", "height")])
def test_it_takes_more_bands_than_three(bands: tuple[str, ...]) -> None:
    card = make_segformer_card()
    network = settle(build_network(replace(card, aerial=replace(card.aerial, bands=bands))))
    with torch.no_grad():
        assert network(draw(1, len(bands), 64, 64), *(part[:1] for part in inputs()[1:])).aerial.isfinite().all()


def test_padded_dates_change_nothing() -> None:
    network = settle(build_network(make_segformer_card()))
    ortho, series, days = inputs()
    with torch.no_grad():
        padded = network(ortho, *pad(series, days, 4))
        assert torch.equal(padded.aerial, network(ortho, series, days).aerial)


def test_padded_dates_change_nothing_while_it_learns_either() -> None:
    ortho, series, days = inputs()
    answers = []
    for given in ((series, days), pad(series, days, 4)):
        torch.manual_seed(1)
        network = build_network(make_segformer_card())
        answers.append(network(ortho, *given).aerial)
        answers.append(network.season.in_norm.running_mean)
    assert torch.equal(answers[0], answers[2])
    assert torch.equal(answers[1], answers[3])


def test_the_order_of_the_dates_does_not_matter_but_their_season_does() -> None:
    network = settle(build_network(make_segformer_card()))
    ortho, series, days = inputs()
    with torch.no_grad():
        answer = network(ortho, series, days).aerial
        torch.testing.assert_close(network(ortho, series.flip(1), days.flip(1)).aerial, answer)
        assert not torch.allclose(network(ortho, series, days.flip(1)).aerial, answer)


def test_a_batch_gives_each_patch_what_it_gets_alone() -> None:
    network = settle(build_network(make_segformer_card()))
    ortho, series, days = inputs()
    series[1, 1:] = 0.0
    with torch.no_grad():
        together = network(ortho, series, days).aerial
        torch.testing.assert_close(together[0], network(ortho[:1], series[:1], days[:1]).aerial[0])
        torch.testing.assert_close(together[1], network(ortho[1:], series[1:, :1], days[1:, :1]).aerial[0])


@pytest.mark.parametrize(("days", "season"), [(134, 0), (100, 0), (61, 1), (0, 2), (-60, 3), (-230, 5), (135, 5)])
def test_a_date_belongs_to_its_two_months(days: int, season: int) -> None:
    member = season_members(torch.ones(1, 1, 10, 4, 4), torch.tensor([[float(days)]]), SatelliteInput().dates)
    assert member[0, 0].argmax() == season
    assert member.sum() == 1


def test_a_series_without_any_data_still_gives_numbers() -> None:
    network = build_network(make_segformer_card())
    ortho, series, days = inputs()
    assert network(ortho, torch.zeros_like(series), days).aerial.isfinite().all()


def test_the_satellite_is_dropped_patch_by_patch() -> None:
    network = settle(build_network(make_segformer_card()))
    with torch.no_grad():
        mixed, whole = network(*inputs(), use_satellite=torch.tensor([True, False])), network(*inputs())
        assert torch.equal(mixed.aerial[0], whole.aerial[0])
        assert torch.equal(mixed.aerial[1], network(*inputs(), use_satellite=False).aerial[1])
        assert torch.equal(mixed.aerial[1], network.aerial(inputs()[0])[1])
        assert not torch.equal(mixed.aerial[1], whole.aerial[1])


@pytest.mark.parametrize("keep", [[True, True], [True, False], [False, False]])
def test_every_trainable_weight_gets_a_gradient(keep: list[bool]) -> None:
    network = build_network(make_segformer_card())
    network(*inputs(), use_satellite=torch.tensor(keep)).aerial.square().mean().backward()
    assert [name for name, weight in network.named_parameters() if weight.requires_grad and weight.grad is None] == []


def test_a_network_that_learnt_to_do_without_the_series_is_not_asked_for_it() -> None:
    network = settle(build_network(make_segformer_card(optional=True)))
    with torch.no_grad():
        assert torch.equal(network(draw(1, 3, 64, 64)).aerial, network.aerial(draw(1, 3, 64, 64)))


def test_one_that_did_not_asks_for_it() -> None:
    with pytest.raises(InvalidRequest, match="Sentinel-2 series with its dates"):
        build_network(make_segformer_card())(draw(1, 3, 64, 64))
    with pytest.raises(InvalidRequest, match="Sentinel-2 series with its dates"):
        build_network(make_segformer_card(optional=True))(*inputs()[:2])


@pytest.mark.parametrize("half", [False, True])
@pytest.mark.parametrize("satellite", [True, False])
def test_a_package_of_it_gives_the_same_answers(tmp_path: Path, satellite: bool, half: bool) -> None:
    card = make_segformer_card(satellite)
    network = settle(build_network(card))
    save_package(network, card, tmp_path / "model", half)
    loaded = load(tmp_path / "model")
    with torch.no_grad():
        torch.testing.assert_close(loaded(*inputs()).aerial, network(*inputs()).aerial, atol=0.02 * half, rtol=0)


def test_channels_last_gives_the_same_answers() -> None:
    network = settle(build_network(make_segformer_card()))
    with torch.no_grad():
        answer = network(*inputs()).aerial
        network.lay_channels_last()
        ortho, series, days = inputs()
        again = network(ortho.contiguous(memory_format=torch.channels_last), series, days).aerial
    torch.testing.assert_close(again, answer, atol=1e-5, rtol=1e-4)
    assert network.cropped.weight.is_contiguous(memory_format=torch.channels_last)


def test_its_shapes_are_known_without_its_memory() -> None:
    card = replace(make_segformer_card(), architecture=replace(make_segformer_card().architecture, encoder="mit_b3"))
    assert expected_shapes(card)["cropped.weight"] == (512, 192, 1, 1)


@pytest.mark.parametrize("kind", ["utt", "unet"])
def test_a_kind_and_a_satellite_that_do_not_suit_are_refused(kind: str) -> None:
    card = make_segformer_card(satellite=kind == "unet")
    with pytest.raises(InvalidModel, match="satellite branch"):
        build_network(replace(card, architecture=replace(card.architecture, kind=kind)))  # type: ignore[arg-type]
