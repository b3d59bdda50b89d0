# SPDX-License-Identifier: GPL-2.0-or-later
"""The engine's own Python: which one it is, and the environment variables it is started with."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Iterator, Optional, Tuple

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QProcessEnvironment

from flair2_plugin.core.errors import EngineFailed
from flair2_plugin.core.locations import RESOURCES
from flair2_plugin.desktop.translation import tr

VARIABLE = "FLAIR2_ENGINE_PYTHON"
SETTING = "flair2/enginePython"
REQUIREMENTS = RESOURCES / "engine" / "requirements.txt"
VERIFIED = "flair2-check.json"  # what the check of an environment found, written once it worked

_WINDOWS = sys.platform == "win32"

# QGIS's launchers set these for its own Python, PROJ and GDAL. Other builds of those libraries break on them:
# with PROJ_DATA of QGIS, rasterio reads a foreign proj.db and loses a file's CRS.
_FOREIGN_PREFIXES = ("PYTHON", "PROJ_", "GDAL_", "DYLD_", "CONDA_")
_FOREIGN = {
    "LD_LIBRARY_PATH",
    "LD_PRELOAD",
    "PIP_PREFIX",
    "PIP_TARGET",
    "PIP_USER",
    "QGIS_PREFIX_PATH",
    "QT_PLUGIN_PATH",
    "VIRTUAL_ENV",
}


def engine_python() -> Path:
    """Return the Python that the engine runs in. Cheap: looks for files only.

    Its place is, in this order: the environment variable, the setting in Processing's options, the folders
    flair2/engine-gpu (if it was found to work) and flair2/engine of the QGIS profile, `.venv` of the checkout that a
    development install links to.

    Raises:
        EngineFailed: there is none; the sentence says how to get one.
    """
    for place, chosen in _chosen():
        if chosen and not Path(chosen).is_file():
            text = tr("{place} names {path} as the engine's Python, but there is no such file: correct it.")
            raise EngineFailed(text.format(place=place, path=chosen))
        if chosen:
            return Path(chosen)
    verified = [gpu_folder()] if (gpu_folder() / VERIFIED).is_file() else []
    for folder in (*verified, engine_folder(), _checkout() / ".venv"):
        python = interpreter_of(folder)
        if python.is_file():
            return python
    raise EngineFailed(installation_advice())


def installation_advice() -> str:
    """Return the sentence for a user without an engine: the dialog that installs one, or two commands."""
    folder = engine_folder()
    python = "py -3" if _WINDOWS else "python3"
    create = f'{python} -m venv "{folder}"'
    fill = f'"{interpreter_of(folder)}" -m pip install -r "{REQUIREMENTS}"'
    return tr(
        "FLAIR-2's engine is not installed: choose Raster > FLAIR-2 land cover > Engine… (or, in a terminal with "
        "Python 3.11 or newer, run {create} and then {fill})."
    ).format(create=create, fill=fill)


def engine_folder() -> Path:
    """Return the folder of the engine's environment; in the profile, since an update replaces the plugin's folder."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "flair2" / "engine"


def gpu_folder() -> Path:
    """Return the folder of the environment with GPU support; it is used only once its check computed on the GPU."""
    return engine_folder().with_name("engine-gpu")


def interpreter_of(environment: Path) -> Path:
    """Return the Python of a virtual environment. Not resolved: the link itself makes it that environment's Python."""
    return environment / ("Scripts/python.exe" if _WINDOWS else "bin/python")


def clean_environment() -> QProcessEnvironment:
    """Return this process's environment variables without those that belong to QGIS's own libraries."""
    environment = QProcessEnvironment.systemEnvironment()
    for name in list(environment.keys()):
        if name.upper() in _FOREIGN or name.upper().startswith(_FOREIGN_PREFIXES):
            environment.remove(name)
    environment.insert("PYTHONNOUSERSITE", "1")
    environment.insert("PYTHONIOENCODING", "utf-8")
    environment.insert("PYTHONUTF8", "1")
    return environment


def _chosen() -> Iterator[Tuple[str, Optional[str]]]:
    yield tr("The environment variable {name}").format(name=VARIABLE), os.environ.get(VARIABLE)
    yield tr("The setting of FLAIR-2 in Processing's options"), QgsSettings().value(SETTING) or None


def _checkout() -> Path:
    return Path(__file__).resolve().parents[3]
