# SPDX-License-Identifier: GPL-2.0-or-later
"""The provider and the plugin object."""

from __future__ import annotations

from configparser import ConfigParser

from qgis.core import QgsApplication, QgsProcessingParameterDefinition
from qgis.PyQt.QtWidgets import QMenu

from flair2_plugin import __version__, classFactory
from flair2_plugin.core.locations import ROOT
from flair2_plugin.desktop import settings
from flair2_plugin.desktop.algorithm import parameters
from flair2_plugin.desktop.algorithm.engine_algorithm import HOMEPAGE
from flair2_plugin.desktop.engine.interpreter import SETTING


def test_the_registry_finds_the_algorithm_by_its_id(provider):
    algorithm = QgsApplication.processingRegistry().algorithmById("flair2:classify")
    assert algorithm.displayName() == "Classify land cover"
    assert not algorithm.icon().isNull()
    assert "Sentinel-2" in algorithm.shortHelpString()


def test_every_parameter_has_help_and_a_label(provider):
    for definition in provider.algorithm("classify").parameterDefinitions():
        assert definition.help().endswith("."), definition.name()
        assert definition.description()[0].isupper(), definition.name()


def test_the_rarer_parameters_are_folded_away(provider):
    flag = QgsProcessingParameterDefinition.Flag.FlagAdvanced
    definitions = provider.algorithm("classify").parameterDefinitions()
    shown = [d.name() for d in definitions if not d.flags() & flag]
    assert shown == [
        "INPUT",
        "ORTHO_FOLDER",
        "BANDS",
        "SENTINEL2",
        "SENTINEL2_FOLDER",
        "MODEL",
        "EXTENT",
        "AREA",
        "OUTPUT",
        "CONFIDENCE",
        "POLYGONS",
        "STATISTICS",
    ]


def test_what_is_made_is_declared_as_outputs(provider):
    outputs = {o.name(): o.type() for o in provider.algorithm("classify").outputDefinitions()}
    rasters, files = (parameters.OUTPUT, "CONFIDENCE"), ("STATISTICS", "REPORT")
    expected = {
        **dict.fromkeys(rasters, "outputRaster"),
        "POLYGONS": "outputVector",
        **dict.fromkeys(files, "outputFile"),
    }
    assert outputs == {**expected, "SECONDS": "outputNumber"}


def test_the_output_is_a_geotiff_whatever_the_options_say(provider):
    assert provider.supportedOutputRasterLayerExtensions() == ["tif"]
    assert provider.defaultRasterFileExtension() == "tif"


def test_processings_options_show_the_engines_python(provider):
    assert settings.ProcessingConfig.settings[SETTING].group == "FLAIR-2 land cover"


def test_unloading_takes_the_setting_away(qgis_processing):
    plugin = classFactory(None)
    plugin.initProcessing()
    plugin.unload()
    assert SETTING not in settings.ProcessingConfig.settings
    assert QgsApplication.processingRegistry().providerById("flair2") is None


class _Interface:
    """Records what the plugin adds to QGIS's window and takes away again."""

    def __init__(self):
        self.present = []
        self.help_menu = QMenu()

    def pluginHelpMenu(self):
        return self.help_menu

    def mainWindow(self):
        return None

    def addPluginToRasterMenu(self, menu, action):
        self.present.append((menu, action.text()))

    def removePluginRasterMenu(self, menu, action):
        self.present.remove((menu, action.text()))

    def registerOptionsWidgetFactory(self, factory):
        self.present.append(factory.title())

    def unregisterOptionsWidgetFactory(self, factory):
        self.present.remove(factory.title())

    def addRasterToolBarIcon(self, action):
        self.present.append(action.objectName())

    def removeRasterToolBarIcon(self, action):
        self.present.remove(action.objectName())


def test_the_raster_menu_and_toolbar_come_and_go(qgis_processing):
    interface = _Interface()
    plugin = classFactory(interface)
    plugin.initGui()
    entries = ["Land Cover &Panel", "&Classify Land Cover…", "&Engine…", "&Models…", "&Help"]
    assert interface.present == [
        *(("FLAIR-2 land cover", entry) for entry in entries),
        "flair2Panel",
        "FLAIR-2 land cover",
    ]
    assert [action.text() for action in interface.help_menu.actions()] == ["FLAIR-2 land cover"]
    plugin.unload()
    assert interface.present == []
    assert interface.help_menu.actions() == []


def test_the_metadata_fit_the_package():
    metadata = ConfigParser()
    metadata.read(ROOT / "metadata.txt", encoding="utf-8")
    general = metadata["general"]
    assert general["version"] == __version__
    assert general["homepage"] == HOMEPAGE
    assert (ROOT / general["icon"]).is_file()
    assert "plugin" not in general["name"].lower()
    required = "name description version qgisMinimumVersion author email about tracker repository homepage"
    assert all(general[key].strip() for key in required.split())
