# SPDX-License-Identifier: GPL-2.0-or-later
"""What is under way, how far it is, and the button that stops it."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from flair2_plugin.desktop.translation import tr, write_number

_FINEST = 1_000  # steps of the bar, whose numbers are too small for bytes


class ProgressRow(QWidget):
    """A text, a bar and Cancel."""

    stopped = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setObjectName("flair2ModelProgress")
        self.bar.setAccessibleName(tr("Progress of the model"))
        self.cancel_button = QPushButton(tr("&Cancel"))
        self.cancel_button.setObjectName("flair2ModelCancel")
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.stopped)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.text, 1)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel_button)

    def show_progress(self, text: str, done: int, total: int) -> None:
        """Say what is done, and how many of how many bytes; a moving bar where they can't be counted."""
        self.bar.setRange(0, _FINEST if total else 0)
        if total:
            self.bar.setValue(_FINEST * done // total)
            amounts = {"done": write_number(done / 1e6, 0), "total": write_number(total / 1e6, 0)}
            text = tr("{text}: {done} of {total} MB").format(text=text, **amounts)
        self.text.setText(text)
