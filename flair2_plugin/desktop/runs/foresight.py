# SPDX-License-Identifier: GPL-2.0-or-later
"""What a run would take, asked of the engine while the user still fills the form."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any, Dict, Mapping, Optional, Union

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from flair2_plugin.core.errors import Flair2Error
from flair2_plugin.core.locations import PACKAGE
from flair2_plugin.core.messages import Foreseen
from flair2_plugin.core.records import write_json
from flair2_plugin.core.request import Request
from flair2_plugin.desktop.algorithm import parameters as names
from flair2_plugin.desktop.engine.interpreter import engine_python
from flair2_plugin.desktop.engine.sentences import translate
from flair2_plugin.desktop.runs.history import History
from flair2_plugin.desktop.runs.question import Question
from flair2_plugin.desktop.runs.requests import make_request
from flair2_plugin.desktop.runs.values import without_layers

LAUNCHER = PACKAGE / "engine.py"
_DEBOUNCE = 400  # milliseconds that the form must have been at rest


class Foresight(QObject):
    """Answers one question at a time: a new one cancels the one before. Everything is signalled on the main thread."""

    answered = pyqtSignal(object)
    """A core Foreseen; its time is that of the last run with this model and device, where there was one."""
    refused = pyqtSignal(str)
    """The sentence for the user why there can be no such run."""

    def __init__(self, history: Optional[History] = None, parent: Optional[QObject] = None) -> None:
        """Begin without a question."""
        super().__init__(parent)
        self._history = history or History(parent=self)
        self._values: Dict[str, Any] = {}
        self._question: Optional[Question] = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DEBOUNCE)
        self._timer.timeout.connect(self._ask)

    def ask(self, parameters: Mapping[str, Any]) -> None:
        """Ask what a run with these parameters would take; OUTPUT may be missing."""
        self.cancel()
        self._values = without_layers(parameters)
        self._timer.start()

    def cancel(self) -> None:
        """Forget the question; no answer comes any more."""
        self._timer.stop()
        if self._question is not None:
            self._question.cancel()
            self._question = None

    def close(self) -> None:
        """Forget the question and wait for the end of its process, and of those that were cancelled before."""
        self.cancel()
        for question in self.findChildren(Question):
            question.close()

    def _ask(self) -> None:
        folder = Path(tempfile.mkdtemp(prefix="flair2"))
        try:
            python = engine_python()
            path = folder / "request.json"
            write_json(self._request(folder), path)
        except Flair2Error as problem:
            shutil.rmtree(folder, ignore_errors=True)
            self.refused.emit(translate(str(problem)))
            return
        options = ["--request", str(path), "--json", "--attached", "--foresee"]
        self._question = Question(python, [str(LAUNCHER), *options], folder, self)
        self._question.answered.connect(self._answer)
        self._question.start()

    def _request(self, folder: Path) -> Request:
        """Return the request that the parameters make; outputs without a name get one in `folder`.

        Raises:
            Flair2Error: the parameters make none.
        """
        values = dict(self._values)
        output = str(values.get(names.OUTPUT) or "")
        values[names.OUTPUT] = output if output.lower().endswith((".tif", ".tiff")) else str(folder / "map.tif")
        if values.get(names.CONFIDENCE):
            values[names.CONFIDENCE] = str(folder / "confidence.tif")
        for name in (names.POLYGONS, names.STATISTICS):  # they take next to nothing
            values.pop(name, None)
        return make_request(values, folder)

    def _answer(self, answer: Union[Foreseen, str]) -> None:
        if self.sender() is not self._question:
            return
        self._question = None
        if isinstance(answer, str):
            self.refused.emit(answer)
            return
        pace = self._history.seconds_per_tile(self._values, answer.device)
        if pace is not None:
            answer = replace(answer, seconds=round(pace * answer.tiles, 1))
        self.answered.emit(answer)
