# SPDX-License-Identifier: GPL-2.0-or-later
"""The engine's Python: one setting, which Processing's options show too."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider, QgsSettings

from flair2_plugin.desktop.engine.interpreter import SETTING, engine_folder
from flair2_plugin.desktop.translation import tr

try:
    from processing.core.ProcessingConfig import ProcessingConfig, Setting
except ImportError:  # the Processing plugin is switched off, or PyQGIS runs without it
    ProcessingConfig = None


def add_settings(provider: QgsProcessingProvider) -> None:
    """Show the provider's settings in Processing's options, where Processing's Python part runs."""
    if ProcessingConfig is None:
        return
    setting = Setting(
        provider.name(),
        SETTING,
        tr("Python of the engine"),
        "",
        valuetype=Setting.FILE,
        placeholder=tr("Leave blank for {folder}").format(folder=engine_folder()),
    )
    setting.qname = SETTING
    ProcessingConfig.settingIcons[provider.name()] = provider.icon()
    ProcessingConfig.addSetting(setting)
    ProcessingConfig.readSettings()


def remove_settings(provider: QgsProcessingProvider) -> None:
    """Take the settings away again."""
    if ProcessingConfig is not None and SETTING in ProcessingConfig.settings:
        ProcessingConfig.removeSetting(SETTING)
        ProcessingConfig.settingIcons.pop(provider.name(), None)


def choose_engine(python: str) -> None:
    """Let the engine run in this Python; "" forgets the choice.

    Processing keeps a copy of its settings, which it would write back when its options are next saved.
    """
    settings = QgsSettings()
    if python:
        settings.setValue(SETTING, python)
    else:
        settings.remove(SETTING)
    if ProcessingConfig is not None and SETTING in ProcessingConfig.settings:
        ProcessingConfig.settings[SETTING].value = python
