# SPDX-License-Identifier: GPL-2.0-or-later
"""The lines that the engine prints and QGIS reads: one JSON object a line, its "kind" first."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, Optional, Union

from flair2_plugin.core.errors import EngineFailed
from flair2_plugin.core.records import from_json
from flair2_plugin.core.wording import quote


@dataclass(frozen=True)
class Progress:
    """How far the run is: `done` of `total` tiles, and the seconds still to come as far as known."""

    stage: str
    done: int
    total: int
    seconds_left: Optional[float] = None


@dataclass(frozen=True)
class Log:
    """A sentence for the log."""

    text: str
    level: Literal["info", "warning"] = "info"


@dataclass(frozen=True)
class Foreseen:
    """What a run will take, said before it begins; `seconds` is None where nothing could be measured.

    `skipped` are tiles outside the area of interest, and not among `tiles`. `notes` are what the run will say of its
    inputs, where that was asked for instead of a map.
    """

    tiles: int
    square_km: float
    memory_mib: int
    disk_mib: int
    seconds: Optional[float]
    device: str
    skipped: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Strip:
    """A strip of the growing map is on the disk: the GeoTIFF `path` of `columns` × `rows` class ids.

    In the map, `of_columns` × `of_rows`, its first pixel has `left` columns before and `top` rows above it. The file
    goes when the map is finished.
    """

    path: str
    left: int
    top: int
    columns: int
    rows: int
    of_columns: int
    of_rows: int


@dataclass(frozen=True)
class Result:
    """The finished run: the files made, the share of each class in the map (by class id), and what was used."""

    output: str
    confidence: Optional[str] = None
    shares: dict[str, float] = field(default_factory=dict)
    seconds: float = 0.0
    device: str = ""
    report: Optional[str] = None
    statistics: Optional[str] = None
    polygons: Optional[str] = None
    date_strip: Optional[str] = None


@dataclass(frozen=True)
class Failure:
    """The run ended without a result; `exit_code` is the process's own."""

    text: str
    exit_code: int


Message = Union[Progress, Log, Foreseen, Strip, Result, Failure]
_KINDS: dict[str, type[Any]] = {
    kind.__name__.lower(): kind for kind in (Progress, Log, Foreseen, Strip, Result, Failure)
}


def to_line(message: Message) -> str:
    """Return the message as one line of JSON, without the line's end."""
    kind = type(message).__name__.lower()
    return json.dumps({"kind": kind, **asdict(message)}, ensure_ascii=True)


def from_line(line: str) -> Message:
    """Read one line.

    Raises:
        EngineFailed: the line is no message (some library printed to standard output).
    """
    try:
        data: dict[str, Any] = json.loads(line)
        cls = _KINDS[data.pop("kind")]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise EngineFailed(f"The engine printed a line that is no message: {quote(line.strip())}.") from problem
    return from_json(cls, data, EngineFailed, "The engine's message")
