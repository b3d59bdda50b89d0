# SPDX-License-Identifier: GPL-2.0-or-later
"""Villages: lots with houses, drives, gardens and pools; yards with halls; greenhouses."""

from __future__ import annotations

import numpy as np

from flair2_plugin.landscape.division import divide
from flair2_plugin.landscape.plan import Building, Plan
from flair2_plugin.landscape.shapes import Points, area, extent_along, main_axis, rectangle, shrink
from flair2_plugin.landscape.woods import plant_single, scatter


def build_village(plan: Plan, block: Points) -> None:
    """Fill a block: two large yards (gravel and asphalt), a lot with a greenhouse, and houses."""
    parts = sorted(divide(plan.dice, block, 5200).pieces, key=area, reverse=True)
    uses = ["pervious", "impervious", *["houses"] * len(parts)]
    for part, use in zip(parts, uses, strict=False):
        if use == "houses" or len(parts) < 3:
            _build_lots(plan, part)
        else:
            _build_yard(plan, part, use)


def _build_lots(plan: Plan, part: Points) -> None:
    pieces = divide(plan.dice, part, 800).pieces
    glazed = plan.dice.integers(len(pieces)) if plan.dice.random() < 0.6 else -1
    for i, lot in enumerate(pieces):
        if i == glazed:
            _build_greenhouse(plan, lot)
        else:
            _build_house(plan, lot)


def _build_house(plan: Plan, lot: Points) -> None:
    dice = plan.dice
    angle = main_axis(lot) + (np.pi / 2 if dice.random() < 0.3 else 0.0)
    plan.put(lot, "herbaceous", angle)
    centre = lot.mean(axis=0) + dice.uniform(-3, 3, 2)
    length, width = dice.uniform(11, 17), dice.uniform(8, 11)
    along, across = _axes(angle)
    drive = "impervious" if dice.random() < 0.5 else "pervious"
    plan.put(rectangle(centre + across * width, length + dice.uniform(0, 5), width * 1.3, angle), drive)
    plan.put(rectangle(centre - along * length * 0.9, length, 4, angle), drive)
    for x, y in scatter(dice, shrink(lot, 3.0), 11.0) if area(lot) > 300 else ():
        if dice.random() < 0.5 and np.hypot(x - centre[0], y - centre[1]) > 11:
            plant_single(plan, np.array([x, y]))
    if dice.random() < 0.35:
        plan.put(rectangle(centre - across * (width / 2 + 6), 9, 4.5, angle), "pool")
    _put_building(plan, Building(centre, length, width, angle, dice.uniform(3, 6), dice.uniform(1.5, 3)), "roof")
    if dice.random() < 0.4:
        wing = centre + along * (length / 2 - 2.5) + across * (width / 2 + 2.5)
        _put_building(plan, Building(wing, 7, 5.5, angle + np.pi / 2, 3.0, 1.5), "roof")


def _build_yard(plan: Plan, part: Points, surface: str) -> None:
    dice = plan.dice
    angle = main_axis(part)
    plan.put(part, surface, angle)
    size = extent_along(part, angle), extent_along(part, angle + np.pi / 2)
    along, across = _axes(angle)
    centre = part.mean(axis=0) - across * size[1] * 0.24
    kind = "hall" if surface == "impervious" else "roof"
    rise = dice.uniform(0, 1) if kind == "hall" else dice.uniform(3, 4)
    length, width, eaves = size[0] * 0.5, min(size[1] * 0.3, 24), dice.uniform(5, 8)
    _put_building(plan, Building(centre, length, width, angle, eaves, rise), kind)
    for offset in (-0.2, 0.2):
        if dice.random() < 0.5:
            plant_single(plan, part.mean(axis=0) + along * size[0] * offset + across * size[1] * 0.33)


def _build_greenhouse(plan: Plan, lot: Points) -> None:
    angle = main_axis(lot)
    plan.put(lot, "pervious", angle)
    size = extent_along(lot, angle) * 0.6, extent_along(lot, angle + np.pi / 2) * 0.6
    _put_building(plan, Building(lot.mean(axis=0), *size, angle, 3.0, 1.0), "greenhouse")


def _put_building(plan: Plan, building: Building, kind: str) -> None:
    plan.build(building, rectangle(building.centre, building.length, building.width, building.angle), kind)


def _axes(angle: float) -> tuple[Points, Points]:
    return np.array([np.cos(angle), np.sin(angle)]), np.array([-np.sin(angle), np.cos(angle)])
