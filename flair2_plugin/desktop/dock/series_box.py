# SPDX-License-Identifier: GPL-2.0-or-later
"""The row that chooses a Sentinel-2 series: a group of layers, a layer, several of them, a folder or a file."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from flair2_plugin.desktop.dock.layers import SeriesChoice, list_images, list_series
from flair2_plugin.desktop.dock.rows import make_narrow
from flair2_plugin.desktop.translation import tr

NOTHING = SeriesChoice("")


class SeriesBox(QWidget):
    """One combo box for all the forms that a series has, and a menu for those that are not in the project."""

    changed = pyqtSignal()
    datesWanted = pyqtSignal()

    def __init__(self, project: QgsProject) -> None:
        """Offer what the project holds."""
        super().__init__()
        self._project = project
        self._own: Optional[SeriesChoice] = None  # chosen by the menu, so not among the project's
        self._user_chose = False
        self.combo = make_narrow(QComboBox())
        self.combo.setObjectName("sentinel2")
        self.combo.currentIndexChanged.connect(self.changed)
        self.combo.activated.connect(self._remember_choice)
        self._button = QToolButton()
        self._button.setObjectName("browseSentinel2")
        self._button.setText("…")
        self._button.setToolTip(tr("Choose several layers, a folder or a file"))
        self._button.setAccessibleName(self._button.toolTip())
        self._button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._button.setMenu(self._make_menu())
        self.dates_button = QToolButton()
        self.dates_button.setObjectName("seriesDatesButton")
        self.dates_button.setText(tr("Dates…"))
        self.dates_button.setToolTip(tr("See and correct the dates of these images"))
        self.dates_button.clicked.connect(self.datesWanted)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self.combo, 1)
        line.addWidget(self._button)
        line.addWidget(self.dates_button)
        self.changed.connect(self._follow)
        self.refresh()

    def choice(self) -> SeriesChoice:
        """Return what is chosen; `NOTHING` where nothing is."""
        return self.combo.currentData(Qt.ItemDataRole.UserRole) or NOTHING

    def choose(self, choice: SeriesChoice) -> None:
        """Choose a series; one that the list lacks is added to it."""
        self._user_chose = True
        index = self._find(choice)
        if index < 0:
            self._own = choice
            self.refresh()
            index = self._find(choice)
        self.combo.setCurrentIndex(index)

    def refresh(self) -> None:
        """List the project's series again; the choice stays as far as it is still there.

        Until the user has chosen, it is the first group of such layers, or the one series that there is.
        """
        before = self.choice()
        choices = [NOTHING, *list_series(self._project), *([self._own] if self._own else [])]
        self.combo.blockSignals(True)
        self.combo.clear()
        for choice in choices:
            self.combo.addItem(choice.label or tr("None"), choice)
            self.combo.setItemData(self.combo.count() - 1, _explain(choice), Qt.ItemDataRole.ToolTipRole)
        suggested = 1 if not self._user_chose and (len(choices) == 2 or _is_group(choices)) else 0
        found = self._find(before) if before != NOTHING else -1
        self.combo.setCurrentIndex(found if found >= 0 else suggested)
        self.combo.blockSignals(False)
        self._follow()
        if self.choice() != before:
            self.changed.emit()

    def start_anew(self) -> None:
        """Forget what was chosen: the project is another one."""
        self._user_chose, self._own = False, None

    def _remember_choice(self) -> None:
        self._user_chose = True

    def _follow(self) -> None:
        self.dates_button.setEnabled(self.choice() != NOTHING)

    def _find(self, choice: SeriesChoice) -> int:
        found = (
            index
            for index in range(self.combo.count())
            if (other := self.combo.itemData(index))
            and (other.sources, other.folder) == (choice.sources, choice.folder)
        )
        return next(found, -1)

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(tr("Several Layers…")).triggered.connect(self._choose_layers)
        menu.addAction(tr("Folder…")).triggered.connect(self._choose_folder)
        menu.addAction(tr("Files…")).triggered.connect(self._choose_files)
        return menu

    def _choose_layers(self) -> None:
        dialog = _LayersDialog(self._project, self.choice(), self)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.sources():
            self.choose(name_choice(dialog.sources(), ""))

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Folder of Sentinel-2 Images"), self.choice().folder)
        if folder:
            self.choose(name_choice((), folder))

    def _choose_files(self) -> None:
        files, _ = QFileDialog.getOpenFileNames(self, tr("Sentinel-2 Images"), "", tr("All files (*)"))
        if files:
            self.choose(name_choice(tuple(files), ""))


def name_choice(sources: tuple, folder: str) -> SeriesChoice:
    """Return a series of files, or of a folder, with a label for it."""
    if folder:
        return SeriesChoice(tr("Folder {name}").format(name=Path(folder).name or folder), folder=folder)
    if len(sources) == 1:
        return SeriesChoice(Path(sources[0]).name, tuple(sources))
    return SeriesChoice(tr("{count} images").format(count=len(sources)) if sources else "", tuple(sources))


def _is_group(choices: list) -> bool:
    return len(choices) > 1 and len(choices[1].sources) > 1


def _explain(choice: SeriesChoice) -> str:
    return choice.folder or "\n".join(choice.sources[:20])


class _LayersDialog(QDialog):
    """Ticks layers of the project."""

    def __init__(self, project: QgsProject, chosen: SeriesChoice, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Sentinel-2 Layers"))
        self._list = QListWidget()
        self._list.setObjectName("sentinel2Layers")
        for layer in list_images(project):
            item = QListWidgetItem(layer.name())
            item.setData(Qt.ItemDataRole.UserRole, layer.source())
            ticked = layer.source() in chosen.sources
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self._list.addItem(item)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self._list)
        column.addWidget(buttons)

    def sources(self) -> tuple:
        """Return the sources of the layers that are ticked."""
        items = (self._list.item(row) for row in range(self._list.count()))
        return tuple(i.data(Qt.ItemDataRole.UserRole) for i in items if i.checkState() == Qt.CheckState.Checked)
