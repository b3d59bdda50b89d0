# SPDX-License-Identifier: GPL-2.0-or-later
"""What the dock works with and doesn't own: it lives for as long as the plugin is loaded."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Optional

from flair2_plugin.desktop.runs.foresight import Foresight
from flair2_plugin.desktop.runs.history import History
from flair2_plugin.desktop.runs.preview import remove_preview, stop_preview
from flair2_plugin.desktop.runs.queue import RunQueue


@dataclass(frozen=True)
class Services:
    """The queue of runs, what foresees a run, and the list of past ones."""

    queue: RunQueue
    foresight: Foresight
    history: History

    def end(self) -> None:
        """Stop all runs, take the preview off the map, and wait until no program is left: QGIS quits, maybe."""
        stop_preview()
        self.foresight.close()
        self.queue.stop_all()
        remove_preview()

    def close(self) -> None:
        """End everything, and let go of it."""
        self.end()
        for part in (self.foresight, self.queue, self.history):
            part.deleteLater()


def make_services(past: Optional[Path] = None) -> Services:
    """Return the services of a session; `past` is the file of past runs, by default the profile's."""
    history = History(past)
    return Services(RunQueue(history), Foresight(history), history)
