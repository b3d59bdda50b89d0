# SPDX-License-Identifier: GPL-2.0-or-later
"""The form: imagery, model, area, bands, details. What it holds is one value, `Form`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any, Dict, Iterable, Mapping, Optional, Tuple

from qgis.core import QgsProcessingAlgorithm, QgsProject, QgsRasterLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QVBoxLayout, QWidget

from flair2_plugin.core.errors import InvalidRequest
from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.desktop.algorithm import parameters as names
from flair2_plugin.desktop.algorithm.dates_file import is_own
from flair2_plugin.desktop.algorithm.layers import gdal_source
from flair2_plugin.desktop.dock.area_box import AreaBox
from flair2_plugin.desktop.dock.bands_box import BandsBox
from flair2_plugin.desktop.dock.dates_dialog import DatesDialog, files_to_date
from flair2_plugin.desktop.dock.details_box import DetailsBox
from flair2_plugin.desktop.dock.imagery_box import ImageryBox
from flair2_plugin.desktop.dock.series_box import name_choice
from flair2_plugin.desktop.dock.values import Area, Form, from_parameters, given_by_others, name_extras, to_parameters
from flair2_plugin.desktop.engine.sentences import translate
from flair2_plugin.desktop.translation import tr


class FormPanel(QWidget):
    """Holds the boxes, and lets one follow from another."""

    changed = pyqtSignal()

    def __init__(self, algorithm: QgsProcessingAlgorithm, canvas: QgsMapCanvas, project: QgsProject) -> None:
        """Fill in what the project suggests."""
        super().__init__()
        self._algorithm = algorithm
        self.imagery = ImageryBox(project)
        self.area = AreaBox(canvas)
        self.bands = BandsBox()
        self.details = DetailsBox(algorithm)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for box in (self.imagery, self.area, self.bands, self.details):
            column.addWidget(box)
        self._follow()
        self.imagery.changed.connect(self._follow)
        self.imagery.series.changed.connect(self._drop_dates)
        self.imagery.series.datesWanted.connect(self._edit_dates)
        for box in (self.imagery, self.area, self.bands, self.details):
            box.changed.connect(self.changed)

    def card(self) -> Optional[ModelCard]:
        """Return the chosen model's card."""
        return self.imagery.card()

    def source(self) -> str:
        """Return the file of the chosen ortho, or its folder; empty where it has none."""
        folder = self.imagery.ortho_folder()
        return folder or ("" if self.ortho_problem() else _source_of(self.imagery.ortho()))

    def ortho_problem(self) -> str:
        """Return why the chosen ortho can't be read by the engine, as a sentence, or nothing."""
        layer = None if self.imagery.ortho_folder() else self.imagery.ortho()
        try:
            _source_of(layer)
        except InvalidRequest as problem:
            return translate(str(problem))
        return ""

    def form(self, taken: Iterable[str] = ()) -> Form:
        """Return what is filled in; `taken` are the outputs of runs, which the suggested one must not be."""
        folder, card, series = self.imagery.ortho_folder(), self.card(), self.imagery.series.choice()
        layer = None if folder else self.imagery.ortho()
        needs_series = card is None or card.satellite is not None
        suggested = self.details.suggest_output(self.source(), taken)
        output = self.details.output.filePath() or suggested
        options = self.details.options()
        self.bands.leave_out(given_by_others(options))
        return Form(
            ortho=layer.id() if layer is not None else "",
            ortho_folder=folder,
            model=self.imagery.model(),
            bands=self.bands.bands(),
            sentinel2=series.sources if needs_series else (),
            sentinel2_folder=series.folder if needs_series else "",
            area=self.area.area(),
            output=output,
            extras=name_extras(output, self.details.wanted_extras()),
            options=options,
        )

    def output_warning(self, form: Form) -> Tuple[str, ...]:
        """Return a sentence if the map would go among the temporary files, though nobody has said so."""
        ortho = self.source()
        if not ortho or self.details.output.filePath() or Path(form.output).parent == Path(ortho).parent:
            return ()
        text = tr(
            "The ortho's folder can't be written to, so the map goes among the temporary files, to {folder}: "
            "choose a file for it, in the details, if it is to be kept."
        )
        return (text.format(folder=Path(form.output).parent),)

    def parameters(self, form: Form) -> Dict[str, Any]:
        """Return the values of flair2:classify for a form."""
        definition = self._algorithm.parameterDefinition(names.MODEL)
        return to_parameters(form, definition.options())

    def fill(self, parameters: Mapping[str, Any]) -> None:
        """Fill everything in from values of flair2:classify."""
        form = from_parameters(dict(parameters))
        if form.model:
            self.imagery.choose_model(form.model)
        if form.ortho:
            self.imagery.choose_ortho(form.ortho)
        if form.ortho_folder:
            self._choose_folder(form.ortho_folder)
        self.imagery.series.choose(name_choice(form.sentinel2, form.sentinel2_folder))
        self._follow()
        self.area.choose(form.area)
        options = {name: value for name, value in form.options.items() if name != names.RESUME}
        self.details.choose(form.output, form.extras, options)
        self.bands.leave_out(given_by_others(options))
        self.bands.choose(form.bands)
        self.changed.emit()

    def fill_choices(self, choices: Mapping[str, Any]) -> None:
        """Fill in model, options and extras, as `choices` had them."""
        if choices.get("model"):
            self.imagery.choose_model(str(choices["model"]))
        if "options" in choices:
            self.details.choose(self.details.output.filePath(), choices.get("extras", {}), choices["options"])

    def as_json(self) -> Dict[str, Any]:
        """Return the form as a project keeps it: without a suggested output."""
        kept = asdict(self.form())
        kept["output"] = self.details.output.filePath()
        return kept

    def fill_json(self, kept: Mapping[str, Any]) -> None:
        """Fill in what `as_json` gave."""
        known = {key: value for key, value in kept.items() if key in Form.__dataclass_fields__}
        known["area"] = Area(**known.get("area", {}))
        parameters = self.parameters(Form(**known))
        self.fill(parameters)

    def _edit_dates(self) -> None:
        files = files_to_date(self.imagery.series.choice())
        dialog = DatesDialog(files, self._table(), self)
        if dialog.exec() == QDialog.DialogCode.Accepted and files:
            self._set_table(dialog.table)

    def _drop_dates(self) -> None:
        """Forget the corrected dates of the series chosen before; a table of the user's own stays."""
        if is_own(self._table()):
            self._set_table("")

    def _table(self) -> str:
        return str(self.details.options().get(names.DATES) or "")

    def _set_table(self, path: str) -> None:
        others = {name: value for name, value in self.details.options().items() if name != names.DATES}
        self.details.choose_options({**others, names.DATES: path} if path else others)

    def _choose_folder(self, folder: str) -> None:
        try:
            self.imagery.choose_folder(folder)
        except InvalidRequest:
            return  # it is gone: the form asks for an ortho again

    def _follow(self) -> None:
        card = self.card()
        self.bands.show_bands(self.imagery.ortho(), card)
        self.details.show_for(card)


def _source_of(layer: Optional[QgsRasterLayer]) -> str:
    return gdal_source(layer) if layer is not None else ""
