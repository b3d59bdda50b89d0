# SPDX-License-Identifier: GPL-2.0-or-later
"""What the plugin's algorithms have in common: the engine does their work."""

from __future__ import annotations

from contextlib import contextmanager
from typing import Any, Dict, Iterator, Optional, Tuple, TypeVar

from qgis.core import QgsProcessingAlgorithm, QgsProcessingContext, QgsProcessingException
from qgis.PyQt.QtGui import QIcon

from flair2_plugin.core.errors import EngineFailed, Flair2Error
from flair2_plugin.desktop.engine.interpreter import engine_python
from flair2_plugin.desktop.engine.sentences import translate
from flair2_plugin.desktop.icons import ICON, plugin_icon
from flair2_plugin.desktop.translation import tr

Request = TypeVar("Request")

HOMEPAGE = "https://github.com/flair2-land-cover/flair2-land-cover"


class EngineAlgorithm(QgsProcessingAlgorithm):
    """An algorithm that can't run without the engine."""

    def icon(self) -> QIcon:
        """Return the icon in the toolbox."""
        return plugin_icon()

    def svgIconPath(self) -> str:
        """Return the icon for the models' canvas."""
        return str(ICON)

    def helpUrl(self) -> str:
        """Return the page behind the Help button."""
        return HOMEPAGE

    def canExecute(self) -> Tuple[bool, str]:
        """Return whether there is an engine, and if not, how to get one."""
        try:
            engine_python()
        except EngineFailed as problem:
            return False, translate(str(problem))
        return True, ""

    def checkParameterValues(self, values: Dict[str, Any], context: QgsProcessingContext) -> Tuple[bool, str]:
        """Return whether the values are such as their parameters ask for and there is an engine, and if not, why."""
        fine, problem = super().checkParameterValues(values, context)
        # Again: the dialog can be opened where canExecute said no.
        return self.canExecute() if fine else (fine, problem)


def prepared(request: Optional[Request]) -> Request:
    """Return what prepareAlgorithm has read.

    Raises:
        EngineFailed: it has read nothing.
    """
    if request is None:
        raise EngineFailed(tr("The algorithm was run without being prepared: start it through Processing."))
    return request


@contextmanager
def told_to_processing() -> Iterator[None]:
    """Turn what the engine or its request complains of into Processing's own exception, one sentence for the user.

    Raises:
        QgsProcessingException: there was such a complaint.
    """
    try:
        yield
    except Flair2Error as problem:
        raise QgsProcessingException(translate(str(problem))) from problem
