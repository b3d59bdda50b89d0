# SPDX-License-Identifier: GPL-2.0-or-later
"""The acquisition metadata of each tile, for models that were trained with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from rasterio.crs import CRS

from flair2_plugin.core.cameras import ULTRACAM_EAGLE, recognise_camera
from flair2_plugin.core.errors import InvalidRequest
from flair2_plugin.core.model_card import ModelCard, Quirks
from flair2_plugin.core.request import Acquisition
from flair2_plugin.core.wording import quote
from flair2_plugin.imagery.aerial.acquisition import PatchAcquisition, metadata_vector
from flair2_plugin.imagery.aerial.flight import Flights, find_flights
from flair2_plugin.imagery.grid import Grid, Window, project
from flair2_plugin.imagery.sentinel2.dates import find_date

_LAMBERT_93 = CRS.from_epsg(2154)  # FLAIR's coordinates
_NOON = "12:00"
_MOST_DAYS = 3  # that are named


@dataclass(frozen=True)
class TileAcquisitions:
    """The metadata vector of any tile of an ortho; `told` says in words what it is made of and where that came from."""

    grid: Grid
    day: date
    hour: float
    camera: str
    altitude: float
    quirks: Quirks
    told: str = ""

    def vector(self, tile: Window) -> np.ndarray:
        """Return the vector of a tile, (45,) float32, its centre in Lambert-93."""
        centre = self.grid.centre(tile)
        xs, ys = project(np.array([centre.x]), np.array([centre.y]), self.grid.crs, _LAMBERT_93)
        patch = PatchAcquisition(float(xs[0]), float(ys[0]), self.altitude, self.day, self.hour, self.camera)
        return metadata_vector(patch, self.quirks)


def tile_acquisitions(
    wanted: Acquisition | None, card: ModelCard, grid: Grid, path: str, log: Callable[[str], None]
) -> TileAcquisitions | None:
    """Return the tiles' metadata, or None for a model that takes none.

    What the request leaves open is taken from the tags and names of the ortho's files (`path`).

    Raises:
        InvalidRequest: neither gives a date, or the date or time can't be read.
    """
    if not card.architecture.metadata:
        return None
    given = wanted or Acquisition()
    flights = find_flights(path)
    day, day_from = _day(given, flights, card, path)
    clock, clock_from = _clock(given, flights, day)
    camera, camera_from = _camera(given, flights)
    told = (
        f"{day} ({day_from}), {clock} ({clock_from}), camera {camera} ({camera_from}), ground at {given.altitude:g} m"
    )
    log(f"Acquisition: {told}.")
    hour, minute = map(int, re.split("[:hH]", clock))
    return TileAcquisitions(grid, day, hour + minute / 60, camera, given.altitude, card.quirks, told)


def _day(given: Acquisition, flights: Flights, card: ModelCard, path: str) -> tuple[date, str]:
    if given.date:
        day = find_date(given.date)
        if day is None:
            raise InvalidRequest(f'"{quote(given.date)}" is no date: write 2021-07-09T10:30.')
        return day, "as asked"
    day = flights.flight.day
    if day is None:
        raise InvalidRequest(
            f'The model "{card.name}" was trained with acquisition metadata, and neither the tags nor the name of '
            f"{path} tell a date: say when the ortho was taken (--acquired 2021-07-09T10:30)."
        )
    agreeing = flights.days[day]
    others = f" and {agreeing - 1} more" if agreeing > 1 else ""
    mixed = _describe_days(flights.days) if len(flights.days) > 1 else ""
    return day, flights.flight.told_by + others + mixed


def _describe_days(days: Mapping[date, int]) -> str:
    """Return the days of a mixed ortho, the most frequent first."""
    ranked = sorted(days, key=lambda day: (-days[day], day))
    named = ", ".join(f"{day} {days[day]}×" for day in ranked[:_MOST_DAYS])
    more = ", …" if len(ranked) > _MOST_DAYS else ""
    return f"; the most frequent of {len(ranked)} days: {named}{more}"


def _clock(given: Acquisition, flights: Flights, day: date) -> tuple[str, str]:
    clock = given.time.strip()
    if clock:
        if not re.fullmatch(r"([01]?\d|2[0-3])[:hH]([0-5]\d)", clock):
            raise InvalidRequest(
                f'"{quote(given.date)} {quote(given.time)}" is no date and time: write 2021-07-09T10:30.'
            )
        return clock, "as asked"
    if flights.flight.time and flights.flight.day == day:
        return flights.flight.time, "as its tags say"
    return _NOON, "assumed"


def _camera(given: Acquisition, flights: Flights) -> tuple[str, str]:
    """Return "UCE" or "other", and what was said of it."""
    if given.camera:
        return recognise_camera(given.camera), f'"{quote(given.camera)}" as asked'
    if flights.flight.camera:
        return recognise_camera(flights.flight.camera), f'its tags say "{quote(flights.flight.camera)}"'
    return ULTRACAM_EAGLE, "assumed"
