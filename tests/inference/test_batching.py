# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import pytest
import torch

from flair2_plugin.inference.batching import batch_for_memory, tiles_at_a_time

GIB = 1 << 30


@pytest.mark.parametrize(("free", "of_one", "tiles"), [(10 * GIB, GIB, 8), (GIB, 2 * GIB, 1), (200 * GIB, GIB, 64)])
def test_a_card_takes_what_its_free_memory_holds(free: int, of_one: int, tiles: int) -> None:
    assert batch_for_memory(free, of_one) == tiles


def test_the_cpu_takes_one_tile_at_a_time_and_tries_nothing() -> None:
    assert tiles_at_a_time(torch.device("cpu"), 8, lambda: pytest.fail("a tile was tried")) == 1


@pytest.mark.parametrize("kind", ["cuda", "mps"])
def test_a_wish_is_followed_on_a_gpu(kind: str) -> None:
    assert tiles_at_a_time(torch.device(kind), 8, lambda: pytest.fail("a tile was tried")) == 8
