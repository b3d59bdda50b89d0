# SPDX-License-Identifier: GPL-2.0-or-later
"""The section of details: where the map goes, what else is made, and every other parameter of the algorithm.

Those others are Processing's own widgets, made of the algorithm's definitions, so that nothing is written twice.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any, Dict, Iterable, Mapping, Optional, Set, Tuple

from qgis.core import QgsProcessingAlgorithm, QgsProcessingContext, QgsProcessingParameterBoolean, QgsProject
from qgis.gui import (
    QgsAbstractProcessingParameterWidgetWrapper,
    QgsFileWidget,
    QgsGui,
    QgsProcessingGui,
    QgsProcessingParameterWidgetContext,
)
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractSpinBox, QCheckBox, QSizePolicy, QVBoxLayout, QWidget

from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.desktop.algorithm import parameters as names
from flair2_plugin.desktop.dock.rows import add_row, make_box, wrap_text
from flair2_plugin.desktop.dock.values import FORM_PARAMETERS, name_output
from flair2_plugin.desktop.translation import tr

# What only some models ask for.
_OF_SERIES = (names.DATES, names.SATELLITE)
_OF_METADATA = (names.ACQUIRED, names.CAMERA, names.ALTITUDE)
_WIDEST = "65535 ▲"  # a number box may become as narrow as this
_UNSET = (None, "", "None,None")


class DetailsBox(QWidget):
    """Holds the collapsible section; folded, since all of it has good defaults."""

    changed = pyqtSignal()

    def __init__(self, algorithm: QgsProcessingAlgorithm) -> None:
        """Make a widget for each parameter that the form has none for."""
        super().__init__()
        self._context = QgsProcessingContext()
        self._context.setProject(QgsProject.instance())
        self._wrappers: Dict[str, QgsAbstractProcessingParameterWidgetWrapper] = {}
        self._defaults: Dict[str, Any] = {}
        self._rows: Dict[str, Tuple[QWidget, ...]] = {}
        self._hidden: Set[str] = set()
        self.box = make_box(tr("Details"), "detailsBox", folded=True)
        self.box.collapsedStateChanged.connect(self._show_rows)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self.box)
        self.output = QgsFileWidget()
        self.output.setObjectName("output")
        self.output.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.output.setFilter(tr("GeoTIFF files (*.tif)"))
        self.output.setDialogTitle(tr("Land Cover"))
        self.output.fileChanged.connect(self.changed)
        add_row(self.box.layout(), tr("&File of the map"), self.output)
        self.extras = {name: self._add_extra(algorithm, name) for name in (names.CONFIDENCE, names.POLYGONS)}
        self.extras[names.STATISTICS] = self._add_extra(algorithm, names.STATISTICS)
        self.extras[names.CONFIDENCE].setChecked(True)
        for definition in algorithm.parameterDefinitions():
            if definition.name() not in FORM_PARAMETERS:
                self._add_parameter(definition)

    def wanted_extras(self) -> Tuple[str, ...]:
        """Return which of CONFIDENCE, POLYGONS and STATISTICS are to be made."""
        return tuple(name for name, box in self.extras.items() if box.isChecked())

    def options(self) -> Dict[str, Any]:
        """Return the other parameters, as far as they differ from their defaults."""
        values = {name: wrapper.parameterValue() for name, wrapper in self._wrappers.items()}
        return {
            name: _plain(value)
            for name, value in values.items()
            if _plain(value) not in _UNSET and _plain(value) != _plain(self._defaults[name])
        }

    def choose(self, output: str, extras: Mapping[str, Any], options: Mapping[str, Any]) -> None:
        """Set everything here; what is not named gets its default."""
        self.output.setFilePath(output)
        for name, box in self.extras.items():
            box.setChecked(name in extras)
        self.choose_options(options)

    def choose_options(self, options: Mapping[str, Any]) -> None:
        """Set the parameters; those not named get their defaults."""
        for name, wrapper in self._wrappers.items():
            wrapper.setParameterValue(options.get(name, self._defaults[name]), self._context)

    def show_for(self, card: Optional[ModelCard]) -> None:
        """Show what a model asks for, and hide the rest."""
        self._hidden = {
            *(_OF_SERIES if card is not None and card.satellite is None else ()),
            *(() if card is not None and card.architecture.metadata else _OF_METADATA),
        }
        self._show_rows()

    def suggest_output(self, ortho: str, taken: Iterable[str]) -> str:
        """Show, as a hint in the empty field, the file that the map of an ortho gets; return it."""
        path = str(name_output(ortho, writable_folder(Path(ortho).parent), taken)) if ortho else ""
        self.output.lineEdit().setPlaceholderText(path)
        self.output.setToolTip(path)
        return path

    def _show_rows(self, *_: Any) -> None:
        if self.box.isCollapsed():  # a folded box hides its rows itself
            return
        for name, widgets in self._rows.items():
            for widget in widgets:
                widget.setVisible(name not in self._hidden)

    def _add_extra(self, algorithm: QgsProcessingAlgorithm, name: str) -> QCheckBox:
        definition = algorithm.parameterDefinition(name)
        box = QCheckBox(definition.description())
        box.setObjectName(f"extra_{name}")
        box.setToolTip(definition.help())
        box.toggled.connect(self.changed)
        self.box.layout().addWidget(wrap_text(box))
        return box

    def _add_parameter(self, definition: Any) -> None:
        kind = QgsProcessingGui.WidgetType.Standard
        wrapper = QgsGui.processingGuiRegistry().createParameterWidgetWrapper(definition, kind)
        if wrapper is None:
            return
        surroundings = QgsProcessingParameterWidgetContext()
        surroundings.setProject(QgsProject.instance())
        wrapper.setWidgetContext(surroundings)
        widget = wrapper.createWrappedWidget(self._context)
        widget.setObjectName(f"option_{definition.name()}")
        widget.setToolTip(definition.help())
        for spin in widget.findChildren(QAbstractSpinBox):
            spin.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            spin.setMinimumWidth(spin.fontMetrics().horizontalAdvance(_WIDEST))
            if spin.specialValueText():  # QGIS's own is longer than the box in some languages
                spin.setSpecialValueText(tr("unset"))
        if isinstance(definition, QgsProcessingParameterBoolean):
            row = wrap_text(widget)
            self.box.layout().addWidget(row)
            self._rows[definition.name()] = (row,)
        else:
            self._rows[definition.name()] = add_row(self.box.layout(), definition.description(), widget)
        self._wrappers[definition.name()] = wrapper
        self._defaults[definition.name()] = wrapper.parameterValue()
        wrapper.widgetValueHasChanged.connect(self.changed)


def writable_folder(folder: Path) -> Path:
    """Return the folder if files can be made in it, else the one for temporary files."""
    return folder if folder.is_dir() and os.access(str(folder), os.W_OK) else Path(tempfile.gettempdir())


def _plain(value: Any) -> Any:
    """Return a widget's value as JSON has it; QGIS's NULL is None."""
    return None if value is None or (hasattr(value, "isNull") and value.isNull()) else value
