# SPDX-License-Identifier: GPL-2.0-or-later
"""The marks on the strip of months: a date's shape, filled from below like a glass, as SVG."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import List, Literal, Optional, Sequence, Tuple

RADIUS = 5.5
_CORNERS = 24  # of what looks like a circle

Shape = Literal["circle", "diamond", "crossed square"]
_Point = Tuple[float, float]


@dataclass(frozen=True)
class StripColours:
    """The colours as #rrggbb, those of a light page by default."""

    page: str = "#ffffff"
    band: str = "#e9edf1"
    text: str = "#1c2126"
    faint: str = "#55606a"
    clear: str = "#2a6fb0"
    covered: str = "#ffffff"
    unknown: str = "#b9c2ca"


DARK = StripColours("#232629", "#31363b", "#eff0f1", "#b0b7bd", "#6db3f2", "#1b1e20", "#6a737b")
"""Those of a dark page."""


def draw_mark(x: float, y: float, shape: Shape, clear: Optional[float], colours: StripColours) -> str:
    """Return a mark around (x, y), filled up to the share `clear`, or evenly where that is not known."""
    outline = _outline(x, y, shape)
    stroke = f'stroke="{colours.text}" stroke-width="1.3"'
    inside = colours.unknown if clear is None else colours.covered
    parts = [f'<path d="{_path(outline)}" fill="{inside}"/>']
    top = min(point[1] for point in outline)
    level = y + (y - top) * (1 - 2 * min(1.0, clear or 0.0))
    filled = _below(outline, level)
    if clear and len(filled) > 2:
        parts.append(f'<path d="{_path(filled)}" fill="{colours.clear}"/>')
    parts.append(
        f'<path d="{_path(outline)}{_cross(x, y) if shape == "crossed square" else ""}" fill="none" {stroke}/>'
    )
    return "".join(parts)


def write_number(value: float) -> str:
    """Return a coordinate with at most one decimal."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def _outline(x: float, y: float, shape: Shape) -> List[_Point]:
    corners, turn, radius = {
        "circle": (_CORNERS, 0.0, RADIUS),
        "diamond": (4, 0.0, RADIUS * 1.25),
        "crossed square": (4, math.pi / 4, RADIUS * 1.25),
    }[shape]
    angles = (turn + 2 * math.pi * number / corners for number in range(corners))
    return [(x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in angles]


def _below(outline: Sequence[_Point], level: float) -> List[_Point]:
    """Return the part of a convex outline that is below a level; y counts downwards."""
    kept: List[_Point] = []
    for here, after in zip(outline, (*outline[1:], outline[0])):
        if here[1] >= level:
            kept.append(here)
        if (here[1] >= level) != (after[1] >= level):
            share = (level - here[1]) / (after[1] - here[1])
            kept.append((here[0] + share * (after[0] - here[0]), level))
    return kept


def _cross(x: float, y: float) -> str:
    reach = RADIUS * 1.25 * math.sqrt(0.5)
    left, right, top, bottom = map(write_number, (x - reach, x + reach, y - reach, y + reach))
    return f"M{left} {top}L{right} {bottom}M{left} {bottom}L{right} {top}"


def _path(points: Sequence[_Point]) -> str:
    return "M" + "L".join(f"{write_number(x)} {write_number(y)}" for x, y in points) + "Z"
