# SPDX-License-Identifier: GPL-2.0-or-later
"""The plugin in QGIS's language: the compiled translation is found, used and taken away again."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsRasterLayer

from flair2_plugin import classFactory
from flair2_plugin.core.messages import Foreseen
from flair2_plugin.core.nomenclature import BASELINE, FULL
from flair2_plugin.core.symbology import class_style
from flair2_plugin.desktop.algorithm.classify import ClassifyAlgorithm
from flair2_plugin.desktop.algorithm.results import class_renderer
from flair2_plugin.desktop.class_names import name_class, name_classes, name_legend
from flair2_plugin.desktop.dock.texts import describe_foreseen
from flair2_plugin.desktop.translation import install_translator, remove_translator, tr

ROOT = Path(__file__).parents[2]
STAGE = ROOT / "build" / "stage"
PROGRAM = shutil.which("qgis_process.bin") or shutil.which("qgis_process")


@pytest.mark.parametrize("locale", ["fr", "fr_FR", "fr_CA", "fr-BE"])
def test_a_french_qgis_is_answered_in_french(qgis_app, speaking, locale):
    speaking(locale)
    translator = install_translator()
    assert tr("Area of interest") == "Zone d’intérêt"
    remove_translator(translator)
    assert tr("Area of interest") == "Area of interest"


@pytest.mark.parametrize("locale", ["en", "en_US", "de", "C", "", "../fr"])
def test_any_other_qgis_is_answered_in_english(qgis_app, speaking, locale):
    speaking(locale)
    assert install_translator() is None
    assert tr("Area of interest") == "Area of interest"


def test_the_algorithm_is_in_french_and_keeps_its_names(french):
    algorithm = ClassifyAlgorithm().create()
    assert algorithm.name() == "classify"
    assert algorithm.displayName() == "Classer l’occupation du sol"
    assert algorithm.shortHelpString().startswith("<p>Cartographie l’occupation du sol")
    assert "orthophoto" in algorithm.tags()
    area = algorithm.parameterDefinition("AREA")
    assert area.description() == "Zone d’intérêt"
    assert area.help().startswith("Ne classer qu’à l’intérieur")
    assert algorithm.parameterDefinition("PRECISION").options() == ["auto", "fp32", "bf16", "fp16", "int8"]


def test_an_error_is_a_french_sentence(french, provider, monkeypatch, tmp_path):
    monkeypatch.setenv("FLAIR2_ENGINE_PYTHON", str(tmp_path / "absent"))
    able, reason = provider.algorithm("classify").create().canExecute()
    assert not able
    assert reason.startswith("La variable d’environnement FLAIR2_ENGINE_PYTHON indique")


def test_the_classes_of_flair_have_their_french_names_and_a_models_own_keep_theirs(french):
    assert name_class("pervious surface") == "zone perméable"
    assert name_class("my own") == "my own"
    shown = [entry.name for entry in name_classes(FULL)]
    assert len(set(shown)) == len(FULL) and not {entry.name for entry in FULL} & set(shown)


def test_the_legend_of_a_map_is_in_french_and_its_style_beside_it_stays(french, qgis_app, ortho):
    style = ortho.with_suffix(".qml")
    style.write_text(class_style(BASELINE), encoding="utf-8")
    before = style.read_bytes()
    layer = QgsRasterLayer(str(ortho), "map")
    name_legend(layer)
    classes = {entry.label: entry.color.name() for entry in layer.renderer().classes()}
    assert classes["vigne"] == "#660082" and len(classes) == len(BASELINE) and "vineyard" not in classes
    assert layer.renderer().usesBands() == [1]
    assert style.read_bytes() == before
    [polygons] = [c for c in class_renderer(BASELINE).categories() if c.value() == 9]
    assert polygons.label() == "vigne"


@pytest.mark.parametrize(("count", "said"), [(0, "0 tuile"), (1, "1 tuile"), (2, "2 tuiles")])
def test_french_has_the_plural_from_two_on(french, count, said):
    assert describe_foreseen(Foreseen(count, 0.5, 800, 20, None, "cpu")).split(", ")[1] == said


@pytest.mark.parametrize(("count", "said"), [(0, "0 tiles"), (1, "1 tile"), (2, "2 tiles")])
def test_english_has_the_singular_for_one(qgis_app, count, said):
    assert describe_foreseen(Foreseen(count, 0.5, 800, 20, None, "cpu")).split(", ")[1] == said


def test_the_plugin_speaks_french_from_its_making_until_it_is_unloaded(qgis_app, speaking):
    speaking("fr_FR")
    plugin = classFactory(None)
    plugin.initProcessing()
    assert QgsApplication.processingRegistry().providerById("flair2").name() == "Occupation du sol FLAIR-2"
    plugin.unload()
    assert tr("FLAIR-2 land cover") == "FLAIR-2 land cover"


@pytest.mark.skipif(PROGRAM is None, reason="this QGIS has no qgis_process")
@pytest.mark.skipif(not (STAGE / "flair2_plugin").is_dir(), reason="not staged: make stage")
def test_qgis_process_shows_the_algorithm_in_french(tmp_path):
    """The staged plugin, so that the translation is known to ship."""
    settings = tmp_path / "profiles" / "default" / "QGIS" / "QGIS3.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text("[locale]\noverrideFlag=true\nuserLocale=fr\n\n[PythonPlugins]\nflair2_plugin=true\n")
    variables = {
        **os.environ,
        "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path),
        "QGIS_PLUGINPATH": str(STAGE),
        "QT_QPA_PLATFORM": "offscreen",
    }
    command = [PROGRAM, "--json", "help", "flair2:classify"]
    answer = subprocess.run(command, env=variables, capture_output=True, check=True, timeout=300)
    told = json.loads(answer.stdout)
    assert told["algorithm_details"]["name"] == "Classer l’occupation du sol"
    assert told["parameters"]["AREA"]["description"] == "Zone d’intérêt"
