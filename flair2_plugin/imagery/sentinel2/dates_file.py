# SPDX-License-Identifier: GPL-2.0-or-later
"""The CSV that gives dates to images whose names hold none."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.imagery.sentinel2.dates import read_date

_LARGEST = 1 << 24  # bytes; a line takes some dozens


@dataclass(frozen=True)
class DatesFile:
    """Dates in the order of the lines, with `files` those of the column "file", "" where there is none."""

    path: str
    dates: tuple[date, ...]
    files: tuple[str, ...]

    @property
    def names_files(self) -> bool:
        """Whether the dates belong to files."""
        return any(self.files)

    def days_of(self, file: Path | str) -> tuple[date, ...]:
        """Return the dates of a file, in the order of its lines; all dates where the CSV names no files.

        A file is known by its whole path, else by its name.
        """
        if not self.names_files:
            return self.dates
        known = [(Path(name), day) for name, day in zip(self.files, self.dates, strict=True) if name]
        whole = tuple(day for path, day in known if path == Path(file))
        return whole or tuple(day for path, day in known if path.name == Path(file).name)


def read_dates_file(path: str) -> DatesFile:
    """Read a CSV with a column "date", and for several rasters a column "file" (their names, or their whole paths).

    Raises:
        InvalidImagery: it can't be read, lacks the column, or holds something that is no date.
    """
    try:
        if Path(path).stat().st_size > _LARGEST:
            raise InvalidImagery(f"The dates file {path} is far too large for a list of dates: name another file.")
        with Path(path).open(newline="", encoding="utf-8-sig") as lines:
            rows = list(csv.DictReader(lines, skipinitialspace=True))
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise InvalidImagery(f"The dates file {path} can't be read: give a CSV file in UTF-8.") from problem
    if not rows or "date" not in rows[0]:
        raise InvalidImagery(f'The dates file {path} has no column "date": its first line must name the columns.')
    dates = [read_date(row["date"] or "", f"{path}, line {number}") for number, row in enumerate(rows, start=2)]
    files = tuple((row.get("file") or "").strip() for row in rows)
    return DatesFile(path, tuple(dates), files)
