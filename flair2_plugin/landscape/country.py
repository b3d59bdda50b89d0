# SPDX-License-Identifier: GPL-2.0-or-later
"""The country of one area: blocks between roads, each with its theme, and a river."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from flair2_plugin.landscape.division import Cut, divide
from flair2_plugin.landscape.plan import Plan
from flair2_plugin.landscape.shapes import Points, blob, densify, draw_bend, extent_along, main_axis, rectangle, ribbon
from flair2_plugin.landscape.village import build_village
from flair2_plugin.landscape.woods import plant_brush, plant_hedge, plant_single, plant_stand

_BEYOND = 130.0  # metres planned outside the area, so that bending leaves no gap at its edge
_BLOCK, _PARCEL = 26_000.0, 4_200.0  # square metres
_CORE = ("farm", "wood", "village", "slope", "lake")
_AROUND = ("farm", "wood", "farm", "village", "slope", "farm", "wood", "farm", "lake")
_FIELDS = ("agricultural", "herbaceous", "plowed", "bare", "agricultural", "herbaceous", "plowed", "bare")
_SLOPES = ("vineyard", "brushwood", "vineyard", "brushwood", "herbaceous", "vineyard", "brushwood")


def draw_country(dice: np.random.Generator, side: float) -> Plan:
    """Return the plan of a square area, `side` metres wide.

    The blocks nearest the middle hold one of each theme, so that the middle of every area holds every class.
    """
    plan = Plan(dice, draw_bend(dice))
    middle = np.full(2, side / 2)
    land = rectangle(middle, side + 2 * _BEYOND, side + 2 * _BEYOND, dice.uniform(-0.5, 0.5))
    division = divide(dice, land, _BLOCK)
    blocks = sorted(division.pieces, key=lambda block: float(np.hypot(*(block.mean(axis=0) - middle))))
    fields, slopes, stands = _deal(dice, _FIELDS), _deal(dice, _SLOPES), _deal(dice, ("coniferous", "deciduous"))
    themes = {
        "farm": lambda block: _farm(plan, block, fields),
        "wood": lambda block: _wood(plan, block, stands),
        "slope": lambda block: _slope(plan, block, slopes),
        "village": lambda block: build_village(plan, block),
        "lake": lambda block: _lake(plan, block),
    }
    for block, theme in zip(blocks, _themes(dice), strict=False):
        themes[theme](block)
    _lay_roads(plan, division.cuts, dice.random() < 0.6)
    return plan


def _themes(dice: np.random.Generator) -> Iterator[str]:
    yield from dice.permutation(_CORE)
    while True:
        yield from dice.permutation(_AROUND)


def _deal(dice: np.random.Generator, kinds: tuple[str, ...]) -> Iterator[str]:
    while True:
        yield from dice.permutation(kinds)


def _farm(plan: Plan, block: Points, fields: Iterator[str]) -> None:
    division = divide(plan.dice, block, _PARCEL)
    for parcel in division.pieces:
        plan.put(parcel, next(fields), main_axis(parcel) + plan.dice.normal(0, 0.03))
    for cut in division.cuts:
        _edge(plan, cut)


def _edge(plan: Plan, cut: Cut) -> None:
    line = np.array([cut.start, cut.end])
    draw = plan.dice.random()
    if draw < 0.25:
        plant_hedge(plan, cut.start, cut.end)
    elif draw < 0.4:
        plan.put(ribbon(line, 3.2), "pervious")
    elif draw < 0.7:
        plan.put(ribbon(line, 2.0), "herbaceous")


def _wood(plan: Plan, block: Points, stands: Iterator[str]) -> None:
    for stand in divide(plan.dice, block, 15_000).pieces:
        plant_stand(plan, stand, next(stands))


def _slope(plan: Plan, block: Points, slopes: Iterator[str]) -> None:
    division = divide(plan.dice, block, _PARCEL)
    grow: dict[str, Callable[[Points], None]] = {"brushwood": lambda parcel: plant_brush(plan, parcel)}
    for parcel, kind in zip(division.pieces, slopes, strict=False):
        angle = main_axis(parcel) + plan.dice.normal(0, 0.05)
        grow.get(kind, lambda land, k=kind, a=angle: plan.put(land, k, a))(parcel)
    for cut in division.cuts:
        if plan.dice.random() < 0.4:
            plan.put(ribbon(np.array([cut.start, cut.end]), 3.0), "pervious")


def _lake(plan: Plan, block: Points) -> None:
    dice = plan.dice
    plan.put(block, "herbaceous", main_axis(block))
    middle = block.mean(axis=0)
    angle = main_axis(block)
    radius = 0.29 * min(extent_along(block, angle), extent_along(block, angle + np.pi / 2))
    outline = blob(dice, middle, radius, 0.45)
    plan.put(outline + (outline - middle) * 0.07, "bare")
    plan.put(outline, "water")
    for turn in dice.uniform(0, 2 * np.pi, 14):
        away = radius * dice.uniform(1.4, 1.7)
        plant_single(plan, middle + away * np.array([np.cos(turn), np.sin(turn)]))


def _lay_roads(plan: Plan, cuts: tuple[Cut, ...], river: bool) -> None:
    if river:
        _lay_river(plan, cuts[0])
    for cut in sorted(cuts[1:] if river else cuts, key=lambda cut: -cut.depth):
        line = densify(np.array([cut.start, cut.end]), 10.0, closed=False)
        if cut.depth >= 4:
            plan.put(ribbon(line, 4.0), "pervious")
            continue
        plan.put(ribbon(line, 10.5 - cut.depth), "herbaceous")
        plan.put(ribbon(line, 7.0 - cut.depth * 0.5), "impervious")


def _lay_river(plan: Plan, cut: Cut) -> None:
    dice = plan.dice
    line = densify(np.array([cut.start, cut.end]), 10.0, closed=False)
    normal = np.array([cut.start[1] - cut.end[1], cut.end[0] - cut.start[0]])
    normal = normal / np.hypot(*normal)
    run = np.arange(len(line)) * 10.0
    meander = 12 * np.sin(run / 38 + dice.uniform(0, 6)) + 6 * np.sin(run / 17 + dice.uniform(0, 6))
    line = line + meander[:, None] * normal
    width = 15 + 4 * np.sin(run / 25)
    plan.put(ribbon(line, width + 18), "herbaceous")
    plan.put(ribbon(line, width), "water")
    for point, wide in zip(line, width, strict=True):
        for side in (-1, 1):
            if dice.random() < 0.6:
                plant_single(plan, point + normal * side * (wide / 2 + dice.uniform(4, 8)))
