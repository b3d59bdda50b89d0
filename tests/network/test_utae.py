# SPDX-License-Identifier: GPL-2.0-or-later
"""The U-TAE on series of any length, with and without padding."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from flair2_plugin.core.errors import InvalidModel
from flair2_plugin.network.ground import crop_centre
from flair2_plugin.network.utae import Utae, aggregate_dates
from tests.network.small_networks import SMALL_UTAE, draw, settle


@pytest.mark.parametrize("dates", [1, 2, 7])
def test_any_number_of_dates_gives_one_map(dates: int) -> None:
    network = settle(Utae(10, SMALL_UTAE))
    with torch.no_grad():
        features = network(draw(2, dates, 10, 16, 16), torch.zeros(2, dates))
    assert features.shape == (2, 16, 16, 16)


@pytest.mark.parametrize("sizes", [{"d_model": 20}, {"str_conv_k": 3}, {"str_conv_p": 0}])
def test_sizes_that_would_fail_at_the_first_batch_are_refused(sizes: dict[str, int]) -> None:
    with pytest.raises(InvalidModel, match="must be"):
        Utae(10, replace(SMALL_UTAE, **sizes))


def test_a_padded_series_gives_what_the_bare_one_gives() -> None:
    network = settle(Utae(10, SMALL_UTAE))
    series, days = draw(1, 3, 10, 16, 16), torch.tensor([[90.0, 10.0, -60.0]])
    padded = torch.cat([series, torch.zeros(1, 4, 10, 16, 16)], dim=1)
    with torch.no_grad():
        bare = network(series, days)
        torch.testing.assert_close(network(padded, torch.cat([days, torch.zeros(1, 4)], 1)), bare, atol=1e-5, rtol=0)


def test_the_official_quirk_lets_padding_change_the_map() -> None:
    network = settle(Utae(10, SMALL_UTAE, padding_in_norm=True))
    series, days = draw(1, 3, 10, 16, 16), torch.tensor([[90.0, 10.0, -60.0]])
    padded = torch.cat([series, torch.zeros(1, 4, 10, 16, 16)], dim=1)
    with torch.no_grad():
        difference = network(padded, torch.cat([days, torch.zeros(1, 4)], 1)) - network(series, days)
    assert difference.abs().max() > 1e-3


def test_padded_dates_are_not_computed() -> None:
    network = settle(Utae(10, SMALL_UTAE))
    seen: list[int] = []
    network.in_conv.register_forward_pre_hook(lambda _, inputs: seen.append(len(inputs[0])))
    series = draw(2, 4, 10, 16, 16)
    series[1, 1:] = 0.0
    with torch.no_grad():
        network(series, torch.zeros(2, 4))
    assert seen == [5]


def test_a_series_without_any_data_still_gives_numbers() -> None:
    network = settle(Utae(10, SMALL_UTAE))
    with torch.no_grad():
        assert network(torch.zeros(2, 3, 10, 16, 16), torch.zeros(2, 3)).isfinite().all()


def test_each_head_weighs_its_own_channels() -> None:
    features = torch.stack([torch.full((4, 8, 8), 1.0), torch.full((4, 8, 8), 2.0)])[None]
    attention = torch.tensor([[[1.0, 0.0], [0.0, 1.0]]])[..., None, None].expand(1, 2, 2, 2, 2)
    mean = aggregate_dates(features, attention, torch.tensor([[True, True]]))
    assert mean[0, :, 0, 0].tolist() == [1.0, 1.0, 2.0, 2.0]


def test_the_crop_is_the_middle() -> None:
    image = torch.arange(1600).view(1, 40, 40)
    assert torch.equal(crop_centre(image, 10), image[:, 15:25, 15:25])


def test_the_head_that_is_thrown_away_is_frozen() -> None:
    network = Utae(10, SMALL_UTAE)
    network(draw(1, 2, 10, 16, 16), torch.zeros(1, 2)).sum().backward()
    idle = {name.split(".")[0] for name, weight in network.named_parameters() if weight.grad is None}
    assert idle == {"out_conv"}
    assert not any(weight.requires_grad for weight in network.out_conv.parameters())


@pytest.mark.parametrize(
    "change",
    [{"decoder_widths": (16, 32)}, {"decoder_widths": (16, 16, 16)}, {"n_head": 3}, {"d_model": 30}],
)
def test_widths_that_do_not_fit_are_refused(change: dict[str, object]) -> None:
    with pytest.raises(InvalidModel, match="U-TAE"):
        Utae(10, replace(SMALL_UTAE, **change))
