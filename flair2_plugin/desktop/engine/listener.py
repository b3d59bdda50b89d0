# SPDX-License-Identifier: GPL-2.0-or-later
"""What the engine says, passed on to Processing's progress bar and log."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsProcessingFeedback

from flair2_plugin.core.errors import EngineFailed
from flair2_plugin.core.messages import Failure, Foreseen, Log, Message, Progress, Result, from_line
from flair2_plugin.desktop.engine.sentences import translate_message
from flair2_plugin.desktop.translation import by_number, tr, write_number


class Listener:
    """Hears the engine's lines, keeps its result or failure, and remembers the last line of its complaints.

    What it passes on is in QGIS's language; a feedback that has a method `hear_message` is given every message, too.
    """

    def __init__(self, feedback: QgsProcessingFeedback) -> None:
        """Listen on behalf of one run."""
        self._feedback = feedback
        self._pass_on = getattr(feedback, "hear_message", None)
        self._percent = -1
        self._stage = ""
        self.result: Optional[Result] = None
        self.failure: Optional[Failure] = None
        self.last_complaint = ""

    def hear(self, line: str) -> None:
        """Take one line of standard output; what is no message was printed by a library and goes to the log."""
        if not line.strip():
            return
        try:
            message = translate_message(from_line(line))
        except EngineFailed:
            self._feedback.pushConsoleInfo(line.rstrip())
            return
        if self._pass_on:
            self._pass_on(message)
        self._take(message)

    def _take(self, message: Message) -> None:
        if isinstance(message, Progress):
            self._show(message)
        elif isinstance(message, Log):
            push = self._feedback.pushWarning if message.level == "warning" else self._feedback.pushInfo
            push(message.text)
        elif isinstance(message, Foreseen):
            self._feedback.pushInfo(describe_foreseen(message))
        elif isinstance(message, Result):
            self.result = message
        elif isinstance(message, Failure):
            self.failure = message

    def overhear(self, line: str) -> None:
        """Take one line of standard error."""
        if line.strip():
            self.last_complaint = line.strip()
            self._feedback.pushConsoleInfo(line.rstrip())

    def _show(self, progress: Progress) -> None:
        share = 100.0 * progress.done / max(progress.total, 1)
        if progress.stage in ("tiles", "dates"):
            self._feedback.setProgress(share)
        # Each text becomes a line of the dialog's log: one per percent will do.
        if (progress.stage, int(share)) != (self._stage, self._percent):
            self._stage, self._percent = progress.stage, int(share)
            self._feedback.setProgressText(describe(progress))


def describe(progress: Progress) -> str:
    """Return the progress as a text: what is counted, how many are done, the time left."""
    stages = {"tiles": tr("Tiles"), "finishing": tr("Finishing"), "dates": tr("Dates"), "searching": tr("Searching")}
    stage = stages.get(progress.stage, progress.stage)
    text = tr("{stage}: {done} of {total}").format(stage=stage, done=progress.done, total=progress.total)
    if progress.seconds_left is None or progress.done >= progress.total:
        return text
    return tr("{progress}, {time} left").format(progress=text, time=describe_time(progress.seconds_left))


def describe_foreseen(foreseen: Foreseen) -> str:
    """Return as a text what a run will take."""
    tiles = by_number(foreseen.tiles, tr("{count} tile"), tr("{count} tiles")).format(count=foreseen.tiles)
    if foreseen.skipped:
        skipped = tr("outside the area, skipped: {count}").format(count=foreseen.skipped)
        tiles = f"{tiles} ({skipped})"
    where = tr("{area} km² on {device}").format(area=write_number(foreseen.square_km), device=foreseen.device)
    time = [] if foreseen.seconds is None else [tr("about {time}").format(time=describe_time(foreseen.seconds))]
    room = tr("{memory} MiB of memory, up to {disk} MiB of disk")
    return ", ".join([tiles, where, *time, room.format(memory=foreseen.memory_mib, disk=foreseen.disk_mib)])


def describe_time(seconds: float) -> str:
    """Return a stretch of time as people say it."""
    if seconds < 90:
        return f"{max(round(seconds), 1)} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"
