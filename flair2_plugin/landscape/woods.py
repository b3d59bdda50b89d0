# SPDX-License-Identifier: GPL-2.0-or-later
"""Trees and bushes: in stands, along hedges, alone in gardens and fields."""

from __future__ import annotations

import numpy as np

from flair2_plugin.landscape.plan import Plan
from flair2_plugin.landscape.shapes import Points, blob, densify, ribbon


def inside(points: Points, outline: Points) -> np.ndarray:
    """Return which points lie in a convex outline, shape (N,)."""
    edges = np.roll(outline, -1, axis=0) - outline
    offset = points[:, None, :] - outline[None]
    cross = edges[:, 0] * offset[..., 1] - edges[:, 1] * offset[..., 0]
    return np.all(cross >= 0, axis=1) | np.all(cross <= 0, axis=1)


def scatter(dice: np.random.Generator, outline: Points, spacing: float) -> Points:
    """Return jittered grid points inside a convex outline, `spacing` metres apart on average."""
    low, high = outline.min(axis=0), outline.max(axis=0)
    x, y = np.meshgrid(np.arange(low[0], high[0], spacing), np.arange(low[1], high[1], spacing))
    points = np.column_stack([x.ravel(), y.ravel()])
    points = points + dice.uniform(-0.42, 0.42, points.shape) * spacing
    return points[inside(points, outline)]


def plant_stand(plan: Plan, outline: Points, kind: str) -> None:
    """Cover an outline with closed wood of one kind ("coniferous" or "deciduous")."""
    plan.put(outline, kind)
    tall = plan.dice.uniform(11, 18)
    spacing = plan.dice.uniform(4.6, 6.0)
    for x, y in scatter(plan.dice, outline, spacing):
        size = plan.dice.uniform(0.75, 1.25)
        plan.plant(x, y, spacing * 0.66 * size, tall * plan.dice.uniform(0.75, 1.15))


def plant_brush(plan: Plan, outline: Points) -> None:
    """Cover an outline with brushwood: rough grass under scattered bushes."""
    plan.put(outline, "brushwood")
    for x, y in scatter(plan.dice, outline, 2.9):
        if plan.dice.random() < 0.72:
            plan.plant(x, y, plan.dice.uniform(0.8, 1.9), plan.dice.uniform(1.2, 3.2))


def plant_hedge(plan: Plan, start: Points, end: Points) -> None:
    """Plant a hedge with trees along a line."""
    line = densify(np.array([start, end]), 5.0, closed=False)
    plan.put(ribbon(line, plan.dice.uniform(4, 6)), "deciduous")
    for x, y in line[1:-1]:
        tall = plan.dice.random() < 0.3
        size = plan.dice.uniform(3.0, 4.2) if tall else plan.dice.uniform(2.0, 2.8)
        plan.plant(x, y, size, size * plan.dice.uniform(1.8, 2.4))


def plant_single(plan: Plan, at: Points) -> None:
    """Plant one tree, which stands for itself in the labels."""
    radius = plan.dice.uniform(2.2, 4.5)
    plan.put(blob(plan.dice, at, radius, 0.1), "deciduous")
    plan.plant(at[0], at[1], radius * 1.05, radius * plan.dice.uniform(1.9, 2.6))
