# SPDX-License-Identifier: GPL-2.0-or-later
"""Draws the dock in its states, on the demo landscape and with the real engine: python tools/draw_dock.py DEMO FOLDER.

Runs in QGIS's Python; DEMO is a folder made by `python -m flair2_plugin.demo`, FOLDER gets the pictures. With --dark or
--points another palette or text size is drawn, to look at.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(ROOT))

from qgis.core import QgsApplication, QgsProject, QgsRasterLayer  # noqa: E402
from qgis.gui import QgsMapCanvas  # noqa: E402
from qgis.PyQt.QtCore import QElapsedTimer, QEventLoop, QTimer  # noqa: E402
from qgis.PyQt.QtGui import QColor, QFont, QPalette  # noqa: E402
from qgis.PyQt.QtWidgets import QMainWindow  # noqa: E402

_PROCESSING = "/usr/share/qgis/python/plugins"
_WIDTH, _HEIGHT = 340, 560
_RESULT = 560  # what the areas and the list of runs add
_LONGEST = 600_000  # milliseconds that the demo's run may take


class Window:
    """What the dock needs of QGIS's interface."""

    def __init__(self) -> None:
        self.window, self.canvas = QMainWindow(), QgsMapCanvas()

    def mainWindow(self) -> QMainWindow:  # noqa: N802
        """Return the window."""
        return self.window

    def mapCanvas(self) -> QgsMapCanvas:  # noqa: N802
        """Return the map."""
        return self.canvas


def main() -> None:
    """Draw all states."""
    options = _parse()
    application = QgsApplication([], True)
    application.initQgis()
    _dress(options)
    sys.path.append(_PROCESSING)
    from processing.core.Processing import Processing

    from flair2_plugin.desktop.provider import Flair2Provider

    Processing.initialize()
    provider = Flair2Provider()
    QgsApplication.processingRegistry().addProvider(provider)
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        _draw(options, Path(work))
    QgsProject.instance().clear()


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("demo", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--points", type=int, default=9)
    parser.add_argument("--width", type=int, default=_WIDTH)
    return parser.parse_args()


def _dress(options: argparse.Namespace) -> None:
    QgsApplication.setFont(QFont("DejaVu Sans", options.points))
    if not options.dark:
        return
    roles, palette = QPalette.ColorRole, QPalette()
    for role in (roles.Window, roles.Base, roles.AlternateBase, roles.Button, roles.ToolTipBase):
        palette.setColor(role, QColor("#33363b" if role != roles.Base else "#25282c"))
    for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.ToolTipText):
        palette.setColor(role, QColor("#e6e6e6"))
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor("#8a8d91"))
    QgsApplication.setPalette(palette)


def _draw(options: argparse.Namespace, work: Path) -> None:
    from flair2_plugin.desktop.dock.dock import Flair2Dock
    from flair2_plugin.desktop.dock.services import make_services

    interface = Window()
    services = make_services(work / "history.jsonl")
    dock = Flair2Dock(interface, services)
    dock.resize(options.width, _HEIGHT)
    dock.show()

    def grab(name: str) -> None:
        _wait(lambda: False, 400)
        dock.grab().save(str(options.folder / f"dock-{name}.png"))

    _draw_without_engine(dock, grab)
    _fill(dock, interface, options.demo, work)
    _wait(dock.form.bands.strip.captions, 60_000)
    _wait(lambda: "km²" in dock.panel.foresight.text(), 60_000)
    grab("filled")
    dock.form.bands.box.setCollapsed(False)
    grab("bands")
    dock.form.bands.box.setCollapsed(True)
    _run(dock, services, grab)
    dock.close_down()
    services.close()


def _draw_without_engine(dock: object, grab: Callable[[str], None]) -> None:
    python = os.environ.pop("FLAIR2_ENGINE_PYTHON", None)
    from flair2_plugin.desktop.engine import interpreter

    checkout = interpreter._checkout  # noqa: SLF001  a checkout always has one
    interpreter._checkout = lambda: Path("/absent")  # noqa: SLF001
    dock.review()
    grab("engine")
    interpreter._checkout = checkout  # noqa: SLF001
    if python:
        os.environ["FLAIR2_ENGINE_PYTHON"] = python
    dock.review()


def _fill(dock: object, interface: Window, demo: Path, work: Path) -> None:
    project = QgsProject.instance()
    ortho = QgsRasterLayer(str(demo / "ortho.tif"), "Demo ortho 2021")
    project.addMapLayer(ortho)
    group = project.layerTreeRoot().addGroup("Sentinel-2 2021")
    for path in sorted((demo / "sentinel2").glob("*.tif")):
        if not path.stem.endswith("_masks"):
            layer = QgsRasterLayer(str(path), path.stem)
            project.addMapLayer(layer, False)
            group.addLayer(layer)
    interface.canvas.setDestinationCrs(ortho.crs())
    interface.canvas.setExtent(ortho.extent())
    dock.form.details.output.setFilePath(str(work / "landcover.tif"))


def _run(dock: object, services: object, grab: Callable[[str], None]) -> None:
    dock.run()
    (run,) = services.queue.runs()
    _wait(lambda: run.state.done * 2 >= run.state.total > 0 or run.state.is_over, _LONGEST)
    dock.run()
    grab("running")
    services.queue.stop(services.queue.runs()[1])
    _wait(lambda: run.state.is_over, _LONGEST)
    dock.runs.history.box.setCollapsed(False)
    dock.resize(dock.width(), _HEIGHT + _RESULT)
    grab("result")


def _wait(ready: Callable[[], bool], longest: int) -> None:
    clock, loop, timer = QElapsedTimer(), QEventLoop(), QTimer()
    clock.start()
    timer.timeout.connect(lambda: loop.quit() if ready() or clock.elapsed() > longest else None)
    timer.start(50)
    loop.exec()


if __name__ == "__main__":
    main()
