# SPDX-License-Identifier: GPL-2.0-or-later
"""The plugin's page in QGIS's options."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from qgis.core import QgsSettings
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout

from flair2_plugin.core.locations import user_models
from flair2_plugin.desktop import settings
from flair2_plugin.desktop.engine import interpreter
from flair2_plugin.desktop.engine.interpreter import SETTING, VARIABLE, engine_python
from flair2_plugin.desktop.options import OptionsFactory, describe_use
from flair2_plugin.desktop.runs.places import history_file


@pytest.fixture
def options(provider, qtbot, monkeypatch):
    """Return options with the plugin's page in them, and the names of what was opened from there."""
    monkeypatch.delenv(VARIABLE, raising=False)
    QgsSettings().remove(SETTING)
    opened = []
    factory = OptionsFactory(lambda: opened.append("engine"), lambda: opened.append("models"))
    dialog = QDialog()
    qtbot.addWidget(dialog)
    page = factory.createWidget(dialog)
    QVBoxLayout(dialog).addWidget(page)
    dialog.accepted.connect(page.apply)  # as QgsOptions does
    dialog.show()
    yield dialog, opened
    settings.choose_engine("")


def find(dialog, kind, name):
    return dialog.findChild(kind, f"flair2Options{name}")


def test_a_python_that_is_chosen_here_is_used_and_shown_by_processings_options_too(options):
    dialog, _ = options
    find(dialog, QgsFileWidget, "Python").setFilePath(sys.executable)
    dialog.accept()
    assert engine_python() == Path(sys.executable)
    assert settings.ProcessingConfig.settings[SETTING].value == sys.executable


def test_an_emptied_field_forgets_the_choice(options, provider):
    dialog, _ = options
    field = find(dialog, QgsFileWidget, "Python")
    field.setFilePath(sys.executable)
    dialog.accept()
    field.setFilePath("")
    dialog.accept()
    assert QgsSettings().value(SETTING) is None
    assert settings.ProcessingConfig.settings[SETTING].value == ""


def test_what_processings_page_changed_meanwhile_is_not_written_over(options):
    dialog, _ = options
    QgsSettings().setValue(SETTING, sys.executable)
    dialog.accept()
    assert QgsSettings().value(SETTING) == sys.executable


def test_a_rejected_change_changes_nothing(options):
    dialog, _ = options
    find(dialog, QgsFileWidget, "Python").setFilePath(sys.executable)
    dialog.reject()
    assert QgsSettings().value(SETTING) is None


def test_the_python_in_use_is_said_or_what_is_wrong_with_it(options, monkeypatch):
    settings.choose_engine(sys.executable)
    assert describe_use() == f"In use now: {sys.executable}"
    settings.choose_engine("/absent/python")
    assert "there is no such file" in describe_use()
    settings.choose_engine("")
    monkeypatch.setattr(interpreter, "_checkout", lambda: Path("/absent"))
    assert describe_use() == "The engine is not installed"


def test_the_folders_are_shown_and_can_be_copied_but_not_changed(options):
    dialog, _ = options
    for name, path in (("Models", user_models()), ("Runs", history_file())):
        line = find(dialog, QLineEdit, name)
        assert line.text() == str(path) and line.isReadOnly()


@pytest.mark.parametrize(("button", "window"), [("Engine", "engine"), ("Models", "models")])
def test_a_button_saves_closes_the_options_and_opens_its_window(options, qtbot, button, window):
    dialog, opened = options
    find(dialog, QgsFileWidget, "Python").setFilePath(sys.executable)
    qtbot.mouseClick(find(dialog, QPushButton, f"{button}Button"), Qt.MouseButton.LeftButton)
    assert opened == [window] and not dialog.isVisible()
    assert QgsSettings().value(SETTING) == sys.executable
