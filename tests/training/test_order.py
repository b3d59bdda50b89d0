# SPDX-License-Identifier: GPL-2.0-or-later
"""The order of patches, alone and shared between processes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flair2_plugin.training.order import PatchOrder


def test_an_epoch_has_its_own_order_and_always_the_same() -> None:
    def epoch(number: int) -> list[int]:
        order = PatchOrder(20, seed=7, shuffled=True)
        order.set_epoch(number)
        return [draw.index for draw in order]

    assert epoch(3) == epoch(3)
    assert epoch(3) != epoch(4)
    assert sorted(epoch(3)) == list(range(20))


def test_without_shuffling_the_patches_come_one_after_the_other() -> None:
    assert [draw.index for draw in PatchOrder(5, seed=7, shuffled=False)] == [0, 1, 2, 3, 4]


@given(count=st.integers(1, 40), processes=st.integers(1, 9), shuffled=st.booleans())
def test_processes_share_the_patches_without_counting_one_twice(count: int, processes: int, shuffled: bool) -> None:
    shares = [list(PatchOrder(count, 1, shuffled, process, processes)) for process in range(processes)]
    assert {len(share) for share in shares} == {len(PatchOrder(count, 1, shuffled, 0, processes))}
    counted = [draw.index for share in shares for draw in share if draw.counted]
    assert sorted(counted) == list(range(count))


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_one_step_shows_the_same_patches_however_many_processes_there_are(processes: int) -> None:
    shares = [list(PatchOrder(12, 5, True, process, processes)) for process in range(processes)]
    first = {share[i].index for share in shares for i in range(6 // processes)}
    assert first == {draw.index for draw in list(PatchOrder(12, 5, shuffled=True))[:6]}
