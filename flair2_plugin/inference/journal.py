# SPDX-License-Identifier: GPL-2.0-or-later
"""What a run has finished, line by line: a line is written after its strip's pixels are on the disk, never before."""

from __future__ import annotations

import json
import os
import zlib
from dataclasses import asdict, dataclass, field
from pathlib import Path

from flair2_plugin.core.errors import InvalidRequest, OutputFailed
from flair2_plugin.core.records import from_json
from flair2_plugin.imagery.sentinel2.date_counts import DateCounts


@dataclass(frozen=True)
class StripRecord:
    """A finished strip: its number (see `Lanes`), the checksum of its files, how many pixels each class id has.

    `computed` is how many of its tiles went through the network, `series` what those of its row saw of the dates.
    """

    number: int
    checksum: int
    counts: dict[str, int]
    computed: int
    series: DateCounts = field(default_factory=DateCounts)


@dataclass(frozen=True)
class Journal:
    """The records of a run in a file of one JSON object a line, each with a checksum of its own."""

    path: Path

    def read(self) -> dict[int, StripRecord]:
        """Return the records by number; lines that are torn or damaged are left out: their strips are made again.

        Raises:
            OutputFailed: its drive does not answer.
        """
        try:
            lines = self.path.read_bytes().splitlines()
        except FileNotFoundError:
            return {}
        except OSError as problem:
            raise OutputFailed(f"{self.path} can't be read ({problem.strerror}): see to its drive.") from problem
        return {record.number: record for line in lines if (record := _parse(line)) is not None}

    def append(self, record: StripRecord) -> None:
        """Add a record, and see it to the disk.

        Raises:
            OutputFailed: there is no room left, or the folder is gone.
        """
        try:
            with self.path.open("ab") as file:
                file.write(_line(record))
                file.flush()
                os.fsync(file.fileno())
        except OSError as problem:
            place = self.path.parent
            raise OutputFailed(
                f"{place} can't be written to ({problem.strerror}): see to free space and rights there."
            ) from problem

    def rewrite(self, records: list[StripRecord]) -> None:
        """Replace the whole file, so that no torn line stands before the next one."""
        beside = self.path.with_suffix(".new")
        with beside.open("wb") as file:
            file.writelines(map(_line, records))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self.path)


def _line(record: StripRecord) -> bytes:
    text = json.dumps(asdict(record), sort_keys=True)
    return f"{zlib.crc32(text.encode())} {text}\n".encode()


def _parse(line: bytes) -> StripRecord | None:
    checksum, _, text = line.partition(b" ")
    if not checksum.isdigit() or int(checksum[:20]) != zlib.crc32(text):
        return None
    try:
        return from_json(StripRecord, json.loads(text), InvalidRequest, "The journal")
    except (ValueError, InvalidRequest):
        return None
