# SPDX-License-Identifier: GPL-2.0-or-later
"""Training and validation never share ground."""

from __future__ import annotations

from pathlib import Path

import pytest

from flair2_plugin.core.errors import InvalidDataset
from flair2_plugin.training.configuration import Configuration
from flair2_plugin.training.patches import Area, Patch
from flair2_plugin.training.splits import draw_domains, split_patches, thin_out

PATCHES = [Patch(f"{d}-{i}", Area(d, "Z1"), Path("i"), Path("l")) for d in ("D1", "D2", "D3", "D4") for i in range(5)]


def test_the_named_domains_are_validated_on_and_the_others_trained_on() -> None:
    training, validation = split_patches(PATCHES, Configuration(val_domains=("D2",)))
    assert {patch.area.domain for patch in validation} == {"D2"}
    assert {patch.area.domain for patch in training} == {"D1", "D3", "D4"}


def test_the_draw_depends_on_the_seed_and_not_on_the_order() -> None:
    domains = [f"D{i}" for i in range(20)]
    assert draw_domains(domains, 0.2, 7) == draw_domains(domains[::-1], 0.2, 7)
    assert draw_domains(domains, 0.2, 7) != draw_domains(domains, 0.2, 8)
    assert len(draw_domains(domains, 0.2, 7)) == 4


def test_a_limit_takes_patches_of_all_domains() -> None:
    assert {patch.area.domain for patch in thin_out(PATCHES, 4)} == {"D1", "D2", "D3", "D4"}
    assert thin_out(PATCHES, 99) == PATCHES


@pytest.mark.parametrize("domains", [("D9",), ("D1", "D2", "D3", "D4")])
def test_a_split_that_leaves_nothing_is_refused(domains: tuple[str, ...]) -> None:
    with pytest.raises(InvalidDataset, match="D1, D2, D3, D4"):
        split_patches(PATCHES, Configuration(val_domains=domains))
