# SPDX-License-Identifier: GPL-2.0-or-later
"""The algorithm flair2:sentinel2: a Sentinel-2 series of an area and a time, read from a public catalogue."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, List, Optional, Tuple

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingOutputFile

from flair2_plugin.core.errors import Flair2Error, Stopped
from flair2_plugin.core.series_request import SeriesRequest
from flair2_plugin.desktop.algorithm import series_parameters as names
from flair2_plugin.desktop.algorithm.engine_algorithm import EngineAlgorithm, prepared, told_to_processing
from flair2_plugin.desktop.algorithm.series_reader import read_series_values
from flair2_plugin.desktop.engine.interpreter import engine_python
from flair2_plugin.desktop.engine.process import run_series
from flair2_plugin.desktop.engine.sentences import translate
from flair2_plugin.desktop.environment.network import proxy_variables
from flair2_plugin.desktop.translation import tr


class Sentinel2Algorithm(EngineAlgorithm):
    """Reads the parameters into a request, then lets the engine make the series."""

    def __init__(self) -> None:
        """Make an algorithm; every run has an instance of its own."""
        super().__init__()
        self._request: Optional[SeriesRequest] = None
        self._network: Dict[str, str] = {}

    def createInstance(self) -> Sentinel2Algorithm:
        """Return the instance for a run."""
        return Sentinel2Algorithm()

    def name(self) -> str:
        """Return the id within the provider; it never changes."""
        return "sentinel2"

    def displayName(self) -> str:
        """Return the name in the toolbox."""
        return tr("Download a Sentinel-2 series")

    def tags(self) -> List[str]:
        """Return what the toolbox's search finds it by."""
        return tr("flair,sentinel-2,stac,catalogue,download,time series,cloud,cog").split(",")

    def shortDescription(self) -> str:
        """Return the tooltip."""
        return tr("Reads a year of Sentinel-2 images of an area from a public catalogue, for a land-cover map.")

    def shortHelpString(self) -> str:
        """Return the help beside the dialog."""
        return " ".join(f"<p>{paragraph}</p>" for paragraph in names.describe_series())

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """Define parameters and outputs."""
        for parameter in names.define_series_parameters():
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputFile(names.REPORT, tr("Report")))

    def checkParameterValues(self, values: Dict[str, Any], context: QgsProcessingContext) -> Tuple[bool, str]:
        """Return whether the values make a request, and if not, why."""
        fine, problem = super().checkParameterValues(values, context)
        if not fine:
            return fine, problem
        try:
            read_series_values(self, values, context)
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
        with told_to_processing():
            self._request = read_series_values(self, values, context)
        self._network = proxy_variables()
        return True

    def processAlgorithm(
        self, values: Dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        """Let the engine make the series; runs on a thread of its own.

        Raises:
            QgsProcessingException: the engine could not; its text is one sentence for the user.
        """
        folder = self.parameterAsString(values, names.OUTPUT, context)
        with told_to_processing():
            try:
                request = replace(prepared(self._request), output=folder)
                result = run_series(engine_python(), request, feedback, self._network)
            except Stopped:
                said = tr("Stopped by the user; the finished dates are kept in {folder}.")
                feedback.pushInfo(said.format(folder=folder))
                return {}
        return {names.OUTPUT: result.output, names.REPORT: result.report}
