# SPDX-License-Identifier: GPL-2.0-or-later
"""series.json: what a series was asked for and made of, and the checksums by which a later run knows it again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from pathlib import Path

from flair2_plugin.core.errors import OutputFailed
from flair2_plugin.core.records import read_json, write_json

NAME = "series.json"
PART = ".part"


@dataclass(frozen=True)
class MadeDate:
    """A finished raster of the series, with the items that it was made of; shares are of the area, 0 to 1.

    `snow` and `cloud` are shares of the pixels that have data; None where there are no masks.
    """

    date: str
    file: str
    sha256: str
    items: tuple[str, ...]
    covered: float
    snow: float | None = None
    cloud: float | None = None
    masks: str | None = None
    masks_sha256: str | None = None


@dataclass(frozen=True)
class SeriesRecord:
    """A series: `wanted` is what was asked for, in words; `empty` are days whose tiles turned out to hold no pixel."""

    wanted: dict[str, str]
    dates: tuple[MadeDate, ...] = ()
    empty: tuple[str, ...] = ()
    finished: bool = False
    made_by: str = field(default="FLAIR-2 land cover")

    def with_date(self, made: MadeDate) -> SeriesRecord:
        """Return the record with one more date, in place of an older one of its day."""
        others = [date for date in self.dates if date.date != made.date]
        return replace(self, dates=tuple(sorted([*others, made], key=lambda date: date.date)))

    def find(self, day: str) -> MadeDate | None:
        """Return the raster of a day."""
        return next((date for date in self.dates if date.date == day), None)


def read_record(folder: Path) -> SeriesRecord | None:
    """Return the record of a folder, None where it has none.

    Raises:
        OutputFailed: it is damaged.
    """
    path = folder / NAME
    return read_json(SeriesRecord, path, OutputFailed) if path.is_file() else None


def write_record(folder: Path, record: SeriesRecord) -> None:
    """Put a record in the place of the last one, at once."""
    part = folder / f".{NAME}{PART}"
    write_json(record, part)
    part.replace(folder / NAME)


def is_whole(folder: Path, made: MadeDate) -> bool:
    """Whether a date's files are there, as they were written."""
    files = [(made.file, made.sha256)]
    if made.masks:
        files.append((made.masks, made.masks_sha256 or ""))
    # Only files of the folder itself: the record may have come from elsewhere.
    return all(Path(name).name == name and checksum_of(folder / name) == wanted for name, wanted in files)


def checksum_of(path: Path) -> str | None:
    """Return the SHA-256 of a file, None where there is none."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
