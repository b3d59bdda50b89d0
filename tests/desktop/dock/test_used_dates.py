# SPDX-License-Identifier: GPL-2.0-or-later
"""The window with the strip of months, opened from a run's result."""

from __future__ import annotations

import json

import pytest
from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtWidgets import QApplication

from flair2_plugin.core.date_strip import DARK, StripColours, StripWords
from flair2_plugin.core.series_report import SeriesDate, SeriesReport
from flair2_plugin.desktop.dock.result_box import ResultBox
from flair2_plugin.desktop.dock.used_dates import UsedDatesDialog, translate_words
from flair2_plugin.desktop.runs.series import read_series
from flair2_plugin.desktop.runs.state import RunState

DATES = [
    {"date": "2020-11-05", "used": 44, "missing": 0.0, "clear": 0.96, "cloud": 0.04, "snow": 0.0},
    {"date": "2021-02-03", "used": 0, "missing": 0.25, "clear": None, "cloud": None, "snow": None},
]


def write_report(folder, series):
    path = folder / "map.report.json"
    path.write_text(json.dumps({"series": series}), encoding="utf-8")
    return str(path)


@pytest.fixture
def state(tmp_path):
    """Return a run that is done, with a report of two dates."""
    report = write_report(tmp_path, {"tiles": 44, "dates": DATES, "picture": "map.dates.svg"})
    return RunState("an ortho", {}, "done", report=report)


def test_a_result_with_a_series_shows_its_dates(state, qtbot, tmp_path):
    box = ResultBox()
    qtbot.addWidget(box)
    box.show_state(state, "")
    assert box.dates_button.isVisible()
    box.dates_button.click()
    (window,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, UsedDatesDialog)]
    assert [window.table.topLevelItem(0).text(column) for column in range(6)] == [
        *("2020-11-05", "96 %", "4 %", "0 %", "0 %"),
        "44 of 44",
    ]
    assert [window.table.topLevelItem(1).text(column) for column in (1, 4, 5)] == ["not known", "25 %", "left out"]
    assert window.strip.accessibleName() == "Sentinel-2 dates: 1 of 2 used"
    window.close()
    write_report(tmp_path, None)
    box.show_state(state, "")
    assert not box.dates_button.isVisible()


@pytest.mark.parametrize(
    "series",
    [
        None,
        7,
        {"tiles": 1},
        {"tiles": "x", "dates": DATES},
        {"tiles": 1, "dates": [{**DATES[0], "date": "last spring"}]},
        {"tiles": 1, "dates": [{"date": "2021-04-03"}]},
    ],
)
def test_a_damaged_report_tells_nothing(tmp_path, series):
    assert read_series(write_report(tmp_path, series)) is None
    assert read_series(str(tmp_path / "absent.json")) is None and read_series(None) is None


@pytest.mark.parametrize(("window", "colours"), [("#efefef", StripColours()), ("#232629", DARK)])
def test_the_strip_is_drawn_in_the_colours_of_the_window(qtbot, window, colours):
    palette = QPalette(QApplication.palette())
    palette.setColor(QPalette.ColorRole.Window, QColor(window))
    before = QApplication.palette()
    QApplication.setPalette(palette)
    try:
        dialog = UsedDatesDialog(SeriesReport(2, (SeriesDate("2021-04-03", 2, 0.0, 1.0, 0.0, 0.0),)), "run")
        qtbot.addWidget(dialog)
        image = dialog.strip.grab().toImage()
    finally:
        QApplication.setPalette(before)
    assert image.width() == 600 and image.pixelColor(3, 3).name() == colours.page
    seen = {image.pixelColor(x, y).name() for x in range(0, 600, 2) for y in range(0, image.height(), 2)}
    assert {colours.band, colours.clear} <= seen


def test_all_words_of_the_strip_are_translated_and_english_ones_are_the_engines():
    assert translate_words() == StripWords()
