# SPDX-License-Identifier: GPL-2.0-or-later
"""Warnings on the imagery of a form, as far as it has been looked at."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, Optional, Tuple

from qgis.core import QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal

from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.desktop.algorithm import parameters as names
from flair2_plugin.desktop.algorithm.series_dates import image_names
from flair2_plugin.desktop.dock.inspection import BandLook, Inspector, Place, SeriesLook
from flair2_plugin.desktop.dock.layers import read_facts
from flair2_plugin.desktop.dock.suitability import Case, SeriesFacts, find_warnings
from flair2_plugin.desktop.dock.values import Form


class Adviser(QObject):
    """Looks at each ortho and each series once, and tells when it has."""

    changed = pyqtSignal()
    orthoSeen = pyqtSignal(str, object)

    def __init__(self, parent: QObject) -> None:
        """Nothing is known yet."""
        super().__init__(parent)
        self._inspector = Inspector(self)
        self._inspector.orthoSeen.connect(self._take_ortho)
        self._inspector.seriesSeen.connect(self._take_series)
        self._source = ""
        self._looks: Dict[int, BandLook] = {}
        self._series_key: Tuple[Any, ...] = ()
        self._series: Optional[SeriesLook] = None

    def warnings(self, layer: Optional[QgsRasterLayer], source: str, form: Form, card: ModelCard) -> Tuple[str, ...]:
        """Return the sentences for now, and look at what is new; `changed` tells when there is more to say."""
        if layer is None or not source:
            return ()
        self._look(layer, source, form)
        samples = tuple(look.sample for look in self._looks.values())
        return find_warnings(
            Case(
                card,
                replace(read_facts(layer), samples=samples),
                form.bands,
                names.VALUE_RANGE in form.options,
                self._series_facts(form),
            )
        )

    def close(self) -> None:
        """Say nothing any more."""
        self._inspector.forget()

    def _look(self, layer: QgsRasterLayer, source: str, form: Form) -> None:
        if source != self._source:
            self._source, self._looks = source, {}
            self._inspector.look_at_ortho(source)
        key = (source, form.sentinel2, form.sentinel2_folder)
        if key != self._series_key:
            self._series_key, self._series = key, None
            if form.sentinel2 or form.sentinel2_folder:
                place = Place(layer.extent(), layer.crs(), QgsProject.instance().transformContext())
                self._inspector.look_at_series(form.sentinel2, form.sentinel2_folder, place)

    def _series_facts(self, form: Form) -> Optional[SeriesFacts]:
        seen = self._series
        if seen is None:
            return None
        told = names.DATES in form.options
        days = () if told else tuple(image_names(form.sentinel2, seen.names))
        return SeriesFacts(days or seen.names, told, seen.overlaps, seen.highest)

    def _take_ortho(self, source: str, looks: Dict[int, BandLook]) -> None:
        if source == self._source:
            self._looks = looks
            self.orthoSeen.emit(source, looks)
            self.changed.emit()

    def _take_series(self, seen: SeriesLook) -> None:
        self._series = seen
        self.changed.emit()
