# SPDX-License-Identifier: GPL-2.0-or-later
"""The CSV of dates that the engine reads: written where nobody's data are, read back for the table in the dock."""

from __future__ import annotations

import csv
import hashlib
import io
import os
from datetime import date
from pathlib import Path
from typing import List, Optional, Sequence, Tuple

from flair2_plugin.core.dates import find_date
from flair2_plugin.core.errors import OutputFailed
from flair2_plugin.desktop.runs.places import dates_folder
from flair2_plugin.desktop.translation import tr

_LARGEST = 1 << 20  # bytes; a line takes some hundred


def write_dates(rows: Sequence[Tuple[str, date]]) -> str:
    """Write files and their dates, one row per image, into the QGIS profile; return the CSV's path.

    The same rows have the same path, and a file that is there is not written again: a run that goes on knows its dates
    by it, and a command line that was copied finds them.

    Raises:
        OutputFailed: it can't be written.
    """
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(("file", "date"))
    table.writerows((file, day.isoformat()) for file, day in rows)
    content = text.getvalue().encode("utf-8")
    path = dates_folder() / f"dates_{hashlib.sha256(content).hexdigest()[:16]}.csv"
    if path.is_file():
        return str(path)
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as problem:
        raise OutputFailed(
            tr("The dates can't be written to {folder} ({problem}): see to space and rights there.").format(
                folder=path.parent, problem=problem.strerror
            )
        ) from problem
    return str(path)


def is_own(path: str) -> bool:
    """Return whether a CSV is one that `write_dates` wrote."""
    return bool(path) and Path(path).parent == dates_folder()


class DatesTable:
    """A CSV of dates as the engine reads it; one that can't be read has no dates."""

    def __init__(self, path: str) -> None:
        """Read the file."""
        self._rows: List[Tuple[str, Optional[date]]] = []
        try:
            if path and Path(path).stat().st_size <= _LARGEST:
                text = Path(path).read_text(encoding="utf-8-sig")
                lines = csv.DictReader(io.StringIO(text, newline=""), skipinitialspace=True)
                self._rows = [((line.get("file") or "").strip(), find_date(line.get("date") or "")) for line in lines]
        except (OSError, UnicodeDecodeError, csv.Error):
            self._rows = []

    def days_of(self, file: str, count: int) -> List[Optional[date]]:
        """Return the dates of the `count` images in a file; nothing where the table does not have that many."""
        named = [(Path(name), day) for name, day in self._rows if name]
        found = [day for path, day in named if path == Path(file)]
        found = found or [day for path, day in named if path.name == Path(file).name]
        if not named and count > 1:  # without names, a table is of a raster of many dates
            found = [day for _, day in self._rows]
        return found if len(found) == count else []
