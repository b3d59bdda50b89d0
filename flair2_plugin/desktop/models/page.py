# SPDX-License-Identifier: GPL-2.0-or-later
"""The model page: what is installed, and how more comes in and goes."""

from __future__ import annotations

from pathlib import Path
from typing import Callable, ClassVar, Optional

from qgis.core import Qgis
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from flair2_plugin.core.catalogue import Offer
from flair2_plugin.core.errors import Flair2Error
from flair2_plugin.core.locations import installed_models, user_models
from flair2_plugin.core.model_card import CARD_NAME, read_card
from flair2_plugin.core.user_models import is_users, propose_name
from flair2_plugin.desktop.engine.sentences import translate
from flair2_plugin.desktop.models.acquisition import Acquisition
from flair2_plugin.desktop.models.announcement import announcer
from flair2_plugin.desktop.models.details import ModelDetails
from flair2_plugin.desktop.models.offers import OffersDialog
from flair2_plugin.desktop.models.progress_row import ProgressRow
from flair2_plugin.desktop.models.removal import remove_model
from flair2_plugin.desktop.translation import tr


class ModelPage(QDialog):
    """Lists the installed models; imports, downloads and removes. Close hides it, what is under way goes on."""

    current: ClassVar[Optional[ModelPage]] = None

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        """Show what is installed."""
        super().__init__(parent)
        self.setObjectName("flair2ModelPage")
        self.setWindowTitle(tr("FLAIR-2 Models"))
        self._work = Acquisition(self)
        self._work.finished.connect(self._welcome)
        self._work.failed.connect(self._report_failure)
        self._work.cancelled.connect(self._report_cancelled)
        self._build()
        self._work.progressed.connect(self.progress.show_progress)
        self._set_busy(False)
        self.refresh()
        announcer().modelsChanged.connect(self.refresh)

    @property
    def folder(self) -> Optional[Path]:
        """The folder of the model that is looked at."""
        item = self.list.currentItem()
        return Path(item.data(Qt.ItemDataRole.UserRole)) if item is not None else None

    def refresh(self) -> None:
        """Read the list anew and stay at the same model, if it is still there."""
        before = self.folder.name if self.folder else ""
        self.list.blockSignals(True)
        self.list.clear()
        for folder in installed_models():
            item = QListWidgetItem(_title(folder))
            item.setData(Qt.ItemDataRole.UserRole, str(folder))
            item.setToolTip(folder.name)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._select(before)

    def fetch(self, offer: Offer) -> None:
        """Download a published model."""
        self._set_busy(True)
        self._work.fetch(offer)

    def take(self, path: Path) -> None:
        """Import a file; model.json stands for the package that it lies in."""
        source = path.parent if path.name == CARD_NAME else path
        self._set_busy(True)
        self._work.take(source, propose_name(source))

    def stop(self) -> None:
        """End what is under way, without a word."""
        self._work.end()

    def _build(self) -> None:
        self.messages = QgsMessageBar()
        self.details = ModelDetails()
        self.progress = ProgressRow()
        self.progress.stopped.connect(self._work.cancel)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._make_list())
        splitter.addWidget(self.details)
        splitter.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.addWidget(self.messages)
        layout.addWidget(splitter, 1)
        layout.addWidget(self.progress)
        layout.addLayout(self._button_row())
        letter = self.fontMetrics().averageCharWidth()
        splitter.setSizes([32 * letter, 78 * letter])
        self.resize(min(115 * letter, 1_000), min(70 * letter, 580))  # the largest that QGIS's guidelines allow

    def _make_list(self) -> QWidget:
        self.list = QListWidget()
        self.list.setObjectName("flair2ModelList")
        self.list.setWordWrap(True)
        self.list.setSpacing(self.fontMetrics().height() // 6)
        self.list.currentItemChanged.connect(self._show_current)
        label = QLabel(tr("Installed &models"))
        label.setBuddy(self.list)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label)
        column.addWidget(self.list)
        return left

    def _button_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.import_button = _button(tr("&Import File…"), "flair2ModelImport", self._ask_file)
        self.import_button.setToolTip(
            tr("A checkpoint (.pth, .ckpt, .safetensors) or a model package (.zip, model.json)")
        )
        self.download_button = _button(tr("&Download…"), "flair2ModelDownload", self._ask_offer)
        self.download_button.setToolTip(tr("Choose among the models that IGN has published"))
        self.remove_button = _button(tr("&Remove…"), "flair2ModelRemove", self._ask_removal)
        self.folder_button = _button(tr("&Open Folder"), "flair2ModelFolder", self._open_folder)
        for button in (self.import_button, self.download_button, self.remove_button, self.folder_button):
            row.addWidget(button)
        row.addStretch(1)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.close)
        row.addWidget(box)
        return row

    def _set_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.import_button.setEnabled(not busy)
        self.download_button.setEnabled(not busy)

    def _select(self, name: str) -> None:
        rows = [row for row in range(self.list.count()) if self.list.item(row).toolTip() == name]
        self.list.setCurrentRow(rows[0] if rows else min(0, self.list.count() - 1))
        self._show_current()

    def _show_current(self) -> None:
        folder = self.folder
        if folder is None:
            self.details.show_hint(tr("No model is installed: import a file, or download a published one."))
        else:
            self.details.show_model(folder)
        own = folder is not None and is_users(folder)
        self.remove_button.setEnabled(own)
        came_along = tr("This model came with the plugin, and goes with it")
        self.remove_button.setToolTip(tr("Move this model to the trash") if own or folder is None else came_along)
        self.folder_button.setEnabled(folder is not None)

    def _welcome(self, name: str) -> None:
        self._set_busy(False)
        announcer().modelsChanged.emit()
        self._select(name)
        self._say(tr("{name} is installed.").format(name=name), Qgis.MessageLevel.Success)

    def _report_failure(self, sentence: str) -> None:
        self._set_busy(False)
        self._say(sentence, Qgis.MessageLevel.Warning)

    def _report_cancelled(self) -> None:
        self._set_busy(False)
        self._say(tr("Cancelled; what was downloaded is kept for the next time."), Qgis.MessageLevel.Info)

    def _say(self, text: str, level: Qgis.MessageLevel) -> None:
        self.messages.clearWidgets()
        self.messages.pushMessage(text, level, 0)

    def _ask_file(self) -> None:
        kinds = tr("Models ({kinds});;All files (*)").format(kinds=f"*.pth *.pt *.ckpt *.safetensors *.zip {CARD_NAME}")
        path, _ = QFileDialog.getOpenFileName(self, tr("Import a Model"), "", kinds)
        if path:
            self.take(Path(path))

    def _ask_offer(self) -> None:
        dialog = OffersDialog(self)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.chosen is not None:
            self.fetch(dialog.chosen)
        dialog.deleteLater()

    def _ask_removal(self) -> None:
        folder = self.folder
        if folder is None or not is_users(folder):
            return
        question = tr('Remove the model "{name}"? Its folder goes to the trash.').format(name=folder.name)
        if QMessageBox.question(self, tr("Remove a Model"), question) == QMessageBox.StandardButton.Yes:
            self._remove(folder)

    def _remove(self, folder: Path) -> None:
        try:
            text = remove_model(folder)
        except Flair2Error as problem:
            self._say(translate(str(problem)), Qgis.MessageLevel.Warning)
            return
        announcer().modelsChanged.emit()
        self._say(text, Qgis.MessageLevel.Info)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder or user_models())))


def open_model_page(parent: Optional[QWidget] = None) -> ModelPage:
    """Show the one model page, in front."""
    if ModelPage.current is None:
        ModelPage.current = ModelPage(parent)
        ModelPage.current.destroyed.connect(_forget_page)
    page = ModelPage.current
    page.refresh()
    page.show()
    page.raise_()
    page.activateWindow()
    return page


def close_model_page() -> None:
    """Take the page away, with what is under way in it, as the plugin is unloaded."""
    page = ModelPage.current
    if page is not None:
        ModelPage.current = None
        page.stop()
        page.close()
        page.deleteLater()


def _forget_page() -> None:
    ModelPage.current = None


def _button(text: str, name: str, action: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAutoDefault(False)
    button.clicked.connect(action)
    return button


def _title(folder: Path) -> str:
    try:
        return read_card(folder).title or folder.name
    except Flair2Error:
        return tr("{name} (damaged)").format(name=folder.name)
