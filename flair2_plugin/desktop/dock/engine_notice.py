# SPDX-License-Identifier: GPL-2.0-or-later
"""What the dock shows where there is no engine yet: why one is needed, and a button that gets it."""

from __future__ import annotations

from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QPushButton, QVBoxLayout

from flair2_plugin.core.errors import EngineFailed
from flair2_plugin.desktop.dock.rows import make_note
from flair2_plugin.desktop.engine.interpreter import engine_python, installation_advice
from flair2_plugin.desktop.engine.sentences import translate
from flair2_plugin.desktop.translation import tr

_LOOK_AGAIN = 3_000  # milliseconds


class EngineNotice(QFrame):
    """Hidden where there is an engine."""

    wanted = pyqtSignal()
    found = pyqtSignal()
    """The engine is there now."""

    def __init__(self) -> None:
        """Look whether there is an engine."""
        super().__init__()
        self.setObjectName("engineNotice")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._note = make_note("engineText")
        self.button = QPushButton(tr("Set Up the &Engine…"))
        self.button.setObjectName("setUpEngine")
        self.button.clicked.connect(self.wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self._note)
        column.addWidget(self.button)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_AGAIN)
        self._timer.timeout.connect(self._look_again)
        self.refresh()

    def refresh(self) -> bool:
        """Show or hide this; return whether there is an engine. Looks for files only."""
        try:
            engine_python()
        except EngineFailed as problem:
            self._note.setText(
                tr("The network computes in a Python of its own beside QGIS, which is not set up yet. {reason}").format(
                    reason=_brief(translate(str(problem)))
                )
            )
            self.show()
            self._timer.start()
            return False
        self._timer.stop()
        self.hide()
        return True

    def _look_again(self) -> None:
        """See whether the engine has been set up meanwhile, here or in another window of QGIS."""
        if self.refresh():
            self.found.emit()


def _brief(reason: str) -> str:
    """Return why, unless the reason is only that nothing was installed: the button says what to do about that."""
    return "" if reason == installation_advice() else reason
