# SPDX-License-Identifier: GPL-2.0-or-later
"""What the engine says, in QGIS's language: every sentence, with whatever stands in it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from string import Formatter

import pytest
from qgis.core import QgsProcessingException
from qgis.PyQt.QtCore import QCoreApplication

from flair2_plugin.core.locations import MODELS, PACKAGE
from flair2_plugin.core.messages import Failure, Foreseen, Log, Progress
from flair2_plugin.desktop.engine import sentences
from flair2_plugin.desktop.engine.sentences import translate, translate_message
from flair2_plugin.desktop.environment.checking import understand_check
from flair2_plugin.desktop.environment.command import Ended
from flair2_plugin.desktop.translation import FOLDER

ENGINE = Path(__file__).parents[3] / ".venv" / "bin" / "python"

KNOWN = json.loads((FOLDER / "engine_sentences.json").read_text(encoding="utf-8"))
STOPPED = "The run was stopped; nothing was written."
ARRETE = "Le traitement a été arrêté ; rien n’a été écrit."
ROWS = "3 of 12 rows of tiles are kept: --resume goes on from there"
RANGEES = "3 rangées de tuiles sur 12 sont conservées : « Reprendre un traitement inachevé » continue à partir de là"


def plain(text):
    """Return a text with plain spaces, to compare it with what is typed here."""
    return text.replace("\u00a0", " ")


def values_of(text):
    """Return a value for each place of a text: what files and systems call things, or a number."""
    names = dict.fromkeys(name for _, name, _, _ in Formatter().parse(text) if name is not None)
    places = KNOWN["places"].get(text, {})
    odd = "/d{}/a{{0}}(c)*[1-9]$\\é.tif"
    return {
        name: str(10 + number) if places.get(name, {}).get("number") else odd.replace("{}", str(number))
        for number, name in enumerate(names)
    }


def test_every_sentence_comes_out_in_french_with_the_same_values(french):
    wrong = []
    for text in KNOWN["heads"]:
        values = values_of(text)
        wanted = QCoreApplication.translate(sentences.CONTEXT, text).format(**values)
        has_words = any(character.isalpha() for literal, *_ in Formatter().parse(text) for character in literal)
        if has_words and (wanted == text.format(**values) or translate(text.format(**values)) != wanted):
            wrong.append((text, translate(text.format(**values))))
    assert wrong == []


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (STOPPED, ARRETE),
        (f"The run was stopped; {ROWS}.", f"Le traitement a été arrêté ; {RANGEES}."),
        (f"{ROWS}.", f"{RANGEES}."),
        (
            "No Sentinel-2 image from April to July 2021: 3 of 12 months are empty.",
            "Aucune image Sentinel-2 entre avril et juillet 2021 : 3 mois sur 12 sont vides.",
        ),
        (
            (
                "/a/x.tif has 3 bands, but the model needs 5 bands (red, green, blue, nir, height): choose another "
                "ortho or another model (none of the installed models can do with what is given)."
            ),
            (
                "/a/x.tif a 3 bandes, mais il faut au modèle 5 bandes (red, green, blue, nir, height) : choisir une "
                "autre ortho-image ou un autre modèle (aucun des modèles installés ne peut se contenter "
                "de ce qui est donné)."
            ),
        ),
        (
            (
                "Values that become black and white: map of Paris.tif 0 to 4095 (percentiles of a sample, as the "
                "values fill 30% of 12 bits, the fewest that hold a sample's largest value); b.tif 0 to 0.5 (0 to 1)."
            ),
            (
                "Valeurs qui deviennent noir et blanc : map of Paris.tif de 0 à 4095 (percentiles d’un échantillon, "
                "car les valeurs n’occupent que 30 % de l’étendue (12 bits, le moins qui contienne la plus grande "
                "valeur d’un échantillon)) ; b.tif de 0 à 0.5 (de 0 à 1)."
            ),
        ),
        (
            'It computes in 32 bits. The network of "demo" can\'t be converted to int8 (out of memory).',
            "Le calcul se fait en 32 bits. Le réseau de « demo » ne peut pas être converti en int8 (out of memory).",
        ),
        (
            "The run starts anew: an option and the model has changed since the unfinished one.",
            "Le traitement repart de zéro, car ceci a changé depuis le traitement inachevé : une option et le modèle.",
        ),
        (
            "/d/map.tif can't be written: No space left on device (/d/x).",
            "Impossible d’écrire /d/map.tif : il n’y a plus de place sur le disque (/d/x).",
        ),
        (
            "x.npy has 1,234,567 bytes, but its header announces far more; it may be cut short, copy it anew.",
            (
                "x.npy a 1 234 567 octets, mais son en-tête en annonce bien plus ; il est peut-être tronqué, le copier "
                "à nouveau."
            ),
        ),
    ],
)
def test_sentences_in_sentences_and_numbers_are_translated_too(french, said, shown):
    assert plain(translate(said)) == shown


@pytest.mark.parametrize(
    "text",
    ["", "Hello", "Foo: bar.", "Tuiles : 3 sur 9.", "CUDA error: out of memory.", "{path} {", "a\nb", "can't be read"],
)
def test_what_is_not_known_stays_as_it_is(french, text):
    assert translate(text) == text


def test_french_is_left_as_it_is(french):
    """An error passes the border twice: where the engine's process ends, and where its error is shown."""
    shown = [translate(text.format(**values_of(text))) for text in KNOWN["heads"]]
    assert [text for text in shown if translate(text) != text] == []


