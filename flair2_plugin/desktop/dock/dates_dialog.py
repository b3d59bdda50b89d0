# SPDX-License-Identifier: GPL-2.0-or-later
"""The window in which the dates of a series are looked at and corrected."""

from __future__ import annotations

from pathlib import Path
from typing import List, Optional, Sequence

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from flair2_plugin.core.errors import Flair2Error
from flair2_plugin.desktop.algorithm.dates_file import write_dates
from flair2_plugin.desktop.algorithm.series_dates import OF_LAYERS, list_images, read_dates
from flair2_plugin.desktop.dock.date_rows import describe_days
from flair2_plugin.desktop.dock.dates_model import DATE, IMAGE, ORIGIN, REMARK, DateDelegate, DatesModel
from flair2_plugin.desktop.dock.layers import SeriesChoice
from flair2_plugin.desktop.dock.rows import make_note
from flair2_plugin.desktop.engine.sentences import translate
from flair2_plugin.desktop.translation import tr

_PRODUCT = ("MTD_MSI*.xml", "*_MTD_ALL.xml", "*_data.npy")  # files of what tells its dates itself


class DatesDialog(QDialog):
    """A table of images and dates; accepted, `table` is the CSV that tells the engine, empty where it needs none."""

    def __init__(self, sources: Sequence[str], table: str, parent: Optional[QWidget] = None) -> None:
        """Read the dates of rasters, those of a CSV first."""
        super().__init__(parent)
        self.setObjectName("seriesDates")
        self.setWindowTitle(tr("Dates of the Sentinel-2 Images"))
        self.table = table
        self._sources = list(sources)
        self._model = DatesModel(self)
        self._model.show(read_dates(self._sources, table))
        self.view = self._make_view()
        self._count = make_note("countOfDates")
        self._problem = make_note("datesProblem")
        self._problem.hide()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok
            | QDialogButtonBox.StandardButton.Cancel
            | QDialogButtonBox.StandardButton.Reset
        )
        self._lay_out()
        self._model.dataChanged.connect(self._follow)
        self._model.modelReset.connect(self._follow)
        self._follow()
        days = self._model.days()
        self.view.setCurrentIndex(self._model.index(days.index(None) if None in days else 0, DATE))

    def accept(self) -> None:
        """Write the table, unless the engine reads the same dates by itself."""
        images = self._model.images()
        own = read_dates(self._sources)
        by_itself = [image.day for image in own] == self._model.days()
        try:
            if by_itself and not any(image.origin in OF_LAYERS for image in own):
                self.table = ""
            else:
                self.table = write_dates([(image.file, image.day) for image in images if image.day])
        except Flair2Error as problem:
            self._problem.setText(translate(str(problem)))
            self._problem.show()
            return
        super().accept()

    def _lay_out(self) -> None:
        head = QLabel(
            tr(
                "The model goes by these dates. Double-click one to correct it. What is typed here is kept in a table "
                "of its own; your files stay as they are."
            )
            if self._sources
            else tr("There is nothing to correct: products, and the super-areas of FLAIR, tell their dates themselves.")
        )
        head.setWordWrap(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        reset = self.buttons.button(QDialogButtonBox.StandardButton.Reset)
        reset.setText(tr("&Read Again"))
        reset.setToolTip(tr("Forget what was corrected, and read names, layers and files again"))
        reset.clicked.connect(self._read_again)
        column = QVBoxLayout(self)
        for widget in (head, self.view, self._count, self._problem, self.buttons):
            column.addWidget(widget)
        self.resize(760, 440)

    def _make_view(self) -> QTableView:
        view = QTableView()
        view.setObjectName("datesTable")
        view.setAccessibleName(self.windowTitle())
        view.setModel(self._model)
        self._delegate = DateDelegate(view)
        view.setItemDelegateForColumn(DATE, self._delegate)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        view.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        view.setAlternatingRowColors(True)
        view.setWordWrap(False)
        view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(IMAGE, QHeaderView.ResizeMode.Stretch)
        for section in (DATE, ORIGIN, REMARK):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.ResizeToContents)
        view.setTabKeyNavigation(False)
        return view

    def _read_again(self) -> None:
        self._model.show(read_dates(self._sources))

    def _follow(self, *_: object) -> None:
        days = self._model.days()
        self._count.setText(describe_days(days))
        self._count.setVisible(bool(days))
        self.view.setVisible(bool(days))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(all(days))


def files_to_date(choice: SeriesChoice) -> List[str]:
    """Return the rasters of a series whose dates can be corrected: not those of products and super-areas."""
    if choice.folder:
        return [] if _is_product(Path(choice.folder)) else list_images(choice.folder)
    return [source for source in choice.sources if _is_raster(source)]


def _is_product(folder: Path) -> bool:
    return any(next(folder.glob(pattern), None) for pattern in _PRODUCT)


def _is_raster(source: str) -> bool:
    path = Path(source)
    return not path.is_dir() and path.suffix.lower() not in {".npy", ".zip", ".xml", ".safe"}
