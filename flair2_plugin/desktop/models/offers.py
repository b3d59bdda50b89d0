# SPDX-License-Identifier: GPL-2.0-or-later
"""The list of models that can be downloaded, with what is said before: licence, size, where from."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from flair2_plugin.core.catalogue import Offer, read_catalogue
from flair2_plugin.core.locations import user_models
from flair2_plugin.desktop.models.portrait import describe_offer
from flair2_plugin.desktop.translation import tr, write_number


class OffersDialog(QDialog):
    """Lets one published model be chosen; `chosen` is it."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        """Show the list that came with the plugin."""
        super().__init__(parent)
        self.setObjectName("flair2Offers")
        self.setWindowTitle(tr("Download a Model"))
        self.list = QListWidget()
        self.list.setObjectName("flair2OffersList")
        self.list.setWordWrap(True)
        self.list.setSpacing(self.fontMetrics().height() // 6)
        self.list.setAccessibleName(tr("Models that can be downloaded"))
        intro = QLabel(tr("&Models that IGN has published for orthos of 0.2 m"))
        intro.setBuddy(self.list)
        self.details = QLabel()
        self.details.setObjectName("flair2OfferDetails")
        self.details.setWordWrap(True)
        self.details.setTextFormat(Qt.TextFormat.PlainText)
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (intro, self.list, self.details, self.buttons):
            layout.addWidget(widget)
        self._fill()
        letter = self.fontMetrics().averageCharWidth()
        self.resize(min(80 * letter, 1_000), min(55 * letter, 580))  # the largest that QGIS's guidelines allow

    @property
    def chosen(self) -> Optional[Offer]:
        """The offer of the current line."""
        item = self.list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item is not None else None

    def _fill(self) -> None:
        for offer in read_catalogue():
            text = f"{offer.title}\n{describe_offer(offer)}"
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, offer)
            if (user_models() / offer.name).exists():
                item.setText(tr("{model}\nIs installed already").format(model=text))
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
            self.list.addItem(item)
        self.list.currentItemChanged.connect(self._explain)
        self._explain()

    def _explain(self) -> None:
        offer = self.chosen
        button = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        button.setEnabled(offer is not None)
        if offer is None:
            button.setText(tr("Download"))
            self.details.setText(tr("Choose a model: its licence and size are said before anything is loaded."))
            return
        button.setText(tr("Download {size} MB").format(size=write_number(offer.size / 1e6, 0)))
        text = tr(
            "{description}\n\nFrom {repository}, revision {revision}. "
            "With the download you accept its licence: {licence}."
        )
        self.details.setText(
            text.format(
                description=offer.description,
                repository=offer.repository,
                revision=offer.revision[:8],
                licence=offer.licence,
            )
        )
