# SPDX-License-Identifier: GPL-2.0-or-later
"""What the dock's form holds, as Processing's parameters and back."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Dict, Iterable, List, Literal, Mapping, Optional, Tuple

from qgis.core import QgsProcessingFeatureSourceDefinition, QgsProcessingOutputLayerDefinition, QgsProperty

from flair2_plugin.desktop.algorithm import parameters as names
from flair2_plugin.desktop.algorithm.suitability import given_elsewhere

_NUMBER = re.compile(r"_[1-9]\d?$")  # not of a year
AreaKind = Literal["whole", "view", "rectangle", "polygons"]

_BESIDE = {names.CONFIDENCE: "_confidence.tif", names.POLYGONS: "_polygons.gpkg", names.STATISTICS: "_areas.csv"}
FORM_PARAMETERS = frozenset(
    {
        names.INPUT,
        names.ORTHO_FOLDER,
        names.BANDS,
        names.SENTINEL2,
        names.SENTINEL2_FOLDER,
        names.MODEL,
        names.MODEL_FOLDER,
        names.EXTENT,
        names.AREA,
        names.OUTPUT,
        *_BESIDE,
    }
)
"""The parameters that the form has widgets of its own for; the others are Processing's widgets, among the details."""


@dataclass(frozen=True)
class Area:
    """Which part to classify: `extent` as Processing writes it, "xmin,xmax,ymin,ymax [CRS]", or a polygon layer."""

    kind: AreaKind = "whole"
    extent: str = ""
    layer: str = ""
    selected_only: bool = False


@dataclass(frozen=True)
class Form:
    """The form, filled in. Layers are named as Processing names them: by their source, or their id.

    The ortho is a layer, or a folder of tiles.

    `extras` are those of CONFIDENCE, POLYGONS and STATISTICS that are to be made; they lie beside `output`.
    `options` are the other parameters, as far as they differ from their defaults.
    """

    ortho: str = ""
    model: str = ""
    bands: Tuple[int, ...] = ()
    sentinel2: Tuple[str, ...] = ()
    sentinel2_folder: str = ""
    area: Area = Area()
    output: str = ""
    extras: Dict[str, str] = field(default_factory=dict)
    options: Dict[str, Any] = field(default_factory=dict)
    ortho_folder: str = ""


def to_parameters(form: Form, known_models: Iterable[str]) -> Dict[str, Any]:
    """Return the values of flair2:classify that a form stands for; what is empty is left out.

    `known_models` are the names that the algorithm's own list of models offers; others are given by their folder.
    """
    model = names.MODEL if form.model in set(known_models) else names.MODEL_FOLDER
    area = form.area
    extent = area.extent if area.kind in {"view", "rectangle"} else ""
    polygons: Any = area.layer if area.kind == "polygons" else ""
    if polygons and area.selected_only:
        polygons = QgsProcessingFeatureSourceDefinition(polygons, True)
    values: Dict[str, Any] = {
        names.INPUT: form.ortho,
        names.ORTHO_FOLDER: form.ortho_folder,
        names.BANDS: list(form.bands),
        names.SENTINEL2: list(form.sentinel2),
        names.SENTINEL2_FOLDER: form.sentinel2_folder,
        model: form.model,
        names.EXTENT: extent,
        names.AREA: polygons,
        names.OUTPUT: form.output,
        **form.extras,
    }
    return {**{name: value for name, value in values.items() if value}, **form.options}


def from_parameters(values: Dict[str, Any]) -> Form:
    """Return the form that stands for some values of flair2:classify: the dock's own, or Processing's."""
    return Form(
        ortho=as_text(values.get(names.INPUT)),
        ortho_folder=as_text(values.get(names.ORTHO_FOLDER)),
        model=as_text(values.get(names.MODEL_FOLDER)) or as_text(values.get(names.MODEL)),
        bands=tuple(int(band) for band in _as_list(values.get(names.BANDS))),
        sentinel2=tuple(as_text(source) for source in _as_list(values.get(names.SENTINEL2))),
        sentinel2_folder=as_text(values.get(names.SENTINEL2_FOLDER)),
        area=_area(values),
        output=as_text(values.get(names.OUTPUT)),
        extras={name: as_text(values[name]) for name in _BESIDE if values.get(name)},
        options={name: value for name, value in values.items() if name not in FORM_PARAMETERS},
    )


def name_extras(output: str, wanted: Iterable[str]) -> Dict[str, str]:
    """Return the files of CONFIDENCE, POLYGONS and STATISTICS beside `output`, for those that are `wanted`."""
    stem = Path(output).with_suffix("") if output else None
    return {name: f"{stem}{_BESIDE[name]}" for name in wanted} if stem else {}


def name_output(ortho: str, folder: Path, taken: Iterable[str] = ()) -> Path:
    """Return a file in `folder` for the map of an ortho: no file that is there, and none of those `taken` by runs."""
    return free_path(folder / f"{Path(ortho).stem or 'ortho'}_landcover.tif", taken)


def free_path(path: Path, taken: Iterable[str] = ()) -> Path:
    """Return the path, or the first of those with a number after its name that is no file and not `taken`."""
    stem, others, number = _NUMBER.sub("", path.stem), set(taken), 1
    while path.exists() or str(path) in others:
        number += 1
        path = path.with_name(f"{stem}_{number}{path.suffix}")
    return path


def given_by_others(options: Mapping[str, Any]) -> Tuple[str, ...]:
    """Return what the model expects and other rasters than the ortho give, among the options of a form."""
    others = {"nir": names.NIR, "height": names.HEIGHT, "surface": names.SURFACE}
    return given_elsewhere({thing: options.get(name) for thing, name in others.items()})


def as_text(value: Any) -> str:
    """Return a value as the text that Processing takes for it: a layer's id, a path, a definition's static value."""
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        value = value.source
    elif isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink
    if isinstance(value, QgsProperty):
        value = value.staticValue()
    if hasattr(value, "id"):
        value = value.id()
    return "" if value is None else str(value)


def _area(values: Dict[str, Any]) -> Area:
    polygons, extent = values.get(names.AREA), as_text(values.get(names.EXTENT))
    if polygons:
        selected = isinstance(polygons, QgsProcessingFeatureSourceDefinition) and polygons.selectedFeaturesOnly
        return Area("polygons", layer=as_text(polygons), selected_only=bool(selected))
    return Area("rectangle", extent=extent) if extent else Area()


def _as_list(value: Optional[Any]) -> List[Any]:
    if value in (None, "", []):
        return []
    return list(value) if isinstance(value, (list, tuple)) else str(value).split(";")
