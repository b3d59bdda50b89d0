# SPDX-License-Identifier: GPL-2.0-or-later
"""The engine's request that parameters of Processing make, without a run of the algorithm."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any, Dict, Mapping, Optional

from qgis.core import QgsApplication, QgsProcessingContext, QgsProject

from flair2_plugin.core.errors import EngineFailed
from flair2_plugin.core.locations import PACKAGE
from flair2_plugin.core.request import Request
from flair2_plugin.desktop.algorithm import parameters as names
from flair2_plugin.desktop.algorithm.area import write_area
from flair2_plugin.desktop.algorithm.request_reader import RequestReader
from flair2_plugin.desktop.engine.interpreter import engine_python
from flair2_plugin.desktop.runs.calls import ALGORITHM, as_command_line
from flair2_plugin.desktop.translation import tr


def make_request(parameters: Mapping[str, Any], folder: Optional[Path] = None) -> Request:
    """Return the request; its outputs are those of the parameters, as they stand there.

    An area is written to `folder`; without one it is taken to be a file, as plain values have it (values.py).

    Raises:
        Flair2Error: the parameters make no request.
    """
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(ALGORITHM)
    if algorithm is None:
        raise EngineFailed(tr("Processing has no algorithm flair2:classify: switch the plugin FLAIR-2 on again."))
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    values: Dict[str, Any] = dict(parameters)
    reader = RequestReader(algorithm, values, context)
    request = reader.read()
    area = reader.area()
    aoi = str(values[names.AREA]) if area is not None else None
    if area is not None and folder is not None:
        aoi = str(folder / "area.gpkg")
        write_area(area, Path(aoi), context)
    outputs = {name.lower(): _path(values.get(name)) for name in (names.CONFIDENCE, names.POLYGONS, names.STATISTICS)}
    return replace(request, aoi=aoi, output=_path(values.get(names.OUTPUT)) or "", **outputs)


def describe_command(parameters: Mapping[str, Any]) -> str:
    """Return the run with these plain values as a command line for this platform's shell.

    Raises:
        Flair2Error: the parameters make no request, or there is no engine.
    """
    windows = sys.platform == "win32"
    return as_command_line(make_request(parameters), str(engine_python()), PACKAGE.parent, windows)


def _path(value: Any) -> Optional[str]:
    return str(value) if value else None
