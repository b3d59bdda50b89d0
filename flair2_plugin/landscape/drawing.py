# SPDX-License-Identifier: GPL-2.0-or-later
"""From outlines to pixels: which piece of a plan lies on top at each of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from rasterio.features import rasterize
from rasterio.transform import Affine

from flair2_plugin.landscape.plan import Piece, Plan


@dataclass(frozen=True)
class Frame:
    """A square window of an area: its upper left corner and `pixel` in metres, its side in pixels."""

    left: float
    top: float
    side: int
    pixel: float

    @property
    def transform(self) -> Affine:
        """From pixels to the area's metres, which grow to the right and downwards."""
        return Affine(self.pixel, 0, self.left, 0, self.pixel, self.top)

    def sees(self, piece: Piece) -> bool:
        """Return whether any of the piece's bounding box lies in the window."""
        low, high = piece.outline.min(axis=0), piece.outline.max(axis=0)
        end = self.side * self.pixel
        return bool(low[0] < self.left + end and high[0] > self.left and low[1] < self.top + end and high[1] > self.top)


def draw_pieces(plan: Plan, frame: Frame) -> np.ndarray:
    """Return the index in `plan.pieces` of the topmost piece at each pixel, shape (side, side), uint16."""
    shapes = [
        ({"type": "Polygon", "coordinates": [[*piece.outline.tolist(), piece.outline[0].tolist()]]}, i)
        for i, piece in enumerate(plan.pieces)
        if len(piece.outline) > 2 and frame.sees(piece)
    ]
    return rasterize(shapes, (frame.side, frame.side), transform=frame.transform, dtype="uint16")


def cover_table(plan: Plan, name: str) -> np.ndarray:
    """Return one field of all pieces' covers, shape (N,) or (N, 4), float32."""
    return np.array([getattr(piece.cover, name) for piece in plan.pieces], dtype=np.float32)
