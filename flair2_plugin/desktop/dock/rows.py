# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows of the dock's boxes: a label above its widget, buttons beside it; nothing wider than a narrow dock."""

from __future__ import annotations

from typing import Any, Tuple

from qgis.core import QgsApplication
from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

_FEWEST = 6  # letters of a combo box that stay visible in the narrowest dock


def make_box(title: str, name: str, folded: bool) -> QgsCollapsibleGroupBox:
    """Return a section with a column of rows, which remembers nothing of its own."""
    box = QgsCollapsibleGroupBox(title)
    box.setObjectName(name)
    box.setSaveCollapsedState(False)
    column = QVBoxLayout(box)
    column.setContentsMargins(6, 2, 2, 4)
    box.setCollapsed(folded)
    return box


def add_row(column: QLayout, label: str, widget: QWidget, *beside: QWidget) -> Tuple[QLabel, QWidget]:
    """Append a labelled row; the label's letter leads to its widget. Returns the label, and the row below it."""
    caption = QLabel(label)
    caption.setBuddy(widget)
    caption.setWordWrap(True)
    column.addWidget(caption)
    row = in_line(widget, *beside)
    column.addWidget(row)
    return caption, row


def in_line(*widgets: QWidget) -> QWidget:
    """Return a row of widgets, the first of which takes all the room that is left."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(4)
    for number, widget in enumerate(widgets):
        line.addWidget(widget, 0 if number else 1)
    return row


def make_narrow(combo: QComboBox) -> QComboBox:
    """Let a combo box become narrower than its longest entry, which its list shows in full."""
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(_FEWEST)
    combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return combo


def wrap_text(box: QCheckBox) -> QWidget:
    """Return a row with a check box and its text, which may take several lines in a narrow dock."""
    text = _BoxText(box)
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(text, 1)
    return row


class _BoxText(QLabel):
    """A check box's text; a click on it is one on the box."""

    def __init__(self, box: QCheckBox) -> None:
        super().__init__(box.text())
        self._box = box
        self.setWordWrap(True)
        self.setBuddy(box)
        self.setToolTip(box.toolTip())
        box.setAccessibleName(box.text())
        box.setText("")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.pos()):
            self._box.click()


def make_button(icon: str, text: str, name: str, pressed: Any = None) -> QToolButton:
    """Return a button that shows a theme icon only; its text is its tooltip and what a screen reader says."""
    button = QToolButton()
    button.setIcon(QgsApplication.getThemeIcon(icon))
    button.setToolTip(text)
    button.setAccessibleName(text)
    button.setObjectName(name)
    if pressed is not None:
        button.clicked.connect(pressed)
    return button


def make_note(name: str) -> QLabel:
    """Return a label for a sentence that may be long and may be copied."""
    note = QLabel()
    note.setObjectName(name)
    note.setWordWrap(True)
    note.setTextFormat(Qt.TextFormat.PlainText)
    note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return note
