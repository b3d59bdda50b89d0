# SPDX-License-Identifier: GPL-2.0-or-later
"""Probabilities of overlapping tiles into one strip of the map after the other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from flair2_plugin.inference.plan import TilePlan


@dataclass(frozen=True)
class Strip:
    """Finished rows of the map from `row` on: `probabilities` (K, rows, width) float32, 0 where no tile was made."""

    row: int
    probabilities: np.ndarray


class StripBlender:
    """The weighted sum of the tiles of one row and what the row above left: memory of one tile's height."""

    def __init__(self, plan: TilePlan, classes: int) -> None:
        """Begin at the top of the map."""
        self._plan = plan
        self._weights = plan.weights
        self._sums = np.zeros((classes, plan.rows.tile, plan.columns.size), dtype=np.float32)

    def add(self, col: int, probabilities: np.ndarray) -> None:
        """Add a tile of the current row that begins at column `col`; `probabilities` is (K, tile, tile)."""
        first, last = max(0, col), min(self._plan.columns.size, col + self._plan.columns.tile)
        inside = slice(first - col, last - col)
        self._sums[:, :, first:last] += probabilities[:, :, inside] * self._weights[:, inside]

    def finish_row(self, top: int, is_last: bool) -> Strip:
        """Return the rows that no later tile touches, of the tile row that begins at `top`, and go one step down."""
        axis = self._plan.rows
        first = max(0, top)
        last = axis.size if is_last else min(axis.size, top + axis.step)
        rows = slice(first - top, max(first, last) - top)
        totals = np.outer(axis.total[first : max(first, last)], self._plan.columns.total)
        strip = Strip(first, self._sums[:, rows] / totals)
        self._roll(axis.step)
        return strip

    def _roll(self, step: int) -> None:
        kept = self._plan.rows.tile - step
        self._sums[:, :kept] = self._sums[:, step:].copy()
        self._sums[:, kept:] = 0.0
