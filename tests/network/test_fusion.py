# SPDX-License-Identifier: GPL-2.0-or-later
"""What the satellite branch and the metadata add to the U-Net's features."""

from __future__ import annotations

import pytest
import torch

from flair2_plugin.imagery.aerial.acquisition import VECTOR_LENGTH
from flair2_plugin.network.fusion import METADATA_LENGTH, Fusion, add_row_profile, hidden_widths
from tests.network.small_networks import draw


@pytest.mark.parametrize(
    ("after", "widths"),
    [(5, (45, 26)), (64, (128, 128)), (128, (85, 106)), (256, (128, 192)), (512, (213, 362))],
)
def test_inner_widths_are_the_official_ones(after: int, widths: tuple[int, int]) -> None:
    assert hidden_widths(64, after) == widths


def test_map_and_vector_are_added_to_each_level_but_the_first() -> None:
    fusion = Fusion(8, [5, 8, 16]).eval()
    levels = [draw(2, 5, 32, 32), draw(2, 8, 16, 16), draw(2, 16, 8, 8)]
    ground, vector = draw(2, 8, 4, 4), draw(2, 8)
    with torch.no_grad():
        fused = fusion(levels, ground, vector)
        wide = torch.nn.functional.interpolate(fusion.cropped["2"](ground), (8, 8), mode="bilinear")
        expected = levels[2] + wide + fusion.collapsed["2"](vector)[:, :, None, None]
    assert fused[0] is levels[0]
    torch.testing.assert_close(fused[2], expected, atol=1e-6, rtol=0)


def test_a_level_without_channels_is_passed_over() -> None:
    levels = [draw(1, 5, 32, 32), draw(1, 0, 16, 16), draw(1, 16, 8, 8)]
    fused = Fusion(8, [5, 0, 16]).eval()(levels, draw(1, 8, 4, 4), draw(1, 8))
    assert fused[1] is levels[1]


def test_the_level_that_no_decoder_sees_is_frozen() -> None:
    frozen = {name.split(".")[1] for name, weight in Fusion(8, [5, 8]).named_parameters() if not weight.requires_grad}
    assert frozen == {"0"}


def test_metadata_is_a_profile_of_rows() -> None:
    added = add_row_profile(torch.zeros(1, 3, 4, 4), torch.tensor([[1.0, 2.0, 3.0, 4.0]]))
    assert torch.equal(added[0, 2], torch.tensor([1.0, 2.0, 3.0, 4.0])[:, None].expand(4, 4))


def test_the_metadata_are_as_many_as_the_imagery_makes() -> None:
    assert METADATA_LENGTH == VECTOR_LENGTH
