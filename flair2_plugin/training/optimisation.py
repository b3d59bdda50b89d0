# SPDX-License-Identifier: GPL-2.0-or-later
"""Optimizers and the course of their learning rate."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import torch
from torch import nn
from torch.optim import Optimizer
from torch.optim.lr_scheduler import LambdaLR, OneCycleLR, ReduceLROnPlateau

from flair2_plugin.training.configuration import Configuration


def make_optimizer(parameters: Iterable[nn.Parameter], wanted: Configuration) -> Optimizer:
    """Return the optimizer of the parameters that learn; norms and biases don't decay."""
    learnt = [parameter for parameter in parameters if parameter.requires_grad]
    groups = [
        {"params": [parameter for parameter in learnt if parameter.ndim > 1], "weight_decay": wanted.weight_decay},
        {"params": [parameter for parameter in learnt if parameter.ndim <= 1], "weight_decay": 0.0},
    ]
    if wanted.optimizer == "sgd":
        return torch.optim.SGD(groups, wanted.lr, momentum=wanted.momentum)
    return torch.optim.AdamW(groups, wanted.lr)


def make_schedule(optimizer: Optimizer, wanted: Configuration, steps: int) -> dict[str, Any] | None:
    """Return the schedule over `steps` of the optimizer as Lightning wants it, None where the rate stays."""
    warmup = round(wanted.warmup_epochs * steps / wanted.num_epochs)
    if wanted.schedule == "plateau":
        # FLAIR #1's values (IGNF/FLAIR-1, tasks_utils.py:96-105).
        plateau = ReduceLROnPlateau(optimizer, factor=0.5, patience=10, cooldown=4, min_lr=1e-7)
        return {"scheduler": plateau, "interval": "epoch", "monitor": "val_loss"}
    if wanted.schedule == "onecycle":
        share = 0.2 if steps != 5 else 0.3  # torch divides by zero where the rise is exactly one step
        return {"scheduler": OneCycleLR(optimizer, wanted.lr, total_steps=steps, pct_start=share), "interval": "step"}
    if wanted.schedule == "cosine":
        return {"scheduler": LambdaLR(optimizer, lambda step: cosine(step, warmup, steps)), "interval": "step"}
    if warmup:
        return {"scheduler": LambdaLR(optimizer, lambda step: rise(step, warmup)), "interval": "step"}
    return None


def rise(step: int, warmup: int) -> float:
    """Return the share of the learning rate at a step, which reaches 1 after `warmup` steps."""
    return min(1.0, (step + 1) / (warmup + 1))


def cosine(step: int, warmup: int, total: int) -> float:
    """Return the share of the learning rate at a step: a rise, then half a cosine down to 0 at `total`."""
    if step < warmup:
        return rise(step, warmup)
    return 0.5 * (1 + math.cos(math.pi * min(1.0, (step - warmup) / max(1, total - warmup))))
