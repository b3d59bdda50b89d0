# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import weakref

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


def test_room_is_left_for_the_answers_that_wait_to_be_blended(monkeypatch: pytest.MonkeyPatch) -> None:
    answers: list[weakref.ref[torch.Tensor]] = []

    def allocated(device: torch.device) -> int:
        return 3 * GIB + sum(GIB // 4 for answer in answers if answer() is not None)

    def compute_tile() -> torch.Tensor:
        answer = torch.zeros(1)
        answers.append(weakref.ref(answer))
        return answer

    card = {
        "synchronize": lambda device: None,
        "reset_peak_memory_stats": lambda device: None,
        "memory_allocated": allocated,
        "max_memory_allocated": lambda device: 4 * GIB,
        "mem_get_info": lambda device: (15 * GIB, 24 * GIB),
    }
    for name, stand_in in card.items():
        monkeypatch.setattr(torch.cuda, name, stand_in)
    # one tile takes 1 GiB, and a quarter of it twice for the answers before it: 0.8 * 15 / 1.5
    assert tiles_at_a_time(torch.device("cuda:0"), 0, compute_tile) == 8
    assert answers[0]() is None
