# SPDX-License-Identifier: GPL-2.0-or-later
"""What holds a run's loop to the world: messages out, and the wish to stop in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flair2_plugin.core.errors import Stopped
from flair2_plugin.core.messages import Log, Message

_PATIENCE = 30.0  # seconds without a tile or a written strip until it is said


@dataclass(frozen=True)
class Control:
    """Takes messages, and says whether the user wants to stop."""

    report: Callable[[Message], None]
    stopped: Callable[[], bool]

    def check_stop(self) -> None:
        """Leave the run where the user wants it to stop.

        Raises:
            Stopped: so it is.
        """
        if self.stopped():
            raise Stopped("The run was stopped; nothing was written.")

    def note(self, text: str) -> None:
        """Tell the user something."""
        self.report(Log(text))

    def warn(self, text: str) -> None:
        """Tell the user what may be wrong."""
        self.report(Log(text, "warning"))

    def wait_for_reading(self, seconds: float) -> None:
        """Go on waiting for a tile, or stop."""
        self._wait(seconds, "Nothing could be read for {:.0f} s: is the drive of the ortho or the series still there?")

    def wait_for_network(self, seconds: float) -> None:
        """Go on waiting for a tile's answer, or stop."""
        self.check_stop()

    def wait_for_writing(self, seconds: float) -> None:
        """Go on waiting for a strip, or stop."""
        self._wait(seconds, "Nothing could be written for {:.0f} s: is the output's drive still there?")

    def _wait(self, seconds: float, text: str) -> None:
        self.check_stop()
        if seconds >= _PATIENCE and seconds % _PATIENCE < 0.2:
            self.warn(text.format(seconds))


def without_repeats(report: Callable[[Message], None], notes: list[str]) -> Callable[[Message], None]:
    """Return `report`, but deaf to what it was told before: several models find the same gaps in a series.

    What is told goes into `notes` too.
    """

    def tell(message: Message) -> None:
        if isinstance(message, Log):
            if message.text in notes:
                return
            notes.append(message.text)
        report(message)

    return tell
