# SPDX-License-Identifier: GPL-2.0-or-later
"""What stands on the ground: roofs and crowns, stamped onto a height model."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from flair2_plugin.landscape.drawing import Frame
from flair2_plugin.landscape.plan import Building, Plan, Tree


@dataclass(frozen=True)
class Relief:
    """Height above ground in metres, and the crown on top where there is one; all (side, side).

    `crown` is the index of the piece the tree grows on, -1 where there is no crown; `tint` its brightness.
    """

    height: np.ndarray
    crown: np.ndarray
    tint: np.ndarray


def raise_relief(plan: Plan, frame: Frame, index: np.ndarray, ground: np.ndarray) -> Relief:
    """Stamp buildings and trees onto the `ground`'s own heights; `index` is the topmost piece."""
    shape = (frame.side, frame.side)
    relief = Relief(ground, np.full(shape, -1, np.int32), np.ones(shape, np.float32))
    for building in plan.buildings:
        _stamp_building(relief, frame, building)
    for tree in plan.trees:
        _stamp_tree(relief, frame, tree, index)
    return relief


def _stamp_building(relief: Relief, frame: Frame, building: Building) -> None:
    reach = np.hypot(building.length, building.width) / 2
    box = _box(frame, building.centre[0], building.centre[1], reach)
    if box is None:
        return
    x, y = _offsets(frame, box, building.centre[0], building.centre[1])
    cos, sin = np.cos(building.angle), np.sin(building.angle)
    along, across = np.abs(x * cos + y * sin), np.abs(y * cos - x * sin)
    within = (along <= building.length / 2) & (across <= building.width / 2)
    roof = building.eaves + building.rise * (1 - across / (building.width / 2))
    relief.height[box][within] = np.maximum(relief.height[box], roof)[within]


def _stamp_tree(relief: Relief, frame: Frame, tree: Tree, index: np.ndarray) -> None:
    box = _box(frame, tree.x, tree.y, tree.radius)
    if box is None or _is_felled(frame, tree, index):
        return
    x, y = _offsets(frame, box, tree.x, tree.y)
    turn = np.arctan2(y, x)
    lobes = 1 + 0.05 * np.sin(3 * turn + tree.x) + 0.05 * np.sin(7 * turn + tree.y) + 0.03 * np.sin(13 * turn)
    away = (x * x + y * y) / (tree.radius * lobes) ** 2
    crown = tree.height * (0.5 + 0.5 * np.sqrt(np.maximum(1 - away, 0)))
    on_top = (away < 1) & (crown > relief.height[box])
    relief.height[box][on_top] = crown[on_top]
    relief.crown[box][on_top] = tree.piece
    relief.tint[box][on_top] = tree.tint


def _is_felled(frame: Frame, tree: Tree, index: np.ndarray) -> bool:
    """Return whether a road, a river or a house came to lie where the tree was planted."""
    row, column = int((tree.y - frame.top) // frame.pixel), int((tree.x - frame.left) // frame.pixel)
    in_sight = 0 <= row < frame.side and 0 <= column < frame.side
    return in_sight and int(index[row, column]) != tree.piece


def _box(frame: Frame, x: float, y: float, reach: float) -> tuple[slice, slice] | None:
    low = np.floor((np.array([y - frame.top, x - frame.left]) - reach) / frame.pixel).astype(int)
    high = np.ceil((np.array([y - frame.top, x - frame.left]) + reach) / frame.pixel).astype(int) + 1
    low, high = np.maximum(low, 0), np.minimum(high, frame.side)
    if np.any(low >= high):
        return None
    return slice(int(low[0]), int(high[0])), slice(int(low[1]), int(high[1]))


def _offsets(frame: Frame, box: tuple[slice, slice], x: float, y: float) -> tuple[np.ndarray, np.ndarray]:
    down = (np.arange(box[0].start, box[0].stop) + 0.5) * frame.pixel + frame.top - y
    right = (np.arange(box[1].start, box[1].stop) + 0.5) * frame.pixel + frame.left - x
    return right[None, :].astype(np.float32), down[:, None].astype(np.float32)
