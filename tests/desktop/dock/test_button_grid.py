# SPDX-License-Identifier: GPL-2.0-or-later
"""Buttons that find their places."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtWidgets import QPushButton

from flair2_plugin.desktop.dock.button_grid import ButtonGrid


@pytest.fixture
def buttons():
    return [QPushButton(text) for text in ("Resume", "Open in Folder", "Copy", "Run Again with Changes", "Show Log…")]


def places(grid, buttons):
    layout = grid.layout()
    return [layout.getItemPosition(layout.indexOf(button))[:2] for button in buttons if button.isVisible()]


def test_there_are_two_columns_where_there_is_room(qtbot, buttons):
    grid = ButtonGrid(buttons)
    qtbot.addWidget(grid)
    grid.resize(600, 200)
    grid.show()
    assert places(grid, buttons) == [(0, 0), (1, 0), (1, 1), (2, 0), (2, 1)]
    grid.show_button(buttons[0], False)
    assert places(grid, buttons) == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert not buttons[0].isVisible()


def test_there_is_one_column_where_there_is_none(qtbot, buttons):
    grid = ButtonGrid(buttons)
    qtbot.addWidget(grid)
    grid.resize(150, 200)
    grid.show()
    assert places(grid, buttons) == [(0, 0), (1, 0), (2, 0), (3, 0), (4, 0)]


def test_three_small_ones_share_a_row(qtbot):
    buttons = [QPushButton(text) for text in ("Load", "Resume", "Forget")]
    grid = ButtonGrid(buttons, columns=3)
    qtbot.addWidget(grid)
    grid.resize(600, 60)
    grid.show()
    assert places(grid, buttons) == [(0, 0), (0, 1), (0, 2)]
