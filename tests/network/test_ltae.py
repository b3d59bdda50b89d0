# SPDX-License-Identifier: GPL-2.0-or-later
"""The temporal attention against its formula, written out by hand, with and without padded dates."""

from __future__ import annotations

import math

import pytest
import torch
from torch import Tensor

from flair2_plugin.network.ltae import Ltae, LtaeSizes, encode_positions
from tests.network.small_networks import draw, settle

SIZES = LtaeSizes(channels=16, n_head=4, d_model=32, d_k=4)
DAYS = torch.tensor([[120.0, 30.0, -61.0, 0.0, 0.0]])
REAL = torch.tensor([[True, True, True, False, False]])


def reference(ltae: Ltae, pixel: Tensor, days: Tensor, real: Tensor, norm_dates: Tensor) -> tuple[Tensor, Tensor]:
    """The vector and attention of one pixel, (C, T), head by head; `norm_dates` are those that the norm counts."""
    weights = ltae.state_dict()
    normal = torch.empty_like(pixel)
    for group in pixel.split(SIZES.channels // SIZES.n_head):
        counted = group[:, norm_dates]
        first = int((pixel == group[0]).all(dim=1).nonzero()[0])
        deviation = (counted.var(unbiased=False) + 1e-5).sqrt()
        normal[first : first + len(group)] = (group - counted.mean()) / deviation
    normal = normal * weights["in_norm.weight"][:, None] + weights["in_norm.bias"][:, None]
    inner = weights["inconv.weight"][:, :, 0] @ normal + weights["inconv.bias"][:, None]
    width = SIZES.d_model // SIZES.n_head
    for channel in range(SIZES.d_model):
        i = channel % width
        angles = days / 1000 ** (2 * (i // 2) / width)
        inner[channel] += angles.cos() if i % 2 else angles.sin()
    keys = (weights["attention.keys.weight"] @ inner).T + weights["attention.keys.bias"]
    found, paid = [], []
    for head in range(SIZES.n_head):
        query = weights["attention.queries"][head]
        scores = keys[:, head * SIZES.d_k : (head + 1) * SIZES.d_k] @ query / math.sqrt(SIZES.d_k)
        attention = torch.where(real, scores, torch.tensor(-1e3)).softmax(0)
        found.append(inner[head * width : (head + 1) * width] @ attention)
        paid.append(attention)
    return torch.cat(found), torch.stack(paid)


def attend(ltae: Ltae, series: Tensor, days: Tensor, real: Tensor) -> tuple[Tensor, Tensor]:
    """The attention part's own vectors, before the perceptron: caught at its input."""
    caught: list[Tensor] = []
    hook = ltae.mlp.register_forward_pre_hook(lambda _, inputs: caught.append(inputs[0]))
    with torch.no_grad():
        _, attention = ltae(series, days, real)
    hook.remove()
    return caught[0], attention


def padded_series() -> Tensor:
    series = draw(1, 5, 16, 1, 1) * 3
    series[:, 3:] = 0.0
    return series


@pytest.mark.parametrize("padding_in_norm", [False, True])
def test_padded_dates_follow_the_formula(padding_in_norm: bool) -> None:
    ltae = settle(Ltae(SIZES, padding_in_norm))
    torch.nn.init.normal_(ltae.in_norm.weight, 1.0, 0.1)
    series = padded_series()
    counted = torch.ones(5, dtype=torch.bool) if padding_in_norm else REAL[0]
    vector, attention = reference(ltae, series[0, :, :, 0, 0].T.contiguous(), DAYS[0], REAL[0], counted)
    found, paid = attend(ltae, series, DAYS, REAL)
    torch.testing.assert_close(found[0], vector, atol=1e-5, rtol=1e-5)
    torch.testing.assert_close(paid[0, :, :, 0, 0], attention, atol=1e-6, rtol=1e-5)


def test_padding_changes_nothing_unless_the_quirk_is_on() -> None:
    series = padded_series()
    for padding_in_norm, same in ((False, True), (True, False)):
        ltae = settle(Ltae(SIZES, padding_in_norm))
        padded, _ = attend(ltae, series, DAYS, REAL)
        bare, _ = attend(ltae, series[:, :3], DAYS[:, :3], REAL[:, :3])
        assert torch.allclose(padded, bare, atol=1e-5) is same


def test_a_padded_date_gets_no_attention() -> None:
    _, attention = attend(settle(Ltae(SIZES, padding_in_norm=False)), padded_series(), DAYS, REAL)
    assert attention[:, :, 3:].abs().max() == 0
    torch.testing.assert_close(attention.sum(dim=2), torch.ones(1, 4, 1, 1))


def test_positions_are_sines_and_cosines_of_slowing_waves() -> None:
    encoded = encode_positions(torch.tensor([100.0]), 4)
    angles = (100.0, 100.0 / 1000**0.5)
    expected = [math.sin(angles[0]), math.cos(angles[0]), math.sin(angles[1]), math.cos(angles[1])]
    torch.testing.assert_close(encoded[0], torch.tensor(expected), atol=1e-5, rtol=0)
