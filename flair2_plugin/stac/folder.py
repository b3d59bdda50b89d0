# SPDX-License-Identifier: GPL-2.0-or-later
"""The folder of a series: held by one run at a time, never mixed with another series, free of half-written files."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from flair2_plugin.core.errors import InvalidRequest, OutputFailed
from flair2_plugin.imagery.grid import Grid
from flair2_plugin.stac.record import PART, SeriesRecord, read_record

_LOCK = ".lock"
_OURS = re.compile(r"S2_\d{8}(_masks)?\.tif")
_OF_A_SERIES = {".tif", ".tiff", ".jp2", ".vrt", ".img", ".npy"}
_BYTES_A_PIXEL = 10 * 2 + 2
_ROOM = 64 << 20  # bytes left free beside the series


@contextmanager
def series_folder(folder: Path, wanted: dict[str, str]) -> Iterator[SeriesRecord]:
    """Make a folder, or open that of the same series, and hold it; yields what is finished in it.

    Raises:
        InvalidRequest: it holds something else.
        OutputFailed: it can't be made, or another run is at work in it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / _LOCK, blocking=False)
        lock.acquire()
    except Timeout as problem:
        raise OutputFailed(
            f"Another run is making a series in {folder}: wait for its end, or choose another folder."
        ) from problem
    except (OSError, NotImplementedError) as problem:
        raise OutputFailed(f"The folder {folder} can't be written to ({problem}): choose another one.") from problem
    try:
        record = _same_series(folder, wanted)
        for part in folder.glob(f".*{PART}"):
            part.unlink(missing_ok=True)
        yield record
    finally:
        with suppress(OSError):
            (folder / _LOCK).unlink(missing_ok=True)  # while it is held: who comes now makes a new one
        lock.release()
        with suppress(OSError):
            folder.rmdir()  # if nothing came of it


def check_disk(folder: Path, grid: Grid, rasters: int) -> int:
    """Return how many bytes a series takes at most.

    Raises:
        OutputFailed: there is not so much room.
    """
    needed = grid.width * grid.height * rasters * _BYTES_A_PIXEL
    free = shutil.disk_usage(folder).free - _ROOM
    if free < needed:
        raise OutputFailed(
            f"{folder} has {max(free, 0) / 1e9:.1f} GB free and the series may need {needed / 1e9:.1f} GB: make room, "
            "choose another folder, a smaller area or a shorter period."
        )
    return needed


def _same_series(folder: Path, wanted: dict[str, str]) -> SeriesRecord:
    record = read_record(folder)
    if record is None:
        others = sorted(path.name for path in folder.iterdir() if path.suffix.lower() in _OF_A_SERIES)
        if others:
            raise InvalidRequest(f"The folder {folder} holds other rasters ({others[0]}): choose an empty one.")
        return SeriesRecord(wanted)
    changed = [key for key in {**wanted, **record.wanted} if wanted.get(key) != record.wanted.get(key)]
    if changed:
        key = changed[0]
        raise InvalidRequest(
            f"The folder {folder} holds another series, its {key} being {record.wanted.get(key, 'unknown')} and not "
            f"{wanted.get(key, 'unknown')}: choose another folder."
        )
    foreign = sorted(
        path.name
        for path in folder.iterdir()
        if path.suffix.lower() in _OF_A_SERIES and not path.name.startswith(".") and not _OURS.fullmatch(path.name)
    )
    if foreign:
        raise InvalidRequest(f"The folder {folder} holds other rasters, too ({foreign[0]}): put them elsewhere.")
    return record
