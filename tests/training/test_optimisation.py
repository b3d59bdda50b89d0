# SPDX-License-Identifier: GPL-2.0-or-later
"""Optimizers and learning rates."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from flair2_plugin.training.configuration import Configuration
from flair2_plugin.training.optimisation import make_optimizer, make_schedule


def rates(steps: int, **keys: object) -> list[float]:
    wanted = Configuration(num_epochs=10, lr=0.1, **keys)
    optimizer = make_optimizer(nn.Conv2d(2, 2, 3).parameters(), wanted)
    schedule = make_schedule(optimizer, wanted, steps)
    found = []
    for _ in range(steps):
        found.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if schedule:
            schedule["scheduler"].step()
    return found


def test_without_a_schedule_the_rate_stays() -> None:
    assert set(rates(10, schedule="none")) == {0.1}


def test_a_warm_up_rises_evenly_to_the_rate_and_stays() -> None:
    found = rates(50, schedule="none", warmup_epochs=2.0)
    assert found[:10] == pytest.approx([0.1 * i / 11 for i in range(1, 11)])
    assert set(found[10:]) == {0.1}


def test_cosine_rises_then_falls_to_nothing() -> None:
    found = rates(100, schedule="cosine", warmup_epochs=2.0)
    assert max(found) == found[20] == 0.1
    assert found[60] == pytest.approx(0.05)
    assert found[-1] < 0.0001
    assert found == sorted(found[:20]) + sorted(found[20:], reverse=True)


def test_onecycle_ends_far_below_its_peak() -> None:
    found = rates(50, schedule="onecycle")
    assert max(found) == pytest.approx(0.1) and found[-1] < 0.001


@pytest.mark.parametrize("steps", range(1, 12))
def test_onecycle_serves_trainings_of_a_few_steps(steps: int) -> None:
    assert all(0 < rate <= 0.1 + 1e-9 for rate in rates(steps, schedule="onecycle"))


def test_plateau_halves_the_rate_when_the_loss_no_longer_falls() -> None:
    wanted = Configuration(schedule="plateau", lr=0.02)
    optimizer = make_optimizer(nn.Conv2d(2, 2, 3).parameters(), wanted)
    schedule = make_schedule(optimizer, wanted, 100)
    assert schedule is not None and schedule["monitor"] == "val_loss"
    for _ in range(13):
        schedule["scheduler"].step(1.0)
    assert optimizer.param_groups[0]["lr"] == pytest.approx(0.01)


@pytest.mark.parametrize(("name", "kind"), [("adamw", torch.optim.AdamW), ("sgd", torch.optim.SGD)])
def test_norms_and_biases_do_not_decay(name: str, kind: type) -> None:
    network = nn.Sequential(nn.Conv2d(2, 2, 3), nn.BatchNorm2d(2))
    network[1].bias.requires_grad_(False)
    optimizer = make_optimizer(network.parameters(), Configuration(optimizer=name, weight_decay=0.3))
    assert isinstance(optimizer, kind)
    decay = {tuple(p.shape): group["weight_decay"] for group in optimizer.param_groups for p in group["params"]}
    assert decay == {(2, 2, 3, 3): 0.3, (2,): 0.0}
    assert sum(len(group["params"]) for group in optimizer.param_groups) == 3
