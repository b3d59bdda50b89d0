# SPDX-License-Identifier: GPL-2.0-or-later
"""Buttons side by side where there is room, below one another where there is none."""

from __future__ import annotations

from typing import Sequence, Set

from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

_GAP = 4


class ButtonGrid(QWidget):
    """As many columns as fit, at most `columns`; no text is cut off as long as one column fits."""

    def __init__(self, buttons: Sequence[QPushButton], columns: int = 2) -> None:
        """Arrange the buttons; those that are hidden later take no place."""
        super().__init__()
        self._buttons = tuple(buttons)
        self._most = columns
        self._hidden: Set[QPushButton] = set()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self.setMinimumWidth(1)
        for button in self._buttons:
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._arrange()

    def show_button(self, button: QPushButton, shown: bool) -> None:
        """Show or hide one of the buttons."""
        (self._hidden.discard if shown else self._hidden.add)(button)
        self._arrange()

    def _arrange(self) -> None:
        shown = [button for button in self._buttons if button not in self._hidden]
        columns = next((count for count in range(self._most, 1, -1) if self._fits(shown, count)), 1)
        for button in self._buttons:
            self._grid.removeWidget(button)
            button.setParent(self)
            button.setVisible(button not in self._hidden)
        first = len(shown) % columns  # of an odd number the first takes a whole row
        for number, button in enumerate(shown):
            row, column = divmod(number + (columns - first if first and number >= first else 0), columns)
            alone = first == 1 and number == 0
            self._grid.addWidget(button, row, column, 1, columns if alone else 1)

    def _fits(self, buttons: Sequence[QPushButton], columns: int) -> bool:
        hints = [button.sizeHint().width() for button in buttons[len(buttons) % columns :]]
        widths = [max(hints[column::columns], default=0) for column in range(columns)]
        return sum(widths) + _GAP * (columns - 1) <= self.width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the new width."""
        super().resizeEvent(event)
        self._arrange()
