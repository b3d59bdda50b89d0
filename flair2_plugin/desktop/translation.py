# SPDX-License-Identifier: GPL-2.0-or-later
"""The words that people read, in their language."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QTranslator

from flair2_plugin.core.locations import RESOURCES

CONTEXT = "flair2"
FOLDER = RESOURCES / "i18n"


def tr(text: str) -> str:
    """Return a text in QGIS's language; where there is no translation, as it is.

    `text` is one literal, since translators get what stands in the code: put values into it afterwards, by name, as in
    `tr("{count} tiles").format(count=3)`. Call it where the text is shown, not when a module is imported: the
    translation is not there yet then.
    """
    return QCoreApplication.translate(CONTEXT, text)


def by_number(count: int, one: str, several: str) -> str:
    """Return the text for one thing or for several, as QGIS's language counts: French has no plural below two."""
    singular = count < 2 if QgsApplication.locale().startswith("fr") else count == 1
    return one if singular else several


def write_number(value: float, decimals: Optional[int] = None, figures: int = 6) -> str:
    """Return a number as QGIS's language writes it: with so many decimals, else with up to so many figures."""
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return str(
        locale.toString(float(value), "g", figures)
        if decimals is None
        else locale.toString(float(value), "f", decimals)
    )


def install_translator() -> Optional[QTranslator]:
    """Have `tr` speak QGIS's language; None where that is English, or one that nobody has translated to.

    The caller keeps the translator, since Qt doesn't, and gives it back to `remove_translator`.
    """
    language = QgsApplication.locale().replace("-", "_").split("_")[0]
    path = FOLDER / f"flair2_{language}.qm"
    translator = QTranslator()
    if not path.is_file() or not translator.load(str(path)):
        return None
    QCoreApplication.installTranslator(translator)
    return translator


def remove_translator(translator: Optional[QTranslator]) -> None:
    """Have `tr` speak English again."""
    if translator is not None:
        QCoreApplication.removeTranslator(translator)
