# SPDX-License-Identifier: GPL-2.0-or-later
"""The layers of a finished run: a group named for the ortho and its date, in the right order."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, List, Mapping, Optional

from qgis.core import QgsLayerTreeGroup, QgsMapLayer, QgsProject, QgsRasterLayer, QgsVectorLayer

from flair2_plugin.desktop.algorithm import parameters as names
from flair2_plugin.desktop.algorithm.results import class_renderer
from flair2_plugin.desktop.class_names import name_legend
from flair2_plugin.desktop.runs.areas import classes_of
from flair2_plugin.desktop.runs.rasters import open_raster
from flair2_plugin.desktop.runs.state import RunState
from flair2_plugin.desktop.translation import tr

_DATE = re.compile(r"(\d{4})[-:](\d{2})[-:](\d{2})")


def add_layers(state: RunState, project: QgsProject) -> Optional[QgsLayerTreeGroup]:
    """Add what a run made to a project, on top; None where none of its files is there.

    Also for a past run, and for one that was stopped and left its finished part. The runs' own parameters are plain
    paths, so that Processing itself loads nothing.
    """
    layers = _open_layers(state)
    if not layers:
        return None
    group = project.layerTreeRoot().insertGroup(0, group_name(state))
    for layer in layers:
        project.addMapLayer(layer, False)
        node = group.addLayer(layer)
        node.setExpanded(layer is layers[0])  # of confidence and polygons the legend is folded away
    return group


def group_name(state: RunState) -> str:
    """Return the ortho's name and the day it was taken, as far as it is known."""
    day = day_of(state.parameters)
    name = tr("{ortho} — {day}").format(ortho=state.title, day=day) if day else state.title
    return tr("{name} (finished part)").format(name=name) if state.partial else name


def day_of(parameters: Mapping[str, Any]) -> str:
    """Return the day when the ortho was taken, as it was given or as its file says; "" where neither does."""
    given, source = (str(parameters.get(name) or "") for name in (names.ACQUIRED, names.INPUT))
    return find_day(given) or find_day(_date_tag(source))


def find_day(text: str) -> str:
    """Return the first day in a text as 2021-07-09; TIFF writes it 2021:07:09. "" if there is none."""
    found = _DATE.search(text)
    return "-".join(found.groups()) if found else ""


def _date_tag(source: str) -> str:
    dataset = open_raster(source) if Path(source).is_file() else None
    return (dataset.GetMetadataItem("TIFFTAG_DATETIME") or "") if dataset else ""


def _open_layers(state: RunState) -> List[QgsMapLayer]:
    """Return the layers from the top to the bottom; a style beside a raster is loaded by QGIS itself."""
    class_map = state.partial or state.output
    layers = [
        _open_map(class_map),
        None if state.partial else _open_polygons(state),
        _open_raster(_confidence_of(state), tr("Confidence")),
    ]
    return [layer for layer in layers if layer is not None]


def _confidence_of(state: RunState) -> Optional[str]:
    if not state.partial:
        return state.confidence
    whole = state.parameters.get(names.CONFIDENCE)
    return str(partial_path(Path(str(whole)))) if whole else None


def partial_path(path: Path) -> Path:
    """Return where a stopped run leaves the finished part of a raster, as inference/products.py names it."""
    return path.with_name(f"{path.stem}_partial{path.suffix}")


def _open_map(path: Optional[str]) -> Optional[QgsRasterLayer]:
    layer = _open_raster(path, tr("Land cover"))
    if layer is not None:
        name_legend(layer)
    return layer


def _open_raster(path: Optional[str], name: str) -> Optional[QgsRasterLayer]:
    layer = QgsRasterLayer(path, name) if path and Path(path).is_file() else None
    return layer if layer is not None and layer.isValid() else None


def _open_polygons(state: RunState) -> Optional[QgsVectorLayer]:
    if not state.polygons or not Path(state.polygons).is_file():
        return None
    layer = QgsVectorLayer(state.polygons, tr("Polygons"), "ogr")
    if not layer.isValid():
        return None
    layer.setRenderer(class_renderer(tuple(classes_of(state.parameters).values())))
    return layer
