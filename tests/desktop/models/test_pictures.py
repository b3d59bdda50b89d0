# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import struct
import zlib

from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage, QPalette

from flair2_plugin.core.nomenclature import BASELINE, FULL
from flair2_plugin.desktop.models.pictures import ModelPicture, read_picture, swatch


def test_without_a_picture_the_classes_stand_side_by_side(qtbot, tmp_path) -> None:
    widget = ModelPicture(tmp_path, FULL)
    qtbot.addWidget(widget)
    widget.resize(190, 20)
    image = widget.grab().toImage()
    found = [image.pixelColor(10 * place + 5, 10).name() for place in range(19)]
    assert found == [entry.colour for entry in FULL]


def test_a_packages_own_picture_is_drawn(qtbot, tmp_path) -> None:
    image = QImage(400, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("#123456"))
    image.save(str(tmp_path / "picture.png"))
    widget = ModelPicture(tmp_path, BASELINE)
    qtbot.addWidget(widget)
    for width in (1_000, 50):  # never cut off
        widget.resize(width, widget.minimumHeight())
        assert widget.grab().toImage().pixelColor(min(width, 30), 5).name() == "#123456"


def test_what_is_no_picture_is_left_out(tmp_path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n and nothing more")
    assert read_picture(tmp_path / "picture.png", QSize(10, 10)) is None
    assert read_picture(tmp_path / "absent.png", QSize(10, 10)) is None


def test_a_small_file_with_a_huge_picture_is_left_out(tmp_path) -> None:
    head = b"IHDR" + struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + chunk)
    assert read_picture(tmp_path / "picture.png", QSize(10, 10)) is None


def test_white_and_black_have_a_frame(qtbot) -> None:
    for text, colour in (("#ffffff", "#000000"), ("#000000", "#ffffff")):
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor(text))
        image = swatch(colour, 12, palette).toImage()
        assert image.pixelColor(6, 6).name() == colour and image.pixelColor(0, 0).name() == text
