# SPDX-License-Identifier: GPL-2.0-or-later
"""What is known of a run at a moment, as one value; and how the engine's messages change it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Dict, Mapping, Optional, Tuple

from flair2_plugin.core.messages import Failure, Foreseen, Log, Message, Progress, Result
from flair2_plugin.desktop.translation import tr

WAITING, RUNNING, DONE, STOPPED, FAILED = "waiting", "running", "done", "stopped", "failed"
OVER = (DONE, STOPPED, FAILED)


@dataclass(frozen=True)
class RunState:
    """A run of flair2:classify.

    `parameters` are values for Processing, plain enough for JSON. `done` of `total` tiles are made; `seconds_left` are
    as far as known. `shares` are those of the class ids in the finished map, 0 to 1. `output` is where the class map
    will be, or is; the other files are None until they are made. `partial` is the map of a run that was stopped and
    left its finished part. With `resumable`, the same parameters with RESUME go on where this run ended.
    """

    title: str
    parameters: Mapping[str, Any]
    phase: str = WAITING
    stage: str = ""
    done: int = 0
    total: int = 0
    seconds_left: Optional[float] = None
    foreseen: Optional[Foreseen] = None
    notes: Tuple[str, ...] = ()
    shares: Mapping[int, float] = field(default_factory=dict)
    seconds: float = 0.0
    device: str = ""
    output: Optional[str] = None
    confidence: Optional[str] = None
    polygons: Optional[str] = None
    statistics: Optional[str] = None
    report: Optional[str] = None
    partial: Optional[str] = None
    seconds_per_tile: Optional[float] = None
    error: str = ""
    resumable: bool = False
    started: Optional[datetime] = None
    ended: Optional[datetime] = None

    @property
    def is_over(self) -> bool:
        """Whether nothing will change any more."""
        return self.phase in OVER

    @property
    def elapsed(self) -> float:
        """The seconds from the start to the end, or to now."""
        if self.started is None:
            return 0.0
        return ((self.ended or datetime.now().astimezone()) - self.started).total_seconds()


def begin(state: RunState, moment: datetime) -> RunState:
    """Return the state of a run whose turn has come."""
    return replace(state, phase=RUNNING, stage=tr("Starting the engine"), started=moment)


def hear(state: RunState, message: Message) -> RunState:
    """Return the state after a message of the engine."""
    if isinstance(message, Progress):
        return _advance(state, message)
    if isinstance(message, Log):
        return replace(state, notes=(*state.notes, message.text))
    if isinstance(message, Foreseen):
        return replace(state, foreseen=message, device=message.device, total=state.total or message.tiles)
    if isinstance(message, Result):
        return _keep_result(state, message)
    if isinstance(message, Failure):
        return replace(state, error=message.text)
    return state


def stopping(state: RunState) -> RunState:
    """Return the state of a run that is asked to stop."""
    return replace(state, stage=tr("Stopping"), seconds_left=None)


def end(state: RunState, phase: str, moment: datetime, error: str = "", resumable: bool = False) -> RunState:
    """Return the state of a run that is over: done, stopped or failed with the sentence `error`."""
    return replace(
        state,
        phase=phase,
        stage="",
        seconds_left=None,
        seconds=state.seconds or (moment - (state.started or moment)).total_seconds(),
        error=error if phase == FAILED else "",
        resumable=resumable,
        ended=moment,
    )


def _advance(state: RunState, progress: Progress) -> RunState:
    if progress.stage != "tiles":
        return replace(state, stage=tr("Writing the map"), seconds_left=None)
    return replace(
        state,
        stage=tr("Classifying tiles"),
        done=progress.done,
        total=progress.total,
        seconds_left=progress.seconds_left,
    )


def _keep_result(state: RunState, result: Result) -> RunState:
    shares: Dict[int, float] = {int(number): share for number, share in result.shares.items()}
    return replace(
        state,
        shares=shares,
        seconds=result.seconds,
        device=result.device,
        output=result.output,
        confidence=result.confidence,
        polygons=result.polygons,
        statistics=result.statistics,
        report=result.report,
    )
