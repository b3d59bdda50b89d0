# SPDX-License-Identifier: GPL-2.0-or-later
"""The words that people read, in their language."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

CONTEXT = "flair2"


def tr(text: str) -> str:
    """Return a text in QGIS's language; where there is no translation, as it is.

    `text` is one literal, since translators get what stands in the code: put values into it afterwards, by name, as in
    `tr("{count} tiles").format(count=3)`.
    """
    return QCoreApplication.translate(CONTEXT, text)
