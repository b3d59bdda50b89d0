# SPDX-License-Identifier: GPL-2.0-or-later
"""A model's way out: to the user's trash, or aside where there is none."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QDir, QFile, QStandardPaths

from flair2_plugin.core.user_models import set_aside
from flair2_plugin.desktop.translation import tr


def remove_model(folder: Path) -> str:
    """Remove a model of the user's, and return the sentence that says where it went.

    Raises:
        Flair2Error: it can't be removed.
    """
    if move_to_trash(folder):
        return tr("{name} was moved to the trash.").format(name=folder.name)
    text = tr("There is no trash here: {name} now lies in {folder}.")
    return text.format(name=folder.name, folder=set_aside(folder))


def move_to_trash(folder: Path) -> bool:
    """Move a folder to the user's trash, and return whether there is one.

    Qt 5 moves it into the process's own folder where that of the user's data does not exist.
    """
    data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return QDir().mkpath(data) and QFile(str(folder)).moveToTrash()
