# SPDX-License-Identifier: GPL-2.0-or-later
"""Pictures of models: the package's own, or a strip of its classes' colours."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.PyQt.QtCore import QRect, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QImage, QImageReader, QPainter, QPaintEvent, QPalette, QPixmap
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from flair2_plugin.core.model_card import PICTURE_NAME
from flair2_plugin.core.nomenclature import ClassTable

_SMOOTH = Qt.TransformationMode.SmoothTransformation
_LARGEST_SIDE = 8192  # pixels; a small file can hold a picture that fills the memory


class ModelPicture(QWidget):
    """The package's picture as large as there is room, or, where it has none, the colours of its classes in a row."""

    def __init__(self, folder: Path, classes: ClassTable, parent: Optional[QWidget] = None) -> None:
        """Read the picture, if there is one."""
        super().__init__(parent)
        self._classes = classes
        letter = self.fontMetrics().height()
        self._picture = read_picture(folder / PICTURE_NAME, QSize(40 * letter, 8 * letter))
        self.setMinimumHeight(self._picture.height() if self._picture else 2 * letter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it as wide as the widget is."""
        painter = QPainter(self)
        if self._picture is None:
            draw_colours(painter, self._classes, self.rect(), self.palette())
        elif self._picture.width() > self.width():
            painter.drawImage(0, 0, self._picture.scaledToWidth(self.width(), _SMOOTH))
        else:
            painter.drawImage(0, 0, self._picture)
        painter.end()


def read_picture(path: Path, room: QSize) -> Optional[QImage]:
    """Return a PNG fitted into `room`; None where there is none that can be read."""
    reader = QImageReader(str(path), b"png")
    size = reader.size()
    if not (0 < size.width() <= _LARGEST_SIDE and 0 < size.height() <= _LARGEST_SIDE):
        return None
    reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image


def draw_colours(painter: QPainter, classes: ClassTable, room: QRect, palette: QPalette) -> None:
    """Draw the classes' colours side by side, in their order, framed so that white and black can be told apart."""
    painter.setPen(palette.color(QPalette.ColorRole.Mid))
    width = (room.width() - 1) / max(len(classes), 1)
    for place, entry in enumerate(classes):
        painter.setBrush(QColor(entry.colour))
        painter.drawRect(QRectF(place * width, 0, width, room.height() - 1))


def swatch(colour: str, side: int, palette: QPalette) -> QPixmap:
    """Return a framed square of one colour."""
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(colour))
    painter = QPainter(image)
    painter.setPen(palette.color(QPalette.ColorRole.WindowText))
    painter.drawRect(0, 0, side - 1, side - 1)
    painter.end()
    return QPixmap.fromImage(image)
