# SPDX-License-Identifier: GPL-2.0-or-later
"""A strip of small pictures with captions, which become smaller where the dock is narrow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Sequence

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QImage, QPixmap, QResizeEvent
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

_GAP = 3
_LARGEST = 3.5  # lines of text


@dataclass(frozen=True)
class Picture:
    """An image, what stands below it, and what it shows in words."""

    image: QImage
    caption: str
    hint: str


class BandStrip(QWidget):
    """The pictures from left to right."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.setObjectName("bandStrip")
        self.setMinimumWidth(1)
        self._pictures: List[Picture] = []
        self._labels: List[QLabel] = []
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 2, 0, 0)
        self._line.setSpacing(_GAP)

    def show_pictures(self, pictures: Sequence[Picture]) -> None:
        """Show other pictures."""
        while self._line.count():
            item = self._line.takeAt(0)
            if item.widget():
                item.widget().hide()
                item.widget().deleteLater()
        self._pictures = list(pictures)
        self._labels = [self._add_cell(picture) for picture in pictures]
        self._line.addStretch(1)
        self._scale()

    def captions(self) -> List[str]:
        """Return what stands below the pictures."""
        return [picture.caption for picture in self._pictures]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pictures into the new width."""
        super().resizeEvent(event)
        self._scale()

    def _scale(self) -> None:
        if not self._pictures:
            return
        count = len(self._pictures)
        side = min(int(_LARGEST * self.fontMetrics().height()), (self.width() - (count - 1) * _GAP) // count)
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        for picture, label in zip(self._pictures, self._labels):
            label.setPixmap(QPixmap.fromImage(picture.image.scaled(max(side, 8), max(side, 8), keep, smooth)))

    def _add_cell(self, picture: Picture) -> QLabel:
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        image = QLabel()
        image.setToolTip(picture.hint)
        image.setAccessibleName(picture.hint)
        caption = QLabel(picture.caption)
        caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        caption.setMinimumWidth(1)
        column.addWidget(image)
        column.addWidget(caption)
        self._line.addWidget(cell)
        return image
