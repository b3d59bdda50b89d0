# SPDX-License-Identifier: GPL-2.0-or-later
"""The strip of months: a picture (SVG) of a run's Sentinel-2 dates, a row per year, a column per month.

What became of a date is told by the shape of its mark, how clear it was by how far the mark is filled: nobody needs the
colours to read it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from html import escape
from typing import Dict, List, Optional, Sequence, Tuple

from flair2_plugin.core.date_marks import DARK, RADIUS, Shape, StripColours, draw_mark, write_number
from flair2_plugin.core.series_report import SeriesDate, SeriesReport

__all__ = ["DARK", "WIDTH", "StripColours", "StripWords", "draw_strip"]

WIDTH = 600
_LEFT, _MONTH, _TOP = 44.0, 46.0, 56.0
_LANE = 2 * RADIUS + 3.5
_LETTER = 6.0  # pixels of a letter, about: nothing can be measured here

_Months = Dict[Tuple[int, int], List[SeriesDate]]


@dataclass(frozen=True)
class StripWords:
    """What is written on the strip: `title` takes {dates} and {used}, `hint` {date}, {clear}, {used} and {tiles}."""

    months: Tuple[str, ...] = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    title: str = "Sentinel-2 dates: {used} of {dates} used"
    everywhere: str = "used in every tile"
    somewhere: str = "used in some tiles"
    nowhere: str = "left out"
    fill: str = "filled as far as it is clear of cloud and snow: not at all, half, all"
    unknown: str = "How clear the dates are is not known: no masks came along."
    count: str = "2/3: in this month 2 of 3 dates are used"
    none: str = "none"
    hint: str = "{date}: {clear}, used in {used} of {tiles} tiles"
    clear: str = "{percent} % clear"
    no_masks: str = "how clear is not known"


def draw_strip(report: SeriesReport, words: Optional[StripWords] = None, colours: Optional[StripColours] = None) -> str:
    """Return the picture as SVG text, 600 pixels wide."""
    months: _Months = {}
    for one in report.dates:
        months.setdefault((one.day.year, one.day.month), []).append(one)
    page = _Page(words or StripWords(), colours or StripColours())
    page.title = page.words.title.format(used=report.used, dates=len(report.dates))
    page.write(12, 22, page.title, size=14, bold=True)
    for month, name in enumerate(page.words.months):
        page.write(_middle(month), _TOP - 10, name, middle=True)
    for year in sorted({year for year, _ in months}):
        _draw_year(page, year, months, report.tiles)
    _draw_legend(page, report.has_masks)
    return page.finish()


class _Page:
    """Collects what is drawn; `y` is where the next part begins."""

    def __init__(self, words: StripWords, colours: StripColours) -> None:
        self.words, self.colours = words, colours
        self.title = ""
        self.y = _TOP
        self._parts: List[str] = []

    def write(
        self,
        x: float,
        y: float,
        text: str,
        size: int = 11,
        bold: bool = False,
        middle: bool = False,
        faint: bool = False,
    ) -> None:
        colour = self.colours.faint if faint else self.colours.text
        more = (' font-weight="bold"' if bold else "") + (' text-anchor="middle"' if middle else "")
        place = f'x="{write_number(x)}" y="{write_number(y)}" font-size="{size}"{more}'
        self._parts.append(f'<text {place} fill="{colour}">{escape(text)}</text>')

    def shade(self, x: float, width: float, height: float) -> None:
        box = f'x="{write_number(x)}" y="{write_number(self.y)}" width="{write_number(width)}"'
        self._parts.append(f'<rect {box} height="{write_number(height)}" fill="{self.colours.band}"/>')

    def mark(self, x: float, y: float, shape: Shape, clear: Optional[float], hint: str = "") -> None:
        title = f"<title>{escape(hint)}</title>" if hint else ""
        self._parts.append(f"<g>{title}{draw_mark(x, y, shape, clear, self.colours)}</g>")

    def finish(self) -> str:
        height = math.ceil(self.y)
        size = f'width="{WIDTH}" height="{height}"'
        about = f'role="img" aria-label="{escape(self.title)}" font-family="sans-serif"'
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {WIDTH} {height}" {about}>'
        page = f'<rect {size} fill="{self.colours.page}"/>'
        return "\n".join([head, page, *self._parts, "</svg>"]) + "\n"


def _draw_year(page: _Page, year: int, months: _Months, tiles: int) -> None:
    placed = _place([one for month in range(1, 13) for one in months.get((year, month), [])])
    height = _LANE * (1 + max(lane for _, _, lane in placed)) + 24
    for month in range(12):
        if month % 2 == 0:
            page.shade(_LEFT + _MONTH * month, _MONTH, height)
        dates = months.get((year, month + 1), [])
        used = sum(one.used > 0 for one in dates)
        text = f"{used}/{len(dates)}" if dates else page.words.none if _is_gap(year, month + 1, months) else ""
        page.write(_middle(month), page.y + height - 6, text, middle=True, faint=True)
    page.write(8, page.y + height / 2 + 4, str(year), size=12, bold=True)
    for one, x, lane in placed:
        page.mark(x, page.y + 6 + _LANE * (lane + 0.5), _shape(one, tiles), one.clear, _hint(one, tiles, page.words))
    page.y += height + 6


def _is_gap(year: int, month: int, months: _Months) -> bool:
    """Return whether a month without dates lies within the series, or has none in any other year either."""
    return min(months) < (year, month) < max(months) or month not in {known for _, known in months}


def _shape(one: SeriesDate, tiles: int) -> Shape:
    if one.used == 0:
        return "crossed square"
    return "circle" if one.used >= tiles else "diamond"


def _hint(one: SeriesDate, tiles: int, words: StripWords) -> str:
    clear = words.no_masks if one.clear is None else words.clear.format(percent=round(100 * one.clear))
    return words.hint.format(date=one.date, clear=clear, used=one.used, tiles=tiles)


def _draw_legend(page: _Page, has_masks: bool) -> None:
    words, x = page.words, 18.0
    shapes: Tuple[Tuple[Shape, str], ...] = (
        ("circle", words.everywhere),
        ("diamond", words.somewhere),
        ("crossed square", words.nowhere),
    )
    page.y += 14
    for shape, text in shapes:
        page.mark(x, page.y - 4, shape, 0.5 if has_masks else None)
        page.write(x + 13, page.y, text)
        x += 36 + _LETTER * len(text)
    page.y += 19
    shares = (0.0, 0.5, 1.0) if has_masks else ()
    for place, share in enumerate(shares):
        page.mark(18 + 15 * place, page.y - 4, "circle", share)
    page.write(61 if has_masks else 12, page.y, words.fill if has_masks else words.unknown)
    page.y += 18
    page.write(12, page.y, words.count, faint=True)
    page.y += 10


def _place(dates: Sequence[SeriesDate]) -> List[Tuple[SeriesDate, float, int]]:
    """Return where the dates of a year stand along the row, and in which lane: the first that has room."""
    ends: List[float] = []
    placed = []
    for one in sorted(dates, key=lambda one: one.date):
        x = _LEFT + _MONTH * (one.day.month - 1) + RADIUS + 2 + (_MONTH - 2 * RADIUS - 4) * (one.day.day - 1) / 30
        lane = next((number for number, end in enumerate(ends) if end <= x), len(ends))
        ends[lane : lane + 1] = [x + _LANE]
        placed.append((one, x, lane))
    return placed


def _middle(month: int) -> float:
    return _LEFT + _MONTH * (month + 0.5)
