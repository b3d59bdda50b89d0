# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether the form, as it is filled in, can run: what is missing, what is wrong, and what looks wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, Optional, Tuple

from qgis.core import QgsProcessingAlgorithm, QgsProcessingContext, QgsProject

from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.core.suitable_models import Given
from flair2_plugin.desktop.algorithm.suitability import name_models
from flair2_plugin.desktop.dock.values import Form, given_by_others
from flair2_plugin.desktop.models.portrait import band_name
from flair2_plugin.desktop.translation import tr


@dataclass(frozen=True)
class Verdict:
    """`hint` is what a person has still to fill in, `problem` what stands in the way of what is filled in."""

    hint: str = ""
    problem: str = ""

    @property
    def fine(self) -> bool:
        """Whether the run can start."""
        return not (self.hint or self.problem)


def find_gap(form: Form, card: Optional[ModelCard], area_problem: str) -> str:
    """Return what is still to be filled in, as a sentence, or nothing."""
    if not (form.ortho or form.ortho_folder):
        return tr("Choose the ortho to classify.")
    if not form.model:
        return tr("There is no model: get one by the button beside the list of models.")
    if card is None:
        return tr("The model can't be read: choose another one, or install it again.")
    given = given_by_others(form.options)
    expected = [name for name in card.aerial.bands if name not in given]
    missing = [name for name, band in zip(expected, form.bands) if not band]
    absent = [name for name in missing if name not in card.aerial.optional]
    has_series = bool(form.sentinel2 or form.sentinel2_folder)
    imagery = Given(frozenset({*card.aerial.bands} - {*missing}), has_series)
    if absent:
        text = tr(
            "The model can't do without this band: {band}. Choose which one it is, under Bands, "
            "or another raster that holds it, among the details."
        )
        return f"{text.format(band=band_name(absent[0]))} {name_models(imagery)}"
    needs_series = card.satellite is not None and not card.satellite.optional
    if needs_series and not has_series:
        text = tr("Choose Sentinel-2 images: layers, a group of them, or a folder.")
        return f"{text} {name_models(imagery)}"
    return area_problem


def check_values(algorithm: QgsProcessingAlgorithm, values: Dict[str, Any]) -> str:
    """Return the sentence by which the algorithm refuses some values, or nothing."""
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    fine, sentence = algorithm.checkParameterValues(values, context)
    return "" if fine else str(sentence)


def list_notices(verdict: Verdict, warnings: Tuple[str, ...]) -> Tuple[Tuple[str, str], ...]:
    """Return what is to be shown: the one thing in the way first, then what looks wrong."""
    shown = []
    if verdict.hint:
        shown.append(("hint", verdict.hint))
    if verdict.problem:
        shown.append(("problem", verdict.problem))
    return (*shown, *(("warning", sentence) for sentence in warnings))
