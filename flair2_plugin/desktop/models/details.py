# SPDX-License-Identifier: GPL-2.0-or-later
"""The right half of the model page: one model, whole."""

from __future__ import annotations

from pathlib import Path
from typing import Iterator, Optional, Tuple

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QFormLayout,
    QFrame,
    QGridLayout,
    QGroupBox,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from flair2_plugin.core.errors import InvalidModel
from flair2_plugin.core.model_card import ModelCard, read_card
from flair2_plugin.core.nomenclature import ClassTable
from flair2_plugin.desktop.class_names import name_class
from flair2_plugin.desktop.engine.sentences import translate
from flair2_plugin.desktop.models.pictures import ModelPicture, swatch
from flair2_plugin.desktop.models.portrait import describe
from flair2_plugin.desktop.translation import tr

_COLUMNS = 2


class ModelDetails(QScrollArea):
    """Shows a model package: picture, title, description, facts and classes."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setObjectName("flair2ModelDetails")
        self.setAccessibleName(tr("Details of the model"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.show_hint("")

    def show_hint(self, text: str) -> None:
        """Show a sentence instead of a model."""
        self._replace(_paragraph(text))

    def show_model(self, folder: Path) -> None:
        """Show a package; a damaged one as the sentence that says what is wrong."""
        try:
            card = read_card(folder)
        except InvalidModel as problem:
            self.show_hint(translate(str(problem)))
            return
        title = _paragraph(card.title)
        font = title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.25)
        title.setFont(font)
        title.setObjectName("flair2ModelTitle")
        description = _paragraph(card.description)
        picture = ModelPicture(folder, card.classes)
        picture.setObjectName("flair2ModelPicture")
        picture.setAccessibleName(tr("Picture of {title}, or the colours of its classes").format(title=card.title))
        self._replace(picture, title, description, self._facts(card, folder), self._classes(card))

    def _replace(self, *parts: QWidget) -> None:
        page = QWidget()
        layout = QVBoxLayout(page)
        for part in parts:
            layout.addWidget(part)
        layout.addStretch(1)
        self.setWidget(page)
        self.verticalScrollBar().setValue(0)

    @staticmethod
    def _facts(card: ModelCard, folder: Path) -> QWidget:
        facts = QWidget()
        form = QFormLayout(facts)
        form.setContentsMargins(0, 0, 0, 0)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, text in describe(card, folder):
            value = _paragraph(_breakable(text))
            value.setAccessibleName(tr("{label}: {text}").format(label=label, text=text))
            form.addRow(label, value)
        return facts

    def _classes(self, card: ModelCard) -> QWidget:
        box = QGroupBox(tr("{count} Classes").format(count=len(card.classes)))
        grid = QGridLayout(box)
        rows = -(-len(card.classes) // _COLUMNS)
        for place, (picture, name) in enumerate(self._entries(card.classes)):
            column, row = divmod(place, rows)
            grid.addWidget(picture, row, 2 * column)
            grid.addWidget(name, row, 2 * column + 1)
        for column in range(_COLUMNS):
            grid.setColumnStretch(2 * column + 1, 1)
        return box

    def _entries(self, classes: ClassTable) -> Iterator[Tuple[QLabel, QLabel]]:
        side = self.fontMetrics().ascent()
        for entry in classes:
            picture = QLabel()
            picture.setPixmap(swatch(entry.colour, side, self.palette()))
            picture.setToolTip(entry.colour)
            yield picture, _paragraph(f"{entry.id} {name_class(entry.name)}")


def _paragraph(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    policy = label.sizePolicy()  # changed, not replaced: a new one would forget that the height follows the width
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    label.setSizePolicy(policy)
    return label


def _breakable(text: str) -> str:
    """Let a long path or address break after its slashes."""
    return text.replace("/", "/\u200b").replace("\\", "\\\u200b").replace("_", "_\u200b")
