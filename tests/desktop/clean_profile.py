# SPDX-License-Identifier: GPL-2.0-or-later
"""A QGIS of its own: installs the zip, uses the plugin, takes it away, and prints as JSON what was seen and is left.

python tests/desktop/clean_profile.py ZIP WORK: in QGIS's Python, with HOME, QGIS_CUSTOM_CONFIG_PATH and TMPDIR in
folders that nobody else uses. Installing and removing is done by QGIS's own plugin installer. All of it happens in the
application's own event loop, since deleteLater waits for that one, and is a generator that yields what it waits for.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from pathlib import Path
from unittest.mock import MagicMock

import numpy as np
from osgeo import gdal, osr
from qgis import utils
from qgis.core import QgsApplication, QgsProject, QgsRasterLayer, QgsSettings
from qgis.gui import QgsMapCanvas, QgsMessageBar
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QElapsedTimer, QObject, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAction, QApplication, QMainWindow, QMenu, QToolBar

PACKAGE = "flair2_plugin"
PATIENCE = 90_000  # milliseconds
PROFILE = Path(os.environ["QGIS_CUSTOM_CONFIG_PATH"]) / "profiles" / "default"


class Desktop:
    """QGIS's interface, as far as the plugin and the plugin installer use it; its menus and bars are real ones."""

    def __init__(self):
        self.window = QMainWindow()
        self.canvas = QgsMapCanvas(self.window)
        self.window.setCentralWidget(self.canvas)
        self.raster_menu, self.help_menu = QMenu("Raster", self.window), QMenu("Help", self.window)
        self.toolbar = QToolBar(self.window)
        self.messages = QgsMessageBar(self.window)
        self.options = []
        self.manager = MagicMock()

    def mainWindow(self):
        return self.window

    def mapCanvas(self):
        return self.canvas

    def pluginHelpMenu(self):
        return self.help_menu

    def messageBar(self):
        return self.messages

    def pluginManagerInterface(self):
        return self.manager

    def addDockWidget(self, area, dock):
        self.window.addDockWidget(area, dock)

    def removeDockWidget(self, dock):
        self.window.removeDockWidget(dock)

    def addPluginToRasterMenu(self, name, action):
        self.raster_menu.addAction(action)

    def removePluginRasterMenu(self, name, action):
        self.raster_menu.removeAction(action)

    def addRasterToolBarIcon(self, action):
        self.toolbar.addAction(action)

    def removeRasterToolBarIcon(self, action):
        self.toolbar.removeAction(action)

    def registerOptionsWidgetFactory(self, factory):
        self.options.append(factory)

    def unregisterOptionsWidgetFactory(self, factory):
        self.options.remove(factory)

    def entries(self):
        """Return what stands in menus, bars and docks."""
        actions = [*self.raster_menu.actions(), *self.help_menu.actions(), *self.toolbar.actions()]
        return [action.text() for action in actions] + [type(factory).__name__ for factory in self.options]


def main():
    """Do it all, and tell."""
    archive, work = Path(sys.argv[1]), Path(sys.argv[2])
    application = QgsApplication([], True, str(PROFILE))
    QApplication.setOrganizationName("QGIS")
    QApplication.setApplicationName("QGIS3")
    application.initQgis()
    desktop = Desktop()
    installer = _prepare(desktop)
    _follow(_tell(desktop, installer, archive, work), application)
    application.exitQgis()


def _prepare(desktop):
    """Give QGIS's Python side its interface, its folders, Processing and the plugin installer."""
    own = Path(QgsApplication.pkgDataPath()) / "python"
    utils.iface = desktop
    home = str(PROFILE / "python" / "plugins")
    utils.home_plugin_path = utils.HOME_PLUGIN_PATH = home  # up to 3.38, and from 3.40 on
    utils.plugin_paths = [home]
    sys.path[:0] = [home, str(own), str(own / "plugins")]
    import pyplugin_installer
    from processing.core.Processing import Processing
    from pyplugin_installer import installer, installer_data

    for module in (installer, installer_data):  # from 3.40 on: settings that QGIS's own window declares
        module.QgsSettingsTree = MagicMock()
        module.QgsSettingsTree.node.return_value.childSetting.return_value.value.return_value = []
    Processing.initialize()
    desktop.window.show()
    return pyplugin_installer.instance()


def _follow(story, application):
    """Go on with a generator whenever what it yielded comes true, or after `PATIENCE`."""
    clock, timer, waiting = QElapsedTimer(), QTimer(), [lambda: True]

    def go_on():
        if waiting[0]() or clock.elapsed() > PATIENCE:
            clock.start()
            waiting[0] = next(story, None)
            if waiting[0] is None:
                application.quit()

    clock.start()
    timer.timeout.connect(go_on)
    timer.start(50)
    application.exec()


