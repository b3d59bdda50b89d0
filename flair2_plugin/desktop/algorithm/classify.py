# SPDX-License-Identifier: GPL-2.0-or-later
"""The algorithm flair2:classify: from an ortho and Sentinel-2 images to a land-cover map."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingOutputFile, QgsProcessingOutputNumber

from flair2_plugin.core.errors import Flair2Error, Stopped
from flair2_plugin.core.locations import model_folder
from flair2_plugin.core.messages import Result
from flair2_plugin.core.model_card import read_card
from flair2_plugin.core.request import Request
from flair2_plugin.desktop.algorithm import parameters as names
from flair2_plugin.desktop.algorithm.area import write_area
from flair2_plugin.desktop.algorithm.engine_algorithm import EngineAlgorithm, prepared, told_to_processing
from flair2_plugin.desktop.algorithm.help import describe_algorithm
from flair2_plugin.desktop.algorithm.parameters import define_parameters
from flair2_plugin.desktop.algorithm.request_reader import RequestReader
from flair2_plugin.desktop.algorithm.results import name_when_loaded
from flair2_plugin.desktop.class_names import name_class
from flair2_plugin.desktop.engine.interpreter import engine_python
from flair2_plugin.desktop.engine.process import run_engine
from flair2_plugin.desktop.engine.sentences import translate
from flair2_plugin.desktop.translation import tr, write_number


class ClassifyAlgorithm(EngineAlgorithm):
    """Reads layers on the main thread into a request, then lets the engine serve it."""

    def __init__(self) -> None:
        """Make an algorithm; every run has an instance of its own."""
        super().__init__()
        self._request: Optional[Request] = None
        self._ortho_name = ""
        self._area_folder: Optional[tempfile.TemporaryDirectory[str]] = None

    def createInstance(self) -> ClassifyAlgorithm:
        """Return the instance for a run."""
        return ClassifyAlgorithm()

    def name(self) -> str:
        """Return the id within the provider; it never changes."""
        return "classify"

    def displayName(self) -> str:
        """Return the name in the toolbox."""
        return tr("Classify land cover")

    def tags(self) -> List[str]:
        """Return what the toolbox's search finds it by."""
        tags = tr("flair,land cover,land use,segmentation,deep learning,sentinel-2,ortho,aerial,ign")
        return tags.split(",")

    def shortDescription(self) -> str:
        """Return the tooltip."""
        return tr("Maps the land cover of an ortho, with the help of a Sentinel-2 time series.")

    def shortHelpString(self) -> str:
        """Return the help beside the dialog."""
        return " ".join(f"<p>{paragraph}</p>" for paragraph in describe_algorithm())

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """Define parameters and outputs."""
        for parameter in define_parameters():
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputFile(names.REPORT, tr("Report")))
        self.addOutput(QgsProcessingOutputNumber(names.SECONDS, tr("Duration in seconds")))

    def checkParameterValues(self, values: Dict[str, Any], context: QgsProcessingContext) -> Tuple[bool, str]:
        """Return whether the values make a request, and if not, why."""
        fine, problem = super().checkParameterValues(values, context)
        if not fine:
            return fine, problem
        try:
            RequestReader(self, values, context).read()
        except Flair2Error as problem_found:
            return False, translate(str(problem_found))
        return True, ""

    def prepareAlgorithm(
        self, values: Dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """Read everything of layers into the request; runs on the main thread.

        Raises:
            QgsProcessingException: the values make no request.
        """
        reader = RequestReader(self, values, context)
        with told_to_processing():
            self._request = replace(reader.read(), aoi=self._write_area(reader, context))
        self._ortho_name = reader.ortho_name()
        return True

    def processAlgorithm(
        self, values: Dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        """Let the engine make the map; runs on a thread of its own.

        Raises:
            QgsProcessingException: the engine could not; its text is one sentence for the user.
        """
        # The context of this thread: what is to be loaded must be registered here, not in prepareAlgorithm.
        output = self.parameterAsOutputLayer(values, names.OUTPUT, context)
        confidence = self.parameterAsOutputLayer(values, names.CONFIDENCE, context) or None
        polygons = self.parameterAsOutputLayer(values, names.POLYGONS, context) or None
        statistics = self.parameterAsFileOutput(values, names.STATISTICS, context) or None
        more = {"confidence": confidence, "polygons": polygons, "statistics": statistics}
        with told_to_processing():
            try:
                request = replace(prepared(self._request), output=output, **more)
                result = run_engine(engine_python(), request, feedback)
            except Stopped as stop:
                feedback.pushInfo(translate(str(stop)))
                return {}
            finally:
                if self._area_folder:
                    self._area_folder.cleanup()
        self._report(result, request, feedback)
        name_when_loaded(output, tr("{ortho} land cover").format(ortho=self._ortho_name), context)
        if confidence:
            name_when_loaded(confidence, tr("{ortho} confidence").format(ortho=self._ortho_name), context)
        if polygons:
            classes = read_card(model_folder(request.model)).classes
            name = tr("{ortho} polygons").format(ortho=self._ortho_name)
            name_when_loaded(polygons, name, context, classes)
        files = {names.CONFIDENCE: confidence, names.POLYGONS: polygons, names.STATISTICS: statistics}
        made = {name: path for name, path in {**files, names.REPORT: result.report}.items() if path}
        return {names.OUTPUT: output, names.SECONDS: result.seconds, **made}

    def _write_area(self, reader: RequestReader, context: QgsProcessingContext) -> Optional[str]:
        """Write the area of interest into a folder that goes with this object, at the latest."""
        area = reader.area()
        if area is None:
            return None
        self._area_folder = tempfile.TemporaryDirectory(prefix="flair2")
        path = Path(self._area_folder.name) / "area.gpkg"
        write_area(area, path, context)
        return str(path)

    @staticmethod
    def _report(result: Result, request: Request, feedback: QgsProcessingFeedback) -> None:
        classes = {str(entry.id): name_class(entry.name) for entry in read_card(model_folder(request.model)).classes}
        text = tr("Made in {seconds} s on {device}. Share of each class:")
        feedback.pushInfo(text.format(seconds=write_number(result.seconds, 1), device=result.device))
        for number, share in sorted(result.shares.items(), key=lambda item: -item[1]):
            percent = tr("{number} %").format(number=write_number(100 * share, 1))
            feedback.pushInfo(f"  {percent:>7}  {classes.get(number, number)}")
