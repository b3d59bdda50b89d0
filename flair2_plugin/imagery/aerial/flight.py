# SPDX-License-Identifier: GPL-2.0-or-later
"""When and with what an ortho was taken, as its files tell by tags and names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from flair2_plugin.core.dates import find_date
from flair2_plugin.imagery.raster_files import open_raster, reading
from flair2_plugin.imagery.tile_folder import tile_files

# Before a file's name stand the tags that only mean the acquisition, after it those that many programs write anew.
_SURE = ("ACQUISITIONDATETIME", "EXIF_DateTimeOriginal", "EXIF_DateTimeDigitized")
_UNSURE = ("TIFFTAG_DATETIME", "EXIF_DateTime")
_CAMERA = ("EXIF_Model", "EXIF_Make", "CAMERA")
_MOMENT = re.compile(
    r"(\d{4})[-:/](\d\d)[-:/](\d\d)(?:[ T]((?:[01]\d|2[0-3]):[0-5]\d))?"
)  # TIFF writes 2021:07:09 10:30:00


@dataclass(frozen=True)
class Flight:
    """What one file tells: the day, the time ("10:30", or nothing), the camera, and what it was that told the day.

    `sure` is whether that was more than a tag which many programs write anew.
    """

    day: date | None = None
    time: str = ""
    camera: str = ""
    told_by: str = ""
    sure: bool = False


@dataclass(frozen=True)
class Flights:
    """What the files of an ortho tell together: the most frequent flight, and all days with how many files have it."""

    flight: Flight
    days: Mapping[date, int]


def find_flights(path: str) -> Flights:
    """Return what an ortho's files tell: a raster, a virtual raster, or a folder of tiles.

    A virtual raster that is not sure of its day is asked for those of the rasters that it shows.

    Raises:
        InvalidImagery: one can't be read.
    """
    if Path(path).is_dir():
        return _together(_look_at(str(tile)) for tile in tile_files(Path(path)))
    own = _look_at(path)
    if not own.sure and path.lower().endswith(".vrt"):
        together = _together(map(_look_at, _sources(path)))
        if together.flight.day:
            return together
    return _together([own])


def read_flight(name: str, tags: Mapping[str, str]) -> Flight:
    """Return what a file's name and its tags tell; of several that name a day, the most reliable one counts."""
    camera = " ".join(tags[key].strip() for key in reversed(_CAMERA) if tags.get(key, "").strip())
    moments = {key: moment for key in (*_SURE, *_UNSURE) if (moment := _moment(tags.get(key, "")))}
    sure = next((key for key in _SURE if key in moments), None)
    named = find_date(Path(name).stem)
    if sure is None and named:
        time = next((time for day, time in moments.values() if day == named and time), "")
        return Flight(named, time, camera, f"the name {name}", sure=True)
    key = sure or next(iter(moments), None)
    if key is None:
        return Flight(camera=camera)
    doubt = "" if key in _SURE else ", which may be when the file was written"
    return Flight(*moments[key], camera, f"{key} of {name}{doubt}", sure=not doubt)


def _look_at(path: str) -> Flight:
    with open_raster(path) as dataset, reading(path):
        tags = {**dataset.tags(), **dataset.tags(ns="EXIF"), **dataset.tags(ns="IMAGERY")}
    return read_flight(Path(path).name, tags)


def _sources(path: str) -> Iterator[str]:
    with open_raster(path) as mosaic, reading(path):
        names = [name for name in mosaic.files if name != path]
    yield from (name for name in names if Path(name).is_file())


def _together(flights: Iterable[Flight]) -> Flights:
    seen = list(flights)
    days = Counter(flight.day for flight in seen if flight.day)
    day = max(days, key=lambda day: (days[day], day), default=None)
    first = next((flight for flight in seen if flight.day == day), Flight())
    cameras = Counter(flight.camera for flight in seen if flight.camera)
    camera = max(cameras, key=lambda name: (cameras[name], name), default="")
    return Flights(replace(first, camera=camera), dict(sorted(days.items())))


def _moment(text: str) -> tuple[date, str] | None:
    """Return the day and the time ("10:30") of a tag; midnight, as programs write it that know none, is no time."""
    found = _MOMENT.search(text)
    if not found:
        return None
    year, month, day, clock = found.groups()
    try:
        return date(int(year), int(month), int(day)), "" if clock in (None, "00:00") else clock
    except ValueError:
        return None
