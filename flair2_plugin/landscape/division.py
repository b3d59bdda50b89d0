# SPDX-License-Identifier: GPL-2.0-or-later
"""Dividing land: an area into blocks between roads, a block into parcels, by repeated cuts across the longer side."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from flair2_plugin.landscape.shapes import Points, area, clip, extent_along, main_axis


@dataclass(frozen=True)
class Cut:
    """A straight line along which land was divided; `depth` counts the cuts before it."""

    start: Points
    end: Points
    depth: int


@dataclass(frozen=True)
class Division:
    """Convex pieces and the cuts between them."""

    pieces: tuple[Points, ...]
    cuts: tuple[Cut, ...]


def divide(dice: np.random.Generator, whole: Points, largest: float, slant: float = 0.12, depth: int = 0) -> Division:
    """Cut a convex polygon until no piece is larger than `largest` square metres, give or take a third."""
    if area(whole) < largest * dice.uniform(0.75, 1.3):
        return Division((whole,), ())
    at, normal = _line(dice, whole, slant)
    halves = clip(whole, at, normal), clip(whole, at, -normal)
    if any(len(half) < 3 for half in halves):
        return Division((whole,), ())
    parts = [divide(dice, half, largest, slant, depth + 1) for half in halves]
    own = _cut(halves[0], at, normal, depth)
    return Division(parts[0].pieces + parts[1].pieces, (own, *parts[0].cuts, *parts[1].cuts))


def _line(dice: np.random.Generator, whole: Points, slant: float) -> tuple[Points, Points]:
    angle = main_axis(whole)
    if extent_along(whole, angle) < extent_along(whole, angle + np.pi / 2):
        angle += np.pi / 2
    angle += dice.uniform(-slant, slant)
    normal = np.array([np.cos(angle), np.sin(angle)])
    reach = whole @ normal
    middle = reach.min() + (reach.max() - reach.min()) * dice.uniform(0.4, 0.6)
    return normal * middle + np.array([-normal[1], normal[0]]) * float(np.mean(whole @ [-normal[1], normal[0]])), normal


def _cut(half: Points, at: Points, normal: Points, depth: int) -> Cut:
    on_line = half[np.abs((half - at) @ normal) < 1e-6]
    along = on_line @ np.array([-normal[1], normal[0]])
    return Cut(on_line[np.argmin(along)], on_line[np.argmax(along)], depth)
