# SPDX-License-Identifier: GPL-2.0-or-later
"""Training and validation never share ground."""

from __future__ import annotations

from pathlib import Path

import pytest

from flair2_plugin.core.errors import InvalidDataset
from flair2_plugin.training.configuration import Configuration
from flair2_plugin.training.listing import Area
from flair2_plugin.training.official_domains import SPLITS, department
from flair2_plugin.training.patches import Patch
from flair2_plugin.training.splits import assign_domains, draw_domains, split_patches, thin_out


def patches_of(*domains: str) -> list[Patch]:
    return [Patch(f"{d}-{i}", Area(d, "Z1"), Path("i"), Path("l")) for d in domains for i in range(5)]


def domains_of(patches: list[Patch]) -> set[str]:
    return {patch.area.domain for patch in patches}


PATCHES = patches_of("D1", "D2", "D3", "D4")


def test_the_named_domains_are_validated_on_and_the_others_trained_on() -> None:
    training, validation = split_patches(PATCHES, Configuration(val_domains=("D2",)))
    assert domains_of(validation) == {"D2"}
    assert domains_of(training) == {"D1", "D3", "D4"}


def test_the_draw_depends_on_the_seed_and_not_on_the_order() -> None:
    domains = [f"D{i}" for i in range(20)]
    assert draw_domains(domains, 0.2, 7) == draw_domains(domains[::-1], 0.2, 7)
    assert draw_domains(domains, 0.2, 7) != draw_domains(domains, 0.2, 8)
    assert len(draw_domains(domains, 0.2, 7)) == 4


def test_a_limit_takes_patches_of_all_domains() -> None:
    assert domains_of(thin_out(PATCHES, 4)) == {"D1", "D2", "D3", "D4"}
    assert thin_out(PATCHES, 99) == PATCHES


@pytest.mark.parametrize("domains", [("D9",), ("D1", "D2", "D3", "D4")])
def test_a_split_that_leaves_nothing_is_refused(domains: tuple[str, ...]) -> None:
    with pytest.raises(InvalidDataset, match="D1, D2, D3, D4"):
        split_patches(PATCHES, Configuration(val_domains=domains))


@pytest.mark.parametrize("name", SPLITS)
def test_an_official_split_has_32_8_and_10_domains_of_different_departments(name: str) -> None:
    split = SPLITS[name]
    assert (len(split.training), len(split.validation), len(split.test)) == (32, 8, 10)
    everything = (*split.training, *split.validation, *split.test)
    assert len({department(domain) for domain in everything}) == 50


def test_flair_1_and_2_exchange_two_domains_and_half_of_the_test() -> None:
    first, second = SPLITS["flair-1"], SPLITS["flair-2"]
    assert set(first.training) - set(second.training) == {"D077_2021"}
    assert set(second.training) - set(first.training) == {"D070_2020"}
    assert len(set(first.test) & set(second.test)) == 5


@pytest.mark.parametrize("name", SPLITS)
def test_all_official_domains_are_divided_as_published(name: str) -> None:
    split = SPLITS[name]
    patches = patches_of(*split.training, *split.validation, *split.test)
    training, validation = split_patches(patches, Configuration(split=name))
    assert domains_of(training) == set(split.training)
    assert domains_of(validation) == set(split.validation)


def test_another_year_of_a_domain_is_still_that_domain() -> None:
    training, validation = split_patches(patches_of("D006_1999", "D004_2099"), Configuration(split="flair-2"))
    assert domains_of(training) == {"D006_1999"}
    assert domains_of(validation) == {"D004_2099"}


def test_the_official_tests_domains_are_left_out_of_training() -> None:
    roles = assign_domains({"D006_2020", "D004_2021", "D015_2020", "D069_2021"}, Configuration(split="flair-2"))
    assert roles == {"D004_2021": "validation", "D006_2020": "training", "D015_2020": "test", "D069_2021": "test"}


def test_named_validation_domains_win_over_the_official_ones_but_never_train_on_the_test() -> None:
    wanted = Configuration(split="flair-2", val_domains=("D006_2020",))
    roles = assign_domains({"D006_2020", "D004_2021", "D015_2020", "D900_2020"}, wanted)
    assert roles == {"D004_2021": "training", "D006_2020": "validation", "D015_2020": "test", "D900_2020": "training"}


def test_a_domain_that_the_official_split_does_not_know_is_named() -> None:
    with pytest.raises(InvalidDataset, match=r'The domain "D900_2020" is in no part of FLAIR #2'):
        split_patches(patches_of("D006_2020", "D004_2021", "D900_2020"), Configuration(split="flair-2"))


@pytest.mark.parametrize(("domain", "aim"), [("D006_2020", "validate"), ("D004_2021", "train")])
def test_an_official_split_needs_both_parts(domain: str, aim: str) -> None:
    with pytest.raises(InvalidDataset, match=rf'{domain} leave nothing to {aim} on by the split "flair-2"'):
        split_patches(patches_of(domain), Configuration(split="flair-2"))
