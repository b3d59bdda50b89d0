# SPDX-License-Identifier: GPL-2.0-or-later
"""The official domains of training, validation and test.

FLAIR #2's are those of its data card; the years of D069, D071 and D084 are inferred. FLAIR #1's lists of patches
(IGNF/FLAIR-1, csv_full) differ in what is said here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["training", "validation", "test"]


@dataclass(frozen=True)
class OfficialSplit:
    """The domains of the three parts of an edition of FLAIR."""

    title: str
    training: tuple[str, ...]
    validation: tuple[str, ...]
    test: tuple[str, ...]

    def role(self, domain: str) -> Role | None:
        """Return the part that a domain belongs to, None if to none.

        The year is left aside: a department is in FLAIR once, and copies of the data disagree about some years.
        """
        wanted = department(domain)
        roles: tuple[Role, ...] = ("training", "validation", "test")
        return next((role for role in roles if wanted in map(department, getattr(self, role))), None)


def department(domain: str) -> str:
    """Return D004 of D004_2021."""
    return domain.partition("_")[0]


_COMMON_TRAINING = """
    D006_2020 D007_2020 D008_2019 D009_2019 D013_2020 D016_2020 D017_2018 D021_2020 D023_2020 D030_2021 D032_2019
    D033_2021 D034_2021 D035_2020 D038_2021 D041_2021 D044_2020 D046_2019 D049_2020 D051_2019 D052_2019 D055_2018
    D060_2021 D063_2019 D072_2019 D074_2020 D078_2021 D080_2021 D081_2020 D086_2020 D091_2021
"""
_COMMON_VALIDATION = ("D004_2021", "D014_2020", "D029_2021", "D031_2019", "D058_2020", "D066_2021", "D067_2021")
_COMMON_TEST = ("D022_2021", "D026_2020", "D064_2021", "D068_2021", "D071_2020")

SPLITS = {
    "flair-2": OfficialSplit(
        title="FLAIR #2",
        training=(*_COMMON_TRAINING.split(), "D070_2020"),
        validation=(*_COMMON_VALIDATION, "D077_2021"),
        test=(*_COMMON_TEST, "D015_2020", "D036_2020", "D061_2020", "D069_2020", "D084_2021"),
    ),
    "flair-1": OfficialSplit(
        title="FLAIR #1",
        training=(*_COMMON_TRAINING.split(), "D077_2021"),
        validation=(*_COMMON_VALIDATION, "D070_2020"),
        test=(*_COMMON_TEST, "D012_2019", "D075_2021", "D076_2019", "D083_2020", "D085_2019"),
    ),
}
