# SPDX-License-Identifier: GPL-2.0-or-later
"""The table of dates, opened from the form, corrected, and what the run is given of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from qgis.core import Qgis, QgsDateTimeRange, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime, QTimer
from qgis.PyQt.QtWidgets import QApplication, QDateEdit, QDialog, QDialogButtonBox

from flair2_plugin.desktop.dock.dates_dialog import DatesDialog, files_to_date
from flair2_plugin.desktop.dock.dates_model import DATE, ORIGIN, REMARK
from flair2_plugin.desktop.dock.layers import SeriesChoice
from tests.desktop.conftest import write_raster

OK = QDialogButtonBox.StandardButton.Ok
NAMES = ("S2_20210403.tif", "03062021.tif", "S2_20210722.tif")


@pytest.fixture(autouse=True)
def profile(tmp_path, monkeypatch):
    """Keep what is written out of the profile."""
    folder = tmp_path / "profile"
    monkeypatch.setattr("flair2_plugin.desktop.runs.places.profile_folder", lambda: folder)
    return folder


@pytest.fixture
def files(tmp_path):
    """Return three images, of which one doesn't tell its date."""
    (tmp_path / "s2").mkdir()
    return [str(write_raster(tmp_path / "s2" / name, 10, size=6, pixel=10.0, value=1_500)) for name in NAMES]


@pytest.fixture
def open_dialog(qtbot, qgis_new_project):
    """Return a function that shows the table."""

    def show(sources, table=""):
        dialog = DatesDialog(sources, table)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return show


def cell(dialog, row, column):
    return dialog.view.model().index(row, column).data()


def put(dialog, row, day):
    model = dialog.view.model()
    assert model.setData(model.index(row, DATE), QDate(day.year, day.month, day.day))


def may_be_accepted(dialog):
    return dialog.buttons.button(OK).isEnabled()


def test_ok_waits_for_the_last_date(open_dialog, files):
    dialog = open_dialog(files)
    assert [cell(dialog, 1, column) for column in (DATE, ORIGIN, REMARK)] == [
        "no date",
        "not recognised",
        "date missing",
    ]
    assert dialog._count.text() == "2 of 3 images have a date, from 2021-04-03 to 2021-07-22"
    assert dialog.view.currentIndex().row() == 1 and not may_be_accepted(dialog)
    put(dialog, 1, date(2021, 6, 3))
    assert [cell(dialog, 1, column) for column in (DATE, ORIGIN, REMARK)] == ["2021-06-03", "typed here", ""]
    assert may_be_accepted(dialog)


def test_what_is_accepted_is_a_table_that_the_next_visit_reads(open_dialog, files, profile):
    dialog = open_dialog(files)
    put(dialog, 1, date(2021, 6, 3))
    dialog.accept()
    assert dialog.result() == QDialog.DialogCode.Accepted
    lines = Path(dialog.table).read_text(encoding="utf-8").splitlines()
    assert lines[1:] == [f"{file},{day}" for file, day in zip(files, ("2021-04-03", "2021-06-03", "2021-07-22"))]
    assert Path(dialog.table).parent == profile / "dates"
    again = open_dialog(files, dialog.table)
    assert cell(again, 1, DATE) == "2021-06-03" and may_be_accepted(again)
    again.buttons.button(QDialogButtonBox.StandardButton.Reset).click()
    assert cell(again, 1, DATE) == "no date"


def test_no_table_is_made_where_the_engine_reads_the_same(open_dialog, files, profile):
    dialog = open_dialog([files[0], files[2]])
    put(dialog, 0, date(2021, 1, 1))
    put(dialog, 0, date(2021, 4, 3))
    dialog.accept()
    assert dialog.table == "" and not profile.exists()


def test_a_date_is_typed_with_the_keyboard(open_dialog, files, qtbot):
    dialog = open_dialog(files)
    dialog.view.setFocus()
    dialog.view.edit(dialog.view.currentIndex())
    (editor,) = dialog.view.findChildren(QDateEdit)
    assert editor.date() == QDate(2021, 4, 3)  # that of the row above, the likeliest to be near
    editor.setDate(QDate(2021, 6, 3))
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: cell(dialog, 1, DATE) == "2021-06-03", timeout=2_000)


def test_a_table_that_cannot_be_written_keeps_the_window_open(open_dialog, files, profile):
    dialog = open_dialog(files)
    put(dialog, 1, date(2021, 6, 3))
    profile.write_text("a file", encoding="utf-8")
    dialog.accept()
    assert dialog.isVisible() and "can't be written" in dialog._problem.text()


def test_products_and_super_areas_tell_their_dates_themselves(tmp_path, files):
    assert files_to_date(SeriesChoice("", folder=str(tmp_path / "s2"))) == sorted(files)
    assert files_to_date(SeriesChoice("", tuple(files))) == files
    for name in ("MTD_MSIL2A.xml", "area_data.npy"):
        (tmp_path / "s2" / name).touch()
        assert files_to_date(SeriesChoice("", folder=str(tmp_path / "s2"))) == []
        (tmp_path / "s2" / name).unlink()
    assert files_to_date(SeriesChoice("", ("x_data.npy", "S2A.zip", str(tmp_path)))) == []


def test_corrected_dates_become_the_runs_and_go_with_the_series(filled, files, services, qtbot):
    filled.form.imagery.series.choose(SeriesChoice("three", tuple(files)))
    assert "No date in" in warnings_of(filled, qtbot)
    answer_dialog(filled)
    table = filled.form.form().options["DATES"]
    assert "2021-06-03" in Path(table).read_text(encoding="utf-8")
    filled.review()
    assert filled._parameters["DATES"] == table
    filled.form.imagery.series.choose(SeriesChoice("two", (files[0], files[2])))
    assert "DATES" not in filled.form.form().options


def test_a_layers_time_range_is_a_date_that_nobody_misses(filled, files, qtbot):
    layer = QgsRasterLayer(files[1], "undated")
    properties, moment = layer.temporalProperties(), QDateTime(QDate(2021, 6, 3), QTime(10, 50))
    properties.setIsActive(True)
    properties.setMode(Qgis.RasterTemporalMode.FixedTemporalRange)
    properties.setFixedTemporalRange(QgsDateTimeRange(moment, moment))
    QgsProject.instance().addMapLayer(layer)
    filled.form.imagery.series.choose(SeriesChoice("three", tuple(files)))
    assert "No date in" not in warnings_of(filled, qtbot)


def warnings_of(dock, qtbot):
    """Return what is warned of once the series has been looked at."""
    dock.review()
    qtbot.waitUntil(lambda: dock._adviser._series is not None, timeout=5_000)
    dock.review()
    return " ".join(dock.panel.notices.texts())


def answer_dialog(dock):
    """Press the button, date what has no date, and accept."""

    def answer():
        dialog = QApplication.activeModalWidget()
        put(dialog, 1, date(2021, 6, 3))
        dialog.buttons.button(OK).click()

    QTimer.singleShot(0, answer)
    dock.form.imagery.series.dates_button.click()


def test_a_table_of_the_users_own_stays_when_the_series_changes(filled, files, tmp_path):
    own = tmp_path / "own.csv"
    own.write_text("file,date\n", encoding="utf-8")
    filled.form.details.choose_options({"DATES": str(own), "OVERLAP": 0.5})
    filled.form.imagery.series.choose(SeriesChoice("three", tuple(files)))
    assert filled.form.form().options == {"DATES": str(own), "OVERLAP": 0.5}


def test_the_button_waits_for_a_series(dock):
    assert not dock.form.imagery.series.dates_button.isEnabled()
