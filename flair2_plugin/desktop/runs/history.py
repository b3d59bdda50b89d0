# SPDX-License-Identifier: GPL-2.0-or-later
"""The list of past runs, in the profile: a file of one JSON object a line, to which two QGIS windows may append."""

from __future__ import annotations

import dataclasses
import json
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Dict, Iterable, List, Mapping, Optional

from qgis.core import Qgis, QgsMessageLog
from qgis.PyQt.QtCore import QObject, pyqtSignal

from flair2_plugin.core.errors import InvalidRequest
from flair2_plugin.core.leftovers import is_at_work
from flair2_plugin.core.locations import has_unfinished_run
from flair2_plugin.core.records import from_json
from flair2_plugin.desktop.algorithm import parameters as names
from flair2_plugin.desktop.runs import state as states
from flair2_plugin.desktop.runs.line_file import LineFile
from flair2_plugin.desktop.runs.places import areas_folder, history_file
from flair2_plugin.desktop.runs.state import RunState
from flair2_plugin.desktop.translation import tr

KEPT = 200  # runs
_MOST_LINES = 4 * KEPT
_REMOVED = "removed"


@dataclass(frozen=True)
class PastRun:
    """A run as it is remembered.

    `parameters` are plain values for Processing; `started` is an ISO time; `seconds` is the duration. `phase` is as in
    RunState. With `resumable`, `again(parameters, resume=True)` goes on with it.
    """

    id: str
    title: str
    phase: str
    parameters: Dict[str, Any]
    started: Optional[str] = None
    seconds: float = 0.0
    model: str = ""
    device: str = ""
    output: Optional[str] = None
    confidence: Optional[str] = None
    polygons: Optional[str] = None
    statistics: Optional[str] = None
    report: Optional[str] = None
    partial: Optional[str] = None
    shares: Dict[str, float] = field(default_factory=dict)
    square_km: float = 0.0
    tiles: int = 0
    seconds_per_tile: Optional[float] = None
    error: str = ""
    resumable: bool = False

    @property
    def began(self) -> Optional[datetime]:
        """The time of the start, None for a run that never did."""
        with suppress(ValueError, TypeError):
            return datetime.fromisoformat(self.started or "")
        return None

    def as_state(self) -> RunState:
        """Return what a RunState would say, as far as it is remembered."""
        shares = {int(number): share for number, share in self.shares.items() if number.isdigit()}
        known = {name: getattr(self, name) for name in _SAME}
        return RunState(**known, shares=shares, total=self.tiles, done=self.tiles, started=self.began)


_SAME = (
    *("title", "phase", "parameters", "seconds", "device", "output", "confidence", "polygons", "statistics"),
    *("report", "partial", "error", "resumable", "seconds_per_tile"),
)


def remember(identity: str, state: RunState) -> PastRun:
    """Return what is to be kept of a run."""
    foreseen = state.foreseen
    return PastRun(
        id=identity,
        **{name: getattr(state, name) for name in _SAME if name != "parameters"},
        parameters=dict(state.parameters),
        started=state.started.isoformat(timespec="seconds") if state.started else None,
        model=model_of(state.parameters),
        shares={str(number): share for number, share in state.shares.items()},
        square_km=foreseen.square_km if foreseen else 0.0,
        tiles=foreseen.tiles if foreseen else 0,
    )


def model_of(parameters: Mapping[str, Any]) -> str:
    """Return the name of the model that parameters choose."""
    folder = parameters.get(names.MODEL_FOLDER)
    return Path(str(folder)).name if folder else str(parameters.get(names.MODEL) or "")


