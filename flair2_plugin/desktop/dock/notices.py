# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences on what is wrong or looks wrong, each with an icon and a word for its weight."""

from __future__ import annotations

from typing import Sequence

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStyle, QVBoxLayout, QWidget

from flair2_plugin.desktop.dock.rows import make_note
from flair2_plugin.desktop.translation import tr

_ICONS = {"hint": "/mIconInfo.svg", "warning": "/mIconWarning.svg", "problem": "/mIconCritical.svg"}


class Notices(QWidget):
    """A column of sentences; hidden where there is none."""

    def __init__(self, name: str) -> None:
        """Show nothing yet."""
        super().__init__()
        self.setObjectName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._shown: Sequence[tuple] = ()
        self.hide()

    def show_sentences(self, sentences: Sequence[tuple]) -> None:
        """Show pairs of a kind ("hint", "warning", "problem") and a sentence, in place of those before."""
        if tuple(sentences) == tuple(self._shown):
            return
        self._shown = tuple(sentences)
        while self._column.count():
            item = self._column.takeAt(0)
            item.widget().hide()
            item.widget().deleteLater()
        for kind, sentence in sentences:
            self._column.addWidget(self._line(kind, sentence))
        self.setVisible(bool(sentences))

    def texts(self) -> list:
        """Return the sentences shown."""
        return [sentence for _, sentence in self._shown]

    def _line(self, kind: str, sentence: str) -> QWidget:
        words = {"hint": tr("Note"), "warning": tr("Warning"), "problem": tr("Problem")}
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        icon = QLabel()
        side = self.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize)
        icon.setPixmap(QgsApplication.getThemeIcon(_ICONS[kind]).pixmap(side, side))
        icon.setToolTip(words[kind])
        icon.setAccessibleName(words[kind])
        icon.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        note = make_note("notice")
        note.setText(sentence)
        note.setAccessibleName(tr("{label}: {text}").format(label=words[kind], text=sentence))
        line.addWidget(note, 1)
        return row
