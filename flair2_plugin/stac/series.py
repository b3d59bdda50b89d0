# SPDX-License-Identifier: GPL-2.0-or-later
"""The making of a series: search, then date by date read, lay side by side and write; what is finished stays."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from flair2_plugin.core.errors import InvalidImagery, Stopped
from flair2_plugin.core.messages import Log, Message, Progress, Result
from flair2_plugin.core.sentinel2_catalogs import Sentinel2Catalog, find_catalog
from flair2_plugin.core.series_request import SeriesRequest
from flair2_plugin.imagery.grid import Grid, Window
from flair2_plugin.stac.addresses import check_address, names_near
from flair2_plugin.stac.folder import check_disk, series_folder
from flair2_plugin.stac.ground import degrees_of, series_grid
from flair2_plugin.stac.mosaic import average_clear, lay_side_by_side
from flair2_plugin.stac.pixels import Pixels, SceneReader, mask_assets
from flair2_plugin.stac.record import NAME, SeriesRecord, is_whole, write_record
from flair2_plugin.stac.scenes import Scene, choose_scenes, read_scenes
from flair2_plugin.stac.search import search
from flair2_plugin.stac.signing import Signer
from flair2_plugin.stac.writing import write_date

Report = Callable[[Message], None]
_MIDDLE = 15  # the day that a month's mean is dated on, as FLAIR's own


@dataclass(frozen=True)
class Picture:
    """A raster to be made: of one date, or of the dates of a month; the scenes of each, best first."""

    day: date
    dates: tuple[tuple[Scene, ...], ...]

    @property
    def items(self) -> tuple[str, ...]:
        """The names of the items."""
        return tuple(sorted(scene.id for scenes in self.dates for scene in scenes))

    @property
    def has_masks(self) -> bool:
        """Whether masks can be made of all its scenes."""
        return all(mask_assets(scene) for scenes in self.dates for scene in scenes)


def make_series(request: SeriesRequest, report: Report, stopped: Callable[[], bool]) -> Result:
    """Make a series, or finish it: dates that are there, as they were written, are not read again.

    Raises:
        Flair2Error: it can't be made; what is finished is kept.
        Stopped: the user stopped it; what is finished is kept.
    """
    began = time.monotonic()
    catalog = find_catalog(request.catalog, request.collection)
    check_address(catalog.address, "The catalogue's address", names_near(catalog.address))
    grid = series_grid(request)
    folder = Path(request.output)
    with series_folder(folder, _wanted(request, catalog, grid)) as record:
        whole = replace(record, dates=tuple(made for made in record.dates if is_whole(folder, made)))
        if record.finished and whole.dates == record.dates:
            report(Log(f"The series is there already, {len(record.dates)} rasters as they were written."))
        else:
            _Making(request, catalog, grid, folder, report, stopped).run(replace(whole, finished=False))
    return Result(str(folder), seconds=round(time.monotonic() - began, 3), report=str(folder / NAME))


class _Making:
    """One run over what is missing."""

    def __init__(
        self,
        request: SeriesRequest,
        catalog: Sentinel2Catalog,
        grid: Grid,
        folder: Path,
        report: Report,
        stopped: Callable[[], bool],
    ) -> None:
        self._request = request
        self._catalog = catalog
        self._grid = grid
        self._folder = folder
        self._report = report
        self._stopped = stopped

    def run(self, record: SeriesRecord) -> None:
        pictures, sign = self._search()
        due = [picture for picture in pictures if not self._is_there(picture, record)]
        needed = check_disk(self._folder, self._grid, len(due))
        items = sum(len(picture.items) for picture in pictures)
        self._say(
            f"{len(pictures)} {self._request.every}s of {items} Sentinel-2 products, {self._grid.width} × "
            f"{self._grid.height} pixels in {self._grid.crs.to_string()[:60]}; up to {needed / 2**20:.0f} MiB of disk."
        )
        if len(due) < len(pictures):
            self._say(f"{len(pictures) - len(due)} of them are there already.")
        write_record(self._folder, record)
        reader, began = SceneReader(self._grid, sign, self._stopped), time.monotonic()
        for number, picture in enumerate(due):
            left = (time.monotonic() - began) / number * (len(due) - number) if number else None
            done = len(pictures) - len(due) + number
            self._report(Progress("dates", done, len(pictures), left))
            record = self._make(picture, reader, record)
            write_record(self._folder, record)
        self._report(Progress("dates", len(pictures), len(pictures)))
        if not record.dates:
            raise InvalidImagery(
                "None of the products has a pixel of this area: it lies beside the satellite's track on those days."
            )
        write_record(self._folder, replace(record, finished=True))

    def _search(self) -> tuple[list[Picture], Callable[[str], str]]:
        self._report(Progress("searching", 0, 1))
        box = degrees_of(self._grid)
        found = search(self._catalog, self._request, box, lambda count: self._go_on())
        scenes = read_scenes(found.items, found.item_assets, names_near(self._catalog.address), self._warn)
        days = choose_scenes(scenes, *self._request.days, self._request.cloud_cover)
        return pictures_of(days, monthly=self._request.every == "month"), Signer(self._catalog, found.connection).sign

    def _make(self, picture: Picture, reader: SceneReader, record: SeriesRecord) -> SeriesRecord:
        if not picture.has_masks:
            self._warn(f"{picture.day}: the catalogue has no snow and cloud masks, nor scene classes.")

        def read(scene: Scene, window: Window) -> Pixels:
            self._go_on()
            return reader.read(scene, window)

        def compose(window: Window) -> Pixels:
            masked = picture.has_masks
            dates = (lay_side_by_side(scenes, read, window, masked) for scenes in picture.dates)
            return average_clear(dates, window) if self._request.every == "month" else next(dates)

        made = write_date(self._folder, self._grid, picture.day, picture.items, picture.has_masks, compose)
        if made is None:
            day = picture.day.isoformat()
            return replace(record, empty=tuple(sorted({*record.empty, day})))
        hidden = "" if made.cloud is None or made.snow is None else f", cloud {made.cloud:.0%}, snow {made.snow:.0%}"
        self._say(f"{made.file}: {made.covered:.0%} of the area{hidden}")
        return record.with_date(made)

    def _is_there(self, picture: Picture, record: SeriesRecord) -> bool:
        made = record.find(picture.day.isoformat())
        return picture.day.isoformat() in record.empty or (made is not None and made.items == picture.items)

    def _go_on(self) -> None:
        if self._stopped():
            raise Stopped("The series was stopped; its finished dates are kept.")

    def _say(self, text: str) -> None:
        self._report(Log(text))

    def _warn(self, text: str) -> None:
        self._report(Log(text, "warning"))


def pictures_of(days: Mapping[date, list[Scene]], monthly: bool) -> list[Picture]:
    """Return the rasters to be made, in time order: one a day, or one a month that is dated on its 15th."""
    if not monthly:
        return [Picture(day, (tuple(scenes),)) for day, scenes in days.items()]
    months: dict[date, list[tuple[Scene, ...]]] = {}
    for day, scenes in days.items():
        months.setdefault(day.replace(day=_MIDDLE), []).append(tuple(scenes))
    return [Picture(day, tuple(dates)) for day, dates in months.items()]


def _wanted(request: SeriesRequest, catalog: Sentinel2Catalog, grid: Grid) -> dict[str, str]:
    """Return what makes two series the same, in words."""
    return {
        "catalogue": catalog.address.rstrip("/"),
        "collection": catalog.collection,
        "period": f"{request.first} to {request.last}",
        "cloud cover": f"{request.cloud_cover:g}",
        "kind": f"one raster a {request.every}",
        "coordinate system": grid.crs.to_string(),
        "area": " ".join(f"{edge:.3f}" for edge in (*grid.transform[:6], grid.width, grid.height)),
    }
