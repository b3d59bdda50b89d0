# SPDX-License-Identifier: GPL-2.0-or-later
"""The table of areas in a real view: its texts, its bars, its copy."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import QLocale, Qt
from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtWidgets import QApplication, QTableView

from flair2_plugin.desktop.runs.areas import AreaRow
from flair2_plugin.desktop.runs.areas_table import SHARE, AreasModel, BarDelegate

ROWS = [AreaRow(5, "water", "#1553ae", 1.5, 75.0), AreaRow(19, "other", "#000000", 0.5, 25.0)]


@pytest.fixture
def view(qtbot):
    view = QTableView()
    view.setModel(AreasModel(ROWS, view))
    view.setItemDelegateForColumn(SHARE, BarDelegate(view))
    view.resize(500, 120)
    view.horizontalHeader().setStretchLastSection(True)
    qtbot.addWidget(view)
    view.show()
    return view


def test_cells_say_class_area_and_share(view):
    model = view.model()
    assert [model.headerData(c, Qt.Orientation.Horizontal) for c in range(3)] == ["Class", "km²", "%"]
    assert [model.data(model.index(0, column)) for column in range(3)] == ["water", "1.500", "75.0 %"]
    assert model.data(model.index(0, 0), Qt.ItemDataRole.DecorationRole) == QColor("#1553ae")


@pytest.mark.parametrize("ground", ["#ffffff", "#202020"])
def test_bars_are_as_long_as_their_shares_on_any_ground(view, ground):
    palette = QPalette(view.palette())
    palette.setColor(QPalette.ColorRole.Base, QColor(ground))
    palette.setColor(QPalette.ColorRole.Text, QColor("#ffffff" if ground == "#202020" else "#000000"))
    view.setPalette(palette)
    image = view.viewport().grab().toImage()
    lengths = []
    for row, entry in enumerate(ROWS):
        cell = view.visualRect(view.model().index(row, SHARE))
        line = [image.pixelColor(x, cell.center().y()) for x in range(cell.left(), cell.right())]
        # Where the bar ends, its outline in the colour of the text stands.
        lengths.append(sum(pixel == QColor(entry.colour) for pixel in line))
    assert lengths[0] > 100
    if ground == "#202020":  # on white, black text counts too
        assert lengths[0] == pytest.approx(3 * lengths[1], rel=0.1, abs=8)
    assert QColor(ground) in [image.pixelColor(x, 5) for x in range(image.width())]


def test_the_whole_table_is_copied(view):
    view.model().copy()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[1] == "Class"
    point = QLocale().decimalPoint()
    assert lines[1].split("\t") == ["5", "water", "#1553ae", f"1{point}500000", f"75{point}00"]
