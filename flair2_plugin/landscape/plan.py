# SPDX-License-Identifier: GPL-2.0-or-later
"""The plan of one area: which land lies where, as outlines with covers, buildings and trees."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from flair2_plugin.landscape.covers import Cover, draw_cover
from flair2_plugin.landscape.shapes import Bend, Points, densify


@dataclass(frozen=True)
class Piece:
    """Land with one cover; a later piece lies on top of an earlier one."""

    outline: Points
    cover: Cover


@dataclass(frozen=True)
class Building:
    """A roof over a rectangle, in metres: `length` along `angle`, `width` across it; `rise` is zero for a flat one."""

    centre: Points
    length: float
    width: float
    angle: float
    eaves: float
    rise: float


@dataclass(frozen=True)
class Tree:
    """One crown: metres, how bright it is against its neighbours, and the index of the piece it grows on."""

    x: float
    y: float
    radius: float
    height: float
    tint: float
    piece: int


@dataclass
class Plan:
    """The growing list of an area's pieces, buildings and trees; everything put down is bent as the country is."""

    dice: np.random.Generator
    bend: Bend
    pieces: list[Piece] = field(default_factory=list)
    buildings: list[Building] = field(default_factory=list)
    trees: list[Tree] = field(default_factory=list)

    def put(self, outline: Points, kind: str, angle: float = 0.0) -> Cover:
        """Cover an outline with a kind of land (`covers.KINDS`)."""
        cover = draw_cover(self.dice, kind, angle)
        self.cover(outline, cover)
        return cover

    def cover(self, outline: Points, cover: Cover) -> None:
        """Cover an outline with a cover drawn before."""
        self.pieces.append(Piece(self.bend.apply(densify(outline)), cover))

    def build(self, building: Building, outline: Points, kind: str) -> None:
        """Put a building down: moved with the country, but not bent."""
        moved = self.bend.apply(building.centre[None])[0]
        shift = moved - building.centre
        self.pieces.append(Piece(outline + shift, draw_cover(self.dice, kind, building.angle)))
        self.buildings.append(
            Building(moved, building.length, building.width, building.angle, building.eaves, building.rise)
        )

    def plant(self, x: float, y: float, radius: float, height: float) -> None:
        """Plant a tree on the piece put down last."""
        x, y = self.bend.apply(np.array([[x, y]]))[0]
        tint = float(self.dice.normal(1, 0.1))
        self.trees.append(Tree(float(x), float(y), radius, height, tint, len(self.pieces) - 1))
