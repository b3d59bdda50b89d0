# SPDX-License-Identifier: GPL-2.0-or-later
"""A dock on an empty project, with runs of its own; its foresight answers at once unless a test takes the real one."""

from __future__ import annotations

import pytest
from qgis.core import QgsProject, QgsRasterLayer, QgsSettings
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QMainWindow, QMenu

from flair2_plugin.core.messages import Foreseen
from flair2_plugin.desktop.dock.dock import Flair2Dock
from flair2_plugin.desktop.dock.services import Services
from flair2_plugin.desktop.runs.history import History
from flair2_plugin.desktop.runs.queue import RunQueue

FORESEEN = Foreseen(44, 0.36, 1200, 30, 126.0, "cpu", 12)


class ForesightAtOnce(QObject):
    """Answers `FORESEEN`, and remembers what it was asked."""

    answered = pyqtSignal(object)
    refused = pyqtSignal(str)

    def __init__(self):
        super().__init__()
        self.asked = []

    def ask(self, parameters):
        self.asked.append(dict(parameters))
        QTimer.singleShot(0, lambda: self.answered.emit(FORESEEN))

    def cancel(self):
        pass

    def close(self):
        pass


class Interface:
    """The part of QGIS's interface that the dock and the plugin use."""

    def __init__(self):
        self.window = QMainWindow()
        self.canvas = QgsMapCanvas()
        self.help_menu = QMenu()
        self.present = []

    def mapCanvas(self):
        return self.canvas

    def mainWindow(self):
        return self.window

    def pluginHelpMenu(self):
        return self.help_menu

    def addDockWidget(self, area, dock):
        self.window.addDockWidget(area, dock)

    def removeDockWidget(self, dock):
        self.window.removeDockWidget(dock)

    def addPluginToRasterMenu(self, menu, action):
        self.present.append(action.objectName())

    def removePluginRasterMenu(self, menu, action):
        self.present.remove(action.objectName())

    def registerOptionsWidgetFactory(self, factory):
        self.present.append(factory)

    def unregisterOptionsWidgetFactory(self, factory):
        self.present.remove(factory)

    def addRasterToolBarIcon(self, action):
        self.present.append(("toolbar", action.objectName()))

    def removeRasterToolBarIcon(self, action):
        self.present.remove(("toolbar", action.objectName()))


@pytest.fixture(autouse=True)
def _no_memory():
    """Begin without anything remembered."""
    QgsSettings().remove("flair2")
    yield
    QgsSettings().remove("flair2")


@pytest.fixture
def interface(qtbot):
    made = Interface()
    qtbot.addWidget(made.window)
    qtbot.addWidget(made.canvas)
    made.window.show()
    return made


@pytest.fixture
def services(tmp_path):
    history = History(tmp_path / "history.jsonl")
    made = Services(RunQueue(history), ForesightAtOnce(), history)
    yield made
    made.close()


@pytest.fixture
def dock(interface, services, provider, engine_that, qgis_new_project, qtbot):
    """Return a dock in a window that is shown; the engine is the stand-in, which works."""
    engine_that("works")
    made = Flair2Dock(interface, services, interface.window)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close_down()


@pytest.fixture
def add_layer():
    """Return a function that adds a raster file to the project."""

    def add(path, name="an ortho"):
        layer = QgsRasterLayer(str(path), name)
        assert layer.isValid()
        QgsProject.instance().addMapLayer(layer)
        return layer

    return add


@pytest.fixture
def filled(dock, ortho, sentinel2, write_model, add_layer, qtbot):
    """Return the dock, filled in so that it can run."""
    layer = add_layer(ortho)
    dock.form.imagery.choose_model(str(write_model(two_branches=True)))
    dock.form.imagery.choose_ortho(layer.id())
    add_layer(sentinel2, "S2_20210403")
    qtbot.waitUntil(dock.panel.run_button.isEnabled, timeout=5_000)
    return dock