def test_a_name_is_not_translated_whatever_it_says(french):
    for name in (STOPPED, "No space left on device", "{x}", "a\nb. C", "no answer in time"):
        assert plain(translate(f"{name} is empty: get it anew.")) == f"{name} est vide : le récupérer à nouveau."


def test_several_sentences_in_a_text_are_each_looked_up(french):
    other = "There is no checkpoint /a. b.pth."
    autre = "Il n’y a pas de checkpoint /a. b.pth."
    assert plain(translate(f"{STOPPED} {other}")) == f"{ARRETE} {autre}"
    assert plain(translate(f"{STOPPED}\n{other}\nmore")) == f"{ARRETE}\n{autre}\nmore"
    assert plain(translate(f"Nobody knows this. {other}")) == f"Nobody knows this. {autre}"
    two = (
        "https://x is no band of Sentinel-2: it has 3 bands of uint8, 9 × 9 pixels and no CRS. Take another collection."
    )
    assert plain(translate(f"{two} {STOPPED}")).endswith(f"Prendre une autre collection. {ARRETE}")


@pytest.mark.parametrize(
    "text",
    [
        "x can't be read: " * 200 + ".",
        "It computes in 32 bits. " * 160,
        f"There is no checkpoint {': (), . can not' * 250}.",
        "Values that become black and white: " + "a 0 to 1 (8 bits); " * 180 + ".",
        "a" * 100_000,
    ],
)
def test_a_text_made_to_be_slow_has_an_answer(french, text):
    assert translate(text)


def test_english_stays_english(qgis_app):
    assert translate(STOPPED) == STOPPED


def test_without_its_list_the_engine_is_shown_in_english(french, monkeypatch, tmp_path):
    sentences._read_sentences.cache_clear()
    monkeypatch.setattr(sentences, "_PATH", tmp_path / "absent.json")
    assert translate(STOPPED) == STOPPED
    sentences._read_sentences.cache_clear()


def test_messages_are_translated_and_else_the_same(french):
    assert plain(translate_message(Log(STOPPED, "warning")).text) == ARRETE
    assert translate_message(Log(STOPPED, "warning")).level == "warning"
    assert plain(translate_message(Failure(STOPPED, 3)).text) == ARRETE
    assert translate_message(Failure(STOPPED, 3)).exit_code == 3
    foreseen = Foreseen(4, 0.5, 800, 20, None, "cpu", 2, (STOPPED, "Hello"))
    assert [plain(note) for note in translate_message(foreseen).notes] == [ARRETE, "Hello"]
    assert translate_message(foreseen).tiles == 4
    assert translate_message(Progress("tiles", 1, 2)) == Progress("tiles", 1, 2)


@pytest.mark.skipif(not ENGINE.is_file(), reason="no engine: make env builds .venv")
@pytest.mark.skipif(not (MODELS / "demo").is_dir(), reason="the demo model is not there")
def test_what_the_engine_refuses_is_an_error_of_processing_in_french(
    french, run_classify, ortho, sentinel2, listening, monkeypatch
):
    monkeypatch.setenv("FLAIR2_ENGINE_PYTHON", str(ENGINE))
    values = {"INPUT": str(ortho), "SENTINEL2": [str(sentinel2)], "MODEL": "demo", "OUTPUT": str(ortho)}
    with pytest.raises(QgsProcessingException) as failure:
        run_classify(values, listening())
    assert plain(str(failure.value)) == f"{ortho} est une des entrées : choisir une autre sortie."


@pytest.mark.skipif(not ENGINE.is_file(), reason="no engine: make env builds .venv")
def test_the_engine_that_checks_itself_is_understood_in_french(french):
    """Its process itself speaks English: this is what it printed."""
    command = [str(ENGINE), "-I", str(PACKAGE / "check.py"), "--json", "--device", "cuda:99"]
    printed = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300).stdout
    assert "Nothing can be computed on cuda:99" in printed
    problem = plain(understand_check(Ended(1, printed)).problem)
    assert "Aucun calcul n’est possible sur cuda:99 : " in problem
