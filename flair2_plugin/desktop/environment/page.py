# SPDX-License-Identifier: GPL-2.0-or-later
"""The widgets of the engine's page, without what they do."""

from __future__ import annotations

from typing import Dict, List, Tuple

from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from flair2_plugin.desktop.environment.state import EngineState, headline, rows, sentence
from flair2_plugin.desktop.translation import tr, write_number

_LOG_LINES = 2_000


class EnginePage(QWidget):
    """A headline, a sentence, a few rows, the buttons, the progress of an installation, and its log."""

    def __init__(self, parent: QWidget) -> None:
        """Build the page."""
        super().__init__(parent)
        # Not a QgsMessageBar: a sentence of two lines would have to be scrolled in it.
        self.notice = _text(self, "flair2EngineNotice")
        self._sign = QLabel(self)
        self.headline = QLabel(self)
        self.headline.setObjectName("flair2EngineHeadline")
        font = self.headline.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.2)
        self.headline.setFont(font)
        self.sentence = _text(self, "flair2EngineSentence")
        self.gpu = _text(self, "flair2EngineGpu")
        self._rows = QFormLayout()
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.buttons = _buttons(self)
        self.stage = _text(self, "flair2EngineStage")
        self.progress = QProgressBar(self)
        self.progress.setObjectName("flair2EngineProgress")
        self.progress.setRange(0, 1_000)
        self.cancel = QPushButton(tr("Cancel"), self)
        self.cancel.setObjectName("flair2EngineCancel")
        self.cancel.setToolTip(tr("Stops at once; what is downloaded is kept for the next time"))
        self.log = QPlainTextEdit(self)
        self.log.setObjectName("flair2EngineLog")
        self.log.setReadOnly(True)
        self.log.setMaximumBlockCount(_LOG_LINES)
        self.log.setAccessibleName(tr("Log of the installation"))
        self.box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.help = self.box.addButton(QDialogButtonBox.StandardButton.Help)
        self._arrange()
        self.show_progress("", None)
        self.tell("", QStyle.StandardPixmap.SP_MessageBoxInformation)

    def show_state(self, state: EngineState) -> None:
        """Say how the engine is."""
        self.headline.setText(headline(state))
        self.sentence.setText(sentence(state))
        while self._rows.rowCount():
            self._rows.removeRow(0)
        for label, value in rows(state):
            shown = _text(self, "")
            shown.setText(value)
            self._rows.addRow(label, shown)
        self.buttons["install"].setText(tr("Install Again…") if state.python is not None else tr("Install…"))

    def tell(self, text: str, sign: QStyle.StandardPixmap) -> None:
        """Say how something ended, with a sign beside it; an empty text takes it away."""
        size = self.style().pixelMetric(QStyle.PixelMetric.PM_LargeIconSize)
        self._sign.setPixmap(self.style().standardIcon(sign).pixmap(size, size))
        self.notice.setText(text)
        for widget in (self.notice, self._sign):
            widget.setVisible(bool(text))

    def show_progress(self, stage: str, percent: object) -> None:
        """Say how far an installation is; None for the percent hides it all."""
        for widget in (self.stage, self.progress, self.cancel):
            widget.setVisible(percent is not None)
        self.stage.setText(stage)
        if percent is not None:
            self.progress.setValue(round(10 * float(percent)))
            self.progress.setFormat(tr("{number} %").format(number=write_number(float(percent), 0)))

    def _arrange(self) -> None:
        progress = QHBoxLayout()
        progress.addWidget(self.progress, 1)
        progress.addWidget(self.cancel)
        details = QgsCollapsibleGroupBox(tr("Details"), self)
        details.setObjectName("flair2EngineDetails")
        QVBoxLayout(details).addWidget(self.log)
        details.setCollapsed(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        notice = QHBoxLayout()
        notice.addWidget(self._sign)
        notice.addWidget(self.notice, 1)
        layout.addWidget(self.headline)
        layout.addWidget(self.sentence)
        layout.addLayout(self._rows)
        layout.addWidget(self.gpu)
        layout.addLayout(_grid(list(self.buttons.values())))
        layout.addLayout(notice)
        layout.addWidget(self.stage)
        layout.addLayout(progress)
        layout.addWidget(details, 1)
        layout.addStretch()
        layout.addWidget(self.box)


def _text(parent: QWidget, name: str) -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return label


def _buttons(parent: QWidget) -> Dict[str, QPushButton]:
    texts: List[Tuple[str, str, str]] = [
        ("install", tr("Install…"), tr("Downloads and installs the engine; says the size first")),
        ("gpu", tr("Add GPU Support…"), tr("A second environment, used only once it has computed on the GPU")),
        ("choose", tr("Use Another Python…"), tr("A Python that has the engine's packages already")),
        ("bundle", tr("From an Offline Bundle…"), tr("Installs from a zip made on a computer with internet")),
        ("remove", tr("Remove…"), tr("Removes what the plugin has installed")),
        ("check", tr("Check Again"), tr("Lets the engine load its libraries and compute something small")),
        ("copy", tr("Copy Diagnostics"), tr("A report for an issue, without your name and home folder")),
    ]
    buttons = {}
    for key, text, tip in texts:
        button = QPushButton(text, parent)
        button.setObjectName(f"flair2Engine{key.title()}")
        button.setToolTip(tip)
        button.setAutoDefault(False)
        buttons[key] = button
    return buttons


def _grid(buttons: List[QPushButton]) -> QGridLayout:
    grid = QGridLayout()
    for number, button in enumerate(buttons):
        grid.addWidget(button, number // 2, number % 2)
    return grid
