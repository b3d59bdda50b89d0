# SPDX-License-Identifier: GPL-2.0-or-later
"""The top of the dock: ortho, Sentinel-2 series and model."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.core import QgsMapLayerProxyModel, QgsProject, QgsRasterLayer
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFileDialog, QMenu, QMessageBox, QToolButton, QVBoxLayout, QWidget

from flair2_plugin.core.errors import InvalidModel, InvalidRequest
from flair2_plugin.core.locations import installed_models, model_folder
from flair2_plugin.core.model_card import ModelCard, read_card
from flair2_plugin.desktop.algorithm.ortho_folder import open_tiles
from flair2_plugin.desktop.dock.layers import find_ortho
from flair2_plugin.desktop.dock.rows import add_row, make_button, make_narrow
from flair2_plugin.desktop.dock.series_box import SeriesBox
from flair2_plugin.desktop.engine.sentences import translate
from flair2_plugin.desktop.translation import tr


class ImageryBox(QWidget):
    """Two inputs and what they are read by; the rest of the form follows from these."""

    changed = pyqtSignal()
    modelsWanted = pyqtSignal()

    def __init__(self, project: QgsProject) -> None:
        """Choose the ortho that the project seems to hold, and the first model."""
        super().__init__()
        self._project = project
        self._chosen = ""  # the id of the layer that the user chose
        self._tiles: Optional[QgsRasterLayer] = None  # of a folder, so not among the project's layers
        self._folder = ""
        self.ortho_combo = QgsMapLayerComboBox()
        self.ortho_combo.setObjectName("ortho")
        self.ortho_combo.setFilters(QgsMapLayerProxyModel.Filter.RasterLayer)
        self.ortho_combo.setAllowEmptyLayer(True)
        make_narrow(self.ortho_combo)
        self.series = SeriesBox(project)
        self.model_combo = make_narrow(QComboBox())
        self.model_combo.setObjectName("model")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        add_row(column, tr("&Ortho"), self.ortho_combo, self._make_browse_button())
        self._series_label, _ = add_row(column, tr("&Sentinel-2 images"), self.series)
        self._series_label.setBuddy(self.series.combo)
        models = make_button("/mActionOptions.svg", tr("Manage models…"), "manageModels", self.modelsWanted)
        add_row(column, tr("&Model"), self.model_combo, models)
        self.refresh_models()
        self.suggest_ortho()
        self.ortho_combo.activated.connect(self._remember_choice)
        self.ortho_combo.layerChanged.connect(self.changed)
        self.series.changed.connect(self.changed)
        self.model_combo.currentIndexChanged.connect(self._on_model)
        self._on_model()

    def ortho(self) -> Optional[QgsRasterLayer]:
        """Return the layer chosen as ortho; that of a folder of tiles is in no project."""
        if self.ortho_folder():
            return self._tiles
        layer = self.ortho_combo.currentLayer()
        return layer if isinstance(layer, QgsRasterLayer) else None

    def ortho_folder(self) -> str:
        """Return the folder of tiles that is chosen as ortho, or nothing."""
        named = self.ortho_combo.additionalItems()
        return self._folder if named and self.ortho_combo.currentText() == named[0] else ""

    def model(self) -> str:
        """Return the chosen model's name, or its folder if it isn't an installed one; empty where there is none."""
        return self.model_combo.currentData() or ""

    def card(self) -> Optional[ModelCard]:
        """Return the chosen model's card, or None where it can't be read."""
        try:
            return read_card(model_folder(self.model())) if self.model() else None
        except InvalidModel:
            return None

    def choose_ortho(self, source: str) -> None:
        """Choose a layer by its id or source; a file that is no layer yet becomes one."""
        layer = self._project.mapLayer(source) or self._layer_of(source)
        if layer is None and source and Path(source).is_file():
            layer = QgsRasterLayer(source, Path(source).stem)
            if not layer.isValid():
                return
            self._project.addMapLayer(layer)
        self.ortho_combo.setLayer(layer)
        self._remember_choice()

    def choose_folder(self, folder: str) -> None:
        """Choose a folder of tiles; its tiles are shown as one raster.

        Raises:
            InvalidRequest: it holds no raster that can be read.
        """
        self._tiles, self._folder = open_tiles(folder), folder
        self.ortho_combo.setAdditionalItems([name_folder(folder)])
        self.ortho_combo.setCurrentIndex(self.ortho_combo.count() - 1)
        self._chosen = ""
        self.changed.emit()

    def choose_model(self, model: str) -> None:
        """Choose a model by name or folder; one that isn't in the list is added to it."""
        index = self.model_combo.findData(model)
        if index < 0 and model:
            self.model_combo.addItem(Path(model).name, model)
            index = self.model_combo.count() - 1
        self.model_combo.setCurrentIndex(index)

    def refresh_models(self) -> None:
        """List the installed models again."""
        before = self.model()
        self.model_combo.blockSignals(True)
        self.model_combo.clear()
        for folder in installed_models():
            self._add_model(folder)
        self.model_combo.setCurrentIndex(max(self.model_combo.findData(before), 0))
        self.model_combo.blockSignals(False)
        if self.model() != before:
            self._on_model()

    def suggest_ortho(self) -> None:
        """Choose what looks like an ortho, unless what the user chose is still there."""
        if self._project.mapLayer(self._chosen) is None and not self.ortho_folder():
            layers = (layer for layer in self._project.mapLayers().values() if isinstance(layer, QgsRasterLayer))
            self.ortho_combo.setLayer(find_ortho(layers))

    def start_anew(self) -> None:
        """Forget what was chosen: the project is another one."""
        self._chosen = ""
        self.let_go()
        self.series.start_anew()

    def let_go(self) -> None:
        """Let go of the tiles: their layer must not outlive QGIS's providers, as Python would have it."""
        self._tiles, self._folder = None, ""
        self.ortho_combo.setAdditionalItems([])

    def _add_model(self, folder: Path) -> None:
        try:
            card = read_card(folder)
        except InvalidModel:
            return
        self.model_combo.addItem(card.title or folder.name, folder.name)
        self.model_combo.setItemData(self.model_combo.count() - 1, card.description, Qt.ItemDataRole.ToolTipRole)

    def _on_model(self) -> None:
        card = self.card()
        wanted = bool(card and card.satellite)
        self.model_combo.setToolTip(card.description if card else "")
        self.series.setEnabled(wanted)
        optional = wanted and card is not None and card.satellite is not None and card.satellite.optional
        self._series_label.setText(
            tr("&Sentinel-2 images (can be left out)")
            if optional
            else tr("&Sentinel-2 images")
            if wanted or card is None
            else tr("Sentinel-2 images (not needed by this model)")
        )
        self.changed.emit()

    def _remember_choice(self) -> None:
        layer = self.ortho_combo.currentLayer()
        self._chosen = layer.id() if layer is not None else ""

    def _layer_of(self, source: str) -> Optional[QgsRasterLayer]:
        rasters = (layer for layer in self._project.mapLayers().values() if isinstance(layer, QgsRasterLayer))
        return next((layer for layer in rasters if source and source in {layer.source(), layer.name()}), None)

    def _make_browse_button(self) -> QToolButton:
        menu = QMenu(self)
        menu.addAction(tr("File…")).triggered.connect(self._browse)
        menu.addAction(tr("Folder of Tiles…")).triggered.connect(self._browse_tiles)
        button = make_button("/mActionFileOpen.svg", tr("Open an ortho file or a folder of its tiles"), "browseOrtho")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(menu)
        return button

    def _browse(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("Ortho"), "", tr("All files (*)"))
        if path:
            self.choose_ortho(path)

    def _browse_tiles(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Folder of Ortho Tiles"), self._folder)
        if not folder:
            return
        try:
            self.choose_folder(folder)
        except InvalidRequest as problem:
            QMessageBox.warning(self, tr("Folder of Ortho Tiles"), translate(str(problem)))


def name_folder(folder: str) -> str:
    """Return how the list of orthos names a folder of tiles."""
    return tr("Folder {name}").format(name=Path(folder).name or folder)
