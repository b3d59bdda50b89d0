# SPDX-License-Identifier: GPL-2.0-or-later
"""What the tests of the networks share: the official network as recorded, and seeds."""

from __future__ import annotations

import pytest
import torch

from flair2_plugin.network.torchvision_operators import declare_operators
from tests.official import Official, read_official

declare_operators()  # before any test imports Lightning, which imports torchvision


@pytest.fixture(autouse=True)
def seed() -> None:
    torch.manual_seed(2022)


@pytest.fixture(scope="session")
def official() -> Official:
    return read_official()
