# SPDX-License-Identifier: GPL-2.0-or-later
"""The algorithm flair2:sentinel2: a Sentinel-2 series of an area and a time, read from a public catalogue."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, List, Optional, Tuple

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputFile,
)
from qgis.PyQt.QtGui import QIcon

from flair2_plugin.core.errors import EngineFailed, Flair2Error, Stopped
from flair2_plugin.core.series_request import SeriesRequest
from flair2_plugin.desktop.algorithm import series_parameters as names
from flair2_plugin.desktop.algorithm.classify import HOMEPAGE
from flair2_plugin.desktop.algorithm.series_reader import read_series_values
from flair2_plugin.desktop.engine.interpreter import engine_python
from flair2_plugin.desktop.engine.process import run_series
from flair2_plugin.desktop.engine.sentences import translate
from flair2_plugin.desktop.environment.network import proxy_variables
from flair2_plugin.desktop.icons import ICON, plugin_icon
from flair2_plugin.desktop.translation import tr


class Sentinel2Algorithm(QgsProcessingAlgorithm):
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

    def icon(self) -> QIcon:
        """Return the icon in the toolbox."""
        return plugin_icon()

    def svgIconPath(self) -> str:
        """Return the icon for the models' canvas."""
        return str(ICON)

    def shortDescription(self) -> str:
        """Return the tooltip."""
        return tr("Reads a year of Sentinel-2 images of an area from a public catalogue, for a land-cover map.")

    def shortHelpString(self) -> str:
        """Return the help beside the dialog."""
        return " ".join(f"<p>{paragraph}</p>" for paragraph in names.describe_series())

    def helpUrl(self) -> str:
        """Return the page behind the Help button."""
        return HOMEPAGE

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """Define parameters and outputs."""
        for parameter in names.define_series_parameters():
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputFile(names.REPORT, tr("Report")))

    def canExecute(self) -> Tuple[bool, str]:
        """Return whether there is an engine, and if not, how to get one."""
        try:
            engine_python()
        except EngineFailed as problem:
            return False, translate(str(problem))
        return True, ""

    def checkParameterValues(self, values: Dict[str, Any], context: QgsProcessingContext) -> Tuple[bool, str]:
        """Return whether the values make a request, and if not, why."""
        fine, problem = super().checkParameterValues(values, context)
        if not fine:
            return fine, problem
        try:
            engine_python()  # again: the dialog can be opened where canExecute said no
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
        try:
            self._request = read_series_values(self, values, context)
        except Flair2Error as problem:
            raise QgsProcessingException(translate(str(problem))) from problem
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
        try:
            if self._request is None:
                raise EngineFailed(tr("The algorithm was run without being prepared: start it through Processing."))
            request = replace(self._request, output=folder)
            result = run_series(engine_python(), request, feedback, self._network)
        except Stopped:
            feedback.pushInfo(tr("Stopped by the user; the finished dates are kept in {folder}.").format(folder=folder))
            return {}
        except Flair2Error as problem:
            raise QgsProcessingException(translate(str(problem))) from problem
        return {names.OUTPUT: result.output, names.REPORT: result.report}