class History(QObject):
    """The past runs, the latest first. Nothing in the file can keep QGIS from starting: a damaged line is left out."""

    changed = pyqtSignal()

    def __init__(self, path: Optional[Path] = None, parent: Optional[QObject] = None) -> None:
        """Keep the list in `path`, by default in the profile."""
        super().__init__(parent)
        self._path = path or history_file()
        self._file = LineFile(self._path)

    def runs(self) -> List[PastRun]:
        """Return the runs; one that its QGIS did not see to its end is shown as stopped."""
        lines = self._file.lines()
        runs = _merge(lines)
        if len(lines) > _MOST_LINES:
            self._file.shorten(lambda lines: map(_write, reversed(_merge(lines))))
        latest = {run.output: run.id for run in reversed(runs) if run.output}
        return [_judge(run, latest.get(run.output) == run.id) for run in runs]

    def record(self, identity: str, state: RunState) -> None:
        """Append what is known of a run."""
        self._append(asdict(remember(identity, state)))

    def remove(self, run: PastRun) -> None:
        """Forget a run, with the area that was written for it; the files that it made stay."""
        self._append({"id": run.id, "phase": _REMOVED})
        area = Path(str(run.parameters.get(names.AREA) or ""))
        needed = any(other.parameters.get(names.AREA) == str(area) for other in _merge(self._file.lines()))
        if area.parent.parent == areas_folder() and not needed:
            shutil.rmtree(area.parent, ignore_errors=True)

    def again(self, parameters: Mapping[str, Any], resume: bool = False) -> Dict[str, Any]:
        """Return the parameters of a past run for a new one, or for one that goes on with it."""
        return {**parameters, names.RESUME: resume}

    def seconds_per_tile(self, parameters: Mapping[str, Any], device: str) -> Optional[float]:
        """Return how long a tile took in the last run with the same model, options and device; None: there is none."""
        wanted = _pace(parameters, device)
        runs = _merge(self._file.lines())
        paces = (run.seconds_per_tile for run in runs if _pace(run.parameters, run.device) == wanted)
        return next((pace for pace in paces if pace), None)

    def _append(self, data: Mapping[str, Any]) -> None:
        try:
            self._file.append(json.dumps(data, ensure_ascii=True, default=str))
        except OSError as problem:
            text = tr("The list of past runs can't be written ({problem}): {path}")
            QgsMessageLog.logMessage(
                text.format(problem=problem.strerror, path=self._path), "FLAIR-2", Qgis.MessageLevel.Warning
            )
        self.changed.emit()


def _write(run: PastRun) -> str:
    return json.dumps(asdict(run), ensure_ascii=True, default=str)


def _merge(lines: Iterable[bytes]) -> List[PastRun]:
    """Return the last state of each run, the run that began last first, the oldest ones left out."""
    runs: Dict[str, PastRun] = {}
    for line in lines:
        run = _parse(line)
        if run and run.phase == _REMOVED:
            runs.pop(run.id, None)
        elif run:
            runs[run.id] = run
    return list(reversed(list(runs.values())))[:KEPT]


def _parse(line: bytes) -> Optional[PastRun]:
    """Return what a line says; keys of a newer version are passed over."""
    try:
        data = json.loads(line)
        if data.get("phase") == _REMOVED:
            return PastRun(str(data["id"]), "", _REMOVED, {})
        known = {entry.name for entry in dataclasses.fields(PastRun)}
        return from_json(PastRun, {k: v for k, v in data.items() if k in known}, InvalidRequest, "The history")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, InvalidRequest):
        return None


def _judge(run: PastRun, is_latest: bool) -> PastRun:
    """Return the run as it stands now: at work in some window, cut off, or with something to go on with."""
    if run.phase == states.DONE or not run.output:
        return run
    output = Path(run.output)
    try:
        at_work, kept = is_latest and is_at_work(output), is_latest and has_unfinished_run(output)
    except OSError:  # a drive that is gone
        at_work = kept = False
    if run.phase in (states.WAITING, states.RUNNING) and not at_work:
        run = replace(run, phase=states.STOPPED)
    return replace(run, resumable=kept and not at_work)


_PACED_BY = (names.MODEL, names.MODEL_FOLDER, names.PRECISION, names.SATELLITE, names.TTA, names.BATCH_SIZE)


def _pace(parameters: Mapping[str, Any], device: str) -> List[str]:
    defaults = {names.PRECISION: "auto", names.SATELLITE: "tile", names.TTA: "none", names.BATCH_SIZE: 0}
    return [device, *(str(parameters.get(name) or defaults.get(name, "")) for name in _PACED_BY)]
