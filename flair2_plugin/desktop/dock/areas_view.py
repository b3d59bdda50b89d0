# SPDX-License-Identifier: GPL-2.0-or-later
"""The areas of a map's classes, as a table with bars."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QTableView

from flair2_plugin.desktop.runs.state import RunState


class AreasView(QTableView):
    """Hidden where nothing is known."""

    def show_areas(self, state: RunState) -> None:
        """Show the areas of a run that is done."""
        self.hide()
