# SPDX-License-Identifier: GPL-2.0-or-later
"""Polygons of the made-up country: rectangles, ribbons, blobs, clipping, and the bend that no real line lacks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

Points = np.ndarray
"""Corner points, shape (N, 2): metres to the right of and below the area's upper left corner."""


@dataclass(frozen=True)
class Bend:
    """A smooth displacement of the plane: a sum of waves, each (direction x, direction y, phase, shift x, shift y)."""

    waves: np.ndarray

    def apply(self, points: Points) -> Points:
        """Move points, shape (N, 2)."""
        phases = points @ self.waves[:, :2].T + self.waves[:, 2]
        return points + np.sin(phases) @ self.waves[:, 3:]


def draw_bend(dice: np.random.Generator, strength: float = 15.0) -> Bend:
    """Return a bend whose waves are 350 to 900 m long and move points by up to about `strength` metres each."""
    count = 4
    angle = dice.uniform(0, 2 * np.pi, count)
    frequency = 2 * np.pi / dice.uniform(350, 900, count)
    shift = dice.uniform(-strength, strength, (count, 2))
    phase = dice.uniform(0, 2 * np.pi, count)
    return Bend(np.column_stack([np.cos(angle) * frequency, np.sin(angle) * frequency, phase, shift]))


def rectangle(centre: Points, length: float, width: float, angle: float) -> Points:
    """Return the corners of a rectangle whose long side points along `angle` (radians)."""
    along = np.array([np.cos(angle), np.sin(angle)]) * length / 2
    across = np.array([-np.sin(angle), np.cos(angle)]) * width / 2
    return centre + np.array([along + across, along - across, -along - across, -along + across])


def densify(points: Points, step: float = 8.0, closed: bool = True) -> Points:
    """Add points along the edges so that none is longer than `step` metres."""
    ends = np.roll(points, -1, axis=0) if closed else points[1:]
    parts = []
    for start, end in zip(points, ends, strict=False):
        count = max(1, int(np.ceil(np.hypot(*(end - start)) / step)))
        parts.append(start + (end - start) * np.arange(count)[:, None] / count)
    return np.concatenate(parts if closed else [*parts, points[-1:]])


def ribbon(line: Points, width: float | np.ndarray) -> Points:
    """Return the polygon that runs along a line at half its `width` (metres, one number or one per point) each side."""
    slope = np.gradient(line, axis=0)
    normal = np.column_stack([-slope[:, 1], slope[:, 0]]) / np.maximum(np.hypot(*slope.T), 1e-6)[:, None]
    offset = normal * np.broadcast_to(np.asarray(width) / 2, len(line))[:, None]
    return np.concatenate([line + offset, (line - offset)[::-1]])


def blob(dice: np.random.Generator, centre: Points, radius: float, roughness: float = 0.25) -> Points:
    """Return a rounded, irregular outline about `centre`."""
    angle = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    size = np.ones_like(angle)
    for wave in (2, 3, 5):
        size += roughness / wave * 1.6 * dice.uniform(-1, 1) * np.sin(wave * angle + dice.uniform(0, 6.3))
    return centre + radius * size[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])


def clip(points: Points, at: Points, normal: Points) -> Points:
    """Return the part of a convex polygon on the side of the line through `at` to which `normal` points."""
    side = (points - at) @ normal
    kept = []
    for i, (point, here) in enumerate(zip(points, side, strict=True)):
        following, there = points[(i + 1) % len(points)], side[(i + 1) % len(points)]
        if here >= 0:
            kept.append(point)
        if here * there < 0:
            kept.append(point + (following - point) * here / (here - there))
    return np.array(kept).reshape(-1, 2)


def shrink(points: Points, distance: float) -> Points:
    """Move each edge of a convex polygon inwards; what is left may be empty."""
    centre = points.mean(axis=0)
    left = points
    for start, end in zip(points, np.roll(points, -1, axis=0), strict=True):
        edge = end - start
        normal = np.array([-edge[1], edge[0]]) / max(np.hypot(*edge), 1e-6)
        normal = normal if (centre - start) @ normal > 0 else -normal
        left = clip(left, start + normal * distance, normal) if len(left) else left
    return left


def area(points: Points) -> float:
    """Return a polygon's area in square metres."""
    x, y = points.T
    return abs(float(x @ np.roll(y, -1) - y @ np.roll(x, -1))) / 2


def main_axis(points: Points) -> float:
    """Return the direction (radians) in which a polygon is longest, along one of its edges."""
    edges = np.roll(points, -1, axis=0) - points
    longest = edges[np.argmax(np.hypot(*edges.T))]
    return float(np.arctan2(longest[1], longest[0]))


def extent_along(points: Points, angle: float) -> float:
    """Return how long a polygon is in a direction, in metres."""
    reach = points @ np.array([np.cos(angle), np.sin(angle)])
    return float(reach.max() - reach.min())
