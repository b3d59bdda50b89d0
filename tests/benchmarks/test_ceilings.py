# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import torch

from benchmarks.ceilings import bandwidth, count_bytes, count_operations, peak


def test_a_product_has_two_operations_for_each_pair_and_moves_three_matrices() -> None:
    left, right = torch.rand(20, 30), torch.rand(30, 40)
    assert count_operations(lambda: left @ right) == 2 * 20 * 30 * 40
    assert count_bytes(lambda: left @ right) == 4 * (20 * 30 + 30 * 40 + 20 * 40)


def test_looking_at_a_tensor_in_another_way_moves_nothing() -> None:
    assert count_bytes(lambda: torch.rand(0)) == 0
    values = torch.rand(4, 6)
    assert count_bytes(lambda: values.T[1:, :2].unsqueeze(0)) == 0


def test_what_is_changed_in_place_is_moved() -> None:
    values = torch.rand(10)
    assert count_bytes(lambda: values.add_(1.0)) == 40
    assert count_bytes(lambda: torch.mul(values, 2.0, out=torch.empty(10))) >= 80


def test_a_device_does_something_in_a_second() -> None:
    cpu = torch.device("cpu")
    assert peak(cpu, torch.float32, side=64) > 1e6
    assert bandwidth(cpu, size=1 << 20) > 1e6
