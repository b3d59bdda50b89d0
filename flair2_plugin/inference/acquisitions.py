# SPDX-License-Identifier: GPL-2.0-or-later
"""The acquisition metadata of each tile, for models that were trained with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

import numpy as np
from rasterio.crs import CRS

from flair2_plugin.core.errors import InvalidRequest
from flair2_plugin.core.model_card import ModelCard, Quirks
from flair2_plugin.core.request import Acquisition
from flair2_plugin.imagery.acquisition import PatchAcquisition, metadata_vector
from flair2_plugin.imagery.dates import find_date
from flair2_plugin.imagery.grid import Grid, Window, project

_LAMBERT_93 = CRS.from_epsg(2154)  # FLAIR's coordinates


@dataclass(frozen=True)
class TileAcquisitions:
    """The metadata vector of any tile of an ortho."""

    grid: Grid
    day: date
    hour: float
    camera: str
    altitude: float
    quirks: Quirks

    def vector(self, tile: Window) -> np.ndarray:
        """Return the vector of a tile, (45,) float32, its centre in Lambert-93."""
        centre = self.grid.centre(tile)
        xs, ys = project(np.array([centre.x]), np.array([centre.y]), self.grid.crs, _LAMBERT_93)
        patch = PatchAcquisition(float(xs[0]), float(ys[0]), self.altitude, self.day, self.hour, self.camera)
        return metadata_vector(patch, self.quirks)


def tile_acquisitions(wanted: Acquisition | None, card: ModelCard, grid: Grid) -> TileAcquisitions | None:
    """Return the tiles' metadata, or None for a model that takes none.

    Raises:
        InvalidRequest: the model takes metadata and the request gives none, or its date or time can't be read.
    """
    if not card.architecture.metadata:
        return None
    if wanted is None:
        raise InvalidRequest(
            f'The model "{card.name}" was trained with acquisition metadata: say when the ortho was taken '
            "(--acquired 2021-07-09T10:30)."
        )
    day, clock = find_date(wanted.date), re.fullmatch(r"([01]?\d|2[0-3])[:hH]([0-5]\d)", wanted.time.strip())
    if day is None or clock is None:
        raise InvalidRequest(f'"{wanted.date} {wanted.time}" is no date and time: write 2021-07-09T10:30.')
    hour = int(clock[1]) + int(clock[2]) / 60
    return TileAcquisitions(grid, day, hour, wanted.camera, wanted.altitude, card.quirks)