def _tell(desktop, installer, archive, work):
    """Install, use, uninstall; print what was seen before the application quits, where more may go wrong."""
    yield _pause()
    log, seen = [], {}
    QgsApplication.messageLog().messageReceived.connect(lambda *message: log.append([*map(str, message)]))
    before, files, settings = _present(), _files(work), set(QgsSettings().allKeys())
    installer.installFromZipFile(str(archive))
    seen.update({"installed": PACKAGE in utils.active_plugins, "entries": desktop.entries()})
    yield from _use(desktop, work, seen)
    installer.uninstallPlugin(PACKAGE, quiet=True)
    yield _pause()
    QgsProject.instance().clear()  # what still listened to it would say so
    yield _pause()
    seen["log"] = log
    seen["left"] = {
        "entries": desktop.entries(),
        "objects": sorted(_present() - before),
        "modules": [name for name, module in sys.modules.items() if _is_code_of_ours(name, module)],
        "provider": QgsApplication.processingRegistry().providerById("flair2") is not None,
        "processes": _children(),
        "files": sorted(_files(work) - files),
        "settings": sorted(set(QgsSettings().allKeys()) - settings),
    }
    print("SEEN " + json.dumps(seen), flush=True)


def _is_code_of_ours(name, module):
    """Whether it is a module of the plugin; QGIS forgets to drop the packages that they lie in, which are empty."""
    return name.split(".")[0] == PACKAGE and not hasattr(module, "__path__")


def _use(desktop, work, seen):
    """Open every window, make a map by the dock's own button, and look at it."""
    action = desktop.window.findChild(QAction, "flair2Panel")
    action.trigger()
    dock = desktop.window.findChild(QObject, "flair2Dock")
    _add_layers(desktop, work)
    for name in ("flair2Engine", "flair2Models"):
        desktop.window.findChild(QAction, name).trigger()
    windows = [widget.objectName() for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    dock.form.imagery.choose_model("demo")
    dock.form.details.output.setFilePath(str(work / "made" / "landcover.tif"))
    yield dock.panel.run_button.isEnabled
    QTest.mouseClick(dock.panel.run_button, Qt.MouseButton.LeftButton)
    (run,) = dock._services.queue.runs()
    yield lambda: run.state.is_over
    yield _pause()
    seen["windows"] = windows
    seen["run"] = [run.state.phase, run.state.error]
    seen["layers"] = [layer.name() for layer in QgsProject.instance().layerTreeRoot().layerOrder()]
    seen["options"] = [_open_page(factory, desktop.window) for factory in desktop.options]


def _open_page(factory, window):
    page = factory.createWidget(window)
    page.apply()
    name = page.objectName()
    sip.delete(page)
    return name


def _add_layers(desktop, work):
    made = work / "made"
    made.mkdir()
    group = QgsProject.instance().layerTreeRoot().addGroup("2021")
    for month in (3, 6, 9):
        path = _write(made / f"S2_2021{month:02d}10.tif", 10, 40, 10.0, gdal.GDT_UInt16, 9_000)
        layer = QgsRasterLayer(str(path), path.stem)
        QgsProject.instance().addMapLayer(layer, False)
        group.addLayer(layer)
    ortho = QgsRasterLayer(str(_write(made / "ortho.tif", 5, 700, 0.2, gdal.GDT_Byte, 256)), "ortho")
    QgsProject.instance().addMapLayer(ortho)
    desktop.canvas.setDestinationCrs(ortho.crs())
    desktop.canvas.setExtent(ortho.extent())


def _write(path, bands, size, pixel, kind, high):
    """Write seeded noise around one place, in Lambert-93."""
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(2154)
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), size, size, bands, kind)
    dataset.SetProjection(crs.ExportToWkt())
    half = size * pixel / 2
    dataset.SetGeoTransform((650_000 - half, pixel, 0.0, 6_860_000 + half, 0.0, -pixel))
    noise = np.random.default_rng(0).integers(1, high, (bands, size, size))
    for band in range(bands):
        dataset.GetRasterBand(band + 1).WriteArray(noise[band])
    dataset.FlushCache()
    return path


def _present():
    """Return the Qt objects that Python holds and that live, of the plugin's classes and of kinds that do things."""
    gc.collect()
    kinds = ("QTimer", "QProcess", "QTranslator", "QThread", "QDockWidget", "QDialog", "QAction", "QgsTask")
    alive = [thing for thing in gc.get_objects() if isinstance(thing, sip.wrapper) and not sip.isdeleted(thing)]
    wanted = [t for t in alive if type(t).__module__.split(".")[0] == PACKAGE or type(t).__name__ in kinds]
    widgets = [w for w in QApplication.allWidgets() if w.objectName().startswith("flair2")]
    return {f"{type(thing).__name__} {_name_of(thing)} {id(thing)}" for thing in [*wanted, *widgets]}


def _name_of(thing):
    return thing.objectName() if isinstance(thing, QObject) else ""


def _children():
    """Return the programs that this process started and that still run."""
    return [
        stat.read_text().split()[1]
        for stat in Path("/proc").glob("[0-9]*/stat")
        if _text(stat).rpartition(")")[2].split()[1:2] == [str(os.getpid())]
    ]


def _text(path):
    try:
        return path.read_text()
    except OSError:  # it has just ended
        return ""


def _files(work):
    return {str(path.relative_to(work)) for path in work.rglob("*") if path.is_file() or path.is_symlink()}


def _pause():
    """Return what comes true after a moment."""
    clock = QElapsedTimer()
    clock.start()
    return lambda: clock.elapsed() > 600


if __name__ == "__main__":
    main()
