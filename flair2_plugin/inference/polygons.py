# SPDX-License-Identifier: GPL-2.0-or-later
"""The classes of a map as polygons along its pixels' edges, found strip by strip and joined across their borders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from affine import Affine
from rasterio.features import rasterize, shapes
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from flair2_plugin.core.nomenclature import NODATA

_NONE = -1


@dataclass(frozen=True)
class ClassPolygons:
    """Whole polygons, (N,) of shapely's in pixels of the map, and the class id of each, (N,)."""

    shapes: np.ndarray
    ids: np.ndarray


@dataclass(frozen=True)
class _Patches:
    """Polygons in the making: the pieces and the class id of each, and which of them a row has in each column."""

    pieces: Sequence[Sequence[shapely.Polygon]]
    ids: np.ndarray
    columns: np.ndarray

    def chosen(self, chosen: np.ndarray) -> ClassPolygons:
        """Return some of them as they are now."""
        whole = [_joined(pieces) for pieces, wanted in zip(self.pieces, chosen, strict=True) if wanted]
        return ClassPolygons(np.array(whole, dtype=object), self.ids[chosen])


def find_polygons(strips: Iterable[np.ndarray]) -> Iterator[ClassPolygons]:
    """Yield after each strip, (H, W) uint8 from the map's top on, the polygons that end in it, and at last the rest.

    Pixels of one class belong together where they share an edge; each polygon is as it would be if the whole map were
    one strip. Held are the pieces of those only that reach the last row so far.
    """
    top, above = 0, None
    for values in strips:
        if above is None:
            above = _Patches([], np.zeros(0, dtype=np.uint8), np.full(values.shape[1], _NONE))
        ended, above = _advance(above, values, top)
        yield ended
        top += len(values)
    if above is not None:
        yield above.chosen(np.ones(len(above.ids), dtype=bool))


def _advance(above: _Patches, values: np.ndarray, top: int) -> tuple[ClassPolygons, _Patches]:
    """Return what ends above or in a strip, and what reaches its last row."""
    new, ids = _pieces(values, top)
    first, last = (_places(new, row, values.shape[1], len(above.ids)) for row in (top, top + len(values) - 1))
    ids = np.concatenate([above.ids, ids])
    meet = (above.columns != _NONE) & (first != _NONE)
    meet[meet] = ids[above.columns[meet]] == ids[first[meet]]
    count, group = _groups(above.columns[meet], first[meet], len(ids))
    pieces: list[list[shapely.Polygon]] = [[] for _ in range(count)]
    for place, more in zip(group, [*above.pieces, *([piece] for piece in new)], strict=True):
        pieces[place].extend(more)
    ids_of_groups, open_ = np.zeros(count, dtype=np.uint8), np.zeros(count, dtype=bool)
    ids_of_groups[group] = ids
    open_[group[last[last != _NONE]]] = True
    columns = np.where(last != _NONE, (np.cumsum(open_) - 1)[group[last]] if len(ids) else _NONE, _NONE)
    going_on = [its for its, wanted in zip(pieces, open_, strict=True) if wanted]
    ended = _Patches(pieces, ids_of_groups, columns).chosen(~open_)
    return ended, _Patches(going_on, ids_of_groups[open_], columns)


def _pieces(values: np.ndarray, top: int) -> tuple[list[shapely.Polygon], np.ndarray]:
    found = shapes(values, mask=values != NODATA, connectivity=4, transform=Affine.translation(0, top))
    pairs = [(shapely.geometry.shape(outline), int(value)) for outline, value in found]
    return [piece for piece, _ in pairs], np.array([value for _, value in pairs], dtype=np.uint8)


def _places(pieces: Sequence[shapely.Polygon], row: int, width: int, before: int) -> np.ndarray:
    """Return for each pixel of a row in which piece it lies, counted on from `before`, (W,)."""
    bounds = shapely.bounds(pieces).reshape(-1, 4)
    there = [int(place) for place in np.flatnonzero((bounds[:, 1] <= row) & (bounds[:, 3] > row))]
    parts = shapely.clip_by_rect([pieces[place] for place in there], 0, row, width, row + 1)
    burnt = [(part, place + 1) for part, place in zip(parts, there, strict=True)]
    if not burnt:
        return np.full(width, _NONE)
    line = rasterize(burnt, (1, width), transform=Affine.translation(0, row), dtype=np.int32)[0].astype(np.int64)
    return np.where(line > 0, line - 1 + before, _NONE)


def _groups(some: np.ndarray, others: np.ndarray, count: int) -> tuple[int, np.ndarray]:
    """Return how many groups there are of `count` things, some of which belong together, and the group of each."""
    graph = coo_array((np.ones(len(some), dtype=np.int8), (some, others)), shape=(count, count))
    groups, group = connected_components(graph, directed=False) if count else (0, np.zeros(0, dtype=np.int64))
    return int(groups), group


def _joined(pieces: Sequence[shapely.Polygon]) -> shapely.Polygon:
    """Return one polygon, without the corners that a strip's border made on straight edges."""
    return pieces[0] if len(pieces) == 1 else shapely.simplify(shapely.union_all(pieces), 0)
