# SPDX-License-Identifier: GPL-2.0-or-later
"""The plugin's page in QGIS's options: the engine's Python, and where the plugin keeps things."""

from __future__ import annotations

from pathlib import Path
from typing import Callable, Optional

from qgis.core import QgsSettings
from qgis.gui import QgsFileWidget, QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QDialog,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from flair2_plugin.core.errors import EngineFailed
from flair2_plugin.core.locations import user_models
from flair2_plugin.desktop.engine.interpreter import SETTING, engine_folder, engine_python, installation_advice
from flair2_plugin.desktop.engine.sentences import translate
from flair2_plugin.desktop.icons import plugin_icon
from flair2_plugin.desktop.runs.places import history_file
from flair2_plugin.desktop.settings import choose_engine
from flair2_plugin.desktop.translation import tr


class OptionsFactory(QgsOptionsWidgetFactory):
    """Makes the page each time that the options are opened."""

    def __init__(self, open_engine: Callable[[], None], open_models: Callable[[], None]) -> None:
        """Keep what the page's buttons do."""
        super().__init__(tr("FLAIR-2 land cover"), plugin_icon())
        self._open_engine, self._open_models = open_engine, open_models

    def createWidget(self, parent: Optional[QWidget] = None) -> QgsOptionsPageWidget:
        """Return a new page, which belongs to the options."""
        return OptionsPage(self._open_engine, self._open_models, parent)


class OptionsPage(QgsOptionsPageWidget):
    """Shows the one setting that Processing's options have too, and the plugin's folders."""

    def __init__(
        self, open_engine: Callable[[], None], open_models: Callable[[], None], parent: Optional[QWidget]
    ) -> None:
        """Build the page, and read the setting."""
        super().__init__(parent)
        self.setObjectName("flair2OptionsPage")
        self.python = QgsFileWidget()
        self.python.setObjectName("flair2OptionsPython")
        self.python.setStorageMode(QgsFileWidget.StorageMode.GetFile)
        self.python.setDialogTitle(tr("A Python that has the engine's packages"))
        self.python.lineEdit().setPlaceholderText(tr("Leave blank for {folder}").format(folder=engine_folder()))
        self.python.setToolTip(tr("The same setting as in Processing's options"))
        self.in_use = QLabel(describe_use())
        self.in_use.setObjectName("flair2OptionsInUse")
        self.in_use.setWordWrap(True)
        self.in_use.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.in_use.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.engine_button = self._make_button("Engine", tr("Save and Open the Engine…"), open_engine)
        self.models_button = self._make_button("Models", tr("Save and Open the Models…"), open_models)
        self._lay_out()
        self._read = str(QgsSettings().value(SETTING) or "")
        self.python.setFilePath(self._read)

    def apply(self) -> None:
        """Save; only what was changed here, since Processing's page may have changed the same setting."""
        wanted = self.python.filePath().strip()
        if wanted != self._read:
            choose_engine(wanted)
            self._read = wanted

    def _lay_out(self) -> None:
        engine, kept = QGroupBox(tr("Engine")), QGroupBox(tr("Files"))
        rows = QFormLayout(engine)
        _add_row(rows, tr("&Python of the engine"), self.python)
        rows.addRow(self.in_use)
        rows.addRow(_left(self.engine_button))
        rows = QFormLayout(kept)
        _add_row(rows, tr("&Your models"), _path("flair2OptionsModels", user_models()))
        _add_row(rows, tr("&List of past runs"), _path("flair2OptionsRuns", history_file()))
        rows.addRow(_left(self.models_button))
        for form in (engine.layout(), kept.layout()):
            form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
            form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(engine)
        column.addWidget(kept)
        column.addStretch(1)

    def _make_button(self, name: str, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(f"flair2Options{name}Button")
        button.setToolTip(tr("Saves the options and closes them: another window can't be used beside them"))
        button.clicked.connect(lambda: self._leave_for(act))
        return button

    def _leave_for(self, act: Callable[[], None]) -> None:
        options = self.window()
        if isinstance(options, QDialog):
            options.accept()
        act()


def describe_use() -> str:
    """Return which Python the engine runs in now, or why it runs in none; how to install one is the button's matter."""
    try:
        return tr("In use now: {python}").format(python=engine_python())
    except EngineFailed as problem:
        sentence = translate(str(problem))
        return tr("The engine is not installed") if sentence == installation_advice() else sentence


def _add_row(rows: QFormLayout, text: str, widget: QWidget) -> None:
    label = QLabel(text)
    label.setBuddy(widget)
    rows.addRow(label, widget)


def _path(name: str, path: Path) -> QLineEdit:
    line = QLineEdit(str(path))
    line.setObjectName(name)
    line.setReadOnly(True)
    line.setCursorPosition(0)
    line.setToolTip(str(path))
    return line


def _left(button: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch(1)
    return row
