# SPDX-License-Identifier: GPL-2.0-or-later
"""The window that shows which Sentinel-2 dates a run used: the strip of months, and a table of the same."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import QByteArray, QLocale, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QPainter, QPaintEvent, QPalette
from qgis.PyQt.QtSvg import QSvgRenderer
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QScrollArea,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from flair2_plugin.core.date_strip import DARK, StripColours, StripWords, draw_strip
from flair2_plugin.core.series_report import SeriesDate, SeriesReport
from flair2_plugin.desktop.translation import tr, write_number

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class UsedDatesDialog(QDialog):
    """Strip and table; nothing can be changed."""

    def __init__(self, report: SeriesReport, title: str, parent: Optional[QWidget] = None) -> None:
        """Show the dates of the run that is called `title`."""
        super().__init__(parent)
        self.setObjectName("usedDates")
        self.setWindowTitle(tr("Dates Used: {title}").format(title=title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.strip = StripPicture(draw_strip(report, translate_words(), self._colours()))
        self.strip.setAccessibleName(translate_words().title.format(used=report.used, dates=len(report.dates)))
        self.table = _make_table(report)
        scroll = QScrollArea()
        scroll.setWidget(self.strip)
        scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        scroll.setMaximumHeight(self.strip.height() + 2 * scroll.frameWidth())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(scroll, 3)
        column.addWidget(self.table, 2)
        column.addWidget(buttons)
        self.resize(self.strip.width() + 60, min(720, self.strip.height() + 320))

    def _colours(self) -> StripColours:
        return DARK if self.palette().color(QPalette.ColorRole.Window).lightness() < 128 else StripColours()


class StripPicture(QWidget):
    """An SVG in its own size."""

    def __init__(self, svg: str) -> None:
        """Show the picture."""
        super().__init__()
        self._renderer = QSvgRenderer(QByteArray(svg.encode("utf-8")))
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Return the picture's size."""
        return self._renderer.defaultSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._renderer.render(painter, QRectF(self.rect()))
        painter.end()


def translate_words() -> StripWords:
    """Return what stands on the strip in QGIS's language."""
    names = (QLocale().standaloneMonthName(month, QLocale.FormatType.ShortFormat) for month in range(1, 13))
    return StripWords(
        months=tuple(names),
        title=tr("Sentinel-2 dates: {used} of {dates} used"),
        everywhere=tr("used in every tile"),
        somewhere=tr("used in some tiles"),
        nowhere=tr("left out"),
        fill=tr("filled as far as it is clear of cloud and snow: not at all, half, all"),
        unknown=tr("How clear the dates are is not known: no masks came along."),
        count=tr("2/3: in this month 2 of 3 dates are used"),
        none=tr("none"),
        hint=tr("{date}: {clear}, used in {used} of {tiles} tiles"),
        clear=tr("{percent} % clear"),
        no_masks=tr("how clear is not known"),
    )


def _make_table(report: SeriesReport) -> QTreeWidget:
    table = QTreeWidget()
    table.setObjectName("usedDatesTable")
    table.setAccessibleName(tr("Dates of the run"))
    table.setRootIsDecorated(False)
    table.setUniformRowHeights(True)
    table.setAlternatingRowColors(True)
    table.setHeaderLabels([tr("Date"), tr("Clear"), tr("Cloud"), tr("Snow"), tr("No data"), tr("Used in tiles")])
    for one in report.dates:
        item = QTreeWidgetItem(_texts(one, report.tiles))
        for column in range(1, 6):
            item.setTextAlignment(column, _RIGHT)
        table.addTopLevelItem(item)
    for column in range(6):
        table.resizeColumnToContents(column)
    return table


def _texts(one: SeriesDate, tiles: int) -> list:
    shares = (one.clear, one.cloud, one.snow, one.missing)
    used = tr("{used} of {tiles}").format(used=one.used, tiles=tiles) if one.used else tr("left out")
    return [one.date, *map(_percent, shares), used]


def _percent(share: Optional[float]) -> str:
    return tr("not known") if share is None else tr("{number} %").format(number=write_number(100 * share, 0))
