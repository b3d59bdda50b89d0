# SPDX-License-Identifier: GPL-2.0-or-later
"""The names of FLAIR's classes in QGIS's language; the files that the engine writes keep FLAIR's English ones.

The French ones are those of IGN's nomenclature. A model's own classes keep the names that it gives them.
"""

from __future__ import annotations

from dataclasses import replace

from qgis.core import QgsPalettedRasterRenderer, QgsRasterLayer

from flair2_plugin.core.nomenclature import ClassTable
from flair2_plugin.desktop.translation import tr


def name_class(name: str) -> str:
    """Return the name of a class as it is shown."""
    known = {
        "building": tr("building"),
        "pervious surface": tr("pervious surface"),
        "impervious surface": tr("impervious surface"),
        "bare soil": tr("bare soil"),
        "water": tr("water"),
        "coniferous": tr("coniferous"),
        "deciduous": tr("deciduous"),
        "brushwood": tr("brushwood"),
        "vineyard": tr("vineyard"),
        "herbaceous vegetation": tr("herbaceous vegetation"),
        "agricultural land": tr("agricultural land"),
        "plowed land": tr("plowed land"),
        "swimming pool": tr("swimming pool"),
        "snow": tr("snow"),
        "clear cut": tr("clear cut"),
        "mixed": tr("mixed"),
        "ligneous": tr("ligneous"),
        "greenhouse": tr("greenhouse"),
        "other": tr("other"),
    }
    return known.get(name, name)


def name_classes(classes: ClassTable) -> ClassTable:
    """Return classes with their names as they are shown."""
    return tuple(replace(entry, name=name_class(entry.name)) for entry in classes)


def name_legend(layer: QgsRasterLayer) -> None:
    """Put the names as they are shown into the legend of a class map, where its style says others."""
    renderer = layer.renderer()
    if not isinstance(renderer, QgsPalettedRasterRenderer):
        return
    classes = renderer.classes()
    shown = [name_class(entry.label) for entry in classes]
    if shown == [entry.label for entry in classes]:
        return
    for entry, name in zip(classes, shown):
        entry.label = name
    [band] = renderer.usesBands()
    layer.setRenderer(QgsPalettedRasterRenderer(layer.dataProvider(), band, classes))
