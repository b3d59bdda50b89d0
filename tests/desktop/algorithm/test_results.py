# SPDX-License-Identifier: GPL-2.0-or-later
"""The result layers in the project."""

from __future__ import annotations

import gc

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsRasterLayer,
    QgsSingleBandGrayRenderer,
    QgsVectorLayer,
)

from flair2_plugin.core.nomenclature import BASELINE
from flair2_plugin.core.symbology import class_style
from flair2_plugin.desktop.algorithm.results import name_when_loaded


def test_a_loaded_map_gets_its_name_and_the_engines_legend_back(ortho, qgis_new_project):
    ortho.with_suffix(".qml").write_text(class_style(BASELINE), encoding="utf-8")
    context = QgsProcessingContext()
    details = QgsProcessingContext.LayerDetails("Land cover", QgsProject.instance(), "OUTPUT")
    context.addLayerToLoadOnCompletion(str(ortho), details)
    name_when_loaded(str(ortho), "Paris land cover", context)
    gc.collect()
    layer = QgsRasterLayer(str(ortho), "as Processing names it")
    layer.setRenderer(QgsSingleBandGrayRenderer(layer.dataProvider(), 1))
    registered = context.layerToLoadOnCompletionDetails(str(ortho))
    registered.postProcessor().postProcessLayer(layer, context, QgsProcessingFeedback())
    assert (registered.name, registered.forceName) == ("Paris land cover", True)
    assert layer.name() == "Paris land cover"
    assert [entry.label for entry in layer.renderer().classes()] == [entry.name for entry in BASELINE]


def test_a_result_that_is_not_loaded_is_left_alone(ortho):
    context = QgsProcessingContext()
    name_when_loaded(str(ortho), "Paris land cover", context)
    assert context.layersToLoadOnCompletion() == {}


def test_loaded_polygons_are_drawn_in_the_colours_of_their_classes(qgis_new_project):
    context = QgsProcessingContext()
    details = QgsProcessingContext.LayerDetails("Polygons", QgsProject.instance(), "POLYGONS")
    context.addLayerToLoadOnCompletion("map.gpkg", details)
    name_when_loaded("map.gpkg", "Paris polygons", context, BASELINE)
    gc.collect()
    layer = QgsVectorLayer("Polygon?crs=EPSG:2154&field=class:integer&field=name:string", "as named", "memory")
    post_processor = context.layerToLoadOnCompletionDetails("map.gpkg").postProcessor()
    post_processor.postProcessLayer(layer, context, QgsProcessingFeedback())
    categories = layer.renderer().categories()
    assert layer.name() == "Paris polygons" and layer.renderer().classAttribute() == "class"
    assert [(c.value(), c.label()) for c in categories] == [(entry.id, entry.name) for entry in BASELINE]
    assert [c.symbol().color().name() for c in categories] == [entry.colour.lower() for entry in BASELINE]
