# SPDX-License-Identifier: GPL-2.0-or-later
"""The runs that are over: the last one's result, and the list of past ones."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from flair2_plugin.desktop.dock.services import Services


class RunsBox(QWidget):
    """Holds the sections "Result" and "Past Runs"."""

    fillWanted = pyqtSignal(object)
    startWanted = pyqtSignal(object, str)

    def __init__(self, iface: Any, services: Services) -> None:
        super().__init__()
        self.result = QWidget()

    def follow(self, run) -> bool:
        return False
