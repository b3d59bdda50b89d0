# SPDX-License-Identifier: GPL-2.0-or-later
"""Small pictures of an ortho's bands, out of the grey levels of a look at them."""

from __future__ import annotations

from typing import Optional, Sequence

from qgis.PyQt.QtGui import QImage

from flair2_plugin.desktop.dock.inspection import BandLook


def draw_band(look: BandLook) -> QImage:
    """Return a band in grey."""
    image = QImage(look.levels, look.width, look.height, look.width, QImage.Format.Format_Grayscale8)
    return image.copy()  # the first one lives only as long as its bytes


def draw_colours(looks: Sequence[Optional[BandLook]]) -> Optional[QImage]:
    """Return three bands as red, green and blue; None where one of them isn't known."""
    known = [look for look in looks if look is not None]
    if len(known) != 3 or len({(look.width, look.height) for look in known}) != 1:
        return None
    width, height = known[0].width, known[0].height
    pixels = bytearray(3 * width * height)
    for channel, look in enumerate(known):
        pixels[channel::3] = look.levels
    return QImage(bytes(pixels), width, height, 3 * width, QImage.Format.Format_RGB888).copy()
