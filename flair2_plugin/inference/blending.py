# SPDX-License-Identifier: GPL-2.0-or-later
"""Probabilities of overlapping tiles into one finished block of the map after the other, on the network's device."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from flair2_plugin.imagery.grid import Window
from flair2_plugin.inference.plan import TilePlan


@dataclass(frozen=True)
class Block:
    """A finished rectangle of the map: each pixel's place in the class table and its confidence, (H, W) uint8."""

    window: Window
    places: np.ndarray
    percent: np.ndarray | None


class TileBlender:
    """The weighted sums of tiles that come row by row, from the left.

    It holds the sums under one tile, and of the tile before and the row above those that the next tiles reach into:
    little more than classes × `shared` × width × 4 bytes, whatever the map's height.
    """

    def __init__(self, plan: TilePlan, classes: int, device: torch.device, with_percent: bool) -> None:
        """Take what tells how tiles are weighted, and begin."""
        self._device, self._with_percent = device, with_percent
        self._weights = torch.from_numpy(plan.weights).to(device)
        self._sums = torch.zeros((classes, plan.rows.kept, plan.columns.kept), device=device)
        self._before = self._sums[:, :, : plan.columns.shared].clone()
        self._above = torch.zeros(0)
        self.begin(plan)

    def begin(self, plan: TilePlan) -> None:
        """Begin above a row to which those before it have nothing to add, or whose strip is not wanted.

        The plan may be that of another lane.
        """
        self._plan = plan
        rows, columns = (torch.from_numpy(axis.total).to(self._device) for axis in (plan.rows, plan.columns))
        self._totals = rows, columns
        self._above = torch.zeros(0)  # what there was is given back before as much is taken again
        self._above = torch.zeros((len(self._sums), plan.rows.shared, plan.columns.size), device=self._device)
        self._before.zero_()

    def add(self, row: int, column: int, probabilities: Tensor) -> Block:
        """Add the next tile, (K, tile, tile), and return the block that it finishes."""
        window, rim = self._plan.block(row, column), self._plan.columns.rim
        _, columns = self._of_lane(window)
        rows_of_tile, columns_of_tile = self._of_tile(row, column, window)
        if column == 0:
            self._before.zero_()
        inner = slice(rim, probabilities.shape[-1] - rim)
        torch.mul(probabilities[:, inner, inner], self._weights, out=self._sums)
        self._sums[:, :, : self._plan.columns.shared] += self._before
        self._before.copy_(self._sums[:, :, self._plan.columns.step :])
        sums, shared = self._sums[:, :, columns_of_tile], self._plan.rows.shared
        sums[:, :shared] += self._above[:, :, columns]
        block = self._finish(window, sums[:, rows_of_tile])
        self._above[:, :, columns] = sums[:, self._plan.rows.step :]
        return block

    def skip(self, row: int, column: int) -> None:
        """Leave out the next tile, none of whose kept pixels is valid: what the sums hold there is of no account."""
        window = self._plan.block(row, column)
        self._before.zero_()
        self._above[:, :, self._of_lane(window)[1]].zero_()

    def _of_lane(self, window: Window) -> tuple[slice, slice]:
        """Return a window of the map as rows and columns of what the plan is for."""
        place = self._plan.window
        inside = window.moved(-place.col, -place.row)
        return slice(inside.row, inside.row_end), slice(inside.col, inside.col_end)

    def _of_tile(self, row: int, column: int, window: Window) -> tuple[slice, slice]:
        """Return a window of the map as rows and columns of the kept part of a tile."""
        top = self._plan.rows.starts[row] + self._plan.rows.rim
        left = self._plan.columns.starts[column] + self._plan.columns.rim
        return slice(window.row - top, window.row_end - top), slice(window.col - left, window.col_end - left)

    def _finish(self, window: Window, sums: Tensor) -> Block:
        highest, places = find_highest(sums)
        percent = None
        if self._with_percent:
            rows, columns = self._of_lane(window)
            total = torch.outer(self._totals[0][rows], self._totals[1][columns])
            percent = (100 * highest / total).round().to(torch.uint8).cpu().numpy()
        return Block(window, places.cpu().numpy(), percent)


def find_highest(sums: Tensor) -> tuple[Tensor, Tensor]:
    """Return the highest of each pixel's values, (H, W) of (K, H, W), and the first place that has it, uint8.

    Over the first dimension torch's `max` takes three times as long, its `argmax` twelve times.
    """
    highest, classes = sums.amax(dim=0), len(sums)
    falling = torch.arange(classes, 0, -1, dtype=torch.uint8, device=sums.device)[:, None, None]
    ranks = ((sums == highest).view(torch.uint8) * falling).amax(dim=0)
    return highest, (classes - ranks).clamp_(max=classes - 1)  # nothing equals what is no number
