# SPDX-License-Identifier: GPL-2.0-or-later
"""The CSV that gives dates to images whose names hold none."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.imagery.dates import read_date

_LARGEST = 1 << 24  # bytes; a line takes some dozens


@dataclass(frozen=True)
class DatesFile:
    """Dates in the order of the lines, and by file where the CSV has a column "file".

    `by_file` has the single dates of files by name; files of one name in several folders are told apart by `days_of`.
    """

    path: str
    dates: tuple[date, ...]
    by_file: dict[str, date]
    _files: tuple[str, ...] = ()

    def days_of(self, file: Path | str) -> tuple[date, ...]:
        """Return the dates of a file, in the order of its lines; all dates where the CSV names no files."""
        if not any(self._files):
            return self.dates
        known = [(Path(name), day) for name, day in zip(self._files, self.dates, strict=True) if name]
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
    single = {Path(file).name: day for file, day in zip(files, dates, strict=True) if file}
    return DatesFile(path, tuple(dates), single, files)
