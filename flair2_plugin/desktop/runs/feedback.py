# SPDX-License-Identifier: GPL-2.0-or-later
"""What a run in the background hears of its engine: every message as it is, from any thread."""

from __future__ import annotations

from typing import Tuple

from qgis.core import QgsProcessingFeedback
from qgis.PyQt.QtCore import pyqtSignal

from flair2_plugin.core.messages import Message, Result


class RunFeedback(QgsProcessingFeedback):
    """Passes the engine's messages on as Qt signals, which reach the main thread in order.

    `hasty` is set where QGIS is closing: the engine is then given no time to leave a partial map.
    """

    message_heard = pyqtSignal(object)

    def __init__(self, engine_options: Tuple[str, ...] = ()) -> None:
        """Begin with nothing heard; the options are those of `predict` that are no part of the request."""
        super().__init__(False)
        self.engine_options = engine_options
        self.error = ""
        self.has_result = False
        self.hasty = False

    def hear_message(self, message: Message) -> None:
        """Take one message; called on the algorithm's thread."""
        self.has_result = self.has_result or isinstance(message, Result)
        self.message_heard.emit(message)

    def reportError(self, error: str, fatalError: bool = False) -> None:  # noqa: N803
        """Keep the sentence that ended the run."""
        self.error = error
        super().reportError(error, fatalError)
